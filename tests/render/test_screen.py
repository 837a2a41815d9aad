"""Which stream says what, and that saying it never harms the work."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from edgeops.errors import ExitStatus, Finding
from edgeops.events import Connected, Planned, Started
from edgeops.model import Charge, Step
from edgeops.render.screen import Screen, Terminal
from edgeops.report import Outcome, Page, Place, Result

CONNECTED = Connected("koing", "123456789012", "ap-northeast-2", None)
PLACE_LINE = "koing in ap-northeast-2, account 123456789012, real AWS"
TROUBLE = Finding("x", "error", "edgeops.toml", "is not there")


class Streams:
    """Remembers what was said where."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.err: list[str] = []

    def say(self, text: str, to_stderr: bool) -> None:
        (self.err if to_stderr else self.out).append(text)


@pytest.fixture
def streams() -> Streams:
    return Streams()


def test_errors_alone_go_to_stderr(streams: Streams) -> None:
    """stdout carries answers, and this is none."""
    Screen(streams.say).show(Outcome("plan", ExitStatus.USAGE, findings=(TROUBLE,)))

    assert streams.out == []
    assert streams.err == ["error: edgeops.toml: is not there"]


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome("help", ExitStatus.OK, page=Page("a page", {})),
        Outcome(
            "status", ExitStatus.UNHEALTHY, Result(Place("koing", "1", "us-east-1"), sites={}), findings=(TROUBLE,)
        ),
        Outcome("plan", ExitStatus.REFUSED, Result(Place("koing", "1", "us-east-1"), steps=()), findings=(TROUBLE,)),
    ],
)
def test_answers_go_to_stdout(streams: Streams, outcome: Outcome) -> None:
    """Also those with findings in them."""
    Screen(streams.say).show(outcome)

    assert len(streams.out) == 1
    assert streams.err == []


def test_json_is_one_object_on_stdout_even_for_an_error(streams: Streams) -> None:
    """Whatever is shown later is dropped."""
    screen = Screen(streams.say, json=True)
    screen.show(Outcome("plan", ExitStatus.USAGE, findings=(TROUBLE,)))
    screen.show(Outcome("plan", ExitStatus.OK))

    (said,) = streams.out
    assert json.loads(said)["exit_code"] == 64
    assert streams.err == []


def test_up_says_place_and_plan_before_it_works(streams: Streams, step: Callable[..., Step], now: Any) -> None:
    """On stderr, with the price."""
    emit = Screen(streams.say).listener("up", now)
    emit(CONNECTED)
    emit(Planned((step(),), (Charge("load-balancer"),)))

    said = "\n".join(streams.err)
    assert said.startswith(PLACE_LINE)
    assert "+ create  target group  eo-koing-80-1a2b3c4d" in said
    assert "about $16.43 a month" in said
    assert streams.out == []


def test_json_progress_has_no_table(streams: Streams, step: Callable[..., Step], now: Any) -> None:
    """The steps are in the object."""
    emit = Screen(streams.say, json=True).listener("up", now)
    emit(Planned((step(),), ()))

    assert streams.err == ["[  0.0 s] plan: 1 change"]


def test_status_says_its_place_once_with_its_answer(streams: Streams, now: Any) -> None:
    """It is quick: the first line of the answer is early enough."""
    screen = Screen(streams.say, Terminal(True, True, True, colour=False))
    screen.listener("status", now)(CONNECTED)
    screen.show(Outcome("status", ExitStatus.OK, Result(Place("koing", "123456789012", "ap-northeast-2"), sites={})))

    assert streams.err == []
    assert streams.out == [PLACE_LINE]


def test_a_failing_view_never_fails_the_work(streams: Streams, now: Any) -> None:
    """The work goes on, the reader is told once, and the answer still knows what happened."""

    def say(text: str, to_stderr: bool) -> None:
        if text.startswith("koing"):
            raise UnicodeEncodeError("cp949", "x", 0, 1, "no such character")
        streams.say(text, to_stderr)

    screen = Screen(say, json=True)
    emit = screen.listener("up", now)
    emit(CONNECTED)
    emit(Started("network"))
    emit(CONNECTED)
    screen.show(Outcome("up", ExitStatus.INTERRUPTED))

    assert len(streams.err) == 1
    assert "the work goes on" in streams.err[0]
    assert json.loads(streams.out[0])["result"]["account"] == "123456789012"


