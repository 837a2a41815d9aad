"""Looks at the same thing, again and again: redrawn in place on a terminal, else one after another.

A terminal is given back as it was: the looks are drawn on its other screen, which holds no more lines than it has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from rich.console import Console
from rich.live import Live
from rich.text import Text

from edgeops.catalogue import ENGLISH, Tongue, say

Say = Callable[[str, bool], None]
"""Writes a text and a line feed; True: to stderr."""


class Looks(Protocol):
    """Where looks are shown."""

    @property
    def columns(self) -> int:
        """How wide a look may be now."""
        ...

    def show(self, head: str, body: str, *, keep: bool) -> None:
        """`head` tells when; `keep`: it says nothing about what was looked at, so the last look that did stays."""
        ...

    def close(self) -> None:
        """There are no more looks."""
        ...


class OneByOne:
    """Writes each below the one before; on stderr what is no look, but that there was none."""

    def __init__(self, say: Say, columns: int) -> None:
        self.columns = columns
        self._say = say
        self._first = True

    def show(self, head: str, body: str, *, keep: bool) -> None:
        self._say(("" if self._first else "\n") + head + "\n" + body, keep)
        self._first = False

    def close(self) -> None:
        """Nothing is open."""


class InPlace:
    """Draws each over the one before; in the end the last one is said whole, to stay."""

    def __init__(
        self,
        say: Say,
        widest: int,
        console: Console | None = None,
        tongue: Tongue = ENGLISH,
    ) -> None:
        self._say, self._widest, self._tongue = say, widest, tongue
        self._console = console or Console(highlight=False)
        self._live: Live | None = None
        self._last = ""

    @property
    def columns(self) -> int:
        return min(self._console.width, self._widest)

    def show(self, head: str, body: str, *, keep: bool) -> None:
        self._last, shown = (self._last, f"{body}\n\n{self._last}") if keep else (body, body)
        lines, most = f"{head}\n{shown}".split("\n"), self._console.height
        if len(lines) > most:
            lines = [*lines[: most - 1], self._tongue(say("watch.more", count=len(lines) - most + 1))]
        page = Text("\n").join(Text.from_ansi(line) for line in lines)
        page.no_wrap, page.overflow = True, "crop"
        self._open().update(page, refresh=True)

    def close(self) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.stop()
            self._say(self._last, False)

    def _open(self) -> Live:
        if self._live is None:
            self._live = Live(console=self._console, screen=True, auto_refresh=False, redirect_stdout=False)
            self._live.start()
        return self._live
