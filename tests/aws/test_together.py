"""Calls beside each other: within `--jobs`, in the order of what was asked, with every failure told."""

import threading
from collections.abc import Callable

import pytest

from edgeops.aws.together import Together
from edgeops.errors import EdgeError, Interrupted, Refused, Several, finding

SECONDS = 10.0


def _problem(name: str) -> EdgeError:
    return Refused(finding("not-agreed", name))


def _gathering(parties: int) -> Callable[[int], int]:
    """Work that ends only when so many do it at the same time."""
    barrier = threading.Barrier(parties)

    def work(item: int) -> int:
        barrier.wait(SECONDS)
        return item * item

    return work


def test_work_is_done_at_the_same_time_and_answered_in_order() -> None:
    """Three items that wait for each other."""
    assert Together(3).map(_gathering(3), [3, 1, 2]) == [9, 1, 4]


def test_no_more_than_so_many_at_once() -> None:
    """Two jobs never do three things at once."""
    lock, now, most = threading.Lock(), 0, 0
    pair = threading.Barrier(2)

    def work(_item: int) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        pair.wait(SECONDS)
        with lock:
            now -= 1
        pair.wait(SECONDS)

    Together(2).map(work, range(6))
    assert most == 2


def test_one_job_does_it_in_order_in_the_same_thread_and_stops_at_the_first_failure() -> None:
    """As `--jobs 1` promises: nothing beforehand, nothing beside."""
    seen: list[tuple[int, threading.Thread]] = []

    def work(item: int) -> None:
        seen.append((item, threading.current_thread()))
        if item == 2:
            raise _problem("two")

    together = Together(1)
    with pytest.raises(Refused):
        together.map(work, [1, 2, 3])
    together.begin(work, [4])
    assert seen == [(1, threading.current_thread()), (2, threading.current_thread())]


def test_every_failure_is_told() -> None:
    """Two that fail at the same time are two findings."""
    barrier = threading.Barrier(2)

    def work(name: str) -> None:
        barrier.wait(SECONDS)
        raise _problem(name)

    with pytest.raises(Several) as told:
        Together(2).map(work, ["one", "other"])
    assert {finding.where for finding in told.value.findings} == {"one", "other"}


def test_after_a_failure_nothing_new_starts_and_what_began_is_ended() -> None:
    """Of many items behind two workers only those in hand are done."""
    begun: list[int] = []
    ended: list[int] = []
    failed = threading.Event()

    def work(item: int) -> None:
        begun.append(item)
        if item == 0:
            failed.set()
            raise _problem("first")
        assert failed.wait(SECONDS)
        ended.append(item)

    with pytest.raises(Refused):
        Together(2).map(work, range(100))
    assert sorted(begun) == sorted([0, *ended])
    assert len(begun) < 100


def test_a_bug_is_not_taken_for_an_error_of_ours() -> None:
    """It is raised as it is, for the one boundary that knows bugs."""
    with pytest.raises(ZeroDivisionError):
        Together(2).map(lambda item: 1 // item, [1, 0])


def test_after_ctrl_c_nothing_starts() -> None:
    """The stop event is seen before each item."""
    stop = threading.Event()
    stop.set()
    done: list[int] = []
    with pytest.raises(EdgeError) as told:
        Together(2, stop).map(done.append, [1, 2])
    assert told.value.status is Interrupted.status
    assert done == []


def test_work_inside_of_work_is_done_in_order() -> None:
    """No thread waits for another one of the same work."""
    together = Together(2)

    def outer(item: int) -> list[threading.Thread]:
        return together.map(lambda _: threading.current_thread(), [item, item])

    assert all(first is second for first, second in together.map(outer, [1, 2]))


def test_what_is_asked_beforehand_may_fail() -> None:
    """Whoever needs it asks again and meets the failure."""
    asked = threading.Event()

    def work(_item: int) -> None:
        asked.set()
        raise _problem("nobody hears it")

    Together(2).begin(work, [1])
    assert asked.wait(SECONDS)
