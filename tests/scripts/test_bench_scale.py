"""What grows faster than it may is told."""

from scripts.bench_measure import Measured
from scripts.bench_scale import VERBS, growth, over


def _figures(calls: int, wall: float, memory: float) -> dict[str, Measured]:
    return dict.fromkeys(VERBS, Measured(wall, calls, 0, 0, memory, 1.0))


def test_calls_and_wall_grow_with_the_sites_and_memory_less() -> None:
    """Three times the sites: three times the calls and the wall, at most twice the memory."""
    small = _figures(100, 100.0, 80.0)
    assert {line[-1] for line in growth(small, _figures(300, 300.0, 150.0), 3.0)} == {"ok"}
    assert {line[-1] for line in growth(small, _figures(340, 300.0, 150.0), 3.0)} == {"CALLS"}
    assert {line[-1] for line in growth(small, _figures(300, 360.0, 150.0), 3.0)} == {"WALL"}
    assert {line[-1] for line in growth(small, _figures(300, 300.0, 240.0), 3.0)} == {"MEMORY"}


def test_more_calls_than_a_verb_may_make_are_told() -> None:
    """134 for `status` of 100 sites, 147 for a no-op, 482 for a fresh `up`; polls do not count."""
    assert over(100, _figures(134, 1.0, 1.0)) == []
    assert over(100, _figures(135, 1.0, 1.0)) == ["status"]
    assert over(100, _figures(483, 1.0, 1.0)) == ["up", "no-op", "status"]
    assert over(100, dict.fromkeys(VERBS, Measured(1.0, 100, 34, 500, 1.0, 1.0))) == []
