"""How many calls the verbs need: mutating ones plus distinct reads (operation and parameters)."""

from collections.abc import Iterator

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Pool, Site, Target
from tests.harness import Desk


def _sites(count: int) -> tuple[Site, ...]:
    return tuple(Site(f"s{number:03}.main.io", (Pool("main", (Target("web", 8080),)),)) for number in range(count))


@pytest.fixture(params=[1, 2, 11, 20, 21, 51, 101, 300])
def many(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """S3 with so many sites: also with the first name for a second certificate, the first group without early health,
    the first site for a second load balancer; 300 are on four.
    """
    with Desk.open("S3") as desk:
        desk.wish(sites=_sites(request.param))
        yield desk


def test_sites_cost_what_they_may(many: Desk) -> None:
    """N pools: fresh at most 32 + 4.5 N, no-op 17 + 1.3 N, status 14 + 1.2 N."""
    number = len(many.spec.sites)
    assert many.up().status is ExitStatus.OK
    assert many.counted <= 32 + 4.5 * number
    assert many.up().status is ExitStatus.OK
    assert many.counted <= 17 + 1.3 * number
    assert many.status().status is ExitStatus.OK
    assert many.counted <= 14 + 1.2 * number


@pytest.mark.parametrize(("account", "extra"), [("S1", 1), ("S2", 1), ("S4", 0)])
def test_the_systems_cost_what_they_may(account: str, extra: int) -> None:
    """The same with aliases and routes, one call more each."""
    with Desk.open(account) as desk:
        pools = sum(len(site.pools) for site in desk.spec.sites)
        assert desk.up().status is ExitStatus.OK
        assert desk.counted <= 32 + 4.5 * pools + extra
        assert desk.up().status is ExitStatus.OK
        assert desk.counted <= 17 + 1.3 * pools + extra
        assert desk.status().status is ExitStatus.OK
        assert desk.counted <= 14 + 1.2 * pools + extra
