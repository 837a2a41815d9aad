"""The load balancer: one, ours by its tags, never somebody else's with the same name."""

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Balancer, Balancers, Charge, Edge, Firewall, Network
from edgeops.resources import balancer as module
from tests.harness import Desk
from tests.resources.accidents import (
    REGION,
    after,
    assert_next_up_completes,
    assert_refused,
    crash_in_up,
    made,
    up_without_answer,
)
from tests.resources.balancers import KOING, create, stored
from tests.resources.builders import balancer, brief, spec, stack

OURS = Firewall("sg-ours")
NAME = naming.balancer("shop")


def _update(what: str) -> str:
    return f"build update load-balancer-{what} {NAME}"


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param(None, [f"build create load-balancer {NAME}"], id="nothing-there"),
        pytest.param(balancer(), [], id="complete"),
        pytest.param(balancer(spec=None), [_update("attributes")], id="attributes-not-finished"),
        pytest.param(balancer(spec="v1-of-before"), [_update("attributes")], id="attributes-of-before"),
        pytest.param(balancer(subnets=("subnet-a", "subnet-c")), [_update("zones")], id="another-zone"),
        pytest.param(balancer(subnets=("subnet-b", "subnet-a")), [], id="order-of-zones-does-not-count"),
        pytest.param(balancer(groups=("sg-x",)), [_update("security-groups")], id="our-group-is-not-on-it"),
        pytest.param(balancer(groups=("sg-x", "sg-ours")), [], id="a-group-you-added"),
        pytest.param(
            balancer(spec=None, groups=(), subnets=()),
            [_update("attributes"), _update("zones"), _update("security-groups")],
            id="everything-at-once",
        ),
    ],
)
def test_steps(found: Balancer | None, wanted: list[str]) -> None:
    """What is visible is compared field by field, attributes by the hash that was written last."""
    seen = Balancers((found,) if found else ())
    assert brief(module.steps(spec(), seen, stack(firewall=OURS))) == wanted


@pytest.mark.parametrize("edge", [Edge(idle_timeout=90), Edge(drop_invalid_headers=False)], ids=str)
def test_changed_edge_settings_are_applied(edge: Edge) -> None:
    """Each setting of [edge] that is an attribute is part of the hash."""
    wanted = module.steps(spec(edge=edge), Balancers((balancer(),)), stack(firewall=OURS))
    assert brief(wanted) == [_update("attributes")]


def test_our_group_that_is_still_to_be_made_will_be_put_on_it() -> None:
    """`plan` says so before the new group has an id."""
    assert brief(module.steps(spec(), Balancers((balancer(),)), stack(firewall=Firewall()))) == [
        _update("security-groups")
    ]


def test_without_subnets_the_zones_stay() -> None:
    """Subnets that could not be chosen are no reason to take zones away."""
    known = stack(firewall=OURS, network=Network("vpc-1"))
    assert module.steps(spec(), Balancers((balancer(),)), known) == []


def test_it_says_what_it_costs() -> None:
    """The load balancer, and one public IPv4 a zone."""
    (step,) = module.steps(spec(edge=Edge(zones=3)), None, stack())
    assert step.costs == (Charge("load-balancer"), Charge("public-ipv4", 3))


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param({}, id="untagged"),
        pytest.param(naming.tags("other", "balancer"), id="of-another-stack"),
        pytest.param(naming.tags("koing", "group"), id="in-another-role"),
        pytest.param({"edgeops:stack": "koing", "edgeops:role": "balancer"}, id="without-the-format"),
    ],
)
def test_a_load_balancer_that_only_has_our_name_stands_in_the_way(desk: Desk, tags: dict[str, str]) -> None:
    """It is refused before the first write, and left as it is."""
    create(desk, KOING, tags)
    assert_refused(desk, "foreign-load-balancer")


