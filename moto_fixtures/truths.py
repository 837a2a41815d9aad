"""The table of what is simulated beyond moto: a row per truth, where it comes from, and the test that holds it.

Every test named here fails on moto alone (`PLAIN_MOTO=1 pytest tests/moto_fixtures`). T3.26 is item 26 in section 3 of
the collected facts about AWS; E2 is the table of what emulators do, E5 what lost answers showed; I11 an incident of the
users' page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moto_fixtures.truth_tables import (
    balancers,
    certificates,
    faults,
    lag,
    listeners,
    machines,
    records,
    tagging,
    target_groups,
)

ROW = re.compile(
    r"^(?P<id>\S+): (?P<behaviour>.+) \[(?P<source>.+)\]\n    (?P<folder>\w+)/(?P<file>\w+)::(?P<test>\w+)$",
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
        yield Truth(
            row["id"], row["behaviour"], row["source"], f"{row['folder']}/test_{row['file']}.py::test_{row['test']}"
        )


TABLES = (
    balancers.TABLE,
    listeners.TABLE,
    target_groups.TABLE,
    certificates.TABLE,
    records.TABLE,
    machines.TABLE,
    lag.TABLE,
    tagging.TABLE,
    faults.TABLE,
)

TRUTHS = tuple(row for table in TABLES for row in _rows(table))
