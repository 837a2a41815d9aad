"""A sentence with its key and its facts, which can be said in another language."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from edgeops.catalogue.entries import TEXTS
from edgeops.catalogue.language import Language
from edgeops.catalogue.particles import BY_FORM, particle

AWS_COMMAND = re.compile(r"\baws (?=(acm|configure|ec2|elb|elbv2|login|route53|sso|sts) ?)")


class Text(str):
    """A text of the catalogue. Its value is English; `facts` may be texts themselves, and are said along."""

    key: str
    facts: Mapping[str, object]
    _templates: tuple[str, str]

    def __new__(cls, key: str, facts: Mapping[str, object], templates: tuple[str, str]) -> Text:
        text = super().__new__(cls, _filled(templates[0], facts, "en"))
        text.key, text.facts, text._templates = key, facts, templates
        return text

    def in_language(self, language: Language) -> str:
        """The same in English or Korean, as an ordinary string."""
        return str.__str__(self) if language == "en" else _filled(self._templates[1], self.facts, language)

    def over(self, change: Callable[[str], str]) -> Text:
        """The same sentence with every fact that is a string changed, those inside of inner texts too."""
        return Text(self.key, {name: _over(fact, change) for name, fact in self.facts.items()}, self._templates)

    def __getnewargs__(self) -> Any:  # str's own would say the sentence, where `__new__` wants what it is made of
        return self.key, self.facts, self._templates


def say(key: str, /, **facts: object) -> Text:
    """The text of that key. Raises KeyError for an unknown key, or a fact that the sentence needs and has not got."""
    return Text(key, facts, TEXTS[key])


def known(key: str) -> bool:
    """True when the catalogue has a text of that key."""
    return key in TEXTS


def word(family: str, name: str) -> str:
    """How the catalogue calls that member of a family (kinds, verbs, states); an unknown one keeps its name."""
    return say(f"{family}.{name}") if known(f"{family}.{name}") else name


def joined(separator: str, texts: Iterable[str]) -> Text:
    """The texts with the separator between them, like `str.join`, and still to be said in any language."""
    facts = {f"part{number}": text for number, text in enumerate(texts)}
    marks = [f"{{{name}}}" for name in facts]
    return Text("", facts, tuple(_literal(separator, language).join(marks) for language in ("en", "ko")))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Tongue:
    """Says texts of the catalogue in one language, and leaves every other string as it is.

    `profile`: of the AWS CLI's command lines in them; without it they would be about another account.
    """

    language: Language = "en"
    profile: str = ""

    def __call__(self, text: str) -> str:
        if not isinstance(text, Text):
            return text
        said = text.in_language(self.language)
        return AWS_COMMAND.sub(f"aws --profile {shlex.quote(self.profile)} ", said) if self.profile else said


ENGLISH = Tongue()


class _Fact:
    """A fact in its place: `{count:change|changes}` is a plural, `{name:을}` a particle, else Python's own format."""

    def __init__(self, value: object, language: Language) -> None:
        self.value = value.in_language(language) if isinstance(value, Text) else value

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            one, several = spec.split("|")
            return one if self.value == 1 else several
        if spec in BY_FORM:
            return f"{self.value}{particle(str(self.value), spec)}"
        return format(self.value, spec)


def _filled(template: str, facts: Mapping[str, object], language: Language) -> str:
    return template.format_map({name: _Fact(fact, language) for name, fact in facts.items()})


def _literal(text: str, language: Language) -> str:
    return Tongue(language)(text).replace("{", "{{").replace("}", "}}")


def _over(fact: object, change: Callable[[str], str]) -> object:
    if isinstance(fact, Text):
        return fact.over(change)
    return change(fact) if isinstance(fact, str) else fact
