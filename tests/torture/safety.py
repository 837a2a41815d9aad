"""One safety, and how to remove it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Safety:
    """`old` stands exactly once in `file` (below edgeops/); with `new` instead the safety is gone, and each of `tests`
    (node ids) must fail.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def safety(name: str, file: str, old: str, new: str, *tests: str) -> Safety:
    """What is protected, where, what becomes of the code, and who must notice."""
    return Safety(name, file, old, new, tests)
