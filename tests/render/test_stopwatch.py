"""Where the time goes."""

from collections.abc import Iterable
from typing import Any

import pytest

from edgeops.events import Called, Waited, Worked
from edgeops.render.stopwatch import Stopwatch, critical_path
from edgeops.report import CallTime, Leg, WaitTime
from tests.render.conftest import Now


def _work(name: str, began: float, ended: float, needs: Iterable[str] = (), phase: Any = "build") -> Worked:
    return Worked(phase, name, frozenset(needs), began, ended)


def test_calls_are_added_up_by_operation_the_longest_first(now: Now) -> None:
    """How many, how long in all, the longest, and how long they queued."""
    watch = Stopwatch(now)
    for event in (Called("a.b", 0, 0, 1), Called("c.d", 0, 1, 6), Called("a.b", 2, 5, 7)):
        watch(event)
    assert watch.timings().calls == (CallTime("a.b", 2, 3, 2, 3), CallTime("c.d", 1, 5, 5, 1))


def test_waits_are_told_one_by_one_and_the_whole_from_the_start(now: Now) -> None:
    """The longest first."""
    watch = Stopwatch(now)
    watch(Waited("health", "short", 100, 101))
    watch(Waited("validation", "long", 100, 130))
    now.seconds += 40
    told = watch.timings()
    assert told.seconds == 40
    assert told.waits == (WaitTime("validation", "long", 30), WaitTime("health", "short", 1))


def test_of_what_is_needed_the_last_one_decides() -> None:
    """Health waited for :443, which waited for the certificate and not for the groups, done long before."""
    works = [
        _work("zone", 1, 2, phase="look"),
        _work("groups", 2, 5),
        _work("certificate", 2, 30),
        _work("https", 30, 31, ("groups", "certificate")),
        _work("records", 5, 25),
        _work("health", 31, 40, ("https",)),
    ]
    assert critical_path(works, 0, 40) == [
        Leg("start", "", 1),
        Leg("look", "zone", 1),
        Leg("build", "certificate", 28),
        Leg("build", "https", 1),
        Leg("build", "health", 9),
    ]


def test_what_nobody_worked_in_is_told_too() -> None:
    """A person who was asked, and the end; the path adds up to the whole."""
    path = critical_path([_work("zone", 1, 2, phase="look"), _work("groups", 7, 9)], 0, 10)
    assert [(leg.phase, leg.seconds) for leg in path] == [
        ("start", 1), ("look", 1), ("between", 5), ("build", 2), ("between", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("works", [[], [_work("zone", 3, 3), _work("groups", 3, 3)]], ids=["none", "no time"])
def test_a_clock_that_stands_still_is_no_trap(works: list[Worked]) -> None:
    """Nothing was worked on, or everything at once."""
    assert sum(leg.seconds for leg in critical_path(works, 0, 3)) == 3
