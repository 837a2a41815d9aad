"""Progress for pipes and CI."""

from collections.abc import Callable
from typing import Any

import pytest

from edgeops.errors import Finding
from edgeops.events import Connected, Event, Failed, Finished, Planned, Started, StepDone, StepStarted, Waiting, Warned
from edgeops.model import Step
from edgeops.render.plain import Plain

FINDING = Finding("x", "warning", "address", "an Elastic IP lies idle")


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def plain(now: Callable[[], float], lines: list[str]) -> Plain:
    return Plain(lines.append, now)


def waiting(seen: str = "provisioning") -> Waiting:
    return Waiting("balancer", "it is active", seen, 0.0, 150, 900)


def test_a_wait_says_what_for_what_is_seen_and_how_long_it_takes(plain: Plain, lines: list[str], now: Any) -> None:
    """The line that a person reads most often."""
    now.seconds += 3.2
    plain(waiting())

    assert lines == ["[  3.2 s] load balancer: waiting until it is active (now: provisioning; usually 2-3 min)"]


def test_a_poll_that_shows_nothing_new_is_no_line(plain: Plain, lines: list[str], now: Any) -> None:
    """A minute of polls of the same state is three lines: at once, after 30 s, after 60 s."""
    for _ in range(61):
        plain(waiting())
        now.seconds += 1

    assert [line[:9] for line in lines] == ["[  0.0 s]", "[ 30.0 s]", "[ 60.0 s]"]


def test_a_change_of_state_is_a_line_at_once(plain: Plain, lines: list[str]) -> None:
    """The state that AWS shows has changed."""
    plain(waiting())
    plain(waiting("failed"))

    assert len(lines) == 2


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (Connected("koing", "123456789012", "us-east-1", None), "koing in us-east-1, account 123456789012, real AWS"),
        (Planned((), ()), "[  0.0 s] plan: nothing to change"),
        (Warned(FINDING), "[  0.0 s] warning: address: an Elastic IP lies idle"),
        (Failed("https", (FINDING,)), "[  0.0 s] listener :443: FAILED: an Elastic IP lies idle"),
    ],
)
def test_what_happens_is_one_line(plain: Plain, lines: list[str], event: Event, line: str) -> None:
    """Each event that a reader of a log wants to meet."""
    plain(event)

    assert lines == [line]


def test_a_change_is_told_when_it_is_made(plain: Plain, lines: list[str], step: Callable[..., Step]) -> None:
    """Not when it begins: a log of a run holds every change once."""
    plain(StepStarted(step()))
    plain(StepDone(step(), already=True))

    assert lines == ["[  0.0 s] + create target group eo-koing-80-1a2b3c4d (was there already)"]


def test_only_a_resource_that_did_something_is_said_to_be_ready(plain: Plain, lines: list[str]) -> None:
    """A run with nothing to do is not a dozen lines."""
    for resource in ("balancer", "network"):
        plain(Started(resource))
        if resource == "balancer":
            plain(waiting())
        plain(Finished(resource))

    assert lines[1:] == ["[  0.0 s] load balancer: ready"]
