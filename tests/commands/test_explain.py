"""`edgeops explain`: every code with its cause and what to do."""

import pytest

from edgeops.catalogue import Text
from edgeops.commands.explain import codes, explain
from edgeops.errors import ExitStatus, UsageProblem


def page(code: str | None) -> Text:
    """What is shown."""
    outcome = explain(code)
    assert outcome.status is ExitStatus.OK
    assert outcome.page is not None
    assert isinstance(outcome.page.text, Text)
    return outcome.page.text


def test_a_code_is_explained_with_names_where_the_facts_are_not_known() -> None:
    """What it says, why, how to see it, what to do - in both languages."""
    text = page("no-zone")
    assert [line for line in text.splitlines() if not line.startswith(" ") and line] == [
        "no-zone",
        "What it says",
        "Why",
        "How to see it",
        "What to do",
    ]
    assert "no public hosted zone of this account holds <host>" in text
    assert "<호스트>를 담는 퍼블릭 호스팅 영역이" in text.in_language("ko")


def test_a_code_of_aws_is_explained_by_its_family() -> None:
    """Nobody knows all codes of AWS."""
    assert "AWS's own code" in page("aws-throttling")


def test_without_a_code_all_are_listed() -> None:
    """In the order of the alphabet, each once."""
    lines = [line.strip() for line in page(None).splitlines() if line.startswith("  ")]
    assert lines == sorted(set(lines)) == list(codes())
    assert {"no-zone", "interrupted", "usage", "aws-CODE"} <= set(lines)


@pytest.mark.parametrize("code", codes())
def test_every_code_can_be_explained_in_both_languages(code: str) -> None:
    """With something to do, and with no hole left in a sentence."""
    for said in (page(code).in_language("en"), page(code).in_language("ko")):
        assert said.startswith(code)
        assert "{" not in said.replace("{ ", "").replace("{}", "")
    assert "What to do" in page(code)


def test_programs_get_the_parts(capsys: pytest.CaptureFixture[str]) -> None:
    """As lists, since a code may be said in several ways."""
    outcome = explain("aws-CODE")
    assert outcome.page is not None
    assert len(outcome.page.fields["what"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "near"), [("no-zon", "no-zone"), ("NO-ZONE", "no-zone"), ("qqq", None)])
def test_an_unknown_code_is_refused_with_the_nearest(code: str, near: str | None) -> None:
    """64, and what to type instead."""
    with pytest.raises(UsageProblem) as caught:
        explain(code)
    (finding,) = caught.value.findings
    assert finding.id == "unknown-code"
    assert finding.fix == (f"edgeops explain {near}" if near else "edgeops explain")
