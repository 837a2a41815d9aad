import pytest

from moto_fixtures import RealClock, VirtualClock, World
from moto_fixtures.data_plane import pace


@pytest.mark.parametrize(
    ("profile", "clock", "interval"),
    [
        ("real", RealClock(), 30),
        ("quick", RealClock(), 1.5),
        ("real", RealClock(10), 3),
        ("real", VirtualClock(), 30),
    ],
)
def test_checks_keep_the_groups_interval_at_the_worlds_pace(profile, clock, interval):
    """A faster profile or clock makes them come faster."""
    assert pace.interval(World("empty", profile, clock).cloud, 30) == pytest.approx(interval)


def test_no_machine_is_asked_for_the_impossible():
    """Intervals and timeouts end somewhere."""
    cloud = World("empty", "instant").cloud
    assert (pace.interval(cloud, 5), pace.check_timeout(cloud, 2)) == (0.1, 0.5)
    assert pace.real(cloud, pace.CONNECT) == pace.connect_timeout(cloud) == 10
    assert pace.connect_timeout(World("empty", clock=RealClock(50)).cloud) == 0.5
