"""Of the forty cases: what AWS refuses, sends late or says twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from edgeops.errors import ExitStatus
from moto_fixtures.faults import EVERY, Error, Fault, LostResponse, Throttled
from moto_fixtures.route53.hosted_zones import new_zone
from moto_fixtures.timing import PROFILES
from tests.dns import HOST, plain, put, zone_of
from tests.harness import Desk, things
from tests.resources.accidents import REGION, assert_down_leaves_only, assert_next_up_completes, crash_in_up, made
from tests.resources.builders import site


@pytest.fixture
def asking(two_sites: Desk) -> Desk:
    """An instance without an Elastic IP, and a wish for one."""
    two_sites.wish(instances=tuple(replace(one, elastic_ip=True) for one in two_sites.spec.instances))
    return two_sites


def test_an_address_that_fails_three_times_is_allocated_once(asking: Desk) -> None:
    """Each `up` asks once and no more (T0.2); after three broken ones the fourth has one address (T(b)4)."""
    asking.world.faults.add(Fault("ec2.AllocateAddress", Error("InternalFailure", 500), times=3))
    for _ in range(3):
        assert asking.up().status is ExitStatus.FAILED
        assert asking.writes.count("AllocateAddress") == 1
    assert asking.up().status is ExitStatus.OK
    assert made(asking)["addresses"] == 1


def test_an_address_whose_answer_is_lost_is_found_again(asking: Desk) -> None:
    """One request an attempt, one address in the end (T(b)3)."""
    asking.world.faults.add(Fault("ec2.AllocateAddress", LostResponse()))
    assert asking.up().status is ExitStatus.FAILED
    assert asking.writes.count("AllocateAddress") == 1
    assert asking.up().status is ExitStatus.OK
    assert "AllocateAddress" not in asking.writes
    assert made(asking)["addresses"] == 1


def test_no_address_left_is_said_and_nothing_that_costs_is_made(asking: Desk) -> None:
    """AddressLimitExceeded: asked once, with what helps (T(b)4)."""
    asking.world.limits["elastic-ips"] = 0
    outcome = asking.up()
    assert outcome.status is ExitStatus.FAILED
    assert [finding.id for finding in outcome.findings] == ["aws-addresslimitexceeded"]
    assert "Service Quotas" in outcome.findings[0].fix
    assert asking.writes == ["AllocateAddress"]
    assert made(asking) == {}


@pytest.mark.parametrize("code", ["InvalidAddress.PtrSet", "InvalidAddress.Locked", "AuthFailure"])
def test_an_address_that_cannot_be_released_keeps_nothing_else(asking: Desk, code: str) -> None:
    """1, named; all the rest of `down` is done, and the next one releases it (T(b)30)."""
    before = asking.world.inventory()
    asking.up()
    asking.world.faults.add(Fault("ec2.ReleaseAddress", Error(code), times=EVERY))
    outcome = asking.down("certificate", "address")
    assert outcome.status is ExitStatus.FAILED
    assert code in outcome.findings[0].what
    assert made(asking) == {"addresses": 1, "records": 2}  # the validation records stay in any case
    asking.world.faults.clear()
    assert_down_leaves_only(asking, before)


def test_the_address_goes_to_the_first_of_two_interfaces(asking: Desk) -> None:
    """AssociateAddress needs to be told which (T(b)28)."""
    ec2, instance = asking.aws().ec2, asking.spec.instances[0].id
    seen = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    second = ec2.create_network_interface(SubnetId=seen["SubnetId"])["NetworkInterface"]["NetworkInterfaceId"]
    ec2.attach_network_interface(NetworkInterfaceId=second, InstanceId=instance, DeviceIndex=1)
    assert asking.up().status is ExitStatus.OK
    (call,) = (one for one in asking.world.calls if one.operation == "AssociateAddress")
    assert call.params["NetworkInterfaceId"] == seen["NetworkInterfaces"][0]["NetworkInterfaceId"]


def test_up_right_after_down_waits_for_the_name(desk: Desk) -> None:
    """DuplicateLoadBalancerName while none is listed: the deleted one still has it (T3.3, T(b)8)."""
    desk.up()
    desk.down()
    desk.world.faults.add(Fault("elbv2.CreateLoadBalancer", Error("DuplicateLoadBalancerName"), times=4))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes.count("CreateLoadBalancer") == 5
    assert made(desk)["load_balancers"] == 1


@pytest.mark.parametrize("lost", [True, False], ids=["answer-lost", "killed"])
def test_a_certificate_that_is_listed_late_is_not_requested_twice(desk: Desk, lost: bool) -> None:
    """ListCertificates trails by 20 s; the token leads to the same one (T(b)10)."""
    desk.world.lag = 20
    if lost:
        desk.world.faults.add(Fault("acm.RequestCertificate", LostResponse()))
    else:
        crash_in_up(desk, "RequestCertificate")
    assert desk.up().status is ExitStatus.OK
    assert len(desk.world.region.acm.requests) == 1


def test_every_name_is_waited_for_before_a_record_is_written() -> None:
    """ACM fills in the records one by one within 15 s; all are in one batch (T(b)12)."""
    slow = replace(PROFILES["instant"], certificate_record=15)
    with Desk.open("S0", slow) as desk:  # type: ignore[arg-type]
        desk.wish_site(HOST, aliases=(f"www.{HOST}", f"m.{HOST}"))
        assert desk.up().status is ExitStatus.OK
        written = [call for call in desk.world.calls if "acm-validations" in str(call.params) and call.mutating]
        assert [len(call.params["ChangeBatch"]["Changes"]) for call in written] == [3]
        assert written[0].at >= 15


def test_at_the_limit_of_certificates_acm_is_asked_once(desk: Desk) -> None:
    """LimitExceededException is no throttle (T1.13): no second request, and what helps (T(b)16)."""
    desk.world.limits["certificates-per-year"] = 0
    outcome = desk.up()
    assert outcome.status is ExitStatus.FAILED
    assert desk.writes.count("RequestCertificate") == 1
    assert "limit" in outcome.findings[0].why
    assert "Service Quotas" in outcome.findings[0].fix


def _most_in_a_second(desk: Desk) -> int:
    asked = [call.at for call in desk.world.calls if call.service == "route53"]
    return max(sum(start <= at < start + 1 for at in asked) for start in asked)


def test_route53_is_never_asked_too_fast(desk: Desk) -> None:
    """Ten zones to read and to write: at most 5 requests in any second, which is all that AWS takes (T(b)18)."""
    for number in range(10):
        new_zone(desk.world.region, f"z{number}.kr", reference=str(number))
    desk.wish(sites=tuple(site(f"z{number}.kr") for number in range(10)))
    assert desk.up().status is ExitStatus.OK
    assert _most_in_a_second(desk) <= 5


def test_route53_is_asked_again_by_one_writer(two_sites: Desk) -> None:
    """PriorRequestNotComplete and Throttling ten times each: `up` completes, one batch after the other (T(b)18)."""
    faults = two_sites.world.faults
    faults.add(Fault("route53.ChangeResourceRecordSets", Error("PriorRequestNotComplete"), times=10))
    faults.add(Fault("route53.*", Throttled(), nth=12, times=10))
    two_sites.jobs = 1
    assert two_sites.up().status is ExitStatus.OK
    assert _most_in_a_second(two_sites) <= 5
    batches = [call.at for call in two_sites.world.calls if call.operation == "ChangeResourceRecordSets"]
    assert all(later > earlier for earlier, later in pairwise(batches))
    assert len(batches) >= 12


def test_a_wildcard_among_names_that_sort_beside_it(desk: Desk) -> None:
    r"""`*` is spelled `\052`; `-a`, `0a` and `_x` are others, and `\056` is no dot (T(b)23)."""
    others = [plain("A", "203.0.113.7", name=f"{name}.{HOST}") for name in ("-a", "0a", "_x", "a\\056b")]
    put(desk, *others)
    desk.wish(sites=(site(f"*.{HOST}"), site(f"b.{HOST}")))
    before = [one for one in zone_of(desk).sorted() if one["Type"] == "A"]
    assert desk.up().status is ExitStatus.OK
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert desk.down().status is ExitStatus.OK
    assert [one for one in zone_of(desk).sorted() if one["Type"] == "A"] == before


def test_a_change_of_an_earlier_run_is_not_asked_for(desk: Desk) -> None:
    """PENDING for five minutes: 5; the next `up` reads the records and needs no change id (T(b)25)."""
    desk.world.knobs.changes_never_insync = True
    assert desk.up().status is ExitStatus.TIMEOUT
    desk.world.faults.add(Fault("route53.GetChange", Error("NoSuchChange"), times=EVERY))
    assert desk.up().status is ExitStatus.OK
    assert not {"GetChange", "ChangeResourceRecordSets"} & set(desk.operations())


def test_a_security_group_that_is_not_found_yet_is_asked_again(desk: Desk) -> None:
    """InvalidGroup.NotFound three times after the create (T(b)31)."""
    desk.world.faults.add(Fault("ec2.AuthorizeSecurityGroupIngress", Error("InvalidGroup.NotFound"), times=3))
    assert_next_up_completes(desk)


def test_a_rule_that_is_there_already_is_fine(desk: Desk) -> None:
    """InvalidPermission.Duplicate after a lost answer (T(b)31)."""
    desk.world.faults.add(Fault("ec2.AuthorizeSecurityGroupIngress", LostResponse(), nth=2))
    assert desk.up().status is ExitStatus.OK
    assert "InvalidPermission.Duplicate" in {call.error for call in desk.world.calls}
    assert_next_up_completes(desk)


def test_a_foreign_rule_in_our_security_group_is_kept(desk: Desk) -> None:
    """Somebody opened a port there: `up` leaves it (T(b)31)."""
    desk.up()
    group = desk.look().firewall.group  # type: ignore[union-attr]
    theirs: Any = [{"IpProtocol": "tcp", "FromPort": 8443, "ToPort": 8443, "IpRanges": [{"CidrIp": "203.0.113.0/24"}]}]
    desk.aws().ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=theirs)
    before = things(desk.world.inventory())
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert things(desk.world.inventory()) == before


def test_a_security_group_that_is_full_is_said(desk: Desk) -> None:
    """RulesPerSecurityGroupLimitExceeded: asked once, nothing of yours is revoked for it (T(b)31)."""
    desk.world.limits["rules-per-security-group"] = 3
    yours = desk.world.inventory()["regions"][REGION]["security_groups"]
    outcome = desk.up()
    assert outcome.status is ExitStatus.FAILED
    assert [finding.id for finding in outcome.findings] == ["aws-rulespersecuritygrouplimitexceeded"]
    assert "RevokeSecurityGroupIngress" not in desk.writes
    after = desk.world.inventory()["regions"][REGION]["security_groups"]
    assert {group: after[group] for group in yours} == yours


@pytest.fixture(params=[("firewall", 240), ("groups", 30), ("certificate", 60)], ids=lambda param: param[0])
def lingering(request: pytest.FixtureRequest) -> Iterator[tuple[Desk, str, float]]:
    """An edge whose security group, target group or certificate stays in use for a while after the load balancer."""
    what, seconds = request.param
    with Desk.open("S0") as desk:
        desk.up()
        if what == "groups":
            desk.world.faults.add(Fault("elbv2.DeleteTargetGroup", Error("ResourceInUse"), times=32))
        else:
            desk.world.cloud.timing = replace(desk.world.cloud.timing, linger=seconds)
        yield desk, what, seconds


def test_what_lingers_is_waited_for_with_its_reason(lingering: tuple[Desk, str, float]) -> None:
    """DependencyViolation for four minutes, ResourceInUse for 30 or 60 s: one `down` is enough (T(b)31, T(b)32,
    T(b)33).
    """
    desk, what, seconds = lingering
    start = desk.clock.now()
    assert desk.down(*(["certificate"] if what == "certificate" else [])).status is ExitStatus.OK
    assert seconds * 0.9 <= desk.clock.now() - start < seconds + 30
    waits = [event for event in desk.events if getattr(event, "resource", "") == what and hasattr(event, "seen")]
    assert all("use" in event.seen or "still there" in event.seen for event in waits)  # type: ignore[union-attr]
    assert waits
