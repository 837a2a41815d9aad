"""`edgeops plan`."""

from edgeops.errors import ExitStatus
from edgeops.events import Connected
from edgeops.model import Charge
from tests.harness import Desk


def test_it_says_where_it_is_first(desk: Desk) -> None:
    """The first event names stack, account, region and endpoint."""
    desk.plan()
    assert desk.events[0] == Connected("koing", "123456789012", "ap-northeast-2", None)


def test_without_exit_code_changes_are_0(desk: Desk) -> None:
    """Only --exit-code turns changes into 2."""
    assert desk.plan().status is ExitStatus.OK
    assert desk.plan(exit_code=True).status is ExitStatus.CHANGES


def test_it_names_the_next_command_and_the_bill(desk: Desk) -> None:
    """A load balancer and one public address a zone are billed; `edgeops up` is next."""
    outcome = desk.plan()
    assert outcome.next == ("edgeops up",)
    assert outcome.result is not None
    assert outcome.result.charges == (Charge("load-balancer"), Charge("public-ipv4", 2))


def test_every_step_says_why(two_sites: Desk) -> None:
    """No step without a reason in words."""
    outcome = two_sites.plan()
    assert outcome.result is not None
    assert all(report.step.why for report in outcome.result.steps or ())
    assert {report.status for report in outcome.result.steps or ()} == {"planned"}


def test_the_default_health_check_is_said(two_sites: Desk) -> None:
    """Without `health` in the file the plan says that any answer counts."""
    outcome = two_sites.plan()
    assert outcome.result is not None
    groups = [report.step.why for report in outcome.result.steps or () if report.step.kind == "target-group"]
    assert len(groups) == 2
    assert all("200-499 (it answers)" in why for why in groups)


def test_it_says_that_attributes_were_not_compared(desk: Desk) -> None:
    """Once there is a load balancer, and not with --deep."""
    said = "attributes-not-compared"
    assert said not in {finding.id for finding in desk.plan().findings}
    desk.up()
    assert said in {finding.id for finding in desk.plan().findings}
    desk.wish(deep=True)
    assert said not in {finding.id for finding in desk.plan().findings}


def test_the_next_command_takes_over_what_the_plan_did() -> None:
    """`plan --takeover` is followed by `up --takeover`."""
    with Desk.open("S0-live") as desk:
        desk.wish(takeover=frozenset({"koing.shop"}))
        assert desk.plan().next == ("edgeops up --takeover koing.shop",)
