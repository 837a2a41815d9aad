"""Answers that are asked for once: several threads may ask for one key, and only one of them calls AWS."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Values by key, each fetched once until it is forgotten. Different keys are fetched at the same time.

    An answer that was on its way while something was put or forgotten may be older than that, so it is not kept.
    """

    def __init__(self) -> None:
        self._values: dict[K, V] = {}
        self._locks: dict[K, threading.RLock] = {}
        self._guard = threading.Lock()
        self._changes = 0

    def get(self, key: K, fetch: Callable[[], V]) -> V:
        """The value; whoever comes first fetches it, the others wait for that. A failed fetch is not remembered."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.RLock())
        with lock:
            with self._guard:
                if key in self._values:
                    return self._values[key]
                before = self._changes
            value = fetch()
            with self._guard:
                if self._changes == before:
                    self._values[key] = value
            return value

    def put(self, key: K, value: V) -> None:
        """This is the value from now on."""
        with self._guard:
            self._changes += 1
            self._values[key] = value

    def forget(self, key: K) -> None:
        """Fetch it again when next asked."""
        with self._guard:
            self._changes += 1
            self._values.pop(key, None)

    def clear(self) -> None:
        """Forget all."""
        with self._guard:
            self._changes += 1
            self._values.clear()
