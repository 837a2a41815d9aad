"""Texts: English as a string, Korean when asked."""

import copy
import dataclasses
import json

import pytest

from edgeops.catalogue import Text, Tongue, joined, known, say
from edgeops.catalogue.language import Language


def a_text(english: str, korean: str, **facts: object) -> Text:
    """A text that stands in no catalogue."""
    return Text("made.up", facts, (english, korean))


def test_its_value_is_english() -> None:
    """Data, comparisons and JSON go on as with any string."""
    text = say("kind.target-group")
    assert text == "target group"
    assert {text: 1}["target group"] == 1
    assert json.dumps(text) == '"target group"'


def test_it_can_be_said_in_korean() -> None:
    """As an ordinary string."""
    said = say("kind.target-group").in_language("ko")
    assert said == "대상 그룹"
    assert type(said) is str
    assert type(say("kind.target-group").in_language("en")) is str


def test_facts_that_are_texts_are_said_along() -> None:
    """However deep."""
    inner = a_text("the {kind}", "{kind}", kind=say("kind.rule"))
    text = a_text("{what} is gone", "{what:이} 없습니다", what=inner)

    assert text == "the rule is gone"
    assert text.in_language("ko") == "규칙이 없습니다"


@pytest.mark.parametrize(("count", "english"), [(1, "1 change"), (2, "2 changes"), (0, "0 changes")])
def test_english_has_a_plural(count: int, english: str) -> None:
    """Korean has none."""
    text = a_text("{count} {count:change|changes}", "변경 {count}건", count=count)

    assert (text, text.in_language("ko")) == (english, f"변경 {count}건")


def test_joined_texts_are_still_texts() -> None:
    """`str.join` would forget the Korean; strings that are no texts stay as they are."""
    text = joined(" {} ", [say("kind.rule"), "eo-{x}", joined(", ", [say("kind.targets"), say("kind.listener")])])

    assert text == "rule {} eo-{x} {} targets, listener"
    assert text.in_language("ko") == "규칙 {} eo-{x} {} 대상, 리스너"


def test_facts_can_be_cleaned_within() -> None:
    """What comes out of a file is made harmless without losing the sentence."""
    text = a_text("{file}: {what}", "{file}: {what}", file="a\x1b", what=a_text("<{x}>", "[{x}]", x="b\x1b"), n=1)

    cleaned = text.over(lambda fact: fact.replace("\x1b", "?"))
    assert (cleaned, cleaned.in_language("ko")) == ("a?: <b?>", "a?: [b?]")


def test_it_survives_being_copied() -> None:
    """`dataclasses.asdict` copies what is not a plain string."""

    @dataclasses.dataclass
    class Holder:
        text: str

    text = say("progress.plan", count=2)
    for twin in (copy.deepcopy(text), dataclasses.asdict(Holder(text))["text"]):
        assert twin == text
        assert twin.in_language("ko") == "계획: 변경 2건"


def test_a_tongue_leaves_other_strings_alone() -> None:
    """What AWS says stays as AWS said it."""
    korean = Tongue("ko")
    assert (korean("Rate exceeded"), korean(say("kind.rule"))) == ("Rate exceeded", "규칙")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_lines_for_the_aws_cli_name_the_profile(language: Language) -> None:
    """Without it they would be about the account of the default one; what is no command line stays as it is."""
    fix = say("credentials-missing.fix")
    said = Tongue(language, "my client")(fix)
    assert said.count("aws --profile 'my client' configure") == 2
    assert Tongue(language)(fix) == fix.in_language(language)
    command = "aws route53 create-hosted-zone --name koing.shop"
    assert Tongue(language, "client")(joined("", [command])) == command.replace("aws", "aws --profile client", 1)
    assert Tongue(language, "client")(say("where.credentials")) == Tongue(language)(say("where.credentials"))


def test_an_unknown_key_or_a_missing_fact_is_an_error() -> None:
    """It is met where the text is made, in any language."""
    assert not known("no.such.key")
    with pytest.raises(KeyError):
        say("no.such.key")
    with pytest.raises(KeyError):
        say("progress.plan")
