"""What is not ours and in our way, or has grown on what is ours: one test each, for `up` and for `down`.

Refused with 6 or left alone, named, and not one write to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from moto_fixtures.accounts import furnish
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import HOST, marker, plain, put, records_at, zone_of
from tests.harness import Desk, things
from tests.resources.accidents import REGION, add_rule_by_hand, assert_refused, https_rules

VPC: Callable[[Desk], str] = lambda desk: desk.world.region.ec2.default_vpc.id  # noqa: E731
TARGET_GROUP: Callable[[Desk], str] = lambda desk: naming.group("koing", HOST, "web", 80, VPC(desk))  # noqa: E731


def _balancer(desk: Desk, **more: Any) -> None:
    subnets = [each.id for each in furnish.subnets(desk.world.region)[:2]]
    desk.aws().elbv2.create_load_balancer(Name=naming.balancer("koing"), Subnets=subnets, **more)


def _group(desk: Desk, **more: Any) -> None:
    check = desk.site(HOST).health
    wanted = {
        "HealthCheckPath": check.path,
        "HealthCheckIntervalSeconds": check.interval,
        "HealthCheckTimeoutSeconds": check.timeout,
        "HealthyThresholdCount": check.healthy,
        "UnhealthyThresholdCount": check.unhealthy,
        "Matcher": {"HttpCode": check.codes},
    }
    asked: Any = {"Name": TARGET_GROUP(desk), "Protocol": "HTTP", "Port": 80, "VpcId": VPC(desk), **wanted, **more}
    desk.aws().elbv2.create_target_group(**asked)


def _security_group(desk: Desk) -> None:
    name = naming.security_group("koing", VPC(desk))
    desk.aws().ec2.create_security_group(GroupName=name, Description="theirs", VpcId=VPC(desk))


IN_THE_WAY: dict[str, tuple[Callable[[Desk], None], str]] = {
    "load-balancer-with-our-settings": (_balancer, "foreign-load-balancer"),
    "load-balancer-with-others": (lambda desk: _balancer(desk, Scheme="internal"), "foreign-load-balancer"),
    "target-group-with-our-settings": (_group, "foreign-target-group"),
    "target-group-with-others": (lambda desk: _group(desk, Port=9000, Protocol="HTTPS"), "foreign-target-group"),
    "security-group": (_security_group, "foreign-security-group"),
    "address-record": (lambda desk: put(desk, plain("A", "203.0.113.9")), "foreign-record"),
    "ipv6-record": (lambda desk: put(desk, plain("AAAA", "2001:db8::1")), "foreign-record"),
    "weighted-record": (
        lambda desk: put(desk, plain("A", "203.0.113.9", SetIdentifier="a", Weight=1)),
        "foreign-record",
    ),
    "marker-of-another-stack": (lambda desk: put(desk, marker(stack="other")), "held-by-another-stack"),
    "marker-of-another-account": (lambda desk: put(desk, marker(account="210987654321")), "held-by-another-stack"),
}


@pytest.mark.parametrize(("make", "slug"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_up_is_refused_and_down_has_nothing_to_do(desk: Desk, make: Callable[[Desk], None], slug: str) -> None:
    """`up`: 6 before its first write, what is there is named; `down`: 0, and byte-equal (T(b)6, T(b)7, T(b)19,
    T(b)20).
    """
    make(desk)
    before = desk.world.inventory()
    assert_refused(desk, slug)
    outcome = desk.down("certificate", "address")
    assert outcome.status is ExitStatus.OK
    assert desk.writes == []
    assert desk.world.inventory() == before


def test_a_foreign_load_balancer_is_named_with_its_tags(desk: Desk) -> None:
    """So that somebody knows whom to ask (T(b)7)."""
    _balancer(desk, Scheme="internal", Tags=[{"Key": "Owner", "Value": "payments"}])
    (problem,) = assert_refused(desk, "foreign-load-balancer")
    assert naming.balancer("koing") in problem.what
    assert "Owner=payments" in problem.why


def _down_is_refused(desk: Desk, slug: str, *discard: str) -> None:
    """6 before the first write, although all of ours stands; with it gone `down` takes ours away."""
    before = desk.world.inventory()
    outcome = desk.down(*discard)
    assert outcome.status is ExitStatus.REFUSED
    assert slug in {finding.id for finding in outcome.findings}
    assert all(finding.what and finding.why and finding.fix for finding in outcome.findings)
    assert desk.writes == []
    assert desk.world.inventory() == before


@pytest.mark.parametrize("change", [{"stack": "other"}, {"account": "210987654321"}], ids=["stack", "account"])
@pytest.mark.parametrize("with_file", [True, False], ids=["with-the-file", "without-it"])
def test_a_name_that_another_marks_while_it_leads_to_us_stops_down(
    desk: Desk, change: dict[str, str], with_file: bool
) -> None:
    """Without our load balancer it would lead nowhere (T(b)20)."""
    desk.up()
    put(desk, marker(**change))
    assert_refused(desk, "held-by-another-stack")
    if not with_file:
        desk.wish(sites=(), instances=())
    _down_is_refused(desk, "held-by-another-stack")


def test_a_name_that_another_marks_and_leads_elsewhere_is_left_by_down(desk: Desk) -> None:
    """It harms nobody that our load balancer goes."""
    desk.up()
    put(desk, plain("A", "203.0.113.9"), marker(stack="other"))
    before = records_at(desk, HOST)
    assert desk.down().status is ExitStatus.OK
    assert records_at(desk, HOST) == before


def test_a_rule_in_our_block_is_left_and_stops_down(desk: Desk) -> None:
    """`up` takes the next free priority; `down` would delete it with the listener, so it is refused (T(b)36)."""
    desk.up()
    ours = https_rules(desk)[0]["priority"]
    add_rule_by_hand(desk, ours - 5, "theirs.kr")
    (before,) = (rule for rule in https_rules(desk) if rule["priority"] == ours - 5)
    desk.wish_site(HOST, aliases=(f"www.{HOST}",))
    outcome = desk.up()
    assert outcome.status is ExitStatus.OK
    assert [finding.id for finding in outcome.findings] == ["foreign-rule"]
    assert len(https_rules(desk)) == 3
    assert before in https_rules(desk)
    _down_is_refused(desk, "foreign-rule")
    rule = next(one for one in desk.look().https.rules if not one.ours)  # type: ignore[union-attr]
    desk.aws().elbv2.delete_rule(RuleArn=rule.arn)
    assert desk.down().status is ExitStatus.OK


def test_a_listener_on_our_load_balancer_is_left_and_stops_down(desk: Desk) -> None:
    """Somebody's :8443 beside ours."""
    desk.up()
    arn = desk.look().balancer.items[0].arn  # type: ignore[union-attr]
    answer: Any = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}]
    desk.aws().elbv2.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=8080, DefaultActions=answer)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    _down_is_refused(desk, "foreign-listener")


