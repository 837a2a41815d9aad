"""Several programs at work in the same account, one call at a time, in an order drawn by lot: seeded, so repeatable.

Each has a thread, and only the one whose turn it is runs. It hands on at every call and every sleep. A call takes a
moment of the common virtual clock, drawn by lot too; when all wait, the clock goes on to the first who wakes.
"""

from __future__ import annotations

import random
import threading
import traceback
from collections.abc import Callable

from moto_fixtures import World
from moto_fixtures.clock import Clock

LONGEST_CALL = 0.3
"""Seconds of the virtual clock."""
STUCK = 300.0
"""Seconds of real time after which a race is given up: a mistake of ours."""


class Turns:
    """`clock` is the world's; programs get `self`, which is a clock to them, too."""

    def __init__(self, world: World, seed: int) -> None:
        self._clock: Clock = world.clock
        self._dice = random.Random(seed)
        self._changed = threading.Condition()
        self._wakes: dict[int, float] = {}
        """Thread -> when it may go on."""
        self._turn = 0
        self.raised: list[str] = []
        world.on_arrival(self._call)

    def now(self) -> float:
        return self._clock.now()

    def sleep(self, seconds: float) -> None:
        """What a program's sleep is: the others go on meanwhile."""
        self._hand_on(max(seconds, 0.0))

    def advance(self, seconds: float) -> None:
        self._clock.advance(seconds)

    def race(self, *programs: tuple[float, Callable[[], object]]) -> None:
        """Run (start in seconds, program) until all have ended; `raised` has the traceback of each that raised."""
        threads = [threading.Thread(target=self._run, args=(program,), daemon=True) for _, program in programs]
        with self._changed:
            for thread, (start, _) in zip(threads, programs, strict=True):
                thread.start()
                assert thread.ident is not None
                self._wakes[thread.ident] = self.now() + start
            self._choose()
        for thread in threads:
            thread.join(STUCK)
        assert not self._wakes, "a race that does not end"

    def _run(self, program: Callable[[], object]) -> None:
        me = threading.get_ident()
        with self._changed:
            self._changed.wait_for(lambda: self._turn == me)
        try:
            program()
        except BaseException:  # noqa: BLE001 - told to whoever runs the race
            self.raised.append(traceback.format_exc())
        finally:
            with self._changed:
                del self._wakes[me]
                self._choose()

    def _call(self) -> None:
        if threading.get_ident() in self._wakes:
            self._hand_on(self._dice.uniform(0, LONGEST_CALL))

    def _hand_on(self, seconds: float) -> None:
        me = threading.get_ident()
        with self._changed:
            self._wakes[me] = self.now() + seconds
            self._choose()
            self._changed.wait_for(lambda: self._turn == me)

    def _choose(self) -> None:
        """Whose turn it is next: one of those awake, in the order in which they began."""
        if not self._wakes:
            return
        self._clock.advance(max(min(self._wakes.values()) - self.now(), 0.0))
        awake = [each for each, when in self._wakes.items() if when <= self.now()]
        self._turn = self._dice.choice(awake or [min(self._wakes, key=lambda each: self._wakes[each])])
        self._changed.notify_all()
