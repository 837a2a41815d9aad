"""One clause of a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """`asks`: what the case wants to see. `tests`: "folder/test_file.py::test_name", below tests/."""

    asks: str
    tests: tuple[str, ...]
    decided: str = ""


def shown(asks: str, *tests: str, decided: str = "") -> Clause:
    """A clause and the tests that show it; without a test, why there is none."""
    return Clause(asks, tests, decided)
