"""Target groups: one for each pool, its ports registered; a changed port is a new group, the old one goes last."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Group, Groups, Limits, Route, Site, TargetSeen
from edgeops.resources import groups
from moto_fixtures.accounts import furnish
from tests.harness import Desk
from tests.resources.accidents import (
    REGION,
    after,
    assert_down_leaves_only,
    assert_next_up_completes,
    assert_refused,
    crash_in_up,
    later,
    made,
    up_without_answer,
)
from tests.resources.builders import (
    NETWORK,
    OTHER_CHECK,
    WEB,
    brief,
    group,
    pool,
    pools,
    site,
    spec,
    stack,
    target,
)

NAME = group().name
MOVED = site("shop.kr", "web:8080")
TWO = (target(80), target(81))


def _new(name: str) -> list[str]:
    return [f"build create target-group {name}", f"build register targets {name}"]


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param((), [*_new(NAME)], id="nothing-there"),
        pytest.param((group(),), [], id="complete"),
        pytest.param((group(targets=()),), [f"build register targets {NAME}"], id="without-targets"),
        pytest.param((group(targets=TWO),), [f"prune deregister targets {NAME}"], id="a-target-too-many"),
        pytest.param((group(check=OTHER_CHECK),), [f"build update health-check {NAME}"], id="another-health-check"),
        pytest.param(
            (group(targets=(target(80), target(81, "draining"))),), [], id="one-that-drains-is-already-leaving"
        ),
        pytest.param(
            (group(targets=(target(80, "draining"),)),), [f"build register targets {NAME}"], id="the-one-wanted-drains"
        ),
        pytest.param((group(targets=(target(80, "unhealthy"),)),), [], id="unhealthy-is-registered"),
        pytest.param(
            (group(MOVED),),
            [*_new(NAME), f"prune delete target-group {group(MOVED).name}"],
            id="another-port",
        ),
    ],
)
def test_steps(found: tuple[Group, ...], wanted: list[str]) -> None:
    """What is missing is made or registered in BUILD, what is too much leaves in PRUNE."""
    assert brief(groups.steps(spec(), Groups(found), stack())) == wanted


@pytest.mark.parametrize("field", ["path", "codes", "interval", "timeout", "healthy", "unhealthy"])
def test_every_field_of_the_health_check_is_compared(field: str) -> None:
    """A drift in any of them is mended in place."""
    check = replace(site().health, **{field: "/x" if field == "path" else "201" if field == "codes" else 7})
    assert brief(groups.steps(spec(), Groups((group(check=check),)), stack())) == [f"build update health-check {NAME}"]


def test_sites_have_groups_of_their_own_even_on_one_port() -> None:
    """Two sites on web:80 are two groups; a removed site's group goes."""
    other, gone = site("a.kr"), group(site("gone.kr"))
    wanted = groups.steps(spec(site(), other), Groups((group(), gone)), stack())
    assert brief(wanted) == [*_new(group(other).name), f"prune delete target-group {gone.name}"]


def test_several_targets_of_one_site_are_in_one_group() -> None:
    """On several instances and ports; what is missing is registered in one step."""
    network = replace(NETWORK, instances=(WEB, replace(WEB, label="web-2", id="i-web-2")))
    wish = spec(site("shop.kr", "web:80", "web:81", "web-2:80"))
    wanted = groups.steps(wish, Groups((group(),)), stack(network=network))
    assert brief(wanted) == [f"build register targets {NAME}"]
    assert "web:80, web:81, web-2:80" in wanted[0].why


TWIN = replace(NETWORK, instances=(WEB, replace(WEB, id="i-twin")))
BOTH = (target(80), target(80, id="i-twin"))


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param((target(80),), [f"build register targets {NAME}"], id="one-is-new"),
        pytest.param(BOTH, [], id="complete"),
        pytest.param((*BOTH, target(80, id="i-gone")), [f"prune deregister targets {NAME}"], id="one-is-gone"),
    ],
)
def test_every_instance_of_a_label_is_a_target(found: tuple[TargetSeen, ...], wanted: list[str]) -> None:
    """With `many` a label stands for all instances that have its tags."""
    assert brief(groups.steps(spec(), Groups((group(targets=found),)), stack(network=TWIN))) == wanted


BLUE_GREEN = site(pools=pools(blue="web:81", green="web:82"), routes=(Route("/a", pool("web:90")[0]),))
BLUE, GREEN, ROUTED = (group(BLUE_GREEN, one) for one in (*BLUE_GREEN.pools, BLUE_GREEN.routes[0].pool))


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        pytest.param(BLUE_GREEN, [], id="complete"),
        pytest.param(replace(BLUE_GREEN, pools=pools(a="web:81", b="web:82")), [], id="renamed"),
        pytest.param(replace(BLUE_GREEN, pools=BLUE_GREEN.pools[::-1]), [], id="in-another-order"),
        pytest.param(
            replace(BLUE_GREEN, pools=BLUE_GREEN.pools[:1]),
            [f"prune delete target-group {GREEN.name}"],
            id="a-pool-less",
        ),
        pytest.param(replace(BLUE_GREEN, routes=()), [f"prune delete target-group {ROUTED.name}"], id="a-route-less"),
        pytest.param(
            replace(BLUE_GREEN, routes=(*BLUE_GREEN.routes, Route("/b", BLUE_GREEN.pools[1]))),
            [],
            id="a-route-to-a-pool-of-the-site",
        ),
    ],
)
def test_each_pool_and_route_has_a_group(now: Site, wanted: list[str]) -> None:
    """Once: idle pools too, so that their health is known."""
    assert brief(groups.steps(spec(now), Groups((BLUE, GREEN, ROUTED)), stack())) == wanted


