"""The systems of the users, each as somebody has it: plan, up, up again, status, down, up - and what was there comes
back.
"""

from collections.abc import Iterator

import pytest

from edgeops.errors import ExitStatus
from edgeops.events import Warned
from edgeops.model import Pool, Target
from edgeops.report import Outcome
from tests.harness import Desk, keys, things

SYSTEMS = ["S0", "S1", "S2", "S3", "S4", "S0-live", "S3-live"]


@pytest.fixture(params=SYSTEMS)
def system(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Each account; names that live somewhere else are to be taken over."""
    with Desk.open(request.param) as desk:
        foreign = desk.look().records.foreign  # type: ignore[union-attr]
        desk.wish(takeover=frozenset(other.host for other in foreign))
        yield desk


def _statuses(outcome: Outcome) -> set[str]:
    assert outcome.result is not None
    return {report.status for report in outcome.result.steps or ()}


def test_the_main_job(system: Desk) -> None:
    """The plan's steps are done, a second run writes nothing, down leaves the account as it was but for what it
    names.
    """
    desk = system
    before = things(desk.world.inventory())
    planned = desk.plan(exit_code=True)
    assert planned.status is ExitStatus.CHANGES, planned.findings
    assert desk.writes == []

    built = desk.up()
    assert built.status is ExitStatus.OK, built.findings
    assert keys(built) == keys(planned)
    assert _statuses(built) <= {"done", "already"}

    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert desk.status().status is ExitStatus.OK
    assert desk.writes == []

    assert desk.down().status is ExitStatus.OK
    after = things(desk.world.inventory())
    assert {name: after.get(name) for name in before} == before
    assert {name.split(" ")[0] for name in after.keys() - before.keys()} <= {"certificates", "record"}

    assert desk.up().status is ExitStatus.OK
    assert "RequestCertificate" not in desk.writes


def test_a_live_name_stands_in_the_way_until_it_is_taken_over() -> None:
    """Without --takeover: 6, what it leads to by name, how to take it over, and not one write."""
    with Desk.open("S3-live") as desk:
        outcome = desk.up()
        assert outcome.status is ExitStatus.REFUSED
        assert desk.writes == []
        told = {finding.where: finding for finding in outcome.findings}
        assert "your load balancer main-elb" in told['sites."main.io"'].what
        assert "--takeover main.io" in told['sites."main.io"'].fix


def test_after_the_cut_over_the_old_load_balancer_is_named() -> None:
    """S3: both Classic load balancers are no longer needed, each by its own name, with what it costs."""
    with Desk.open("S3-live") as desk:
        desk.wish(takeover=frozenset({"main.io", "sub.main.io"}))
        assert desk.up().status is ExitStatus.OK
        notes = [event.finding for event in desk.events if isinstance(event, Warned)]
        assert [note.what for note in notes if note.id == "old-load-balancer"] == [
            "your load balancer main-elb is no longer needed by main.io",
            "your load balancer sub-elb is no longer needed by sub.main.io",
        ]
        assert all("a month" in note.why for note in notes)


def test_the_address_of_a_live_instance_moves_after_the_name_and_its_ttl() -> None:
    """A name at the automatic address: first the cut-over, then its TTL of 300 s, only then the Elastic IP."""
    with Desk.open("live-a") as desk:
        desk.wish(takeover=frozenset(desk.spec.hosts))
        planned = desk.plan()
        assert planned.result is not None
        step = next(one.step for one in planned.result.steps or () if one.step.kind == "elastic-ip")
        assert (step.phase.value, bool(step.interrupts)) == ("prune", True)
        outcome = desk.up()
        assert outcome.status is ExitStatus.OK
        calls = {call.operation: call.at for call in desk.world.calls if call.mutating}
        assert calls["AllocateAddress"] - calls["ChangeResourceRecordSets"] >= 300
        assert desk.up().status is ExitStatus.OK
        assert desk.writes == []


def test_s1_puts_nginx_in_between_without_a_gap() -> None:
    """`web:8080` becomes `web:80`: the new group is healthy before it is switched to and the old one goes."""
    with Desk.open("S1") as desk:
        desk.up()
        desk.wish_site("koing.kr", pools=(Pool("main", (Target("web", 80),)),))
        planned = desk.plan()
        outcome = desk.up()
        assert outcome.status is ExitStatus.OK, outcome.findings
        assert keys(outcome) == keys(planned)
        order = [call for call in desk.writes if call in {"CreateTargetGroup", "ModifyRule", "DeleteTargetGroup"}]
        assert order == ["CreateTargetGroup", "ModifyRule", "ModifyRule", "DeleteTargetGroup"]
        assert desk.up().status is ExitStatus.OK
        assert desk.writes == []


def test_without_the_file_status_and_down_work_all_the_same() -> None:
    """Stack and region are enough: AWS is the state."""
    with Desk.open("S1") as desk:
        desk.up()
        desk.wish(sites=(), instances=())
        seen = desk.status()
        assert seen.status is ExitStatus.OK, seen.findings
        assert seen.result is not None
        assert set(seen.result.sites or {}) == {"koing.kr", "grafana.koing.kr"}
        assert desk.down("certificate").status is ExitStatus.OK
        left = [name for name, text in things(desk.world.inventory()).items() if "edgeops" in text]
        assert left == []
