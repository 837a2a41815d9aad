"""Calls beside each other: as many at once as `--jobs` allows, each still waiting for its turn at its bucket.

Only what does not depend on each other comes here. With one job everything happens in order, one after the other, and
nothing is asked beforehand.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import TypeVar

from edgeops.errors import EdgeError, Interrupted, raise_all

T = TypeVar("T")
R = TypeVar("R")

LISTEN = 0.5  # on Windows a wait without an end does not hear Ctrl-C


class Together:
    """`stop`: set by Ctrl-C; nothing new starts from then on. Work inside of work is done in order."""

    def __init__(self, jobs: int = 1, stop: threading.Event | None = None) -> None:
        self._jobs, self._stop = jobs, stop or threading.Event()
        self._mine = threading.local()

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """The results in the order of the items. After a failure nothing new starts; raises what failed, all of it."""
        each = list(items)
        if self._jobs == 1 or len(each) < 2 or getattr(self._mine, "inside", False):
            return [work(item) for item in each]
        pool = self._pool(len(each))
        try:
            return _results([pool.submit(self._inside, work, item) for item in each])
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def begin(self, work: Callable[[T], object], items: Iterable[T]) -> None:
        """Ask beforehand what is remembered and soon needed; who needs it waits for it, and meets what failed."""
        each = list(items)
        if self._jobs > 1 and each:
            pool = self._pool(len(each))
            for item in each:
                pool.submit(self._quietly, work, item)
            pool.shutdown(wait=False)

    def _pool(self, items: int) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(min(self._jobs, items), thread_name_prefix="edgeops-together")

    def _inside(self, work: Callable[[T], R], item: T) -> R:
        if self._stop.is_set():
            raise Interrupted
        self._mine.inside = True
        return work(item)

    def _quietly(self, work: Callable[[T], object], item: T) -> None:
        with suppress(Exception):
            self._inside(work, item)


def _results(futures: Sequence["Future[R]"]) -> list[R]:
    left = set(futures)
    while left:
        done, left = wait(left, timeout=LISTEN, return_when=FIRST_EXCEPTION)
        if any(future.exception() for future in done):
            left = {future for future in left if not future.cancel()}
    begun = [future for future in futures if not future.cancelled()]
    errors = [error for future in begun if (error := future.exception())]
    known = [error for error in errors if isinstance(error, EdgeError)]
    if len(known) < len(errors):
        raise next(error for error in errors if not isinstance(error, EdgeError))
    raise_all(known)
    return [future.result() for future in begun]
