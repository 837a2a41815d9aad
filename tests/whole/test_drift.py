"""Changed by hand: `plan` names it, `up` mends it or leaves it alone, and the second `up` writes nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Stack
from edgeops.routing import FORWARD
from tests.harness import Desk, keys, things

ELB: Any = lambda: boto3.client("elbv2", region_name="ap-northeast-2")  # noqa: E731 - a client belongs to its world
EC2: Any = lambda: boto3.client("ec2", region_name="ap-northeast-2")  # noqa: E731


@pytest.fixture
def standing() -> Iterator[Desk]:
    """S0, up."""
    with Desk.open("S0") as desk:
        assert desk.up().status is ExitStatus.OK
        yield desk


def _policy(stack: Stack) -> None:
    ELB().modify_listener(ListenerArn=stack.https.on(0).arn, SslPolicy="ELBSecurityPolicy-2016-08")  # type: ignore[union-attr]


def _default_action(stack: Stack) -> None:
    action = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}
    ELB().modify_listener(ListenerArn=stack.https.on(0).arn, DefaultActions=[action])  # type: ignore[union-attr]


def _entry(stack: Stack) -> None:
    action = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}
    ELB().modify_listener(ListenerArn=stack.entry.on(0).arn, DefaultActions=[action])  # type: ignore[union-attr]


def _rule_target(stack: Stack) -> None:
    vpc = stack.network.vpc  # type: ignore[union-attr]
    other = ELB().create_target_group(Name="by-hand", Protocol="HTTP", Port=9000, VpcId=vpc)["TargetGroups"][0]
    action = {"Type": "forward", "TargetGroupArn": other["TargetGroupArn"]}
    ELB().modify_rule(RuleArn=stack.https.rules[0].arn, Actions=[action])  # type: ignore[union-attr]


def _rule_host(stack: Stack) -> None:
    condition = {"Field": "host-header", "HostHeaderConfig": {"Values": ["other.koing.shop"]}}
    ELB().modify_rule(RuleArn=stack.https.rules[0].arn, Conditions=[condition])  # type: ignore[union-attr]


def _rule_deleted(stack: Stack) -> None:
    ELB().delete_rule(RuleArn=stack.https.rules[0].arn)  # type: ignore[union-attr]


def _health_path(stack: Stack) -> None:
    ELB().modify_target_group(TargetGroupArn=stack.groups.items[0].arn, HealthCheckPath="/other")  # type: ignore[union-attr]


def _firewall(stack: Stack) -> None:
    rule = next(rule for rule in stack.firewall.rules if rule.group != stack.firewall.group)  # type: ignore[union-attr]
    EC2().revoke_security_group_ingress(GroupId=rule.group, SecurityGroupRuleIds=[rule.id])


def _world_rule(stack: Stack) -> None:
    rule = next(rule for rule in stack.firewall.rules if rule.port == 443)  # type: ignore[union-attr]
    EC2().revoke_security_group_ingress(GroupId=rule.group, SecurityGroupRuleIds=[rule.id])


def _target(stack: Stack) -> None:
    group = stack.groups.items[0]  # type: ignore[union-attr]
    target = {"Id": group.targets[0].id, "Port": group.targets[0].port}
    ELB().deregister_targets(TargetGroupArn=group.arn, Targets=[target])


def _groups_of_the_balancer(stack: Stack) -> None:
    theirs = stack.network.instances[0].groups[0][0]  # type: ignore[union-attr]
    ELB().set_security_groups(LoadBalancerArn=stack.balancer.items[0].arn, SecurityGroups=[theirs])  # type: ignore[union-attr]


def _alias(stack: Stack) -> None:
    _change_record("koing.shop", "A", {"TTL": 60, "ResourceRecords": [{"Value": "203.0.113.9"}]})


def _marker(stack: Stack) -> None:
    _change_record("_edgeops.koing.shop", "TXT", None)


def _proof(stack: Stack) -> None:
    (name,) = stack.validation.present  # type: ignore[union-attr]
    _change_record(name, "CNAME", None)


def _change_record(name: str, kind: str, wanted: dict[str, Any] | None) -> None:
    route53: Any = boto3.client("route53", region_name="us-east-1")
    zone = next(zone["Id"] for zone in route53.list_hosted_zones()["HostedZones"] if zone["Name"] == "koing.shop.")
    records = route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    old = next(one for one in records if (one["Name"], one["Type"]) == (name + ".", kind))
    changes = [{"Action": "DELETE", "ResourceRecordSet": old}]
    if wanted:
        changes.append({"Action": "CREATE", "ResourceRecordSet": {"Name": name, "Type": kind, **wanted}})
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})


MENDED: list[tuple[Callable[[Stack], None], tuple[str, str]]] = [
    (_policy, ("update", "listener")),
    (_default_action, ("update", "listener")),
    (_entry, ("update", "listener")),
    (_rule_target, ("attach", "rule")),
    (_rule_host, ("update", "rule")),
    (_rule_deleted, ("create", "rule")),
    (_health_path, ("update", "health-check")),
    (_firewall, ("allow", "firewall-rule")),
    (_world_rule, ("allow", "firewall-rule")),
    (_target, ("register", "targets")),
    (_groups_of_the_balancer, ("update", "load-balancer-security-groups")),
    (_alias, ("update", "records")),
    (_marker, ("update", "records")),
    (_proof, ("create", "validation-records")),
]


@pytest.mark.parametrize(("change", "expected"), MENDED, ids=[change.__name__[1:] for change, _ in MENDED])
def test_plan_names_it_and_up_mends_it(
    standing: Desk, change: Callable[[Stack], None], expected: tuple[str, str]
) -> None:
    """Drift in what is visible in the lists is one planned step; afterwards all is as before."""
    change(standing.look())
    standing.clock.advance(60)
    planned = standing.plan()
    assert expected in {(verb, kind) for _phase, verb, kind, _name in keys(planned)}
    outcome = standing.up()
    assert outcome.status is ExitStatus.OK, outcome.findings
    assert keys(outcome) == keys(planned)
    assert standing.up().status is ExitStatus.OK
    assert standing.writes == []


def test_a_foreign_rule_is_left_alone_and_shown(standing: Desk) -> None:
    """A rule for another host in our listener: a note, no step, byte-equal after `up`."""
    stack = standing.look()
    arn = stack.https.on(0).arn  # type: ignore[union-attr]
    condition = {"Field": "host-header", "HostHeaderConfig": {"Values": ["theirs.koing.shop"]}}
    action = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}
    ELB().create_rule(ListenerArn=arn, Priority=17, Conditions=[condition], Actions=[action])
    before = things(standing.world.inventory())
    outcome = standing.up()
    assert outcome.status is ExitStatus.OK
    assert standing.writes == []
    assert [finding.id for finding in outcome.findings] == ["foreign-rule"]
    assert things(standing.world.inventory()) == before


def test_a_changed_attribute_is_seen_only_deep(standing: Desk) -> None:
    """Attributes are compared by their hash; `plan --deep` reads them."""
    attribute = {"Key": "idle_timeout.timeout_seconds", "Value": "300"}
    arn = standing.look().balancer.items[0].arn  # type: ignore[union-attr]
    ELB().modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[attribute])
    assert keys(standing.plan()) == set()
    standing.wish(deep=True)
    assert {(verb, kind) for _phase, verb, kind, _name in keys(standing.plan())} == {
        ("update", "load-balancer-attributes")
    }


def test_weights_of_the_live_pool_are_never_mended() -> None:
    """An operator's weights are an operation, not drift (see test_pools)."""
    with Desk.open("S4") as desk:
        desk.up()
        assert keys(desk.plan()) == set()