def test_an_address_that_is_on_the_instance_is_fine_and_stays(desk: Desk) -> None:
    """Whoever made it: none of ours is allocated, and `down` does not release theirs (T(b)29)."""
    desk.wish(instances=(replace(desk.spec.instances[0], elastic_ip=True),))
    before = desk.world.inventory()["regions"][REGION]["addresses"]
    assert len(before) == 1
    assert desk.up().status is ExitStatus.OK
    assert not {"AllocateAddress", "AssociateAddress"} & set(desk.writes)
    assert desk.down("address").status is ExitStatus.OK
    assert not {"DisassociateAddress", "ReleaseAddress"} & set(desk.writes)
    assert desk.world.inventory()["regions"][REGION]["addresses"] == before


def test_an_address_on_another_instance_is_not_moved(two_sites: Desk) -> None:
    """Of somebody else's, on somebody else's instance: byte-equal, one of ours is made (T(b)29)."""
    desk = two_sites
    ec2, image = desk.aws().ec2, "ami-0c2d3e23f757b5d84"
    theirs = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    ec2.associate_address(AllocationId=address, InstanceId=theirs)
    before = things(desk.world.inventory())[f"addresses {address}"]
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes.count("AllocateAddress") == 1
    assert desk.down("address").status is ExitStatus.OK
    assert things(desk.world.inventory())[f"addresses {address}"] == before


def test_a_certificate_in_use_elsewhere_stops_down_only_when_it_is_to_go(two_sites: Desk) -> None:
    """--delete-certificate: 6 at once and nothing is touched; without it `down` goes on and keeps it (T(b)33)."""
    desk = two_sites
    listeners = desk.world.inventory()["regions"][REGION]["listeners"]
    blog = next(arn for arn, each in listeners.items() if each["protocol"] == "HTTPS")
    desk.up()
    (ours,) = desk.look().certificate.needed  # type: ignore[union-attr]
    desk.aws().elbv2.add_listener_certificates(ListenerArn=blog, Certificates=[{"CertificateArn": ours}])
    start = desk.clock.now()
    _down_is_refused(desk, "certificate-used-elsewhere", "certificate")
    assert desk.clock.now() - start < 5
    assert desk.down().status is ExitStatus.OK
    assert f"certificates {ours}" in things(desk.world.inventory())


def test_deletion_protection_stops_down_and_not_up(desk: Desk) -> None:
    """`up` still changes what has to be changed; `down` does nothing at all, DNS intact (T(b)34)."""
    desk.up()
    arn = desk.look().balancer.items[0].arn  # type: ignore[union-attr]
    protection: Any = [{"Key": "deletion_protection.enabled", "Value": "true"}]
    desk.aws().elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=protection)
    desk.wish_site(HOST, health=replace(desk.site(HOST).health, path="/"))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyTargetGroup"]
    _down_is_refused(desk, "deletion-protection")


def test_a_private_zone_of_the_same_name_is_left(desk: Desk) -> None:
    """What stands there is no matter, and the records go to the public one (T(b)22)."""
    private = new_zone(desk.world.region, HOST, reference="private", private=True)
    put_private = plain("A", "10.0.0.5")
    private.put(put_private)
    before = private.sorted()
    assert desk.up().status is ExitStatus.OK
    assert zone_of(desk).plain(HOST, "A") is not None
    assert desk.down().status is ExitStatus.OK
    assert private.sorted() == before
