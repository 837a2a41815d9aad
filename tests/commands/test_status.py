"""`edgeops status`."""

from typing import Any

from edgeops.errors import ExitStatus
from edgeops.model import Stack
from edgeops.report import Outcome
from edgeops.routing import FORWARD
from tests.dns import take_away
from tests.harness import Desk
from tests.resources.accidents import add_rule_by_hand
from tests.resources.certificates import put

WWW = "www.koing.shop"


def test_nothing_there_yet_is_3_and_names_up(desk: Desk) -> None:
    """A stack that was never made: each site says what is missing first, and `edgeops plan` is next."""
    outcome = desk.status()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert outcome.result is not None
    assert (outcome.result.sites or {})["koing.shop"].verdict == "DNS: no record"
    assert outcome.next == ("edgeops plan",)


def test_healthy_is_0(two_sites: Desk) -> None:
    """Every site with its certificate, DNS and targets."""
    two_sites.up()
    outcome = two_sites.status()
    assert outcome.status is ExitStatus.OK
    assert {finding.severity for finding in outcome.findings} == {"note"}  # its open ports
    assert outcome.result is not None
    reports = outcome.result.sites or {}
    assert list(reports) == ["main.io", "sub.main.io"]
    assert {report.dns for report in reports.values()} == {"leads to the load balancer"}
    assert all(report.certificate.startswith("issued, valid until") for report in reports.values())


def test_a_stack_that_is_not_there_is_3(two_sites: Desk) -> None:
    """Without a file, a mistyped name is not a healthy stack; what is only left over is one."""
    two_sites.up()
    file = two_sites.spec
    two_sites.wish(name="mian", sites=(), instances=())
    outcome = two_sites.status()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert [finding.id for finding in outcome.findings] == ["no-such-stack"]
    two_sites.wish(name=file.name)
    assert two_sites.status().status is ExitStatus.OK
    two_sites.down()
    assert two_sites.status().status is ExitStatus.OK  # its certificate is kept
    two_sites.down("certificate")
    assert two_sites.status().status is ExitStatus.UNHEALTHY


def test_it_only_reads(two_sites: Desk) -> None:
    """Whatever is there."""
    two_sites.status()
    assert two_sites.writes == []
    two_sites.up()
    two_sites.status()
    assert two_sites.writes == []


def test_a_stopped_instance_is_named(two_sites: Desk) -> None:
    """Both: the instance is stopped, and what its targets say."""
    two_sites.up()
    two_sites.world.instance("web").stop()
    outcome = two_sites.status()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert {"instance-stopped", "target-invalidstate"} <= {finding.id for finding in outcome.findings}


def test_a_missing_validation_record_is_a_warning(two_sites: Desk) -> None:
    """The certificate serves today and would not be renewed (T1.24): named, with what writes it again."""
    two_sites.up()
    name = next(name for name in two_sites.look().validation.present if name.endswith(".sub.main.io"))  # type: ignore[union-attr]
    take_away(two_sites, name, "CNAME", "main.io")
    outcome = two_sites.status()
    assert (outcome.status, outcome.next) == (ExitStatus.OK, ("edgeops plan",))
    (told,) = [found for found in outcome.findings if found.severity != "note"]
    assert (told.id, told.severity) == ("validation-record-missing", "warning")
    assert told.what == f"the validation record for sub.main.io is missing: {name}"
    assert "edgeops up" in told.fix
    two_sites.wish(sites=(), instances=())  # also without a file
    assert "validation-record-missing" in {found.id for found in two_sites.status().findings}


def test_a_sick_target_is_looked_on_at_and_a_missing_edge_is_planned(desk: Desk) -> None:
    """What makes sense next depends on where it is mended."""
    desk.up()
    desk.world.instance("web").set_port(80, "closed")
    desk.clock.advance(600)
    sick = desk.status()
    assert sick.next == ("edgeops status --watch",)
    assert [found.severity for found in sick.findings] == ["error", "note", "note"]  # what is wrong comes first
    assert sick.findings[0].id == "target-failedhealthchecks"
    desk.down()
    assert desk.status().next == ("edgeops plan",)


