"""The state behind the live view."""

from collections.abc import Callable
from typing import Any

from edgeops.errors import Finding
from edgeops.events import Failed, Finished, Planned, Started, StepDone, StepStarted, Waiting
from edgeops.model import Step
from edgeops.render.board import Board, Row

WAITING = Waiting("balancer", "it is active", "provisioning", 0.0, 150, 900)


def only(board: Board) -> Row:
    (row,) = board.rows()
    return row


def test_planned_resources_stand_in_the_order_of_building(step: Callable[..., Step], now: Any) -> None:
    """The view has its rows before the work begins."""
    board = Board(now)
    board(Planned((step(), step(resource="address"), step(name="second")), ()))

    assert [(row.resource, row.state, row.text) for row in board.rows()] == [
        ("address", "queued", "1 change to make"),
        ("groups", "queued", "2 changes to make"),
    ]


def test_a_resource_goes_from_work_to_wait_to_done(step: Callable[..., Step], now: Any) -> None:
    """What it does, what it waits for, what it did; the time stands still at its end."""
    board = Board(now)
    told = []
    change = step(resource="balancer", kind="load-balancer", name="eo-koing-1")
    for event in (Started("balancer"), StepStarted(change), StepDone(change), WAITING, Finished("balancer")):
        board(event)
        told.append((only(board).state, only(board).text))
        now.seconds += 1

    assert told == [
        ("working", ""),
        ("working", "+ create load balancer eo-koing-1"),
        ("working", "+ create load balancer eo-koing-1"),
        ("waiting", "waiting until it is active (now: provisioning; usually 2-3 min)"),
        ("done", "done, 1 change"),
    ]
    assert only(board).elapsed(now()) == 4.0


def test_a_resource_that_was_as_asked_says_so(now: Any) -> None:
    """Nothing to change is an answer; having only waited is another."""
    board = Board(now)
    for event in (Started("network"), Finished("network"), Started("balancer"), WAITING, Finished("balancer")):
        board(event)

    assert [row.text for row in board.rows()] == ["nothing to change", "done"]


def test_a_failure_says_what_failed(now: Any) -> None:
    """In words, not only by its mark."""
    board = Board(now)
    board(Started("https"))
    board(Failed("https", (Finding("x", "error", "elbv2", "AWS refused the call"),)))

    assert (only(board).state, only(board).text) == ("failed", "FAILED: AWS refused the call")


def test_time_counts_from_the_start(now: Any, step: Callable[..., Step]) -> None:
    """A queued resource has no time yet, a working one grows older."""
    board = Board(now)
    board(Planned((step(),), ()))
    assert only(board).elapsed(now()) is None

    board(Started("groups"))
    now.seconds += 7
    assert only(board).elapsed(now()) == 7.0
