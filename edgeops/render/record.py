"""What has happened so far, so that a command that ends early can still say what it made."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from edgeops.errors import Finding
from edgeops.events import Connected, Event, Planned, StepDone, StepStarted, Warned
from edgeops.report import Outcome, Place, Result, StepReport, StepStatus

if TYPE_CHECKING:
    from edgeops.model import Charge, Step


class Record:
    """A Listener that remembers. Safe to call from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._place: Place | None = None
        self._charges: tuple[Charge, ...] = ()
        self._steps: dict[tuple[str, str, str, str], StepReport] | None = None
        self._warned: list[Finding] = []

    def __call__(self, event: Event) -> None:
        with self._lock:
            match event:
                case Connected(stack, account, region, endpoint):
                    self._place = Place(stack, account, region, endpoint)
                case Planned(steps, charges):
                    self._charges = charges
                    self._steps = {step.key: StepReport(step, "skipped") for step in steps}
                case StepStarted(step):
                    self._note(step, "failed")  # until it is done
                case StepDone(step, already):
                    self._note(step, "already" if already else "done")
                case Warned(finding):
                    self._warned.append(finding)

    @property
    def region(self) -> str:
        """The region AWS was asked in, once it is known."""
        return "" if self._place is None else self._place.region

    def _note(self, step: Step, status: StepStatus) -> None:
        self._steps = {**(self._steps or {}), step.key: StepReport(step, status)}

    def complete(self, outcome: Outcome) -> Outcome:
        """The outcome with what only the events told: the place and steps of an early end, and every warning, once."""
        with self._lock:
            findings = dict.fromkeys((*outcome.findings, *self._warned))
            return replace(outcome, result=outcome.result or self._result(), findings=tuple(findings))

    def _result(self) -> Result | None:
        if self._place is None:
            return None
        steps = None if self._steps is None else tuple(self._steps.values())
        return Result(self._place, steps, self._charges)
