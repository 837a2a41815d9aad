"""The words for resources, verbs and durations."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from edgeops.errors import Finding
from edgeops.model import Stack, Step
from edgeops.render import words
from edgeops.report import Place


def test_every_resource_of_the_stack_has_a_word() -> None:
    """A new resource module does not reach the user under its Python name."""
    assert {field.name for field in fields(Stack)} - {"account"} <= words.RESOURCES.keys()


@pytest.mark.parametrize(
    ("verb", "mark"), [("create", "+"), ("allow", "+"), ("update", "~"), ("delete", "-"), ("revoke", "-")]
)
def test_the_mark_says_whether_something_comes_changes_or_goes(verb: str, mark: str) -> None:
    """+ comes, ~ changes, - goes."""
    assert words.mark(verb) == mark


def test_a_step_is_one_line_in_the_words_of_the_console(step: Callable[..., Step]) -> None:
    """The kind loses its hyphen."""
    assert words.step(step()) == "+ create target group eo-koing-80-1a2b3c4d"
    assert words.kind("elastic-ip") == "Elastic IP"


def test_the_place_says_whether_it_is_real(place: Place) -> None:
    """Nobody takes the sandbox for AWS, or AWS for the sandbox."""
    assert words.place(place) == "koing in ap-northeast-2, account 123456789012, real AWS"
    assert words.place(replace(place, endpoint="http://127.0.0.1:5510")).endswith("SANDBOX (http://127.0.0.1:5510)")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0.0 s"), (3.21, "3.2 s"), (45.9, "45 s"), (151, "2 min 31 s"), (3900, "1 h 5 min")],
)
def test_durations_are_as_exact_as_they_are_useful(seconds: float, text: str) -> None:
    """Tenths at first, minutes in the end."""
    assert words.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3, "a few seconds"), (31, "about 30 s"), (58, "about 60 s"), (120, "about 2 min"), (150, "2-3 min")],
)
def test_usual_durations_are_rough(seconds: float, text: str) -> None:
    """A usual duration promises no more than is known."""
    assert words.usual(seconds) == text


def test_an_unknown_resource_comes_last_under_its_own_name() -> None:
    """The view never fails over a name."""
    assert words.resource("moat") == "moat"
    assert words.position("moat") > words.position("health")


def test_ctrl_c_is_no_failure() -> None:
    """A stopped resource is told from a failed one."""
    interrupted = Finding("interrupted", "error", "edgeops", "stopped before the end")
    refused = Finding("aws-x", "error", "elbv2", "AWS refused the call")

    assert words.ended((interrupted, refused)) == "stopped; FAILED: AWS refused the call"
