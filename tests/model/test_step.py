"""One change, as data."""

from typing import Any

import pytest

from edgeops.model import Phase, Step


def _step(**differs: Any) -> Step:
    usual = {"resource": "zone", "phase": Phase.BUILD, "verb": "create", "kind": "record", "name": "koing.shop"}
    return Step(**{"do": lambda _run, _stack: None, **usual, **differs})


def test_a_step_is_known_by_phase_verb_kind_and_name() -> None:
    """What plan prints and up performs is compared by these."""
    assert _step().key == ("build", "create", "record", "koing.shop")
    assert _step(resource="records", why="because", irreversible=True).key == _step().key


@pytest.mark.parametrize(
    "differs",
    [{"phase": Phase.PRUNE}, {"verb": "delete"}, {"kind": "rule"}, {"name": "a.io"}],
    ids=lambda differs: next(iter(differs)),
)
def test_a_step_that_differs_in_one_of_them_is_another(differs: dict[str, Any]) -> None:
    """Making a record in BUILD is not making it in PRUNE."""
    assert _step(**differs).key != _step().key


def test_what_a_step_does_is_not_compared_and_not_shown() -> None:
    """Two plans of the same wish are equal."""
    assert _step() == _step(do=lambda _run, _stack: 1)
    assert _step() != _step(why="because")
    assert "do=" not in repr(_step())
