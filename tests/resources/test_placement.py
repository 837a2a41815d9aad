"""A place for every site: with what the account may have, and the same from the plan to the end."""

from typing import Any
from unittest.mock import patch

import pytest

from edgeops.errors import ExitStatus
from edgeops.limits import DEFAULTS, GROUPS, RULES
from edgeops.model import Instance, Limits, Pool, Route, Site, Stack, Target
from edgeops.resources import placement
from moto_fixtures.accounts import furnish
from tests.harness import Desk
from tests.resources.accidents import assert_refused, public_network
from tests.resources.builders import spec
from tests.resources.firewalls import YOUR_GROUP, group, replace_our_rule

AWAY = Pool("r", (Target("web", 8080),))
ANSWER: Any = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}


def _crowded(desk: Desk, count: int) -> None:
    """`count` rules: a site with so many routes, all to the one port."""
    desk.wish_site("koing.shop", routes=tuple(Route(f"/r{number}", AWAY) for number in range(count - 1)))


def test_too_much_is_refused_before_the_first_write(desk: Desk) -> None:
    """With what is asked for, what fits, and what can be done."""
    _crowded(desk, 101)
    (problem,) = assert_refused(desk, "too-many-for-one-load-balancer")
    assert problem.what == "koing.shop: 101 rules are needed, and one load balancer holds 100"
    assert "Ask AWS" in problem.fix


def test_an_account_may_have_been_given_more(desk: Desk) -> None:
    """It is asked only when the default would not do; with the default limits nothing is asked."""
    _crowded(desk, 101)
    desk.world.limits[RULES] = 200
    planned = desk.plan()
    assert planned.status is ExitStatus.OK, planned.findings
    assert desk.operations().count("DescribeAccountLimits") == 1
    _crowded(desk, 100)
    assert desk.plan().status is ExitStatus.OK
    assert "DescribeAccountLimits" not in desk.operations()


def test_it_makes_and_removes_nothing(desk: Desk) -> None:
    """Others do what follows from it."""
    found = desk.look().placement
    assert found
    assert found.by_host == {"koing.shop": 0}
    assert placement.steps(spec(), found, Stack("123456789012")) == []
    assert placement.removal(spec(), found) == []


def _sites(count: int) -> tuple[Site, ...]:
    return tuple(Site(f"s{number}.koing.shop", (Pool("main", (Target("web", 80),)),)) for number in range(count))


def _protect(desk: Desk, arn: str) -> None:
    protection: Any = [{"Key": "deletion_protection.enabled", "Value": "true"}]
    desk.aws().elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=protection)


def _add_listener(desk: Desk, arn: str) -> None:
    desk.aws().elbv2.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=8080, DefaultActions=[ANSWER])


def _add_rule(desk: Desk, arn: str) -> None:
    secure = next(each["ListenerArn"] for each in desk.aws().elb.listeners(arn) if each["Port"] == 443)
    condition: Any = {"Field": "host-header", "HostHeaderConfig": {"Values": ["theirs.koing.shop"]}}
    desk.aws().elbv2.create_rule(ListenerArn=secure, Priority=5, Conditions=[condition], Actions=[ANSWER])


def test_why_an_empty_one_stays(desk: Desk) -> None:
    """Deletion protection, or what others have made on it: seen before anything is changed."""
    with patch.dict(DEFAULTS, {RULES: 1, GROUPS: 1}):  # type: ignore[arg-type]
        desk.world.limits.update({RULES: 1, GROUPS: 1})
        desk.wish(sites=_sites(3))
        assert desk.up().status is ExitStatus.OK
        balancers = desk.look().balancer
        desk.wish(sites=_sites(1))
        assert balancers
        assert (empty := desk.look().placement)
        assert (empty.emptied, empty.problems) == (frozenset({1, 2}), ())
        _protect(desk, balancers.items[1].arn)
        _add_listener(desk, balancers.items[2].arn)
        assert _whys(desk) == [
            "Something on it is not ours to take away: deletion protection.",
            "Something on it is not ours to take away: the listener on :8080.",
        ]
        desk.world.limits[RULES] = 2
        _add_rule(desk, balancers.items[1].arn)
        assert "rule 5 of the :443 listener" in _whys(desk)[0]


def _whys(desk: Desk) -> list[str]:
    found = desk.look().placement
    assert found
    assert found.emptied == frozenset()
    return [problem.why for problem in found.problems]


@pytest.mark.parametrize("sites", [1, 3])
def test_find_reads_only(desk: Desk, sites: int) -> None:
    """Looking changes nothing."""
    desk.wish(sites=_sites(sites))
    found = desk.look()
    desk.world.clear_calls()
    placement.find(desk.aws(), desk.spec, found)
    assert desk.writes == []


def test_down_and_up_move_the_edge_to_another_vpc(desk: Desk) -> None:
    """It is refused while anything of ours stands in the old one, be it only the group that a rule of yours names."""
    desk.up()
    replace_our_rule(desk, "tcp")
    subnet = public_network(desk)
    made: Any = desk.aws().ec2.run_instances(ImageId=furnish.IMAGE, MinCount=1, MaxCount=1, SubnetId=subnet)
    instance = str(made["Instances"][0]["InstanceId"])
    desk.world.region.ports.set(instance, 80, "ok")
    desk.wish(instances=(Instance("web", instance),), limits=Limits(deletion=5))
    assert [one.id for one in desk.up().findings if one.severity == "error"] == ["edge-in-another-vpc"]
    assert desk.down().status is ExitStatus.TIMEOUT
    assert [one.id for one in desk.up().findings if one.severity == "error"] == ["edge-in-another-vpc"]
    yours = [rule["id"] for rule in group(desk)["ingress"] if "GroupId" in rule["source"]]
    desk.aws().ec2.revoke_security_group_ingress(GroupId=YOUR_GROUP, SecurityGroupRuleIds=yours)
    assert desk.down().status is ExitStatus.OK
    assert desk.up().status is ExitStatus.OK
    assert desk.look().balancer.items[0].vpc == desk.look().network.vpc  # type: ignore[union-attr]
