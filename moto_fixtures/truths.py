"""The table of what is simulated beyond moto: a row per truth, where it comes from, and the test that holds it.

Every test named here fails on moto alone (`python -m tests.torture.plain_truths`). T3.26 is item 26 in section 3 of the
collected facts about AWS; E2 is the table of what emulators do, E5 what lost answers showed; I11 an incident of the
users' page; G:page a page of AWS's user guide of Application Load Balancers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moto_fixtures.truth_tables import (
    balancers,
    certificates,
    data_plane,
    dns,
    faults,
    lag,
    listeners,
    machines,
    records,
    tagging,
    target_groups,
)

ROW = re.compile(
    r"^(?P<id>\S+): (?P<behaviour>.+) \[(?P<source>.+)\]\n    (?P<folder>\w+/)?(?P<file>\w+)::(?P<test>\w+)$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Truth:
    """`test` is the path below tests/moto_fixtures and the name of a function in it."""

    id: str
    behaviour: str
    source: str
    test: str


def _rows(table: str) -> Iterator[Truth]:
    for row in ROW.finditer(table):
        test = f"{row['folder'] or ''}test_{row['file']}.py::test_{row['test']}"
        yield Truth(row["id"], row["behaviour"], row["source"], test)


SUBJECTS = (
    balancers,
    listeners,
    target_groups,
    certificates,
    records,
    dns,
    machines,
    tagging,
    lag,
    faults,
    data_plane,
)
TABLES = tuple(each.TABLE for each in SUBJECTS)
BY_SUBJECT = {str(each.__doc__).rstrip("."): tuple(_rows(each.TABLE)) for each in SUBJECTS}
"""What each table is about -> its rows."""
TRUTHS = tuple(row for rows in BY_SUBJECT.values() for row in rows)
