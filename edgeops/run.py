"""One command at work: the account, the clock and the listener, and the two things resources do with them.

`perform` makes one planned change; `wait` waits with a reason. Nothing else writes, nothing else waits.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from edgeops.aws import Aws
from edgeops.catalogue import joined, say, word
from edgeops.errors import Finding, Interrupted, Refused, WaitTimeout, finding
from edgeops.events import Listener, StepDone, StepStarted, Waited, Waiting
from edgeops.model import Phase, Stack, Step
from edgeops.visiting import Visit, visit
from edgeops.waiting import Clock, LimitReached, poll_pause, wait_until

T = TypeVar("T")
StepKey = tuple[str, str, str, str]


@dataclass(frozen=True)
class Wait:
    """What is waited for, in words; how long it usually takes and may take at most (seconds).

    `pause` gives the seconds before the next look from the number of looks and the seconds so far.
    """

    resource: str
    what: str
    usual: float
    limit: float
    pause: Callable[[int, float], float] = poll_pause


@dataclass(frozen=True)
class Run:
    """`planned`: the steps that were shown, and agreed to where someone was asked; no other is performed.

    `deadline` is the clock's time at which the whole command must end. `performed`: what was done, or found done
    already. `visit` asks a site by its name. `heard` is told how long waits were; None where nobody wants to know.
    """

    aws: Aws
    clock: Clock
    emit: Listener
    planned: Mapping[StepKey, Step]
    stop: threading.Event = field(default_factory=threading.Event)
    deadline: float | None = None
    performed: set[StepKey] = field(default_factory=set)
    visit: Visit = visit
    heard: Listener | None = None

    def perform(self, step: Step, stack: Stack) -> None:
        """Make one change. Raises Refused when it is not one of the planned, Interrupted when told to stop."""
        if self.stop.is_set():
            raise Interrupted
        if step.key not in self.planned:
            raise Refused(_not_planned(step))
        self.emit(StepStarted(step))
        step.do(self, stack)
        self.performed.add(step.key)
        self.emit(StepDone(step))

    def settle(self, resource: str, left: Collection[StepKey]) -> None:
        """Tell of planned BUILD steps that turned out to be done already (a kept validation record, a lost answer):
        neither performed nor still `left` to do.
        """
        for key, step in self.planned.items():
            open_still = key in self.performed or key in left
            if step.resource == resource and step.phase is Phase.BUILD and not open_still:
                self.performed.add(key)
                self.emit(StepDone(step, already=True))

    def perform_all(self, steps: Iterable[Step], stack: Stack) -> bool:
        """Make these changes in order; True when there was one."""
        performed = False
        for step in steps:
            self.perform(step, stack)
            performed = True
        return performed

    def perform_together(self, steps: Sequence[Step], stack: Stack) -> bool:
        """Make these changes, none of which needs another one; True when there was one."""
        self.aws.call.together.map(lambda step: self.perform(step, stack), steps)
        return bool(steps)

    def ends(self, limit: float) -> float:
        """When a wait of `limit` seconds that begins now gives up, on the command's clock."""
        end = self.clock.now() + limit
        return end if self.deadline is None else min(end, self.deadline)

    def wait(self, wait: Wait, look: Callable[[], T], done: Callable[[T], bool], seen: Callable[[T], str]) -> T:
        """Look until `done`; every look in vain is told as `seen`. Raises WaitTimeout at the limit."""
        began = self.clock.now()
        try:
            return self._until(wait, look, done, seen)
        finally:
            if self.heard is not None:
                self.heard(Waited(wait.resource, wait.what, began, self.clock.now()))

    def _until(self, wait: Wait, look: Callable[[], T], done: Callable[[T], bool], seen: Callable[[T], str]) -> T:
        limit = max(self.ends(wait.limit) - self.clock.now(), 0.0)
        last = ""

        def reached_or_noted(now: T) -> bool:
            nonlocal last
            if done(now):
                return True
            last = seen(now)
            return False

        def tell(_in_vain: T, elapsed: float) -> None:
            self.emit(Waiting(wait.resource, wait.what, last, elapsed, wait.usual, limit))

        try:
            return wait_until(look, reached_or_noted, self.clock, limit, tell, wait.pause)
        except LimitReached as reached:
            raise WaitTimeout(_not_in_time(wait, last, reached.elapsed)) from reached


def _not_in_time(wait: Wait, last: str, elapsed: float) -> Finding:
    return finding(
        f"timeout-{wait.resource}",
        wait.resource,
        family="timeout-RESOURCE",
        seconds=round(elapsed),
        goal=wait.what,
        seen=last or say("seen.nothing"),
        usual=round(wait.usual),
    )


def _not_planned(step: Step) -> Finding:
    named = joined(" ", [word("verb", step.verb), word("kind", step.kind), step.name])
    return finding("changed-meanwhile", step.resource, step=named)
