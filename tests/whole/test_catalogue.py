"""The catalogue as a whole: no text in one language only, none unused, none missing, and all of them can be read."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

from edgeops.catalogue import LANGUAGES, Language, say
from edgeops.catalogue.entries import SUBJECTS, TEXTS
from edgeops.catalogue.particles import BY_FORM
from edgeops.commands.explain import codes
from edgeops.render.text import width, wrap

EDGEOPS = Path(__file__).parents[2] / "edgeops"
SOURCES = [path for path in sorted(EDGEOPS.rglob("*.py")) if path.parent.name != "catalogue"]
EXPLAINED = frozenset({"what", "why", "see", "fix", "more"})  # what `edgeops explain` looks for by itself
HANGUL = re.compile("[가-힣]")

# Names and commands that are the same in every language, and frames that only hold other texts.
SAME = frozenset(
    {
        "config.value",
        "init.machine",
        "cost.text",
        "network.in-vpc",
        "placeholder.vpc",
        "asked.failed",
        "seen.balancer-reason",
        "seen.target-advice",
        "timings.wait",
        "record.value",
        "seen.target",
        "seen.target-reason",
        "site-incomplete.what",
        "site-shadowed.what",
        "site.dns",
        "step.line",
        "step.row",
        "target.state",
        "unknown-code.fix",
        "unknown-topic.fix",
        "usage.what",
        "verdict.dns",
        "wrong-account.see",
        "no-sandbox.fix",
        "placeholder.id",
        "placeholder.interval",
        "placeholder.timeout",
    }
)
# Facts as they come; where a name stands for several kinds of things, one of them.
FACTS: dict[str, object] = {
    "account": "123456789012",
    "action": "elasticloadbalancing:CreateLoadBalancer",
    "address": "0.005",
    "arn": "arn:aws:acm:ap-northeast-2:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef",
    "balancer": "eo-koing-1a2b3c4d",
    "byte": "B0",
    "code": "Throttling",
    "codes": "200-499",
    "column": 7,
    "command": "edgeops up",
    "config": "/tmp/edgeops.toml",
    "count": 2,
    "date": "2027-12-20",
    "dollars": "23.73",
    "endpoint": "http://127.0.0.1:5510",
    "group": "eo-koing-80-1a2b3c4d",
    "home": "us-east-1",
    "host": "koing.shop",
    "hosts": "koing.shop, www.koing.shop",
    "instance": "i-0f3a5c9d1e7b24680",
    "ip": "203.0.113.9",
    "key": "interval",
    "label": "web",
    "path": "/actuator/health",
    "port": 8080,
    "price": "16.43",
    "region": "ap-northeast-2",
    "seconds": 30,
    "state": "unhealthy",
    "reason": "Target.FailedHealthChecks",
    "target": "web:8080",
    "targets": "web:80, web2:80",
    "url": "http://127.0.0.1:5510",
}


def fields(template: str) -> Iterator[tuple[str, str]]:
    """(fact, spec) of every field."""
    return ((name, spec or "") for _, name, spec, _ in Formatter().parse(template) if name is not None)


def names(template: str) -> set[str]:
    """The facts of a template."""
    return {name for name, _ in fields(template)}


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in SOURCES)


def calls(*functions: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of these functions, with where it stands."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
                yield path, node


def literals(node: ast.expr) -> list[str]:
    """The texts an argument may be, as patterns: of both branches; what is filled in is `[^.]+`."""
    match node:
        case ast.Constant(str() as text):
            return [re.escape(text)]
        case ast.IfExp(_, one, other):
            return [*literals(one), *literals(other)]
        case ast.JoinedStr(parts):
            return ["".join(literals(part)[0] if isinstance(part, ast.Constant) else "[^.]+" for part in parts)]
        case _:
            return []


@cache
def constants() -> frozenset[str]:
    """Every string in the source."""
    nodes = (node for _, tree in trees() for node in ast.walk(tree))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def made_up() -> re.Pattern[str]:
    """The keys that the source puts together, where not the whole key is put together."""
    asked = {text for _, call in calls("say", "known") for text in literals(call.args[0]) if "[^.]+" in text}
    asked |= {rf"{text}\.[^.]+" for _, call in calls("word") for text in literals(call.args[0])}
    return re.compile("|".join(sorted(text for text in asked if not text.endswith(r"[^.]+\.[^.]+"))))


@cache
def told() -> frozenset[str]:
    """The codes of findings that the source makes, and the families they are of."""
    made = [text for _, call in calls("finding") for text in literals(call.args[0])]
    made += [text for _, call in calls("finding") for word in call.keywords for text in literals(word.value)]
    of_files = {code for code in codes() if code.removeprefix("config-") in constants()}
    families = [
        code.removesuffix("RESOURCE").removesuffix("REASON") for code in made if code.endswith(("RESOURCE", "REASON"))
    ]
    return frozenset(
        code
        for code in codes()
        if code in of_files
        or code == "config-PROBLEM"
        or code.startswith(tuple(re.sub(r"\\", "", family) for family in families))
        or any(re.fullmatch(text, code) for text in made)
    )


def is_used(key: str) -> bool:
    """True when the source asks for it, or makes a finding of its code; a short form is used with its long one."""
    key = key.removesuffix("-brief")
    code, _, part = key.partition(".")
    return key in constants() or bool(made_up().fullmatch(key)) or (code in told() and part in EXPLAINED)


def test_no_key_stands_twice() -> None:
    """Each subject has its own."""
    assert len(TEXTS) == sum(len(subject.TEXTS) for subject in SUBJECTS)


@pytest.mark.parametrize("language", range(2), ids=LANGUAGES)
def test_every_key_has_both_texts(language: int) -> None:
    """And a Korean one is Korean."""
    assert [key for key, texts in TEXTS.items() if len(texts) != 2 or not texts[language].strip()] == []
    if language == 1:
        foreign = [key for key, texts in TEXTS.items() if not HANGUL.search(re.sub(r"{[^}]*}", "", texts[1]))]
        assert set(foreign) - SAME == set()
        assert [key for key in SAME if HANGUL.search(TEXTS[key][1].replace("{", ""))] == []


def test_every_text_that_is_asked_for_is_there() -> None:
    """The keys in `say("...")`."""
    asked = {(path.name, text) for path, call in calls("say", "known") for text in literals(call.args[0])}
    assert len(asked) > 500
    assert {(name, text) for name, text in asked if not any(re.fullmatch(text, key) for key in TEXTS)} == set()


def test_every_finding_has_its_texts() -> None:
    """What happened and what to do, unless they are given on the spot."""
    for path, call in calls("finding"):
        given = {word.arg for word in call.keywords}
        families = [text for word in call.keywords if word.arg == "family" for text in literals(word.value)]
        for code in families or literals(call.args[0]):
            lacking = [
                part
                for part in ("what", "fix")
                if part not in given and not any(re.fullmatch(rf"{code}\.{part}", key) for key in TEXTS)
            ]
            assert lacking == [], f"{path.name}: {code}"


def test_what_is_told_with_every_finding_has_its_facts() -> None:
    """`.see` is never given on the spot, so the call has what it needs - but for facts that come as a mapping."""
    for path, call in calls("finding"):
        given = {word.arg for word in call.keywords}
        if None in given:
            continue
        owners = [text for word in call.keywords if word.arg == "family" for text in literals(word.value)]
        for code in owners or literals(call.args[0]):
            keys = [key for key in TEXTS if re.fullmatch(rf"{code}\.see", key)]
            lacking = {name for key in keys for name in names(TEXTS[key][0])} - given
            assert lacking == set(), f"{path.name}: {code}"


def test_findings_are_made_of_the_catalogue_only() -> None:
    """Nobody writes a sentence into the source: `Finding(...)` itself is called where texts are put together."""
    places = {path.relative_to(EDGEOPS).as_posix() for path, _ in calls("Finding")}
    assert places == {"errors.py", "settings/problems.py"}


def test_no_text_is_unused() -> None:
    """What nobody says any more is taken out."""
    placeholders = {f"placeholder.{name}" for code in codes() for name in _facts_of(code)}
    unused = [key for key in TEXTS if not key.startswith("placeholder.") and not is_used(key)]
    assert unused == []
    assert {key for key in TEXTS if key.startswith("placeholder.")} == placeholders


def _facts_of(code: str) -> set[str]:
    mine = [key for key in TEXTS if key.partition(".")[0] == code and key.partition(".")[2].split("-")[0] in EXPLAINED]
    return {name for key in mine for name in names(TEXTS[key][0])}


def _title(subject: ModuleType) -> str:
    return subject.__name__.rpartition(".")[2]


@pytest.mark.parametrize("subject", SUBJECTS, ids=_title)
def test_both_languages_tell_the_same_facts(subject: ModuleType) -> None:
    """None is lost in translation; a plural is asked for in English, a particle in Korean, and nothing else."""
    for key, (english, korean) in subject.TEXTS.items():
        assert names(english) == names(korean), key
        assert [spec for _, spec in fields(english) if spec and "|" not in spec] == [], key
        assert [spec for _, spec in fields(korean) if spec and spec not in BY_FORM] == [], key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS, ids=_title)
def test_every_text_can_be_said(subject: ModuleType, language: Language) -> None:
    """With facts as they come: nothing is left to fill in, no particle is in doubt, it fits 80 columns when wrapped."""
    for key, (english, _korean) in subject.TEXTS.items():
        facts = {name: FACTS.get(name, "main.io") for name in names(english)}
        said = say(key, **facts).in_language(language)
        assert not re.search(r"{\w+[:}]", said), key
        assert not re.search(r"\((는|가|를|와)\)|\((으|이)\)", said), key
        wide = [line for paragraph in said.split("\n") for line in wrap(paragraph, 80, "  ") if width(line) > 80]
        assert [line for line in wide if len(line.split()) > 1] == [], key


@pytest.mark.parametrize("subject", SUBJECTS, ids=_title)
def test_both_languages_end_alike(subject: ModuleType) -> None:
    """A sentence with a full stop has one in both; Korean ones are polite."""
    for key, (english, korean) in subject.TEXTS.items():
        if key.partition(".")[2].split("-")[0] in {"why", "fix", "what"}:
            ends = [text.rstrip("\"'`)").endswith((".", "?")) for text in (english, korean)]
            assert ends[0] == ends[1] or key in {*SAME, "config-syntax.fix-full-width"}, key
            assert not re.search(r"(한다|된다|있다|없다|해라|하라|이다)([.,]|$)", korean), key
