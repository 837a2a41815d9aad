"""The page of the benchmark: promises that are kept or not, and nothing that was not measured."""

from pathlib import Path

import pytest

from scripts import bench_page
from scripts.bench_measure import Measured
from scripts.bench_page import PROMISES, page
from scripts.bench_results import Key, Results

SCRIPTS = Path(bench_page.__file__).parent


def _results(**walls: float) -> Results:
    """One run of `up` of one site by each tool."""
    results = Results()
    runs = {Key("as AWS", 1, "up", tool): [Measured(wall, 1, 1, 1, 70.0, 1.0)] for tool, wall in walls.items()}
    results.put(runs, "2026-11-20", "Linux, 2 cores")
    return results


def _verdicts(results: Results) -> dict[str, str]:
    return {row[0]: row[-1] for row in (one.row(results) for one in PROMISES) if row[-1]}


@pytest.mark.parametrize(
    ("ours", "theirs", "verdicts"),
    [
        (131.0, 195.0, {"up, 1 site: x limit": "kept", "up, 1 site: x Terraform": "kept"}),
        (190.0, 195.0, {"up, 1 site: x limit": "NOT KEPT", "up, 1 site: x Terraform": "NOT KEPT"}),
    ],
)
def test_a_promise_is_kept_or_not(ours: float, theirs: float, verdicts: dict[str, str]) -> None:
    """1.10 times the limit of 130.4 s, 0.75 times Terraform."""
    seen = _verdicts(_results(edgeops=ours, Terraform=theirs))
    assert {what: said for what, said in seen.items() if what.startswith("up")} == verdicts


def test_what_was_not_measured_is_said() -> None:
    """Neither kept nor broken; without Terraform nothing is compared with it."""
    assert _verdicts(Results()) == {}
    assert "up, 1 site: x Terraform" not in _verdicts(_results(edgeops=131.0))
    assert "not measured" in page(Results())


def test_every_figure_has_its_line() -> None:
    """The day, the class of machine, the ratio to the limit and to edgeops."""
    told = page(_results(edgeops=130.4, Terraform=195.6))
    assert "2026-11-20 on Linux, 2 cores" in told
    assert "| as AWS | 1 | up | Terraform | 1 | 195.6 | 1.50 | 1.50 |" in told


def test_the_page_is_made_of_what_is_kept() -> None:
    """bench.md was written by a run, or by `--page`: nobody has improved it by hand."""
    assert (SCRIPTS / "bench.md").read_text("utf-8") == page(Results.read(SCRIPTS / "bench.json"))


def test_a_machine_is_named_once_with_how_busy_it_was() -> None:
    """What was measured in parts on one day stands together."""
    parts = {("2026-11-20", "Linux, 2 cores", load) for load in ("0", "9", "4")} | {("2026-11-19", "Linux, 2 cores")}
    parts |= {("2026-11-21", "Linux, 2 cores", "1")}
    assert bench_page._places(parts)[2:] == ["2026-11-21 on Linux, 2 cores, load average 1"]
    assert bench_page._places(parts)[:2] == [
        "2026-11-19 on Linux, 2 cores",
        "2026-11-20 on Linux, 2 cores, load average 0 to 9",
    ]
