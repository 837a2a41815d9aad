from dataclasses import asdict

import pytest

from moto_fixtures import PROFILES, Timing
from moto_fixtures.timing import timing_of


def test_instant_still_takes_a_moment():
    """Nothing is ready in the moment it is asked for, so the order of states stays honest."""
    assert all(value > 0 for name, value in asdict(PROFILES["instant"]).items() if name != "latency")


def test_profiles_get_slower():
    """instant < quick < real, in everything."""
    instant, quick, real = (asdict(PROFILES[name]) for name in ("instant", "quick", "real"))
    assert all(instant[name] <= quick[name] <= real[name] for name in real)


@pytest.mark.parametrize(
    ("duration", "low", "high"),
    [
        ("balancer", 90, 180),
        ("certificate_record", 2, 10),
        ("certificate", 15, 60),
        ("dns", 10, 60),
        ("health", 5, 30),
        ("linger", 10, 900),
        ("latency", 0.03, 0.3),
    ],
)
def test_real_is_within_what_was_observed(duration, low, high):
    """T(a), T1.1, T1.19, T2.23, T3.10, T4.17."""
    assert low <= getattr(PROFILES["real"], duration) <= high


def test_a_timing_can_stand_for_a_profile():
    """Tests make their own; an unknown name is an error."""
    timing = Timing(1, 1, 1, 1, 1, 1, 1)
    assert timing_of(timing) is timing
    with pytest.raises(KeyError):
        timing_of("slow")