def test_one_with_our_name_and_settings_made_meanwhile_is_not_adopted(desk: Desk) -> None:
    """CreateLoadBalancer hands it out as if it had made it (T0.1): its tags are read, and nothing is built on it."""

    def somebody_is_faster() -> None:
        group = desk.look().firewall
        assert group is not None
        assert group.group is not None
        create(desk, KOING, {"Name": "theirs"}, (group.group,))

    with after(desk, "CreateSecurityGroup", somebody_is_faster):
        outcome = desk.up()
    assert [finding.id for finding in outcome.findings] == ["foreign-load-balancer"]
    assert outcome.status is ExitStatus.REFUSED
    theirs = stored(desk)[KOING]
    assert theirs["tags"] == {"Name": "theirs"}
    assert "ModifyLoadBalancerAttributes" not in desk.writes
    assert "listeners" not in made(desk)


def test_one_with_our_name_and_other_settings_made_meanwhile_is_named(desk: Desk) -> None:
    """AWS says DuplicateLoadBalancerName; 6 with whose it is, and at once: the name is not one still being freed."""
    with after(desk, "CreateSecurityGroup", lambda: create(desk, KOING, {"Owner": "payments"})):
        start = desk.clock.now()
        outcome = desk.up()
    assert desk.clock.now() - start < 30
    assert [finding.id for finding in outcome.findings] == ["foreign-load-balancer"]
    assert "Owner=payments" in outcome.findings[0].why
    assert outcome.status is ExitStatus.REFUSED
    assert stored(desk)[KOING]["tags"] == {"Owner": "payments"}


@pytest.mark.parametrize("last", ["CreateLoadBalancer", "ModifyLoadBalancerAttributes"])
def test_one_left_unfinished_by_a_crash_is_completed(desk: Desk, last: str) -> None:
    """Without attributes, or with them and without the hash that says so: they are set again."""
    crash_in_up(desk, last)
    assert "edgeops:spec" not in stored(desk)[KOING]["tags"]
    assert_next_up_completes(desk)
    finished = stored(desk)[KOING]
    assert finished["attributes"]["routing.http.drop_invalid_header_fields.enabled"] == "true"
    assert finished["tags"].keys() >= {"edgeops:stack", "edgeops:role", "edgeops:v", "edgeops:spec"}


def test_a_lost_answer_makes_no_second_one(desk: Desk) -> None:
    """The same create is sent again and AWS hands out the one that is ours by its tags."""
    assert up_without_answer(desk, "CreateLoadBalancer").status is ExitStatus.OK
    assert desk.writes.count("CreateLoadBalancer") == 2
    assert made(desk)["load_balancers"] == 1


def test_zones_are_added_and_taken_away(desk: Desk) -> None:
    """`zones` of [edge] changes where it stands, in place."""
    desk.up()
    for zones in (3, 2):
        desk.wish(edge=Edge(zones=zones))
        assert desk.up().status is ExitStatus.OK
        assert desk.writes == ["SetSubnets"]
        assert len(stored(desk)[KOING]["subnets"]) == zones


def test_a_group_that_you_added_stays_on_it(desk: Desk) -> None:
    """SetSecurityGroups replaces the whole list (T3.6), so yours is part of it."""
    desk.up()
    arn = next(iter(desk.world.inventory()["regions"][REGION]["load_balancers"]))
    yours = desk.world.region.ec2.get_security_group_by_name_or_id("launch-wizard-1").id
    ours = stored(desk)[KOING]["security_groups"][0]
    desk.aws().elbv2.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[yours])
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["SetSecurityGroups"]
    assert stored(desk)[KOING]["security_groups"] == sorted((ours, yours))


def test_one_deleted_in_a_panic_is_made_again_with_all_that_was_on_it(desk: Desk) -> None:
    """Listeners, rule and record follow; group and certificate are used again (I4)."""
    desk.up()
    arn = next(iter(desk.world.inventory()["regions"][REGION]["load_balancers"]))
    desk.aws().elbv2.delete_load_balancer(LoadBalancerArn=arn)
    assert_next_up_completes(desk)
