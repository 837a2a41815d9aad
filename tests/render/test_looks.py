"""Looks one after another, and looks that are redrawn in place."""

import io

import pytest
from rich.console import Console

from edgeops.render.looks import InPlace, OneByOne

ENTER, LEAVE, HIDE, REAPPEAR = "\x1b[?1049h", "\x1b[?1049l", "\x1b[?25l", "\x1b[?25h"
LONG = "\n".join(f"line {number}" for number in range(1, 31))


class Terminal:
    """80 columns, 10 lines: what was drawn on it, and what was left standing."""

    def __init__(self, widest: int = 100) -> None:
        self.drawn = io.StringIO()
        self.left: list[tuple[str, bool]] = []
        console = Console(file=self.drawn, force_terminal=True, width=80, height=10, legacy_windows=False)
        self.looks = InPlace(lambda *said: self.left.append(said), widest, console)

    def show(self, head: str, body: str, *, keep: bool = False) -> str:
        """What this look draws."""
        before = self.drawn.tell()
        self.looks.show(head, body, keep=keep)
        return self.drawn.getvalue()[before:]


def test_piped_looks_stand_one_below_the_other() -> None:
    """An empty line between two; what is no look is on stderr."""
    said: list[tuple[str, bool]] = []
    looks = OneByOne(lambda *words: said.append(words), 80)
    looks.show("10:00:00", "fine", keep=False)
    looks.show("10:00:05", "not fine", keep=True)
    looks.close()
    assert said == [("10:00:00\nfine", False), ("\n10:00:05\nnot fine", True)]


def test_the_terminal_is_given_back_with_the_last_look_on_it() -> None:
    """The other screen and the hidden cursor are for the looks only."""
    terminal = Terminal()
    first = terminal.show("10:00:00", "fine")
    assert first.startswith(ENTER)
    assert HIDE in first
    second = terminal.show("10:00:05", "also fine")
    assert ENTER not in second
    assert "also fine" in second
    assert terminal.left == []
    terminal.looks.close()
    terminal.looks.close()
    end = terminal.drawn.getvalue()
    assert (end.count(ENTER), end.count(LEAVE), end.rfind(REAPPEAR) > end.rfind(HIDE)) == (1, 1, True)
    assert terminal.left == [("also fine", False)]


def test_a_look_is_no_longer_than_the_terminal_and_says_so() -> None:
    """Nothing scrolls away; in the end it is told whole."""
    terminal = Terminal()
    drawn = terminal.show("10:00:00", LONG)
    assert "line 8" in drawn
    assert "line 9" not in drawn
    assert "22 more lines" in drawn
    assert drawn.count("\n") == 9
    terminal.looks.close()
    assert terminal.left == [(LONG, False)]


def test_what_tells_nothing_new_leaves_the_last_look_in_sight() -> None:
    """A look that failed: above what was seen before, and gone with the next."""
    terminal = Terminal()
    terminal.show("10:00:00", "fine")
    for time in ("10:00:05", "10:00:10"):
        drawn = terminal.show(time, "warning: failed", keep=True)
        assert drawn.index("warning: failed") < drawn.index("fine")
        assert drawn.count("warning: failed") == 1
    assert "warning" not in terminal.show("10:00:15", "fine")


@pytest.mark.parametrize(("widest", "columns"), [(100, 80), (60, 60)])
def test_a_look_is_as_wide_as_the_terminal_is_now(widest: int, columns: int) -> None:
    """And never wider than can be read."""
    assert Terminal(widest).looks.columns == columns


def test_nothing_was_shown_nothing_is_left() -> None:
    """An error before the first look."""
    terminal = Terminal()
    terminal.looks.close()
    assert (terminal.drawn.getvalue(), terminal.left) == ("", [])
