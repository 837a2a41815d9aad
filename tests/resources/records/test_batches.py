"""The batches: alias and marker together or not at all, deletes of exactly what was read."""

from typing import Any

import pytest
from edgeops.resources.records.batches import deletions, write

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Alias, Limits, Phase
from tests.harness import Desk
from tests.resources.accidents import after, assert_next_up_completes, crash_in_up, made, up_without_answer
from tests.resources.builders import OTHER_ZONE, ZONE, brief, site, spec


def _alias(host: str, zone: Any = ZONE) -> Alias:
    return Alias(host, zone, "eo-shop-1", ours=True, marked=True)


def test_one_deletion_a_zone() -> None:
    """The names of a zone go together; it says who notices."""
    wanted = deletions(spec(), [_alias("shop.kr"), _alias("other.kr", OTHER_ZONE), _alias("www.shop.kr")], "gone")
    assert brief(wanted) == ["prune delete records other.kr", "prune delete records shop.kr, www.shop.kr"]
    assert all(step.interrupts for step in wanted)


@pytest.mark.parametrize(("verb", "interrupts"), [("create", False), ("update", True)])
def test_a_name_that_moves_is_called_an_interruption(verb: str, interrupts: bool) -> None:
    """A fresh name interrupts nobody."""
    step = write(verb, ZONE, ("shop.kr",), "why")
    assert (step.phase, bool(step.interrupts)) == (Phase.BUILD, interrupts)


def _zone(desk: Desk) -> Any:
    return desk.world.cloud.dns.zone_named("koing.shop")


def _batches(desk: Desk) -> list[list[tuple[str, str, str]]]:
    """(action, type, name) of each change of each accepted batch of the last command, validation left out."""
    sent = [call.params["ChangeBatch"]["Changes"] for call in desk.world.calls if _is_batch(call)]
    named = [[(one["Action"], *_type_and_name(one)) for one in batch] for batch in sent]
    return [batch for batch in named if all(kind != "CNAME" for _, kind, _ in batch)]


def _is_batch(call: Any) -> bool:
    return call.operation == "ChangeResourceRecordSets" and call.error is None


def _type_and_name(change: Any) -> tuple[str, str]:
    return change["ResourceRecordSet"]["Type"], change["ResourceRecordSet"]["Name"].rstrip(".")


def test_record_and_marker_are_made_and_removed_in_one_batch(desk: Desk) -> None:
    """Nobody ever sees one without the other."""
    desk.up()
    assert _batches(desk) == [[("CREATE", "A", "koing.shop"), ("CREATE", "TXT", "_edgeops.koing.shop")]]
    desk.down()
    assert _batches(desk) == [[("DELETE", "A", "koing.shop"), ("DELETE", "TXT", "_edgeops.koing.shop")]]


def test_the_alias_does_not_look_at_the_health_of_its_target(desk: Desk) -> None:
    """An empty target group would take the name off the air (T2.21)."""
    desk.up()
    alias = _zone(desk).plain("koing.shop", "A")["AliasTarget"]
    assert alias["EvaluateTargetHealth"] is False


def test_a_wildcard_is_written_and_found_again(desk: Desk) -> None:
    r"""Route53 spells it `\052` (T2.15); its marker stands at _edgeops-wildcard of the zone."""
    desk.wish(sites=(site("*.koing.shop"),))
    assert_next_up_completes(desk)
    assert _zone(desk).plain("*.koing.shop", "A") is not None
    assert _zone(desk).plain("_edgeops-wildcard.koing.shop", "TXT") is not None
    desk.down()
    assert _zone(desk).plain("*.koing.shop", "A") is None


@pytest.mark.parametrize("crash", [True, False], ids=["the-process-dies", "the-answer-is-lost"])
def test_a_batch_that_was_carried_out_is_not_sent_again(desk: Desk, crash: bool) -> None:
    """The next `up` finds record and marker as it wants them."""
    if crash:
        crash_in_up(desk, "ChangeResourceRecordSets", nth=2)
    else:
        assert up_without_answer(desk, "ChangeResourceRecordSets", nth=2).status is ExitStatus.FAILED
    assert made(desk)["records"] == 3
    assert_next_up_completes(desk)


def test_a_record_that_appears_meanwhile_stops_up_and_is_left(desk: Desk) -> None:
    """CREATE fails where something stands (T0.6): it is looked at again, and it is somebody else's."""
    theirs = {"Name": "koing.shop.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.1"}]}
    with after(desk, "CreateLoadBalancer", lambda: _zone(desk).put(theirs)):
        outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["foreign-record"]
    assert _zone(desk).plain("koing.shop", "A") == theirs
    assert _zone(desk).plain("_edgeops.koing.shop", "TXT") is None


def test_a_marker_of_another_stack_that_appears_meanwhile_stops_up(desk: Desk) -> None:
    """Two stacks want the name at the same time: one has it."""
    text = naming.Marker("123456789012", "ap-northeast-2", "other").text()
    theirs = {"Name": "_edgeops.koing.shop.", "Type": "TXT", "TTL": 60, "ResourceRecords": [{"Value": f'"{text}"'}]}
    with after(desk, "CreateLoadBalancer", lambda: _zone(desk).put(theirs)):
        outcome = desk.up()
    assert [finding.id for finding in outcome.findings] == ["held-by-another-stack"]
    assert _zone(desk).plain("koing.shop", "A") is None


def test_up_waits_until_the_name_servers_have_it(desk: Desk) -> None:
    """A change that stays PENDING ends at its limit, with what was waited for."""
    desk.world.knobs.changes_never_insync = True
    desk.wish(limits=Limits(dns=5))
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "PENDING" in outcome.findings[0].why