def test_removal_deletes_all_groups_of_ours() -> None:
    """Also one that no site of the file uses."""
    assert brief(groups.removal(spec(), Groups((group(), group(MOVED))))) == [
        f"prune delete target-group {NAME}",
        f"prune delete target-group {group(MOVED).name}",
    ]


def _groups(desk: Desk) -> dict[str, Any]:
    found = desk.world.inventory()["regions"][REGION]["target_groups"]
    return {each["name"]: each for each in found.values()}


def _our_name(desk: Desk, port: int = 80) -> str:
    return naming.group("koing", "koing.shop", "web", port, desk.world.region.ec2.default_vpc.id)


def _create_as_somebody_else(desk: Desk, **more: Any) -> str:
    """A group with our name and, unless said otherwise, our settings."""
    check = desk.site("koing.shop").health
    asked: Any = {
        "Name": _our_name(desk),
        "Protocol": "HTTP",
        "Port": 80,
        "VpcId": desk.world.region.ec2.default_vpc.id,
        "HealthCheckPath": check.path,
        "HealthCheckIntervalSeconds": check.interval,
        "HealthCheckTimeoutSeconds": check.timeout,
        "HealthyThresholdCount": check.healthy,
        "UnhealthyThresholdCount": check.unhealthy,
        "Matcher": {"HttpCode": check.codes},
    }
    return desk.aws().elbv2.create_target_group(**asked | more)["TargetGroups"][0]["TargetGroupArn"]


@pytest.mark.parametrize("tags", [{}, naming.tags("other", "group")], ids=["untagged", "of-another-stack"])
def test_a_group_that_only_has_our_name_stands_in_the_way(desk: Desk, tags: dict[str, str]) -> None:
    """It is refused before the first write, and left as it is."""
    listed: Any = {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]} if tags else {}
    _create_as_somebody_else(desk, **listed)
    assert_refused(desk, "foreign-target-group")


def test_one_with_our_name_and_settings_made_meanwhile_is_not_adopted(desk: Desk) -> None:
    """CreateTargetGroup hands it out as if it had made it (T3.2): its tags are read, and no target registered."""
    with after(desk, "DescribeTargetGroups", lambda: _create_as_somebody_else(desk)):
        outcome = desk.up()
    assert "foreign-target-group" in {finding.id for finding in outcome.findings}
    assert "RegisterTargets" not in desk.writes
    assert _groups(desk)[_our_name(desk)]["targets"] == []
    assert _groups(desk)[_our_name(desk)]["tags"] == {}


def test_a_group_left_without_targets_by_a_crash_is_completed(desk: Desk) -> None:
    """The next `up` registers them in the group that is there."""
    crash_in_up(desk, "CreateTargetGroup")
    assert made(desk)["target_groups"] == 1
    assert "targets" not in made(desk)
    assert_next_up_completes(desk)


def test_a_lost_answer_makes_no_second_one(desk: Desk) -> None:
    """The same create is sent again and AWS hands out the one that is ours by its tags."""
    assert up_without_answer(desk, "CreateTargetGroup").status is ExitStatus.OK
    assert made(desk)["target_groups"] == 1


def test_a_pending_instance_is_registered_as_soon_as_it_runs(desk: Desk) -> None:
    """AWS refuses it until then (T3.23); it is asked again."""
    state = desk.world.region.ec2.get_instance(desk.spec.instances[0].id)._state
    state.name = "pending"
    later(desk, 40, lambda: setattr(state, "name", "running"))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes.count("RegisterTargets") > 1
    assert made(desk)["targets"] == 1


def test_a_target_taken_away_drains_for_half_a_minute(desk: Desk) -> None:
    """Requests on their way are answered; the group stays."""
    desk.wish_site("koing.shop", pools=pool("web:80", "web:8080"))
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:80"))
    assert desk.up().status is ExitStatus.OK
    ours = _groups(desk)[_our_name(desk)]
    assert ours["targets"] == [[desk.spec.instances[0].id, 80]]
    assert ours["attributes"]["deregistration_delay.timeout_seconds"] == "30"


def test_a_group_that_a_foreign_load_balancer_uses_is_left(desk: Desk) -> None:
    """Somebody sends traffic to our group: `down` names who, and does not take their targets away."""
    desk.up()
    ours = next(iter(desk.world.inventory()["regions"][REGION]["load_balancers"]))
    arn = next(iter(desk.world.inventory()["regions"][REGION]["target_groups"]))
    subnets = [each.id for each in furnish.subnets(desk.world.region)[:2]]
    elbv2 = desk.aws().elbv2
    elbv2.delete_load_balancer(LoadBalancerArn=ours)
    theirs = elbv2.create_load_balancer(Name="theirs", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    forward: Any = [{"Type": "forward", "TargetGroupArn": arn}]
    elbv2.create_listener(LoadBalancerArn=theirs, Protocol="HTTP", Port=80, DefaultActions=forward)
    before = _groups(desk)
    desk.wish(limits=Limits(deletion=5))
    outcome = desk.down()
    assert "target-group-used-elsewhere" in {finding.id for finding in outcome.findings}
    assert outcome.status is ExitStatus.REFUSED
    assert _groups(desk) == before


def test_down_leaves_a_foreign_group_with_our_prefix_byte_equal(desk: Desk) -> None:
    """A name proves nothing."""
    _create_as_somebody_else(desk, Name="eo-koing-81-hand", Port=81)
    before = desk.world.inventory()
    desk.up()
    assert_down_leaves_only(desk, before)


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    assert [one.name for one in groups.find(desk.aws(), desk.spec, found).items] == [_our_name(desk)]
    assert desk.writes == []
