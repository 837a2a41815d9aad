"""`edgeops status`."""

from edgeops.errors import ExitStatus
from tests.harness import Desk


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
