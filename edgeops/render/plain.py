"""Progress for pipes and CI: one line on stderr for every change of state, none for a poll that shows nothing new."""

import threading
from collections.abc import Callable

from edgeops.catalogue import ENGLISH, Tongue, joined, say
from edgeops.events import Connected, Event, Failed, Finished, Planned, StepDone, Waiting, Warned
from edgeops.render import words
from edgeops.render.text import clean
from edgeops.report import Place

REPEAT = 30.0  # seconds after which an unchanged wait is told again


class Plain:
    """A Listener that writes lines. `now`: seconds on the command's clock. Safe to call from any thread."""

    def __init__(self, write: Callable[[str], None], now: Callable[[], float], tongue: Tongue = ENGLISH) -> None:
        self._write = write
        self._tongue = tongue
        self._now = now
        self._start = now()
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._waits: dict[str, tuple[str, str, float]] = {}

    def __call__(self, event: Event) -> None:
        with self._lock:
            match event:
                case Connected(stack, account, region, endpoint):
                    self._write(self._tongue(words.place(Place(stack, account, region, endpoint))))
                case Planned(steps):
                    self._line(say("progress.plan", count=len(steps)) if steps else say("progress.nothing"))
                case StepDone(step, already):
                    self._busy.add(step.resource)
                    line = words.step(step)
                    self._line(say("progress.already", step=line) if already else line)
                case Waiting():
                    self._wait(event)
                case Finished(resource):
                    self._finish(resource)
                case Warned(finding):
                    self._line(words.warning(finding))
                case Failed(resource, findings):
                    self._line(joined(": ", [words.resource(resource), words.ended(findings)]))

    def _wait(self, event: Waiting) -> None:
        self._busy.add(event.resource)
        last = self._waits.get(event.resource)
        if last is not None and last[:2] == (event.what, event.seen) and self._now() - last[2] < REPEAT:
            return
        self._waits[event.resource] = (event.what, event.seen, self._now())
        wait = words.wait(event.what, event.seen, event.usual)
        self._line(joined(": ", [words.resource(event.resource), wait]))

    def _finish(self, resource: str) -> None:
        self._waits.pop(resource, None)
        if resource in self._busy:
            self._line(say("progress.ready", resource=words.resource(resource)))
            self._busy.discard(resource)

    def _line(self, text: str) -> None:
        self._write(f"[{self._now() - self._start:5.1f} s] {clean(self._tongue(text))}")
