"""Everything one run of edgeops says: progress on stderr, the answer on stdout - as text or as one JSON object.

A failing view never fails the work: that is said once, and then there is no view. What draws is imported when there is
something to draw, so that `--help` comes at once.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edgeops.catalogue import ENGLISH, Tongue, say
from edgeops.errors import ExitStatus
from edgeops.events import Connected, Event, Listener, Planned
from edgeops.render.record import Record
from edgeops.render.text import Ink
from edgeops.report import Outcome, StepReport

if TYPE_CHECKING:
    from edgeops.render.live import LiveView
    from edgeops.render.looks import Looks
    from edgeops.render.outcome import Medium
    from edgeops.render.stopwatch import Stopwatch

CHANGING = frozenset({"up", "down"})  # the commands that show their plan first and then work for minutes
NARROWEST, WIDEST = 40, 100


@dataclass(frozen=True)
class Terminal:
    """What the streams of the process are connected to. `dumb`: it cannot move its cursor."""

    stdin: bool = False
    stdout: bool = False
    stderr: bool = False
    dumb: bool = False
    colour: bool = False
    columns: int = 80

    @classmethod
    def of_process(cls, environ: Mapping[str, str]) -> Terminal:
        """Look at the streams, and at NO_COLOR and TERM."""
        stdin, stdout, stderr = (s is not None and s.isatty() for s in (sys.stdin, sys.stdout, sys.stderr))
        dumb = environ.get("TERM") == "dumb"
        columns = shutil.get_terminal_size().columns if stdout or stderr else 80
        columns = min(max(columns, NARROWEST), WIDEST)
        return cls(stdin, stdout, stderr, dumb, not dumb and not environ.get("NO_COLOR"), columns)


@dataclass
class Screen:
    """`say(text, to_stderr)` writes a text and a line feed; `hour` tells the time of day to who watches."""

    say: Callable[[str, bool], None]
    terminal: Terminal = Terminal()
    json: bool = False
    tongue: Tongue = ENGLISH
    answered: bool = False
    watch: Stopwatch | None = None
    record: Record = field(default_factory=Record)
    hour: Callable[[], str] = lambda: time.strftime("%H:%M:%S")
    _live: LiveView | None = None
    _looks: Looks | None = None
    _glanced: Outcome | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def listener(self, command: str, now: Callable[[], float]) -> Listener:
        """What a command emits to: remembers, then shows. `now`: seconds on the command's clock."""
        view = self._view(command, now)

        def show(event: Event) -> None:
            match event:
                case Connected() if command not in CHANGING:
                    return  # the answer comes soon, and begins with the place
                case Planned(steps) if steps and command in CHANGING and not self.json:
                    self._plan(event)
            view(event)

        guarded = _guarded(show, self._complain)

        def emit(event: Event) -> None:
            self.record(event)
            guarded(event)

        return emit

    def pause(self) -> None:
        """Draw no more until the next event: a person is asked."""
        if self._live is not None:
            self._live.pause()

    def glance(self, answer: Outcome, seconds: float) -> None:
        """Show one of several looks, the next comes in so many seconds; `show` follows the last one."""
        with self._lock:
            if self.answered:
                return
            from edgeops.render import as_json, outcome

            self._glanced = answer
            if self.json:
                self.say(as_json.dumps(answer, self.tongue), False)
                return
            looks = self._watching()
            medium = replace(self._medium(False, answer.command), columns=max(looks.columns, NARROWEST))
            head = self.tongue(say("watch.head", time=self.hour(), seconds=f"{seconds:.0f}"))
            looks.show(head, outcome.text(answer, medium), keep=answer.result is None)

    def show(self, answer: Outcome) -> None:
        """Say the answer, once: a second one is dropped. Of looks the last is not said again, nor that Ctrl-C ended
        them.
        """
        with self._lock:
            if self.answered:
                return
            self.answered = True
            if self._live is not None:
                self._live.close()
            if self._looks is not None:
                self._looks.close()
            told = self._told(answer)
            answer = self.record.complete(answer)
            self._answer(answer if self.watch is None else replace(answer, timings=self.watch.timings()), told)

    def _told(self, answer: Outcome) -> bool:
        """True when looks have said it already."""
        ended = answer.status is ExitStatus.INTERRUPTED and not self.json
        return self._glanced is not None and (ended or answer == self._glanced)

    def _answer(self, answer: Outcome, told: bool) -> None:
        from edgeops.render import as_json, outcome, timings

        if told:
            pass
        elif self.json:
            self.say(as_json.dumps(answer, self.tongue), False)
        elif body := outcome.text(answer, self._medium(_is_trouble(answer), answer.command)):
            self.say(body, _is_trouble(answer))
        if answer.timings is not None and not self.json:
            self.say("\n" + timings.text(answer.timings, self.tongue), True)

    def _medium(self, to_stderr: bool, command: str = "") -> Medium:
        from edgeops.render.outcome import Medium

        terminal = self.terminal
        coloured = terminal.colour and (terminal.stderr if to_stderr else terminal.stdout)
        return Medium(
            Ink(coloured),
            terminal.columns,
            seen=terminal.stdout and terminal.stderr and command in CHANGING,
            tongue=self.tongue,
        )

    def _plan(self, event: Planned) -> None:
        from edgeops.render import outcome

        reports = [StepReport(step, "planned") for step in event.steps]
        self.pause()
        self.say("\n" + outcome.plan(reports, event.charges, self.record.region, self._medium(True)) + "\n", True)

    def _view(self, command: str, now: Callable[[], float]) -> Listener:
        if self.terminal.stderr and not self.terminal.dumb and not self.json and command in CHANGING:
            from edgeops.render.live import LiveView

            self._live = LiveView(now, tongue=self.tongue)
            return self._live
        from edgeops.render.plain import Plain

        return Plain(lambda line: self.say(line, True), now, self.tongue)

    def _watching(self) -> Looks:
        if self._looks is None:
            from edgeops.render.looks import InPlace, OneByOne

            terminal = self.terminal
            in_place = terminal.stdout and not terminal.dumb
            one_by_one = OneByOne(self.say, terminal.columns)
            self._looks = InPlace(self.say, WIDEST, tongue=self.tongue) if in_place else one_by_one
        return self._looks

    def _complain(self, problem: Exception) -> None:
        self.say(f"edgeops: progress cannot be shown ({problem!r}); the work goes on", True)


def _is_trouble(answer: Outcome) -> bool:
    """True where there is nothing but findings to say: they belong on stderr."""
    result = answer.result
    nothing = result is None or (result.steps is None and result.sites is None)
    return nothing and answer.page is None and answer.status is not ExitStatus.OK


def _guarded(view: Listener, complain: Callable[[Exception], None]) -> Listener:
    broken = threading.Event()

    def emit(event: Event) -> None:
        if broken.is_set():
            return
        try:
            view(event)
        except Exception as problem:  # noqa: BLE001 - whatever a view does wrong, the work matters more
            broken.set()
            with contextlib.suppress(Exception):
                complain(problem)

    return emit
