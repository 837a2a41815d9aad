"""What stops `up`: the right code, what, why and what next; and no write before everything that could stop it is
checked.
"""

from collections.abc import Callable
from dataclasses import replace

import boto3
import pytest

from edgeops.errors import EdgeError, ExitStatus, Refused
from edgeops.events import Waiting, Warned
from edgeops.report import Outcome
from tests.harness import Desk


def _stop(desk: Desk) -> None:
    desk.world.instance("web").stop()


def _terminate(desk: Desk) -> None:
    desk.world.instance("web").terminate()


def _another_instance(desk: Desk) -> None:
    desk.wish(instances=(replace(desk.spec.instances[0], id="i-0123456789abcdef0"),))


def _host_outside_every_zone(desk: Desk) -> None:
    desk.wish_site("koing.shop", aliases=("www.elsewhere.kr",))


def _record(name: str, kind: str, value: str) -> Callable[[Desk], None]:
    def write(desk: Desk) -> None:
        route53 = boto3.client("route53", region_name="us-east-1")
        zone = next(zone for zone in route53.list_hosted_zones()["HostedZones"] if zone["Name"] == "koing.shop.")
        record = {"Name": name, "Type": kind, "TTL": 60, "ResourceRecords": [{"Value": value}]}
        change = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
        route53.change_resource_record_sets(HostedZoneId=zone["Id"], ChangeBatch=change)  # type: ignore[arg-type]

    return write


def _one_public_subnet(desk: Desk) -> None:
    ec2 = boto3.client("ec2", region_name="ap-northeast-2")
    own = ec2.describe_instances(InstanceIds=[desk.spec.instances[0].id])["Reservations"][0]["Instances"][0]["SubnetId"]
    for subnet in ec2.describe_subnets()["Subnets"]:
        if subnet["SubnetId"] != own:
            table = ec2.create_route_table(VpcId=subnet["VpcId"])["RouteTable"]["RouteTableId"]
            ec2.associate_route_table(RouteTableId=table, SubnetId=subnet["SubnetId"])


MARKER = '"edgeops/1 account=123456789012 region=ap-northeast-2 stack=other (made by edgeops, do not delete)"'
BLOCKED = [
    (_stop, "instance-stopped"),
    (_terminate, "instance-terminated"),
    (_another_instance, "instance-missing"),
    (_host_outside_every_zone, "no-zone"),
    (_one_public_subnet, "too-few-public-subnets"),
    (_record("koing.shop", "A", "203.0.113.9"), "foreign-record"),
    (_record("_edgeops.koing.shop", "TXT", MARKER), "held-by-another-stack"),
]


@pytest.mark.parametrize(("prepare", "expected"), BLOCKED, ids=[slug for _prepare, slug in BLOCKED])
def test_a_guard_stops_up_before_the_first_write(desk: Desk, prepare: Callable[[Desk], None], expected: str) -> None:
    """`up` and `plan` exit 6, say what, why and what next, and nothing is written; `plan` shows its steps all the
    same.
    """
    prepare(desk)
    planned = desk.plan()
    refused = desk.up()
    assert (planned.status, refused.status) == (ExitStatus.REFUSED, ExitStatus.REFUSED)
    assert planned.result is not None
    assert planned.result.steps
    assert desk.writes == []
    finding = next(finding for finding in refused.findings if finding.id == expected)
    assert finding.what
    assert finding.why
    assert finding.fix


@pytest.mark.parametrize(("prepare", "expected"), BLOCKED, ids=[slug for _prepare, slug in BLOCKED])
def test_status_says_the_same_without_failing(desk: Desk, prepare: Callable[[Desk], None], expected: str) -> None:
    """What blocks `up` is a finding of `status`, which exits 3."""
    prepare(desk)
    seen = desk.status()
    assert seen.status is ExitStatus.UNHEALTHY
    assert expected in {finding.id for finding in seen.findings}


def test_the_wrong_account_is_refused_before_anything_is_read(desk: Desk) -> None:
    """[stack] account guards against the credentials of another one."""
    desk.wish(account="999999999999")
    with pytest.raises(Refused) as refused:
        desk.up()
    assert refused.value.findings[0].id == "wrong-account"
    assert desk.operations() == ["GetCallerIdentity"]