def test_without_a_file_there_is_nothing_to_plan(desk: Desk) -> None:
    """`plan` needs one: what can be run again is this."""
    desk.up()
    listener = desk.look().entry.on(0).arn  # type: ignore[union-attr]
    desk.aws().elbv2.delete_listener(ListenerArn=listener)
    assert desk.status().next == ("edgeops plan",)
    desk.wish(sites=(), instances=())
    outcome = desk.status()
    assert (outcome.status, outcome.next) == (ExitStatus.UNHEALTHY, ("edgeops status",))


def _alias_deleted(desk: Desk, stack: Stack) -> None:
    desk.aws().elbv2.delete_rule(RuleArn=stack.https.rule("koing.shop", "alias-0").arn)  # type: ignore[union-attr]


def _rule_for_another_host(desk: Desk, stack: Stack) -> None:
    arn = stack.https.rule("koing.shop", FORWARD).arn  # type: ignore[union-attr]
    other: Any = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["other.kr"]}}]
    desk.aws().elbv2.modify_rule(RuleArn=arn, Conditions=other)


def _another_certificate(desk: Desk, stack: Stack) -> None:
    other: Any = [{"CertificateArn": put(desk, "other.kr", tags={})}]
    desk.aws().elbv2.modify_listener(ListenerArn=stack.https.on(0).arn, Certificates=other)  # type: ignore[union-attr]


def _closed(desk: Desk, stack: Stack) -> None:
    (rule,) = (one for one in stack.firewall.rules if one.group == stack.firewall.group and one.port == 443)  # type: ignore[union-attr]
    desk.aws().ec2.revoke_security_group_ingress(GroupId=rule.group, SecurityGroupRuleIds=[rule.id])


def _our_group_off(desk: Desk, stack: Stack) -> None:
    theirs = stack.network.instances[0].groups[0][0]  # type: ignore[union-attr]
    arn = stack.balancer.items[0].arn  # type: ignore[union-attr]
    desk.aws().elbv2.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[theirs])


def _told(outcome: Outcome) -> list[str]:
    return [one.what for one in outcome.findings if one.severity == "error"]


def test_a_site_that_nobody_gets_to_is_not_healthy_though_its_targets_are(desk: Desk) -> None:
    """One thing after another is changed by hand, each nearer to the visitor, who meets it first; one `up` mends all
    of it.
    """
    desk.wish_site("koing.shop", aliases=(WWW,))
    desk.up()
    for change, verdict in (
        (_alias_deleted, f"the load balancer has no rule for {WWW}"),
        (_rule_for_another_host, "the load balancer has no rule for koing.shop"),
        (_another_certificate, f"no certificate on the listener :443 is for koing.shop, {WWW}"),
        (_closed, "no security group of the load balancer lets the world in on port 443"),
        (_our_group_off, "our security group is not on the load balancer"),
    ):
        change(desk, desk.look())
        outcome = desk.status()
        assert (outcome.status, _told(outcome)) == (ExitStatus.UNHEALTHY, [verdict])
        assert outcome.next == ("edgeops plan",)
    assert desk.up().status is ExitStatus.OK
    assert desk.status().status is ExitStatus.OK


def test_ours_beside_an_exchanged_certificate_serves(desk: Desk) -> None:
    """By SNI: nobody notices that the default one is theirs now."""
    desk.up()
    listener = desk.look().https.on(0)  # type: ignore[union-attr]
    assert listener is not None
    _another_certificate(desk, desk.look())
    ours: Any = [{"CertificateArn": listener.certificate}]
    desk.aws().elbv2.add_listener_certificates(ListenerArn=listener.arn, Certificates=ours)
    assert desk.status().status is ExitStatus.OK


def test_a_rule_of_others_before_ours_answers_instead(desk: Desk) -> None:
    """3, until it is gone; `up` warns of it and leaves it: it may be a maintenance page."""
    desk.up()
    add_rule_by_hand(desk, 5, "koing.shop")
    outcome = desk.status()
    what = "rule 5 of our :443 listener, which edgeops did not make, answers for koing.shop"
    assert (outcome.status, _told(outcome), outcome.next) == (ExitStatus.UNHEALTHY, [what], ("edgeops status",))
    built = desk.up()
    assert (built.status, desk.writes) == (ExitStatus.OK, [])
    assert [(one.id, one.severity) for one in built.findings] == [("foreign-rule", "warning")]
