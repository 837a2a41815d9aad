"""Time, injected: a clock, one way to wait, one way to try again - the only importer of tenacity.

tenacity's own `stop_after_delay` reads the real clock, so stops are decided on `clock.now()`; its sleep is the clock's.
"""

import threading
import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, retry_if_result

from edgeops.errors import Interrupted

T = TypeVar("T")


class Clock(Protocol):
    """Seconds since some start, and a sleep that a test can make instant."""

    def now(self) -> float:
        """Seconds, only ever growing."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait that long; raises `Interrupted` when the command is told to stop."""
        ...


class SystemClock:
    """Real time. Every sleep ends at once, with `Interrupted`, when `stop` is set."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        if self.stop.wait(seconds):
            raise Interrupted


FIRST_PAUSES = (0.25, 0.5)
STEADY_PAUSE, PATIENT_PAUSE = 1.0, 5.0
PATIENT_AFTER = 5 * 60.0
SHORTEST_PAUSE = 0.001  # what is left of a limit can be too small to move a clock of floats


def poll_pause(attempt: int, elapsed: float) -> float:
    """Seconds before the next look: 0.25, 0.5, then every second, and every five after five minutes."""
    if attempt <= len(FIRST_PAUSES):
        return FIRST_PAUSES[attempt - 1]
    return STEADY_PAUSE if elapsed < PATIENT_AFTER else PATIENT_PAUSE


class LimitReached(Exception):
    """The wait lasted `elapsed` seconds and the last look was still not what was waited for."""

    def __init__(self, elapsed: float) -> None:
        super().__init__(f"not reached within {elapsed:.0f} s")
        self.elapsed = elapsed


def wait_until(
    look: Callable[[], T],
    done: Callable[[T], bool],
    clock: Clock,
    limit: float,
    on_pause: Callable[[T, float], None] = lambda _seen, _elapsed: None,
    pause: Callable[[int, float], float] = poll_pause,
) -> T:
    """Look until `done` says so and return that look; `on_pause` hears every look in vain with the seconds so far.

    Raises LimitReached once `limit` seconds have gone by; the last look is never earlier than the limit.
    """
    start = clock.now()

    def over(_state: RetryCallState) -> bool:
        return clock.now() - start >= limit

    def next_pause(state: RetryCallState) -> float:
        elapsed = clock.now() - start
        return min(pause(state.attempt_number, elapsed), max(limit - elapsed, SHORTEST_PAUSE))

    def before_sleep(state: RetryCallState) -> None:
        assert state.outcome is not None
        on_pause(state.outcome.result(), clock.now() - start)

    def give_up(_state: RetryCallState) -> T:
        raise LimitReached(clock.now() - start)

    return Retrying(
        stop=over,
        wait=next_pause,
        sleep=clock.sleep,
        retry=retry_if_result(lambda seen: not done(seen)),
        before_sleep=before_sleep,
        retry_error_callback=give_up,
    )(look)


def try_again(
    call: Callable[[], T],
    worth: Callable[[BaseException, int, float], bool],
    clock: Clock,
    pause: Callable[[int], float],
) -> T:
    """Call until it succeeds or raises something not `worth` another attempt (given attempts and seconds so far)."""
    start = clock.now()
    attempts = 0

    def counted() -> T:
        nonlocal attempts
        attempts += 1
        return call()

    return Retrying(
        wait=lambda state: pause(state.attempt_number),
        sleep=clock.sleep,
        retry=retry_if_exception(lambda error: worth(error, attempts, clock.now() - start)),
        reraise=True,
    )(counted)
