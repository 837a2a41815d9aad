"""Answers that are asked for once: several threads may ask for one key, and only one of them calls AWS."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Values by key, each fetched once until it is forgotten. Different keys are fetched at the same time."""

    def __init__(self) -> None:
        self._values: dict[K, V] = {}
        self._locks: dict[K, threading.RLock] = {}
        self._guard = threading.Lock()

    def get(self, key: K, fetch: Callable[[], V]) -> V:
        """The value; whoever comes first fetches it, the others wait for that. A failed fetch is not remembered."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.RLock())
        with lock:
            if key not in self._values:
                self._values[key] = fetch()
            return self._values[key]

    def put(self, key: K, value: V) -> None:
        """This is the value from now on."""
        self._values[key] = value

    def forget(self, key: K) -> None:
        """Fetch it again when next asked."""
        self._values.pop(key, None)

    def clear(self) -> None:
        """Forget all."""
        self._values.clear()
