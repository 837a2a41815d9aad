"""A whole life in both languages: nothing is English only, wider than the terminal, or told by colour alone."""

import json
import re
from collections.abc import Iterable, Iterator

import pytest

from edgeops.catalogue import ENGLISH, Text, Tongue
from edgeops.events import Event, Failed, Planned, Waiting, Warned
from edgeops.model import Step
from edgeops.render import as_json, outcome
from edgeops.render.board import Board
from edgeops.render.outcome import Medium
from edgeops.render.plain import Plain
from edgeops.render.text import Ink, width
from edgeops.report import Outcome
from tests.harness import Desk

KOREAN = Tongue("ko")
HANGUL = re.compile("[가-힣]")
Life = tuple[list[Outcome], list[Event]]


@pytest.fixture(scope="module", params=["S0", "S3-live", "S4"])
def life(request: pytest.FixtureRequest) -> Iterator[Life]:
    """Plan, up with what is asked for, a sick target, a changed file, status, down."""
    with Desk.open(request.param) as desk:
        outcomes, events = [], []

        def remember(answer: Outcome) -> None:
            outcomes.append(answer)
            events.extend(desk.events)

        remember(desk.plan())
        desk.wish(takeover=frozenset(desk.spec.hosts))
        remember(desk.up())
        remember(desk.status())
        remember(desk.plan())
        first, *rest = desk.spec.sites
        desk.wish(sites=(first.__class__(first.host, first.pools, allow=("203.0.113.0/24",)), *rest[1:]))
        desk.yes = False
        remember(desk.up())
        desk.yes = True
        remember(desk.up())
        remember(desk.down(confirm="mistaken"))
        remember(desk.down())
        yield outcomes, events


def steps(life: Life) -> list[Step]:
    """Every step that was shown."""
    return [step for event in life[1] if isinstance(event, Planned) for step in event.steps]


def sentences(life: Life) -> Iterator[str]:
    """All that is said of a step, a wait, a finding, a site."""
    outcomes, events = life
    for step in steps(life):
        yield from (step.why, step.interrupts or "")
    for event in events:
        match event:
            case Waiting():
                yield event.what
                yield event.seen
            case Warned(finding):
                yield from (finding.what, finding.fix)
            case Failed(_, findings):
                yield from (text for one in findings for text in (one.what, one.fix))
    for answer in outcomes:
        yield from (text for one in answer.findings for text in (one.what, one.why, one.fix))
        assert answer.result is not None
        yield from (kept.why for kept in answer.result.kept)
        for site in (answer.result.sites or {}).values():
            yield from (site.certificate, site.dns, site.verdict)


def shown(life: Life, tongue: Tongue, ink: Ink) -> list[str]:
    """Every line of every answer."""
    texts = [outcome.text(answer, Medium(ink, 80, tongue=tongue)) for answer in life[0]]
    return [line for text in texts for line in text.split("\n")]


def told(events: Iterable[Event], tongue: Tongue) -> list[str]:
    """The lines of progress."""
    lines: list[str] = []
    plain = Plain(lines.append, lambda: 0.0, tongue)
    for event in events:
        plain(event)
    return lines


def test_every_sentence_is_of_the_catalogue(life: Life) -> None:
    """So that it can be said in Korean; what only names things stays as it is."""
    said = {text for text in sentences(life) if text}
    assert len(said) > 15
    assert {text for text in said if not isinstance(text, Text)} == set()
    assert {text for text in said if isinstance(text, Text) and not HANGUL.search(text.in_language("ko"))} == set()


@pytest.mark.parametrize("tongue", [ENGLISH, KOREAN], ids=["en", "ko"])
def test_every_answer_fits_80_columns(life: Life, tongue: Tongue) -> None:
    """A name or a command that is longer than that is not broken."""
    wide = [line for line in shown(life, tongue, Ink(False)) if width(line) > 80]
    assert [line for line in wide if len(line.split()) > 2] == []


def test_korean_answers_are_korean(life: Life) -> None:
    """Every heading, label and remark; the commands to type next are not."""
    plain = {line for line in shown(life, KOREAN, Ink(False)) if line.strip() and not HANGUL.search(line)}
    typed = r"edgeops |(aws|ec2|elb|elbv2) |(delete|revoke)-|sgr?-"
    kinds = rf"^ +({typed}|[-+~i0-9(]|DNS |eo-|[\w.*-]+\.(shop|io|kr|com)|\S+$)|^\S+ +https://"
    assert [line for line in plain if not re.search(kinds, line)] == []


@pytest.mark.parametrize("tongue", [ENGLISH, KOREAN], ids=["en", "ko"])
def test_colour_only_adds_to_words(life: Life, tongue: Tongue) -> None:
    """Without the codes of colour the text is the same."""
    coloured = [re.sub(r"\x1b\[\d*m", "", line) for line in shown(life, tongue, Ink(True))]
    assert coloured == shown(life, tongue, Ink(False))
    assert any("\x1b[" in line for line in shown(life, tongue, Ink(True)))


def test_progress_is_korean_too(life: Life) -> None:
    """Line by line, and in the live view."""
    lines = told(life[1], KOREAN)
    assert lines
    assert [line for line in lines if not HANGUL.search(line)] == []
    board = Board(lambda: 0.0)
    for event in life[1]:
        board(event)
    assert [row for row in board.rows() if row.text and not HANGUL.search(KOREAN(row.text))] == []


def test_programs_can_rely_on_what_they_compare(life: Life) -> None:
    """Ids, states, verbs and names are the same in both languages; the sentences are not."""
    for answer in life[0]:
        english, korean = (json.loads(as_json.dumps(answer, tongue)) for tongue in (ENGLISH, KOREAN))
        assert [one["id"] for one in english["findings"]] == [one["id"] for one in korean["findings"]]
        assert english["next"] == korean["next"]
        for one, other in zip(english["result"].get("steps", []), korean["result"].get("steps", []), strict=True):
            assert {key for key in one if one[key] != other[key]} <= {"why", "costs", "interrupts"}
        for host, site in english["result"].get("sites", {}).items():
            assert {key for key in site if site[key] != korean["result"]["sites"][host][key]} <= {"targets"}
