"""`edgeops up`."""

from dataclasses import replace

import boto3
import pytest

from edgeops.commands.up import up
from edgeops.errors import ExitStatus
from edgeops.events import Planned, StepDone
from tests.dns import plain, put
from tests.harness import Desk, things


def test_the_plan_is_told_before_anything_is_done(desk: Desk) -> None:
    """Planned comes before the first step."""
    desk.up()
    kinds = [type(event) for event in desk.events]
    assert kinds.index(Planned) < kinds.index(StepDone)


def test_its_answer_has_steps_sites_and_the_bill(desk: Desk) -> None:
    """What was done, how each site stands, what it costs, what next."""
    outcome = desk.up()
    assert outcome.result is not None
    assert {report.status for report in outcome.result.steps or ()} == {"done"}
    report = (outcome.result.sites or {})["koing.shop"]
    assert (report.url, report.healthy, report.verdict) == ("https://koing.shop", True, "healthy")
    assert [(target.port, target.state) for target in report.targets] == [(80, "healthy")]
    assert outcome.result.charges
    assert outcome.next == ("edgeops status",)


def test_a_refused_up_did_nothing_and_says_skipped(desk: Desk) -> None:
    """Without anybody's yes every step is skipped."""
    desk.yes = False
    outcome = desk.up()
    assert outcome.result is not None
    assert {report.status for report in outcome.result.steps or ()} == {"skipped"}
    assert outcome.findings[0].id == "needs-yes"


def test_a_kept_validation_record_is_already_done(desk: Desk) -> None:
    """A new certificate for a name whose record still stands: the step is done without a write."""
    desk.up()
    desk.down("certificate")
    outcome = desk.up()
    assert outcome.status is ExitStatus.OK
    assert outcome.result is not None
    status = {report.step.kind: report.status for report in outcome.result.steps or ()}
    assert status["validation-records"] == "already"
    assert desk.writes.count("ChangeResourceRecordSets") == 1


def test_a_failure_in_the_middle_keeps_and_names_what_was_made(desk: Desk) -> None:
    """The steps that are done say so, the next run makes the rest and nothing twice."""
    desk.world.knobs.certificate_failure = "CAA_ERROR"
    outcome = desk.up()
    assert outcome.result is not None
    status = {report.step.kind: report.status for report in outcome.result.steps or ()}
    assert status["certificate"] == "done"
    assert status["rule"] == "skipped"
    desk.world.knobs.certificate_failure = ""
    assert desk.up().status is ExitStatus.OK
    kinds = [name.split(" ")[0] for name, text in things(desk.world.inventory()).items() if "edgeops:stack" in text]
    assert sorted(kinds) == [
        "certificates",
        "listeners",
        "listeners",
        "load_balancers",
        *["security_groups"] * 2,
        "target_groups",
    ]


def test_removing_a_site_asks(two_sites: Desk) -> None:
    """It interrupts traffic: without a yes nothing is removed."""
    two_sites.up()
    two_sites.wish(sites=two_sites.spec.sites[:1])
    two_sites.yes = False
    assert two_sites.up().status is ExitStatus.REFUSED
    assert two_sites.writes == []


def test_taking_an_elastic_ip_says_what_it_interrupts(two_sites: Desk) -> None:
    """The instance's automatic address is lost, and the plan says which."""
    desk = two_sites
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))
    outcome = desk.plan()
    assert outcome.result is not None
    step = next(report.step for report in outcome.result.steps or () if report.step.kind == "elastic-ip")
    assert desk.world.instance("web").public_ip in (step.interrupts or "")


def test_somebody_else_makes_a_record_meanwhile(desk: Desk) -> None:
    """A foreign record that appears between plan and write is not overwritten: 6, and it stays as it is."""

    def intrude(event: object) -> None:
        if isinstance(event, Planned):
            route53 = boto3.client("route53", region_name="us-east-1")
            zone = next(zone for zone in route53.list_hosted_zones()["HostedZones"] if zone["Name"] == "koing.shop.")
            record = {"Name": "koing.shop", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.9"}]}
            batch = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
            route53.change_resource_record_sets(HostedZoneId=zone["Id"], ChangeBatch=batch)  # type: ignore[arg-type]

    outcome = up(replace(desk.context(), emit=intrude), desk.spec)
    assert outcome.status is ExitStatus.REFUSED
    assert "203.0.113.9" in things(desk.world.inventory())["record koing.shop. A"]


@pytest.mark.parametrize(
    ("answers", "yes", "status"),
    [
        pytest.param(["y", "y"], True, ExitStatus.OK, id="each-is-asked"),
        pytest.param(["yes", " Y ", "y"], False, ExitStatus.OK, id="and-then-what-it-costs"),
        pytest.param(["예", "네"], True, ExitStatus.OK, id="in-korean-too"),
        pytest.param(["y", "n"], True, ExitStatus.REFUSED, id="one-no-is-enough"),
        pytest.param(["", ""], True, ExitStatus.REFUSED, id="no-answer-is-no"),
        pytest.param(None, True, ExitStatus.REFUSED, id="yes-never-stands-for-it"),
    ],
)
def test_each_record_that_is_to_be_replaced_is_asked_for(
    answers: list[str] | None, yes: bool, status: ExitStatus
) -> None:
    """By itself, with what stands there; a name that was not agreed to stops everything before the first write."""
    with Desk.open("S3-live") as desk:
        desk.answers, desk.yes = answers, yes
        outcome = desk.up()
        assert outcome.status is status
        assert not answers
        assert bool(desk.writes) is (status is ExitStatus.OK)
        told = {finding.id for finding in outcome.findings}
        assert told == (set() if status is ExitStatus.OK else {"foreign-record"})


def test_the_question_tells_what_is_replaced_and_by_what() -> None:
    """The record, the load balancer it leads to, and that `down` puts it back; named ones are not asked for again."""
    asked: list[str] = []
    with Desk.open("S3-live") as desk:
        desk.wish(takeover=frozenset({"main.io"}))
        up(replace(desk.context(), ask=lambda prompt: asked.append(prompt) or "n"), desk.spec)
    (question,) = asked
    for words in (
        "sub.main.io has a record",
        "alias to dualstack.sub-elb",
        "your load balancer sub-elb",
        "edgeops down",
    ):
        assert words in question


def test_what_cannot_be_taken_over_is_not_asked_for(desk: Desk) -> None:
    """There is nothing to agree to."""
    put(desk, plain("A", "203.0.113.9", SetIdentifier="blue", Weight=1))
    desk.answers = []
    assert desk.up().status is ExitStatus.REFUSED
