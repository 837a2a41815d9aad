"""Where the time goes: a Listener that adds up calls and waits, and finds what had to follow on what."""

import threading
from collections.abc import Callable, Collection, Iterable
from itertools import groupby

from edgeops.events import Called, Event, Waited, Worked
from edgeops.report import CallTime, Leg, Timings, WaitTime

MOMENT = 0.0005
"""Seconds that do not count: between the end of what was waited for and the beginning of what waited."""


class Stopwatch:
    """`now`: seconds on the command's clock; it runs from the moment it is made. Safe to call from any thread."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._start = now()
        self._lock = threading.Lock()
        self._calls: list[Called] = []
        self._waits: list[Waited] = []
        self._works: list[Worked] = []

    def __call__(self, event: Event) -> None:
        with self._lock:
            match event:
                case Called():
                    self._calls.append(event)
                case Waited():
                    self._waits.append(event)
                case Worked():
                    self._works.append(event)

    def timings(self) -> Timings:
        """All until now."""
        now = self._now()
        with self._lock:
            return Timings(
                seconds=now - self._start,
                calls=tuple(sorted(_calls(self._calls), key=lambda one: -one.seconds - one.queued)),
                waits=tuple(sorted(_waits(self._waits), key=lambda one: -one.seconds)),
                critical_path=tuple(critical_path(self._works, self._start, now)),
            )


def _calls(calls: Iterable[Called]) -> Iterable[CallTime]:
    for operation, group in groupby(sorted(calls, key=lambda one: one.operation), lambda one: one.operation):
        made = list(group)
        seconds = [one.ended - one.began for one in made]
        yield CallTime(operation, len(made), sum(seconds), max(seconds), sum(one.began - one.asked for one in made))


def _waits(waits: Iterable[Waited]) -> Iterable[WaitTime]:
    return (WaitTime(one.resource, one.what, one.ended - one.began) for one in waits)


def critical_path(works: Collection[Worked], start: float, end: float) -> list[Leg]:
    """From the start to the end without a gap: before each work what it waited for, that is, of what it needs in its
    phase the one that was done last; with none of those in it, what was done last before it began.
    """
    if not works:
        return [Leg("start", "", end - start)]
    legs: list[Leg] = []
    until, work, left = end, max(works, key=lambda one: one.ended), list(works)
    while True:
        legs += _gap(work.ended, until)
        legs.append(Leg(work.phase, work.resource, work.ended - work.began))
        left.remove(work)  # on a clock that stands still each would come before the other
        until, before = work.began, _before(work, left)
        if before is None:
            return [Leg("start", "", until - start), *reversed(legs)]
        work = before


def _before(work: Worked, works: Collection[Worked]) -> Worked | None:
    earlier = [one for one in works if one.ended <= work.began]
    needed = [one for one in earlier if one.phase == work.phase and one.resource in work.needs]
    return max(needed or earlier, key=lambda one: one.ended, default=None)


def _gap(ended: float, until: float) -> list[Leg]:
    """A question to a person, or work of edgeops itself."""
    return [Leg("between", "", until - ended)] if until - ended > MOMENT else []
