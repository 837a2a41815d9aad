"""How many calls the verbs need: mutating ones plus distinct reads (operation and parameters)."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import HealthCheck, Pool, Target
from scripts.bench_limit import most_calls
from tests.harness import Desk
from tests.whole.calls import sites


@pytest.fixture(params=[1, 2, 11, 20, 21, 51, 101])
def many(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """S3 with so many sites: also with the first name for a second certificate, the first group without early health,
    the first site for a second load balancer. `scripts/bench scale` counts 300 on four.
    """
    with Desk.open("S3") as desk:
        desk.wish(sites=sites(request.param))
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


def _another_path(desk: Desk) -> None:
    desk.wish_site("s000.main.io", health=HealthCheck(path="/up"))


def _another_port(desk: Desk) -> None:
    desk.wish_site("s000.main.io", pools=(Pool("main", (Target("web", 8081),)),))


def _another_policy(desk: Desk) -> None:
    listener = desk.look().https.on(0).arn  # type: ignore[union-attr]
    desk.aws().elbv2.modify_listener(ListenerArn=listener, SslPolicy="ELBSecurityPolicy-2016-08")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        pytest.param(_another_path, 1, id="its-own-group"),
        pytest.param(_another_port, 1, id="its-new-group"),
        pytest.param(_another_policy, 5, id="all-after-what-may-concern-all"),
    ],
)
def test_only_the_health_that_may_have_changed_is_read_again(change: Callable[[Desk], None], again: int) -> None:
    """Health is most of what is read of many sites."""
    with Desk.open("S3", profile="real") as desk:
        desk.wish(sites=sites(5))
        assert desk.up().status is ExitStatus.OK
        change(desk)
        assert desk.up().status is ExitStatus.OK
        assert desk.writes
        asked = Counter(
            call.params["TargetGroupArn"] for call in desk.world.calls if call.operation == "DescribeTargetHealth"
        )
        assert sum(times > 1 for times in asked.values()) == again
