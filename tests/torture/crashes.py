"""The client killed at a call and run again: in this process, on a virtual clock.

A point is the k-th call of an operation, so that every call of a run has its own whatever order threads take.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from edgeops.errors import ExitStatus
from moto_fixtures import Call
from moto_fixtures.faults import ClientKilled, Fault, Kill
from tests.harness import keys
from tests.torture.invariants import watched
from tests.torture.masks import Lines, difference, untouched
from tests.torture.scenes import Stage

MOMENTS: tuple[Literal["before", "after"], ...] = ("before", "after")
LATER = 90.0
"""Seconds until somebody looks: whatever lags has been seen by then."""


@dataclass(frozen=True)
class Undisturbed:
    """What a scene's command does when nothing goes wrong."""

    calls: list[Call]
    lines: Lines


@dataclass(frozen=True)
class Point:
    """The k-th call of an operation."""

    operation: str
    nth: int

    def __str__(self) -> str:
        return f"{self.operation} #{self.nth}"


def undisturbed(stage: Stage) -> Undisturbed:
    """Run the scene's command as it is."""
    outcome = stage.work()
    assert outcome.status is ExitStatus.OK, outcome.findings
    calls = stage.world.calls
    return Undisturbed(calls, stage.lines)


def points(calls: list[Call], *, mutating_only: bool) -> Iterator[Point]:
    """Every call of a run, or every write; not those that AWS refused, being late, and that were made again."""
    seen: Counter[str] = Counter()
    for call in calls:
        operation = f"{call.service}.{call.operation}"
        seen[operation] += 1
        if call.error is None and (call.mutating or not mutating_only):
            yield Point(operation, seen[operation])


def crash(stage: Stage, point: Point, moment: Literal["before", "after"], expected: Lines) -> str:
    """Kill the client at a call and run its command again at once; empty when all is well, else what is not.

    Somebody looks on all the time: whoever is served stays served.
    """
    stage.world.faults.add(Fault(point.operation, Kill(moment), nth=point.nth))
    with watched(stage) as watch:
        try:
            stage.work()
        except ClientKilled:
            pass
        else:
            return "the client was not killed"
        stage.world.revive()
        stage.world.faults.clear()
        again = stage.work()
    if again.status is not ExitStatus.OK:
        return f"the next run ends with {again.status.name}: {[finding.what for finding in again.findings]}"
    return watch.report() or settled(stage, expected)


def settled(stage: Stage, expected: Lines) -> str:
    """The account is the undisturbed one, there is nothing more to do, and `down` leaves what was there before."""
    if wrong := difference(stage.lines, expected):
        return f"the account is not the undisturbed one:\n{wrong}"
    stage.desk.clock.advance(LATER)
    if stage.scene.verb == "up" and keys(planned := stage.desk.plan()):
        return f"there is still something to do: {sorted(keys(planned))}"
    return cleared(stage)


def cleared(stage: Stage) -> str:
    """`down` takes all of ours away; what was there before, taken over or not, is there byte for byte."""
    gone = stage.desk.down("certificate", "address")
    if gone.status is not ExitStatus.OK:
        return f"down ends with {gone.status}: {[finding.what for finding in gone.findings]}"
    wrong = untouched(stage.world.inventory(), stage.seeded, stage.scene.lost)
    return f"after down the account is not what it was:\n{wrong}" if wrong else ""