def test_no_credentials(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without keys: code 4 and how to get some."""
    from edgeops.aws import connect

    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(EdgeError) as missing:
        connect(desk.spec.region, None, desk.clock, desk.spec.name)
    assert missing.value.status is ExitStatus.DENIED
    assert "aws configure" in missing.value.findings[0].fix


UNHEALTHY = [
    ("closed", "target-failedhealthchecks", "listening"),
    ("hang", "target-timeout", "slow"),
    ({"/actuator/health": 301}, "target-responsecodemismatch", "health path"),
]


@pytest.mark.parametrize(("port", "expected", "words"), UNHEALTHY, ids=[slug for _port, slug, _words in UNHEALTHY])
def test_an_unhealthy_target_is_3_with_the_reason(desk: Desk, port: object, expected: str, words: str) -> None:
    """`up` waits, then exits 3 with the reason in words and a next command; so does `status`."""
    desk.world.instance("web").set_port(80, port)  # type: ignore[arg-type]
    for outcome in (desk.up(), desk.status()):
        assert outcome.status is ExitStatus.UNHEALTHY
        finding = next(finding for finding in outcome.findings if finding.id == expected)
        assert words in finding.why
        assert outcome.next


def test_with_nothing_to_change_up_does_not_wait_for_a_dead_application(desk: Desk) -> None:
    """The second `up` says at once that the application is down."""
    desk.up()
    desk.world.instance("web").set_port(80, "closed")
    desk.clock.advance(120)
    desk.status()
    before = desk.clock.now()
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert desk.clock.now() - before < 5


def _waits(desk: Desk, resource: str) -> list[Waiting]:
    return [event for event in desk.events if isinstance(event, Waiting) and event.resource == resource]


def test_a_certificate_that_is_never_issued_is_5_at_the_limit(desk: Desk) -> None:
    """After 30 minutes: 5, what is seen, what to check; the next `up` carries on with the same request."""
    desk.world.knobs.certificates_never_issue = True
    start = desk.clock.now()
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert 1800 <= desk.clock.now() - start < 1900
    assert "name servers" in outcome.findings[0].fix
    assert all("koing.shop" in wait.seen for wait in _waits(desk, "validation"))

    desk.world.knobs.certificates_never_issue = False
    assert desk.up().status is ExitStatus.OK
    assert "RequestCertificate" not in desk.writes


def test_a_load_balancer_that_never_gets_active_is_5(desk: Desk) -> None:
    """After 15 minutes: 5, and it stays for the next run."""
    desk.world.knobs.balancers_never_active = True
    assert desk.up().status is ExitStatus.TIMEOUT
    desk.world.knobs.balancers_never_active = False
    assert desk.up().status is ExitStatus.OK
    assert "CreateLoadBalancer" not in desk.writes


def test_a_load_balancer_that_fails_is_1_with_the_reason(desk: Desk) -> None:
    """It does not wait for the limit."""
    desk.world.knobs.balancer_state = "failed"
    start = desk.clock.now()
    outcome = desk.up()
    assert outcome.status is ExitStatus.FAILED
    assert outcome.findings[0].id == "load-balancer-failed"
    assert desk.clock.now() - start < 60


def test_an_impaired_load_balancer_is_usable(desk: Desk) -> None:
    """active_impaired routes traffic (T3.9): 0, with a warning that says so, also later on."""
    desk.world.knobs.balancer_state = "active_impaired"
    assert desk.up().status is ExitStatus.OK
    assert [event.finding.id for event in desk.events if isinstance(event, Warned)] == ["load-balancer-impaired"]
    for outcome in (desk.up(), desk.status()):
        assert outcome.status is ExitStatus.OK
        told = [(one.id, one.severity) for one in outcome.findings if one.severity != "note"]
        assert told == [("load-balancer-impaired", "warning")]


def test_dns_that_never_gets_in_sync_is_5(desk: Desk) -> None:
    """After five minutes: 5; the next run does not write it again."""
    desk.world.knobs.changes_never_insync = True
    assert desk.up().status is ExitStatus.TIMEOUT
    desk.world.knobs.changes_never_insync = False
    assert desk.up().status is ExitStatus.OK
    assert "ChangeResourceRecordSets" not in desk.writes


def test_caa_is_named(desk: Desk) -> None:
    """A certificate that FAILED for CAA is 1 and says which record to add; the next run requests it once more."""
    desk.world.knobs.certificate_failure = "CAA_ERROR"
    outcome = desk.up()
    assert outcome.status is ExitStatus.FAILED
    assert "CAA" in outcome.findings[0].fix
    desk.world.knobs.certificate_failure = ""
    assert desk.up().status is ExitStatus.OK
    assert desk.writes.count("RequestCertificate") == 1


def test_a_certificate_the_load_balancer_does_not_know_yet(desk: Desk) -> None:
    """UnsupportedCertificate right after ISSUED is waited out (T0.7)."""
    desk.world.knobs.certificate_lag = 20
    assert desk.up().status is ExitStatus.OK


def test_timeout_caps_the_whole_command(desk: Desk) -> None:
    """--timeout 60 ends every wait after a minute with 5."""
    desk.world.knobs.certificates_never_issue = True
    desk.timeout = 60
    start = desk.clock.now()
    assert desk.up().status is ExitStatus.TIMEOUT
    assert desk.clock.now() - start < 75


@pytest.mark.parametrize(
    ("answers", "yes", "expected"),
    [(["y"], False, ExitStatus.OK), (["n"], False, ExitStatus.REFUSED), (None, False, ExitStatus.REFUSED)],
    ids=["yes", "no", "nobody to ask"],
)
def test_up_asks_once_what_costs_money(desk: Desk, answers: list[str] | None, yes: bool, expected: ExitStatus) -> None:
    """A load balancer is asked about on a terminal; without one it needs --yes, else nothing is written."""
    desk.answers, desk.yes = answers, yes
    assert desk.up().status is expected
    assert bool(desk.writes) == (expected is ExitStatus.OK)


def test_repairs_never_ask(desk: Desk) -> None:
    """A health path changed in the file is applied without a question and without --yes."""
    desk.up()
    desk.yes = False
    desk.wish_site("koing.shop", health=replace(desk.site("koing.shop").health, path="/"))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyTargetGroup"]


def _down(desk: Desk, answers: list[str] | None, yes: bool, confirm: str | None) -> Outcome:
    desk.answers, desk.yes = answers, yes
    return desk.down(confirm=confirm)


@pytest.mark.parametrize(
    ("answers", "yes", "confirm", "expected"),
    [
        (["koing"], False, None, ExitStatus.OK),
        (["yes"], False, None, ExitStatus.REFUSED),
        (None, True, "koing", ExitStatus.OK),
        (None, True, None, ExitStatus.REFUSED),
        (None, True, "other", ExitStatus.REFUSED),
        (None, False, "koing", ExitStatus.REFUSED),
        (None, False, None, ExitStatus.REFUSED),
    ],
)
def test_down_wants_the_name(
    desk: Desk, answers: list[str] | None, yes: bool, confirm: str | None, expected: ExitStatus
) -> None:
    """Typed on a terminal, or --yes --confirm NAME; anything else changes nothing."""
    desk.up()
    assert _down(desk, answers, yes, confirm).status is expected
    assert bool(desk.writes) == (expected is ExitStatus.OK)


def test_down_waits_for_the_name_servers_before_the_load_balancer_goes(desk: Desk) -> None:
    """Nobody may be sent to what is gone: with a change that stays PENDING it is 5, and all else stands (T8.6)."""
    desk.up()
    desk.world.knobs.changes_never_insync = True
    outcome = desk.down()
    assert outcome.status is ExitStatus.TIMEOUT
    assert desk.writes == ["ChangeResourceRecordSets"]
    assert "PENDING" in outcome.findings[0].why
    desk.world.knobs.changes_never_insync = False
    assert desk.down().status is ExitStatus.OK
    assert "DeleteLoadBalancer" in desk.writes


def test_a_protected_load_balancer_keeps_its_dns(desk: Desk) -> None:
    """Deletion protection stops `down` before the first write."""
    desk.up()
    elbv2 = boto3.client("elbv2", region_name="ap-northeast-2")
    protection = [{"Key": "deletion_protection.enabled", "Value": "true"}]
    arn = desk.look().balancer.items[0].arn  # type: ignore[union-attr]
    elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=protection)  # type: ignore[arg-type]
    outcome = desk.down()
    assert outcome.status is ExitStatus.REFUSED
    assert outcome.findings[0].id == "deletion-protection"
    assert desk.writes == []
