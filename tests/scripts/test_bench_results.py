"""Figures are kept, and a run in part replaces only what it measured."""

from pathlib import Path

from scripts.bench_measure import Measured
from scripts.bench_results import Key, Results

UP, DOWN = Key("as AWS", 1, "up", "edgeops"), Key("as AWS", 1, "down", "edgeops")


def _run(wall: float) -> Measured:
    return Measured(wall, writes=1, reads=2, polls=3, memory=70.0, cpu=0.5)


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    """No file, no figures."""
    assert Results.read(tmp_path / "bench.json").entries == {}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """With days, machine, starts and what is missing."""
    results = Results(starts={"--help": [0.1]}, missing=["cli: absent"])
    results.put({UP: [_run(3), _run(1), _run(2)]}, "2026-11-20", "Linux, 2 cores")
    results.write(tmp_path / "bench.json")
    assert Results.read(tmp_path / "bench.json") == results
    assert results.median("as AWS", 1, "up", "edgeops") == _run(2)
    assert results.median("as AWS", 5, "up", "edgeops") is None


def test_a_run_in_part_replaces_only_what_it_measured() -> None:
    """The other verb keeps its figures and its day."""
    results = Results()
    results.put({UP: [_run(9)], DOWN: [_run(8)]}, "2026-11-19", "Linux, 2 cores")
    results.put({UP: [_run(1)]}, "2026-11-20", "Linux, 4 cores")
    assert [(one.runs[0].wall, one.on) for one in results.entries.values()] == [(1, "2026-11-20"), (8, "2026-11-19")]
