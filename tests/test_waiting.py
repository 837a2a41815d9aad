"""Waiting and trying again, on a clock that is the test's."""

import itertools
import threading
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops.errors import Interrupted
from edgeops.waiting import LimitReached, SystemClock, try_again, wait_until
from moto_fixtures import VirtualClock

MINUTES = 60.0


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(start=1000.0)


def _looks(clock: VirtualClock, limit: float, **how: Callable[[int, float], float]) -> list[float]:
    """When a wait looks that never ends well, in seconds since its start."""
    start, times = clock.now(), []

    def look() -> None:
        times.append(clock.now() - start)
        assert len(times) < 2000, "a wait that makes no headway"

    with pytest.raises(LimitReached):
        wait_until(look, lambda _: False, clock, limit, **how)  # type: ignore[arg-type]
    return times


def test_looks_come_fast_at_first_then_every_second() -> None:
    """0.25, 0.5, then every second: what is quick is noticed at once."""
    assert _looks(VirtualClock(), 4.75) == [0, 0.25, 0.75, 1.75, 2.75, 3.75, 4.75]


def test_after_five_minutes_looks_come_every_five_seconds(clock: VirtualClock) -> None:
    """Whoever has waited so long gains nothing by asking more often."""
    times = _looks(clock, 6 * MINUTES)
    pauses = [(earlier, later - earlier) for earlier, later in itertools.pairwise(times)]

    assert {pause for since, pause in pauses[2:] if since < 5 * MINUTES} == {1.0}
    assert {pause for since, pause in pauses[:-1] if since >= 5 * MINUTES} == {5.0}


@settings(deadline=None)
@given(start=st.floats(0, 1e6), limit=st.floats(0, 20 * MINUTES))
def test_the_last_look_is_at_the_limit(start: float, limit: float) -> None:
    """Never before it, never long after it, and it always comes, however the floats fall."""
    times = _looks(VirtualClock(start), limit)

    assert all(moment < limit for moment in times[:-1])
    assert limit <= times[-1] <= limit + 0.01


def test_the_pauses_can_be_chosen(clock: VirtualClock) -> None:
    """Route53 is asked every two seconds; the last pause still ends at the limit."""
    assert _looks(clock, 5, pause=lambda _looks, _elapsed: 2.0) == [0, 2, 4, 5]


def test_the_look_that_was_waited_for_is_returned(clock: VirtualClock) -> None:
    """Looks in vain are told with the seconds so far."""
    seen, told = iter(["provisioning", "provisioning", "active"]), []

    found = wait_until(lambda: next(seen), "active".__eq__, clock, 60, lambda *told_now: told.append(told_now))

    assert found == "active"
    assert told == [("provisioning", 0), ("provisioning", 0.25)]


def test_what_is_there_is_not_waited_for(clock: VirtualClock) -> None:
    """The first look comes before any pause, even with no time left."""
    assert wait_until(lambda: "active", bool, clock, limit=0) == "active"
    assert clock.now() == 1000


def test_the_limit_says_how_long_it_was(clock: VirtualClock) -> None:
    """In seconds."""
    with pytest.raises(LimitReached, match="within 90 s") as caught:
        wait_until(lambda: None, bool, clock, 90)
    assert caught.value.elapsed == 90


def test_a_look_that_fails_ends_the_wait(clock: VirtualClock) -> None:
    """Whether a failed call is worth another is decided elsewhere."""
    with pytest.raises(ZeroDivisionError):
        wait_until(lambda: 1 / 0, bool, clock, 60)
    assert clock.now() == 1000


def _leaping(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's clock leaps an hour a look, and nobody may sleep on it."""
    hours = itertools.count(0, 3600)

    def sleep(_seconds: float) -> None:
        raise AssertionError("slept for real")

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: float(next(hours)))


def test_only_the_given_clock_decides_when_a_wait_is_over(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """tenacity has a mind of its own about time."""
    with monkeypatch.context() as leaping:
        _leaping(leaping)
        assert _looks(clock, 1.75) == [0, 0.25, 0.75, 1.75]


def test_only_the_given_clock_decides_when_to_try_again(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attempts and seconds so far are counted on it."""
    asked = []

    def worth(_error: BaseException, attempts: int, elapsed: float) -> bool:
        asked.append((attempts, elapsed))
        return elapsed < 6

    with monkeypatch.context() as leaping:
        _leaping(leaping)
        with pytest.raises(ZeroDivisionError):
            try_again(lambda: 1 / 0, worth, clock, float)
    assert asked == [(1, 0), (2, 1), (3, 3), (4, 6)]


def test_trying_again_ends_with_the_first_success(clock: VirtualClock) -> None:
    """And returns it."""
    answers = iter([KeyError("one"), KeyError("two"), "three"])

    def call() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert try_again(call, lambda *_: True, clock, lambda _: 1.0) == "three"
    assert clock.now() == 1002


def test_an_error_not_worth_it_is_raised_as_it_is(clock: VirtualClock) -> None:
    """The caller sees the error, not tenacity's."""
    calls = []

    def call() -> None:
        calls.append(clock.now())
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        try_again(call, lambda *_: False, clock, lambda _: 1.0)
    assert calls == [1000]


def test_a_sleep_ends_at_once_when_told_to_stop() -> None:
    """Ctrl-C in the middle of a long pause."""
    stop = threading.Event()
    stop.set()

    with pytest.raises(Interrupted):
        SystemClock(stop).sleep(5)


def test_a_wait_on_the_system_clock_is_interrupted_between_two_looks() -> None:
    """The look that sees the signal is the last."""
    clock, looks = SystemClock(), []

    def look() -> None:
        looks.append("look")
        clock.stop.set()

    with pytest.raises(Interrupted):
        wait_until(look, lambda _: False, clock, 5)
    assert looks == ["look"]


def test_the_system_clock_goes_forward_and_goes_on() -> None:
    """Without a stop a sleep ends by itself."""
    clock = SystemClock()
    before = clock.now()

    clock.sleep(0)

    assert clock.now() >= before
