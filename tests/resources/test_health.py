"""Are the applications reachable? What DescribeTargetHealth says, waited for only where something may change."""

import pytest

from edgeops.errors import ExitStatus
from edgeops.events import Waiting
from edgeops.model import Groups, Health, Limits
from edgeops.resources import health
from moto_fixtures.ec2.ports import PortState
from tests.harness import Desk
from tests.resources.accidents import later
from tests.resources.builders import group, pool, site, spec, stack, target


def _waits(desk: Desk) -> list[Waiting]:
    """What the last command told of waiting for health."""
    return [event for event in desk.events if isinstance(event, Waiting) and event.resource == "health"]


def _seen(desk: Desk, host: str = "koing.shop") -> list[tuple[int, str]]:
    found = desk.look().health
    assert found is not None
    return [(one.port, one.state) for one in found.live[host]]


def test_it_makes_nothing() -> None:
    """Health is looked at: no step, no removal."""
    sick = Health({"shop.kr": (target(80, "unhealthy"),)})
    assert health.steps(spec(), sick, stack()) == health.steps(spec(), None, stack()) == []
    assert health.removal(spec(), sick) == []


def test_only_the_live_pool_of_a_site_decides(desk: Desk) -> None:
    """A site without its group has no targets; a group that no site names does not count."""
    known = stack(groups=Groups((group(site("old.kr")),)))
    assert health.find(desk.aws(), spec(), known).live == {"shop.kr": ()}


def test_up_waits_until_every_target_has_passed_a_check(desk: Desk) -> None:
    """A target is initial at first; `up` tells what it waits for and ends healthy."""
    assert desk.up().status is ExitStatus.OK
    assert _waits(desk)
    assert _seen(desk) == [(80, "healthy")]


def test_a_load_balancer_that_is_provisioning_is_waited_for(desk: Desk) -> None:
    """Nothing but health waits for it, and up to its own limit."""
    desk.world.knobs.balancers_never_active = True
    desk.wish(limits=Limits(balancer=7))
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "provisioning" in outcome.findings[0].why
    assert {wait.what for wait in _waits(desk)} == {"the load balancer is active"}


def test_a_load_balancer_that_fails_is_an_error_with_the_reason(desk: Desk) -> None:
    """AWS has given up on it: no waiting for what does not come."""
    desk.world.knobs.balancer_state = "failed"
    outcome = desk.up()
    assert outcome.status is ExitStatus.FAILED
    assert [finding.id for finding in outcome.findings] == ["load-balancer-failed"]


@pytest.mark.parametrize(
    ("port", "reason"),
    [
        pytest.param("closed", "Target.FailedHealthChecks", id="nothing-listens"),
        pytest.param("hang", "Target.Timeout", id="no-answer"),
        pytest.param({"/": 200}, "Target.ResponseCodeMismatch", id="another-code"),
    ],
)
def test_an_unhealthy_target_ends_up_with_its_reason(desk: Desk, port: PortState, reason: str) -> None:
    """After the limit the targets are told as they are, not as a timeout."""
    desk.world.instance("web").set_port(80, port)
    desk.wish(limits=Limits(health=10))
    outcome = desk.up()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert outcome.result is not None
    assert outcome.result.sites is not None
    assert [one.reason for one in outcome.result.sites["koing.shop"].targets] == [reason]


def test_a_target_that_is_still_starting_at_the_limit_is_a_timeout(desk: Desk) -> None:
    """Nobody knows yet what becomes of it: run again to carry on."""
    desk.wish(limits=Limits(health=0))
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "initial" in outcome.findings[0].why


def test_an_application_that_comes_up_late_is_waited_for(desk: Desk) -> None:
    """Closed at first, healthy after a minute: one `up` is enough."""
    web = desk.world.instance("web")
    web.set_port(80, "closed")
    later(desk, 60, lambda: web.set_port(80, "ok"))
    assert desk.up().status is ExitStatus.OK


def test_without_a_write_an_unhealthy_target_is_not_waited_for(desk: Desk) -> None:
    """Nothing that `up` did can make it better: it is told at once."""
    desk.up()
    desk.world.instance("web").set_port(80, "closed")
    desk.clock.advance(60)
    before = desk.clock.now()
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert desk.writes == []
    assert _waits(desk) == []
    assert desk.clock.now() - before < 5


def test_without_a_write_a_starting_target_is_waited_for(desk: Desk) -> None:
    """An earlier `up` was stopped while it waited: this one goes on waiting."""
    desk.wish(limits=Limits(health=0))
    assert desk.up().status is ExitStatus.TIMEOUT
    web = desk.world.instance("web")
    web.stop()
    web.start()
    desk.wish(limits=Limits(health=60))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def test_every_target_of_every_site_counts(two_sites: Desk) -> None:
    """One closed port of two sites is enough to be unhealthy."""
    two_sites.world.instance("web").set_port(8081, "closed")
    two_sites.wish(limits=Limits(health=10))
    assert two_sites.up().status is ExitStatus.UNHEALTHY
    assert _seen(two_sites, "main.io") == [(8080, "healthy")]
    assert _seen(two_sites, "sub.main.io") == [(8081, "unhealthy")]


def test_nothing_is_pruned_before_health_has_passed(desk: Desk) -> None:
    """A new port that is closed: the old group keeps its traffic and is not deleted."""
    desk.up()
    desk.world.instance("web").set_port(8080, "closed")
    desk.wish(limits=Limits(health=10))
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert not {"DeleteTargetGroup", "RevokeSecurityGroupIngress"} & set(desk.writes)


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    assert health.find(desk.aws(), desk.spec, found).live.keys() == {"koing.shop"}
    assert desk.writes == []
