"""What was measured, kept in bench.json: one entry an account, number of sites, verb and tool, with all of its runs.

A run of the benchmark replaces the entries that it measured and leaves the others, so that it can be done in parts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from scripts.bench_measure import Measured, median


class Key(NamedTuple):
    """What was measured."""

    account: str
    sites: int
    verb: str
    tool: str


@dataclass(frozen=True)
class Entry:
    """Its runs, on which day (ISO), and on which class of machine."""

    runs: tuple[Measured, ...]
    on: str
    machine: str

    @property
    def median(self) -> Measured:
        return median(self.runs)


@dataclass
class Results:
    """`starts`: seconds of each run until the end of `--help` and until the first call; `missing`: what is not there,
    and why.
    """

    entries: dict[Key, Entry] = field(default_factory=dict)
    starts: dict[str, list[float]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, file: Path) -> Results:
        """Of an earlier run; nothing where there is no file."""
        if not file.exists():
            return cls()
        told = json.loads(file.read_text("utf-8"))
        entries = {
            Key(one["account"], one["sites"], one["verb"], one["tool"]): Entry(
                tuple(Measured(**run) for run in one["runs"]), one["on"], one["machine"]
            )
            for one in told["entries"]
        }
        return cls(entries, told["starts"], told["missing"])

    def write(self, file: Path) -> None:
        """For the next run, and for the page."""
        entries = [
            {**key._asdict(), "on": one.on, "machine": one.machine, "runs": [asdict(run) for run in one.runs]}
            for key, one in sorted(self.entries.items())
        ]
        told = {"entries": entries, "starts": self.starts, "missing": self.missing}
        file.write_text(json.dumps(told, indent=1) + "\n", "utf-8")

    def put(self, figures: Mapping[Key, Sequence[Measured]], on: str, machine: str) -> None:
        """Replace what was measured anew."""
        self.entries |= {key: Entry(tuple(runs), on, machine) for key, runs in figures.items()}

    def median(self, account: str, sites: int, verb: str, tool: str) -> Measured | None:
        """None where that was not measured."""
        entry = self.entries.get(Key(account, sites, verb, tool))
        return entry.median if entry else None
