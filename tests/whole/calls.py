"""How many calls of which kind each command makes, as a table: `calls.txt` has what is expected.

    python -m tests.whole.calls     write calls.txt anew

A number that grows is a cost for every user: say in the commit what it buys. One that shrinks is written down, too, so
that it stays small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from edgeops.model import HealthCheck, Pool, Site, Target
from tests.harness import Desk

TABLE = Path(__file__).with_name("calls.txt")
SITES = (1, 5)
COMMANDS = ("up", "no-op", "status", "plan", "change", "down")
HEAD = (
    "Calls by action: `up` of a fresh stack, again with nothing to do, `status`, `plan`, one site's health path\n"
    "changed, `down --delete-certificate`; nothing takes time, so every wait ends soon. Written by\n"
    "tests/whole/calls.py.\n\n"
)
Counts = Mapping[tuple[str, int], Counter[str]]
"""(command, sites) -> action -> calls."""


def sites(count: int) -> tuple[Site, ...]:
    """s000.main.io, s001.main.io, ... on one instance of S3."""
    return tuple(Site(f"s{number:03}.main.io", (Pool("main", (Target("web", 8080),)),)) for number in range(count))


def commands(number: int, jobs: int = 1) -> Iterator[tuple[str, Desk]]:
    """Each command in turn, with the desk right after it. Raises AssertionError where one does not succeed."""
    with Desk.open("S3", profile="instant") as desk:
        desk.jobs = jobs
        desk.wish(sites=sites(number))
        for name in COMMANDS:
            if name == "change":
                first, *others = desk.spec.sites
                desk.wish(sites=(replace(first, health=HealthCheck(path="/up")), *others))
            verbs = {"status": desk.status, "plan": desk.plan, "down": lambda: desk.down("certificate")}
            outcome = verbs.get(name, desk.up)()
            assert outcome.status == 0, (name, outcome.findings)
            yield name, desk


def counted() -> Counts:
    """All of them."""
    return {(name, number): Counter(desk.operations()) for number in SITES for name, desk in commands(number)}


def table(counts: Counts) -> str:
    """As calls.txt has it: a row an action, a column a command and number of sites."""
    columns = [(name, number) for name in COMMANDS for number in SITES]
    actions = sorted({action for each in counts.values() for action in each})
    rows = [["", *(f"{name}/{number}" for name, number in columns)]]
    rows += [[action, *(str(counts[column][action] or ".") for column in columns)] for action in actions]
    rows += [["all", *(str(counts[column].total()) for column in columns)]]
    return HEAD + "".join(f"{row[0]:38}" + "".join(f"{cell:>10}" for cell in row[1:]) + "\n" for row in rows)


if __name__ == "__main__":
    TABLE.write_text(table(counted()))