def test_a_screen_that_cannot_even_complain_does_no_harm(now: Any) -> None:
    """stderr is a closed pipe."""

    def say(_text: str, _to_stderr: bool) -> None:
        raise BrokenPipeError

    emit = Screen(say).listener("up", now)
    emit(CONNECTED)
    emit(CONNECTED)


@pytest.mark.parametrize(
    ("terminal", "command", "json_wanted", "live"),
    [
        (Terminal(stderr=True), "up", False, True),
        (Terminal(stderr=True), "down", False, True),
        (Terminal(stderr=True), "status", False, False),
        (Terminal(stderr=True), "up", True, False),
        (Terminal(stderr=True, dumb=True), "up", False, False),
        (Terminal(stdout=True), "up", False, False),
    ],
)
def test_the_live_view_is_for_work_on_a_terminal(
    streams: Streams, now: Any, terminal: Terminal, command: str, json_wanted: bool, live: bool
) -> None:
    """Everywhere else lines are written."""
    screen = Screen(streams.say, terminal, json=json_wanted)
    screen.listener(command, now)

    assert (screen._live is not None) is live


@pytest.mark.parametrize(
    ("terminal", "coloured"),
    [
        (Terminal(stdout=True, colour=True), True),
        (Terminal(stdout=True, colour=False), False),
        (Terminal(stderr=True, colour=True), False),
    ],
)
def test_colour_needs_a_terminal_that_wants_it(streams: Streams, terminal: Terminal, coloured: bool) -> None:
    """Each stream is asked for itself."""
    page = Page("page", {})
    Screen(streams.say, terminal).show(Outcome("sandbox", ExitStatus.OK, next=("edgeops plan",), page=page))

    assert ("\x1b[" in streams.out[0]) is coloured


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_get_no_colour(environ: dict[str, str]) -> None:
    """NO_COLOR counts when it is not empty."""
    assert Terminal.of_process({"NO_COLOR": "", "TERM": "xterm"}).colour
    assert not Terminal.of_process(environ).colour


LOOK = Outcome("status", ExitStatus.OK, Result(Place("koing", "123456789012", "ap-northeast-2"), sites={}))
CTRL_C = Outcome("status", ExitStatus.INTERRUPTED, findings=(TROUBLE,))


def test_piped_looks_tell_when_and_ctrl_c_adds_nothing(streams: Streams) -> None:
    """It is how looking on ends; what failed on the way there is said."""
    screen = Screen(streams.say, hour=lambda: "10:00:00")
    screen.glance(LOOK, 5.0)
    screen.glance(LOOK, 5.0)
    screen.show(CTRL_C)
    head = "10:00:00, again every 5 s (Ctrl-C ends it)\n"
    assert streams.out == [head + PLACE_LINE, "\n" + head + PLACE_LINE]
    assert streams.err == []


def test_looks_as_json_are_one_object_a_line_to_the_end(streams: Streams) -> None:
    """Ctrl-C, too, is told to a program; the last look is not told twice when the time is over."""
    screen = Screen(streams.say, json=True)
    screen.glance(LOOK, 5.0)
    screen.show(CTRL_C)
    assert [json.loads(line)["exit_code"] for line in streams.out] == [0, 130]
    assert [line for line in streams.out if "\n" in line] == []

    streams.out.clear()
    screen = Screen(streams.say, json=True)
    screen.glance(LOOK, 5.0)
    screen.show(LOOK)
    screen.glance(LOOK, 5.0)  # by a thread that has not heard of the end
    assert len(streams.out) == 1


def test_what_ends_the_looks_is_said(streams: Streams) -> None:
    """On stderr, below the last of them; before the first also that it was Ctrl-C."""
    screen = Screen(streams.say)
    screen.glance(LOOK, 5.0)
    screen.show(Outcome("status", ExitStatus.DENIED, findings=(TROUBLE,)))
    Screen(streams.say).show(CTRL_C)
    assert streams.err == ["error: edgeops.toml: is not there"] * 2
