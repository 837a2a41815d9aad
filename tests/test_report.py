"""What a command answers."""

import dataclasses

import pytest

from edgeops.errors import ExitStatus
from edgeops.report import Outcome, Place, Result


def test_an_answer_cannot_be_changed_after_it_was_given() -> None:
    """Renderers share it."""
    outcome = Outcome("up", ExitStatus.OK)

    with pytest.raises(dataclasses.FrozenInstanceError):
        outcome.status = ExitStatus.FAILED  # type: ignore[misc]


def test_what_was_not_looked_at_is_told_from_what_is_not_there() -> None:
    """None is left out of the answer; an empty tuple is one."""
    place = Place("koing", "123456789012", "ap-northeast-2")

    assert Result(place).steps is None
    assert Result(place, steps=()) != Result(place)
    assert place.endpoint is None
