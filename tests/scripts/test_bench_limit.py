"""What is the least time that an account allows."""

import pytest

from moto_fixtures.rates import Rate
from moto_fixtures.timing import PROFILES, Timing
from scripts.bench_limit import VERBS, Leg, fresh, gone, limit, longest, looked, queue, unchanged

REAL = PROFILES["real"]
NOTHING = Timing(0, 0, 0, 0, 0, 0, 0)


def test_the_longest_chain_decides() -> None:
    """Legs beside each other count once; the path names those that were waited for."""
    found = longest({"a": Leg(1), "slow": Leg(5, ("a",)), "fast": Leg(2, ("a",)), "end": Leg(1, ("slow", "fast"))})
    assert (found.seconds, found.path) == (7, ("a", "slow", "end"))


def test_a_burst_is_free_and_the_rest_comes_at_the_rate() -> None:
    """30 calls with a burst of 20 and 5 a second: two seconds and an answer; no call takes no time."""
    assert queue(30, Rate(20, 5), 0.1) == pytest.approx(2.1)
    assert queue(20, Rate(20, 5), 0.1) == pytest.approx(0.1)
    assert queue(0, Rate(20, 5), 0.1) == 0


def test_one_site_takes_as_long_as_its_load_balancer_and_the_first_check() -> None:
    """Four calls before it is made, two minutes, ten seconds, and the look that sees it: 130.4 s."""
    found = fresh(REAL, 1)
    assert found.seconds == pytest.approx(4 * 0.08 + 120 + 10 + 0.08)
    assert found.path[-3:] == ("load balancer active", "first health check", "health seen")


def test_a_slow_certificate_decides_and_health_does_not_wait_for_it() -> None:
    """300 s of ACM: its records, its listener, its rule, one look - and no health check after that."""
    slow = Timing(balancer=120, certificate_record=3, certificate=300, dns=20, health=10, linger=60, drain=60)
    assert fresh(slow, 1).seconds == pytest.approx(303)


def test_without_delays_the_rates_decide() -> None:
    """No duration at all: one site takes none, a hundred as long as 307 writes (and 9 more certificates) need."""
    assert fresh(NOTHING, 1).seconds == 0
    assert fresh(NOTHING, 100).seconds == pytest.approx((4 + 300 + 9 - 20) / 3)


def test_a_hundred_sites_are_read_as_fast_as_reads_are_admitted() -> None:
    """4 lists, 11 times tags, 100 times health: 115 reads, 40 at once and 10 a second."""
    assert unchanged(REAL, 100).seconds == pytest.approx(0.08 + 0.08 + (4 + 11 + 100 - 40) / 10)
    assert unchanged(REAL, 1).seconds == pytest.approx(5 * 0.08)


def test_status_need_not_read_the_tags_of_rules() -> None:
    """Nor wait for them: 6 times tags instead of 11, and one list less one after the other."""
    assert looked(REAL, 100).seconds == pytest.approx(0.08 + 0.08 + (4 + 6 + 100 - 40) / 10)
    assert looked(REAL, 1).seconds == pytest.approx(4 * 0.08)


def test_down_takes_dns_and_the_interfaces() -> None:
    """20 s until no name server says the name, 60 s until the security group is free."""
    assert gone(REAL, 1).seconds == pytest.approx(5 * 0.08 + 20 + 60 + 4 * 0.08)


@pytest.mark.parametrize("verb", VERBS)
def test_more_sites_never_take_less(verb: str) -> None:
    """Every verb has its limit, and it grows."""
    seconds = [limit(verb, REAL, sites).seconds for sites in (1, 5, 20, 100)]
    assert seconds == sorted(seconds)
