"""Are the applications reachable? What DescribeTargetHealth says, waited for only where something may change."""

from typing import Any, cast

import pytest

from edgeops.aws import Together
from edgeops.errors import ExitStatus
from edgeops.events import Waiting
from edgeops.model import Group, Groups, Health, Https, Limits, Match, Route, Rule, TargetSeen
from edgeops.resources import health
from edgeops.resources.health import EXPLAINED_AFTER, _state_in_words
from edgeops.routing import FORWARD
from moto_fixtures.ec2.ports import PortState
from tests.harness import Desk
from tests.resources.accidents import later
from tests.resources.builders import group, pool, pools, site, spec, stack, target


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


TO_AUTH = Route("/auth", pool("web:90")[0])
BLUE_GREEN = site(pools=pools(blue="web:81", green="web:82"), routes=(TO_AUTH,))
BLUE, GREEN, AUTH = (group(BLUE_GREEN, one) for one in (*BLUE_GREEN.pools, TO_AUTH.pool))
OLD = group(site("shop.kr", "web:80"))


class _Targets:
    """An account in which every group has one target, on its port."""

    def __init__(self, *groups: Group) -> None:
        self.elb, self._ports = self, {one.arn: one.port for one in groups}

    def targets(self, arn: str) -> tuple[TargetSeen, ...]:
        return (target(self._ports[arn]),)


@pytest.mark.parametrize(
    ("weights", "ports"),
    [
        pytest.param(None, [81, 90], id="no-rule-yet"),
        pytest.param({BLUE: 1, GREEN: 0}, [81, 90], id="the-first"),
        pytest.param({BLUE: 0, GREEN: 1}, [82, 90], id="switched"),
        pytest.param({BLUE: 90, GREEN: 10}, [81, 82, 90], id="divided-by-hand"),
        pytest.param({OLD: 1, BLUE: 0, GREEN: 0}, [81, 90], id="going-to-be-switched"),
        pytest.param({OLD: 1}, [81, 90], id="going-to-be-attached"),
    ],
)
def test_live_pools_and_those_of_routes_decide(weights: dict[Any, int] | None, ports: list[int]) -> None:
    """An idle pool does not, nor one that is on its way out."""
    by_arn = {one.arn: weight for one, weight in (weights or {}).items()}
    rule = Rule("arn:1", 10_010, True, "shop.kr", FORWARD, Match(("shop.kr",)), by_arn)
    every = (BLUE, GREEN, AUTH, OLD)
    known = stack(groups=Groups(every), https=Https(rules=(rule,) if weights else ()))
    aws: Any = _Targets(*every)
    assert [one.port for one in health.find(aws, spec(BLUE_GREEN), known).live["shop.kr"]] == ports


def test_a_pool_that_is_also_a_routes_counts_once() -> None:
    """It is one target group."""
    wish = spec(site(routes=(Route("/a", site().pools[0]),)))
    aws: Any = _Targets(OLD)
    assert health.find(aws, wish, stack(groups=Groups((OLD,)))).live == {"shop.kr": (target(80),)}


def test_a_group_that_no_site_names_does_not_count() -> None:
    """And a site without its group has no targets."""
    known = stack(groups=Groups((group(site("old.kr")),)))
    aws: Any = _Targets(*known.groups.items)
    assert health.find(aws, spec(), known).live == {"shop.kr": ()}


def test_a_sick_idle_pool_stops_nothing(desk: Desk) -> None:
    """It is where the next release goes; a route's target is needed."""
    desk.world.instance("web").set_port(8082, "closed")
    desk.wish_site("koing.shop", pools=pools(blue="web:80", green="web:8082"))
    assert desk.up().status is ExitStatus.OK
    desk.wish(limits=Limits(health=10))
    desk.wish_site("koing.shop", routes=(Route("/a", pool("web:8082")[0]),))
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert _seen(desk) == [(80, "healthy"), (8082, "unhealthy")]


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
    assert desk.writes == ["DeleteRule"]  # of early health, after the wait


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


def test_reasons_are_said_in_words_once_the_wait_is_long(desk: Desk) -> None:
    """At first ELB's own reason; after half a minute what it means and what to do."""
    desk.world.instance("web").set_port(80, "closed")
    desk.up()
    waits = [one for one in _waits(desk) if one.what == "your applications pass their health check"]
    explained = [one for one in waits if "Nothing accepts connections on port 80" in one.seen]
    assert explained
    assert all(one.elapsed >= EXPLAINED_AFTER for one in explained)
    assert all(one in explained for one in waits if one.elapsed >= EXPLAINED_AFTER)


def test_the_state_of_the_load_balancer_is_said_in_words() -> None:
    """And AWS's reason with it, where there is one."""
    assert _state_in_words("provisioning", "") == "provisioning: AWS starts its nodes in every zone"
    assert _state_in_words("provisioning", "no subnet").endswith("(no subnet)")
    assert _state_in_words("failed", "") == "failed"


class _Starting(_Targets):
    """Its targets are starting, but for those that have become healthy; it counts who is asked anew."""

    def __init__(self, *groups: Group) -> None:
        super().__init__(*groups)
        self.call, self.together = self, Together()
        self.healthy: set[str] = set()
        self.asked: list[str] = []
        self._known: dict[str, tuple[TargetSeen, ...]] = {}

    def targets(self, arn: str) -> tuple[TargetSeen, ...]:
        if arn not in self._known:
            self.asked.append(arn)
            self._known[arn] = (target(self._ports[arn], "healthy" if arn in self.healthy else "initial"),)
        return self._known[arn]

    def forget_targets(self, groups: list[str]) -> None:
        for arn in groups:
            self._known.pop(arn)


@pytest.mark.parametrize(
    ("healthy", "asked"),
    [
        pytest.param(0, 5, id="nothing-has-changed"),
        pytest.param(3, 10, id="some-of-the-first-five"),
        pytest.param(5, 10, id="the-first-five"),
        pytest.param(12, 12, id="all"),
    ],
)
def test_of_many_that_start_a_few_are_asked_until_these_get_better(healthy: int, asked: int) -> None:
    """Twelve groups: five in a look, more as long as one of the five is healthy now; who is healthy is not asked."""
    sites = [site(f"s{number}.shop.kr", f"web:{8000 + number}") for number in range(12)]
    groups = [group(one) for one in sites]
    known, aws = stack(groups=Groups(tuple(groups))), _Starting(*groups)
    wish, account = spec(*sites), cast("Any", aws)
    assert not health._all_healthy(health.find(account, wish, known))
    aws.healthy = {one.arn for one in groups[:healthy]}
    aws.asked.clear()
    seen = health._look_on(account, wish, known, 0)
    assert len(aws.asked) == asked
    assert health._all_healthy(seen) == (healthy == 12)
    aws.healthy = {one.arn for one in groups}
    for turn in range(3):
        seen = health._look_on(account, wish, known, turn)
    assert health._all_healthy(seen)


def test_every_starting_group_is_asked_in_its_turn() -> None:
    """One that is sick for good keeps nobody from seeing how the others are."""
    sites = [site(f"s{number}.shop.kr", f"web:{8000 + number}") for number in range(12)]
    groups = [group(one) for one in sites]
    known, aws = stack(groups=Groups(tuple(groups))), _Starting(*groups)
    wish, account = spec(*sites), cast("Any", aws)
    health.find(account, wish, known)
    aws.asked.clear()
    for turn in range(3):
        health._look_on(account, wish, known, turn)
    assert set(aws.asked) == {one.arn for one in groups}
