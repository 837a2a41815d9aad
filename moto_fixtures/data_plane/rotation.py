"""Whose turn it is: groups by weight, targets one after the other.

AWS draws lots by weight; taking turns keeps the same shares and makes them the same in every run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Rotation:
    def __init__(self) -> None:
        self._credit: dict[str, dict[str, int]] = {}
        self._turn: dict[str, int] = {}

    def weighted(self, key: str, weights: Mapping[str, int]) -> str | None:
        """One of the names, in proportion to the weights; None when nothing weighs anything (T3.22)."""
        total = sum(weights.values())
        if total == 0:
            return None
        before = self._credit.get(key, {})
        credit = {name: before.get(name, 0) + weight for name, weight in weights.items() if weight}
        chosen = max(credit, key=lambda name: credit[name])
        credit[chosen] -= total
        self._credit[key] = credit
        return chosen

    def next(self, key: str, items: Sequence[T]) -> T:
        self._turn[key] = self._turn.get(key, -1) + 1
        return items[self._turn[key] % len(items)]
