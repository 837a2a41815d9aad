"""How many calls the verbs need: mutating ones plus distinct reads (operation and parameters)."""

from collections.abc import Iterator

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Pool, Site, Target
from scripts.bench_limit import most_calls
from tests.harness import Desk


def _sites(count: int) -> tuple[Site, ...]:
    return tuple(Site(f"s{number:03}.main.io", (Pool("main", (Target("web", 8080),)),)) for number in range(count))


@pytest.fixture(params=[1, 2, 11, 20, 21, 51, 101])
def many(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """S3 with so many sites: also with the first name for a second certificate, the first group without early health,
    the first site for a second load balancer. `scripts/bench scale` counts 300 on four.
    """
    with Desk.open("S3") as desk:
        desk.wish(sites=_sites(request.param))
        yield desk


def test_sites_cost_what_they_may(many: Desk) -> None:
    """N pools: fresh at most 32 + 4.5 N, no-op 17 + 1.3 N, status 14 + 1.2 N."""
    number = len(many.spec.sites)
    assert many.up().status is ExitStatus.OK
    assert many.counted <= most_calls("up", number)
    assert many.up().status is ExitStatus.OK
    assert many.counted <= most_calls("no-op", number)
    assert many.status().status is ExitStatus.OK
    assert many.counted <= most_calls("status", number)


@pytest.mark.parametrize(("account", "extra"), [("S1", 1), ("S2", 1), ("S4", 0)])
def test_the_systems_cost_what_they_may(account: str, extra: int) -> None:
    """The same with aliases and routes, one call more each."""
    with Desk.open(account) as desk:
        pools = sum(len(site.pools) for site in desk.spec.sites)
        assert desk.up().status is ExitStatus.OK
        assert desk.counted <= most_calls("up", pools) + extra
        assert desk.up().status is ExitStatus.OK
        assert desk.counted <= most_calls("no-op", pools) + extra
        assert desk.status().status is ExitStatus.OK
        assert desk.counted <= most_calls("status", pools) + extra
