"""Progress on a terminal, drawn into a file that says it is one."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.console import Console

from edgeops.errors import Finding
from edgeops.events import Connected, Failed, Finished, Planned, Started, Waiting, Warned
from edgeops.model import Step
from edgeops.render.live import LiveView
from edgeops.render.text import width

WAITING = Waiting("balancer", "it is active", "provisioning", 0.0, 150, 900)


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.setenv("TERM", "xterm")
    return Console(file=io.StringIO(), force_terminal=True, width=80, color_system=None, legacy_windows=False)


@pytest.fixture
def view(console: Console, now: Any) -> Iterator[LiveView]:
    view = LiveView(now, console)
    yield view
    view.close()


def screen(console: Console) -> list[str]:
    """The lines of the last drawing."""
    file = console.file
    assert isinstance(file, io.StringIO)
    return re.sub(r"\x1b\[\??\w+|\r", "", file.getvalue().split("\x1b[1A")[-1]).splitlines()


def test_the_last_state_stays_on_the_screen(view: LiveView, console: Console, now: Any) -> None:
    """One line a resource: mark, name, seconds, words."""
    view(Started("network"))
    view(Finished("network"))
    view(Started("https"))
    now.seconds += 2.5
    view(Failed("https", (Finding("x", "error", "elbv2", "AWS refused the call"),)))
    view.close()

    drawn = "\n".join(screen(console))
    assert "✓ network                0.0 s nothing to change" in drawn
    assert "✗ listener :443          2.5 s FAILED: AWS refused the call" in drawn


def test_a_wait_fits_80_columns(view: LiveView, console: Console, step: Callable[..., Step], now: Any) -> None:
    """A long text goes on in its own column; what a terminal echoes for Ctrl-C still fits behind it."""
    view(Planned((step(),), ()))
    view(WAITING)
    now.seconds += 72
    view.close()

    drawn = [line.rstrip() for line in screen(console)]
    assert "… load balancer     1 min 12 s waiting until it is active (now: provisioning;" in drawn
    assert "                               usually 2-3 min)" in drawn
    assert max(map(width, drawn)) <= 78


def test_place_and_warnings_stand_above_the_view(view: LiveView, console: Console) -> None:
    """They stay, and what AWS holds cannot steer the terminal."""
    view(Connected("koing", "123456789012", "us-east-1", None))
    view(Warned(Finding("x", "warning", "records", "odd \x1b[2J text [bold]")))

    drawn = "\n".join(screen(console))
    assert "koing in us-east-1, account 123456789012, real AWS" in drawn
    assert "warning: records: odd \\x1b[2J text [bold]" in drawn


def test_a_pause_gives_the_terminal_back_until_the_next_event(view: LiveView) -> None:
    """A person can be asked in the middle; after the end nothing is drawn any more."""
    view(WAITING)
    view.pause()
    assert view._live is None

    view(WAITING)
    assert view._live is not None

    view.close()
    view(WAITING)
    assert view._live is None


def test_a_console_without_unicode_gets_marks_it_has(now: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Korean Windows console writes CP949."""
    monkeypatch.setenv("TERM", "xterm")
    file = io.TextIOWrapper(io.BytesIO(), encoding="cp949", newline="")
    view = LiveView(now, Console(file=file, force_terminal=True, width=80, color_system=None, legacy_windows=False))
    for event in (Started("network"), Finished("network"), WAITING):
        view(event)
    view.close()
    file.flush()

    drawn = file.buffer.getvalue().decode("cp949")
    assert "v network" in drawn
    assert ". load balancer" in drawn
