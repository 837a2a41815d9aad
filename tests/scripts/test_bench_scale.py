"""What grows faster than it may is told."""

from scripts.bench_measure import Measured
from scripts.bench_scale import VERBS, growth


def _figures(calls: int, wall: float, memory: float) -> dict[str, Measured]:
    return dict.fromkeys(VERBS, Measured(wall, calls, 0, 0, memory, 1.0))


def test_calls_and_wall_grow_with_the_sites_and_memory_less() -> None:
    """Three times the sites: three times the calls and the wall, at most twice the memory."""
    small = _figures(100, 100.0, 80.0)
    assert {line[-1] for line in growth(small, _figures(300, 300.0, 150.0), 3.0)} == {"ok"}
    assert {line[-1] for line in growth(small, _figures(340, 300.0, 150.0), 3.0)} == {"CALLS"}
    assert {line[-1] for line in growth(small, _figures(300, 360.0, 150.0), 3.0)} == {"WALL"}
    assert {line[-1] for line in growth(small, _figures(300, 300.0, 240.0), 3.0)} == {"MEMORY"}
