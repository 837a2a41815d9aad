"""Requests and answers lost, failures of AWS's own, throttles: at every call, and the same run goes on to the end.

A second run is allowed only where the first one may not ask again because AWS would do it twice: the operations of
`TWICE`. There the run that lost the answer ends with 1 and says so, and the next one looks what became of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from edgeops.errors import ExitStatus
from moto_fixtures.faults import Fault, LostRequest, LostResponse, Throttled
from moto_fixtures.faults.effects import Effect
from moto_fixtures.faults.refusals import Error
from tests.torture.crashes import LATER, Point
from tests.torture.masks import Lines, difference
from tests.torture.scenes import Stage

KINDS: Mapping[str, tuple[Effect, int]] = {
    "request lost": (LostRequest(), 1),
    "answer lost": (LostResponse(), 1),
    "500": (Error("InternalFailure", 500), 1),
    "503": (Error("ServiceUnavailable", 503), 1),
    "throttled": (Throttled(), 1),
    "throttled 3 times": (Throttled(), 3),
}
"""What strikes a call, and how many in a row."""
TWICE: Mapping[str, str] = {
    "ec2.AllocateAddress": "has no token: asked again it allocates a second address (T0.2)",
}
"""Operations that are never asked for twice when the answer is lost (design 5), and why. Of the others a name, a token,
a priority or the comparison with what stands keeps the second request from doing anything."""
UNCLEAR = ("request lost", "answer lost", "500", "503")
"""Nobody knows whether it was carried out; a throttle says that it was not."""


def struck(stage: Stage, point: Point, kind: str, expected: Lines) -> str:
    """Empty when all is well, else what is not."""
    return strike(stage, point, kind, expected)[1]


def strike(stage: Stage, point: Point, kind: str, expected: Lines) -> tuple[int, str]:
    """Let something go wrong at a call: how many runs it took, and "" when all is well, else what is not."""
    effect, times = KINDS[kind]
    stage.world.faults.add(Fault(point.operation, effect, nth=point.nth, times=times))
    runs, outcome = 1, stage.work()
    if not stage.world.faults.struck:
        return runs, "the fault did not strike"
    stage.world.faults.clear()
    if outcome.status is ExitStatus.FAILED and kind in UNCLEAR and point.operation in TWICE:
        runs, outcome = 2, stage.work()
    if outcome.status is not ExitStatus.OK:
        found = [f"{finding.where}: {finding.what}" for finding in outcome.findings]
        return runs, f"run {runs} ends with {outcome.status!r}: {found}"
    stage.desk.clock.advance(LATER)
    wrong = difference(stage.lines, expected)
    return runs, f"the account is not the undisturbed one:\n{wrong}" if wrong else ""
