"""What goes up to whoever listens."""

import dataclasses
import typing

import pytest

from edgeops import events
from edgeops.events import Event, Started, StepDone
from edgeops.model import Phase, Step

EVENTS = typing.get_args(Event)


def test_whoever_handles_every_event_has_handled_all_there_are() -> None:
    """The union names each event of the module: a listener's `match` over it forgets none."""
    here = {value for value in vars(events).values() if getattr(value, "__module__", "") == events.__name__}
    assert {value for value in here if dataclasses.is_dataclass(value)} == set(EVENTS)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_an_event_cannot_be_changed_by_a_listener(event: type) -> None:
    """Several listeners share it, in several threads."""
    assert event.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_events_compare_by_what_they_tell() -> None:
    """A step's work is no part of it."""
    one, other = (
        Step("zone", Phase.BUILD, "create", "zone", "koing.shop", do=lambda _run, _stack, n=n: None) for n in (1, 2)
    )
    assert Started("zone") == Started("zone") != Started("network")
    assert StepDone(one) == StepDone(other) != StepDone(one, already=True)
