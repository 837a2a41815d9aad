"""Time in the simulated AWS: every duration is computed from one clock when something is *read*.

Nothing ticks in the background. A load balancer knows when it was made; whether it is active by now follows from the
clock. So a test may move a `VirtualClock` by hand, and a server may let a `RealClock` run as it is or faster.
"""

from __future__ import annotations

import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Seconds since the clock was made, and a way to let some pass."""

    def now(self) -> float: ...

    def sleep(self, seconds: float) -> None: ...

    def advance(self, seconds: float) -> None: ...


class VirtualClock:
    """Time that passes only when somebody sleeps or advances it; safe to share between threads.

    Sleepers do not add up: two threads that sleep a second each from the same moment end one second later.
    """

    def __init__(self, start: float = 0.0) -> None:
        self._now = start
        self._lock = threading.Lock()

    def now(self) -> float:
        with self._lock:
            return self._now

    def sleep(self, seconds: float) -> None:
        until = self.now() + max(0.0, seconds)
        with self._lock:
            self._now = max(self._now, until)

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._now += seconds


class RealClock:
    """Real time, `speed` times as fast; `advance` leaps forward."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._leapt = 0.0
        self._start = time.monotonic()

    def now(self) -> float:
        return (time.monotonic() - self._start) * self.speed + self._leapt

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            time.sleep(seconds / self.speed)

    def advance(self, seconds: float) -> None:
        self._leapt += seconds
