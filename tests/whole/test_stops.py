"""What stops `up`: the right code, what, why and what next; and no write before everything that could stop it is
checked.
"""

from dataclasses import replace

import boto3
import pytest

from edgeops.errors import EdgeError, ExitStatus, Refused
from edgeops.events import Waiting, Warned
from edgeops.report import Outcome
from tests.harness import Desk


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
