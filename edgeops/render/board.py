"""The state behind the live view: one row a resource, made of events. Knows no screen."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from edgeops.catalogue import Text, say
from edgeops.events import Event, Failed, Finished, Planned, Started, StepDone, StepStarted, Waiting
from edgeops.model import Step
from edgeops.render import words

State = Literal["queued", "working", "waiting", "done", "failed"]


@dataclass(frozen=True)
class Row:
    """One resource. `since` and `until` on the command's clock; None before it begins and while it goes on."""

    resource: str
    state: State = "queued"
    text: str = ""
    since: float | None = None
    until: float | None = None
    changes: int = 0

    def elapsed(self, now: float) -> float | None:
        """Seconds it has worked, or None before it began."""
        return None if self.since is None else (now if self.until is None else self.until) - self.since


class Board:
    """A Listener that keeps the rows. Safe to call and to read from any thread."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._rows: dict[str, Row] = {}

    def __call__(self, event: Event) -> None:
        with self._lock:
            match event:
                case Planned(steps):
                    self._queue(steps)
                case Started(resource):
                    self._set(resource, state="working", text="", since=self._now(), until=None)
                case StepStarted(step):
                    self._set(step.resource, state="working", text=words.step(step))
                case StepDone(step):
                    self._set(step.resource, changes=self._row(step.resource).changes + 1)
                case Waiting(resource, what, seen, _, usual):
                    self._set(resource, state="waiting", text=words.wait(what, seen, usual))
                case Finished(resource):
                    self._set(resource, state="done", text=_made(self._row(resource)), until=self._now())
                case Failed(resource, findings):
                    self._set(resource, state="failed", text=words.ended(findings), until=self._now())

    def rows(self) -> list[Row]:
        """The rows as they are now, in the order of building."""
        with self._lock:
            return sorted(self._rows.values(), key=lambda row: words.position(row.resource))

    def now(self) -> float:
        """The command's clock, to reckon elapsed times with."""
        return self._now()

    def _queue(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            number = sum(other.resource == step.resource for other in steps)
            self._set(step.resource, text=say("progress.to-make", count=number))

    def _row(self, resource: str) -> Row:
        return self._rows.get(resource, Row(resource))

    def _set(self, resource: str, **changes: object) -> None:
        row = replace(self._row(resource), **changes)  # type: ignore[arg-type]
        began = row.since is None and row.state != "queued"
        self._rows[resource] = replace(row, since=self._now()) if began else row


def _made(row: Row) -> Text:
    if row.changes:
        return say("progress.made", count=row.changes)
    return say("status.done") if row.state == "waiting" else say("progress.unchanged")
