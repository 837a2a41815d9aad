"""Progress on a terminal: a table that redraws itself on stderr, one line a resource.

The state is told by a mark and by words, never by colour alone; NO_COLOR is honoured by rich.
"""

import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType

from rich.console import Console
from rich.constrain import Constrain
from rich.live import Live
from rich.table import Table
from rich.text import Text

from edgeops.catalogue import ENGLISH, Tongue
from edgeops.events import Connected, Event, Started, StepStarted, Waiting, Warned
from edgeops.render import words
from edgeops.render.board import Board, Row, State
from edgeops.render.text import clean, width
from edgeops.report import Place

MARKS: Mapping[State, str] = MappingProxyType(
    {"queued": "·", "working": "▸", "waiting": "…", "done": "✓", "failed": "✗"}
)
ASCII_MARKS: Mapping[State, str] = MappingProxyType(
    {"queued": " ", "working": ">", "waiting": ".", "done": "v", "failed": "X"}
)
STYLES: Mapping[State, str] = MappingProxyType(
    {"queued": "dim", "working": "bold", "waiting": "yellow", "done": "green", "failed": "bold red"}
)
FRAMES_A_SECOND = 4
DURATION = 12  # columns


class LiveView:
    """A Listener that shows the board. Safe to call from any thread.

    `pause` leaves the last state on the screen, until the next event; `close` does for good.
    """

    def __init__(self, now: Callable[[], float], console: Console | None = None, tongue: Tongue = ENGLISH) -> None:
        self._tongue = tongue
        self._console = console or Console(stderr=True, highlight=False)
        self._board = Board(now)
        self._live: Live | None = None
        self._lock = threading.RLock()
        self._closed = False

    def __call__(self, event: Event) -> None:
        self._board(event)
        match event:
            case Connected(stack, account, region, endpoint):
                self._above(words.place(Place(stack, account, region, endpoint)))
            case Warned(finding):
                self._above(words.warning(finding))
            case Started() | StepStarted() | Waiting():
                self._open()

    def pause(self) -> None:
        """Draw the last state and give the terminal back."""
        with self._lock:
            live, self._live = self._live, None
        if live is not None:
            live.stop()
            self._console.print()

    def close(self) -> None:
        """Pause, and stay so: a thread that still works draws no more."""
        self._closed = True
        self.pause()

    def _open(self) -> None:
        with self._lock:
            if self._live is not None or self._closed:
                return
            self._live = Live(
                get_renderable=self._table,
                console=self._console,
                refresh_per_second=FRAMES_A_SECOND,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._live.start()

    def _above(self, line: str) -> None:
        self._console.print(Text(clean(self._tongue(line))))

    def _table(self) -> Constrain:
        table = Table.grid(padding=(0, 1), expand=False)
        table.add_column(width=1)
        table.add_column(width=max(width(self._tongue(word)) for word in words.RESOURCES.values()), no_wrap=True)
        table.add_column(width=DURATION, justify="right", no_wrap=True)
        table.add_column(overflow="fold")
        marks = MARKS if self._console.encoding.startswith("utf") else ASCII_MARKS
        for row in self._board.rows():
            table.add_row(*self._cells(row, marks))
        return Constrain(table, self._console.width - len("^C"))  # whose echo must not begin a new line

    def _cells(self, row: Row, marks: Mapping[State, str]) -> tuple[Text, Text, Text, Text]:
        elapsed = row.elapsed(self._board.now())
        return (
            Text(marks[row.state], style=STYLES[row.state]),
            Text(self._tongue(words.resource(row.resource))),
            Text("" if elapsed is None else self._tongue(words.duration(elapsed)), style="dim"),
            Text(clean(self._tongue(row.text)), style="dim" if row.state in {"queued", "done"} else ""),
        )