def _strip(arn: str) -> None:
    ELB().remove_tags(ResourceArns=[arn], TagKeys=["edgeops:stack"])


STRIPPED: list[tuple[Callable[[Stack], str], str]] = [
    (lambda stack: stack.balancer.items[0].arn, "foreign-load-balancer"),  # type: ignore[union-attr]
    (lambda stack: stack.groups.items[0].arn, "foreign-target-group"),  # type: ignore[union-attr]
    (lambda stack: stack.https.on(0).arn, "foreign-listener"),  # type: ignore[union-attr]
    (lambda stack: stack.entry.on(0).arn, "foreign-listener"),  # type: ignore[union-attr]
    (lambda stack: stack.https.rules[0].arn, "foreign-rule"),  # type: ignore[union-attr]
]
NAMES = ["load balancer", "target group", "listener 443", "listener 80", "rule"]


@pytest.mark.parametrize(("which", "expected"), STRIPPED, ids=NAMES)
def test_without_its_tag_a_thing_is_foreign(standing: Desk, which: Callable[[Stack], str], expected: str) -> None:
    """Tag removed by hand: 6, named, and not one write."""
    _strip(which(standing.look()))
    outcome = standing.up()
    assert outcome.status is ExitStatus.REFUSED
    assert expected in {finding.id for finding in outcome.findings if finding.severity == "error"}
    assert standing.writes == []


def test_a_security_group_without_its_tag_is_foreign(standing: Desk) -> None:
    """The same for EC2."""
    group = standing.look().firewall.group  # type: ignore[union-attr]
    EC2().delete_tags(Resources=[group], Tags=[{"Key": "edgeops:stack"}])
    outcome = standing.up()
    assert outcome.status is ExitStatus.REFUSED
    assert "foreign-security-group" in {finding.id for finding in outcome.findings}
    assert standing.writes == []


def test_of_twins_one_stays(standing: Desk) -> None:
    """Two runs at once may have made the same rule twice: the first is kept, the other deleted, traffic never stops."""
    stack = standing.look()
    tags = [{"Key": key, "Value": value} for key, value in naming.tags("koing", "rule", "koing.shop", FORWARD).items()]
    condition = {"Field": "host-header", "HostHeaderConfig": {"Values": ["koing.shop"]}}
    action = {"Type": "forward", "TargetGroupArn": stack.groups.items[0].arn}  # type: ignore[union-attr]
    listener = stack.https.on(0).arn  # type: ignore[union-attr]
    ELB().create_rule(ListenerArn=listener, Priority=10100, Conditions=[condition], Actions=[action], Tags=tags)
    standing.yes = False
    assert standing.up().status is ExitStatus.OK
    assert standing.writes == ["DeleteRule"]
    assert [rule.arn for rule in standing.look().https.rules] == [stack.https.rules[0].arn]  # type: ignore[union-attr]
