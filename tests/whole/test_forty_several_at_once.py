"""Of the forty cases: two commands at once, zones nobody asks, and what a second look costs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from edgeops.errors import CredentialsProblem, ExitStatus
from edgeops.render import as_json
from edgeops.report import Outcome
from moto_fixtures.faults import EVERY, Error, Fault
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import HOST, zone_of
from tests.harness import Desk, keys, things
from tests.resources.accidents import EDGE, after, https_rules, made
from tests.resources.builders import site

WRITES = (
    ("CreateSecurityGroup", 1),
    ("CreateTargetGroup", 1),
    ("RequestCertificate", 1),
    ("CreateLoadBalancer", 1),
    ("ChangeResourceRecordSets", 2),
    ("CreateListener", 2),
    ("CreateRule", 1),
)
POINTS = pytest.mark.parametrize(("operation", "nth"), WRITES, ids=[name for name, _ in WRITES])


def _colleague(desk: Desk) -> Desk:
    """Somebody else with the same file."""
    return Desk(desk.world, desk.clock, desk.spec)


def _while(desk: Desk, operation: str, nth: int, other: Callable[[Desk], Outcome]) -> Outcome:
    """`up`, in the middle of which somebody else's whole command is carried out."""
    with after(desk, operation, lambda: other(_colleague(desk)), nth):
        return desk.up()


@POINTS
def test_an_up_within_an_up_leaves_one_of_each(desk: Desk, operation: str, nth: int) -> None:
    """Whatever the first one says in the end: a third one finds one of each and nothing to do (T(b)38)."""
    ends = _while(desk, operation, nth, lambda colleague: colleague.up())
    assert ends.status in {ExitStatus.OK, ExitStatus.FAILED, ExitStatus.REFUSED}
    assert all(finding.fix for finding in ends.findings)
    assert desk.up().status is ExitStatus.OK
    assert made(desk) == EDGE
    assert keys(desk.plan()) == set()


def test_two_ups_at_once_make_one_rule(desk: Desk) -> None:
    """Somebody took the priority meanwhile, for the very rule: it is not made again beside it (T(b)38)."""
    _while(desk, "CreateListener", 2, lambda colleague: colleague.up())
    assert len(https_rules(desk)) == 1


@POINTS
def test_a_down_within_an_up_leaves_no_orphan(desk: Desk, operation: str, nth: int) -> None:
    """Nothing crashes; the next `up` completes, and the next `down` leaves what was there before (T(b)38)."""
    before = things(desk.world.inventory())
    ends = _while(desk, operation, nth, lambda colleague: colleague.down("certificate"))
    assert ends.status is not ExitStatus.INTERRUPTED
    desk.clock.advance(60)
    assert desk.up().status is ExitStatus.OK
    assert made(desk) == EDGE
    assert desk.down("certificate").status is ExitStatus.OK
    left = things(desk.world.inventory())
    assert {name: left.get(name) for name in before} == before
    assert all("acm-validations" in left[name] for name in left.keys() - before.keys())


def test_a_subzone_that_nobody_delegates_ends_with_the_reason(desk: Desk) -> None:
    """The longest zone gets the records, and the world does not ask it: 6, and what to enter above (T(b)22)."""
    new_zone(desk.world.region, f"sub.{HOST}", reference="sub")
    desk.wish(sites=(site(f"shop.sub.{HOST}"),))
    outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert desk.writes == []
    (finding,) = outcome.findings
    assert finding.id == "not-delegated"
    assert all(server in finding.fix for server in zone_of(desk, f"sub.{HOST}").name_servers)


def test_150_zones_do_not_hide_the_right_one(desk: Desk) -> None:
    """It stands on the second page (T(b)22)."""
    right = desk.world.cloud.dns.zones.pop(zone_of(desk).id)
    for number in range(150):
        new_zone(desk.world.region, f"z{number}.kr", reference=str(number))
    desk.world.cloud.dns.zones[right.id] = right
    assert desk.up().status is ExitStatus.OK
    assert desk.operations().count("ListHostedZones") == 2


@pytest.mark.parametrize("code", ["RequestExpired", "SignatureDoesNotMatch", "InvalidSignatureException"])
def test_a_clock_that_is_wrong_is_4(desk: Desk, code: str) -> None:
    """More than 15 minutes off, and AWS believes no signature (T(b)39)."""
    desk.world.faults.add(Fault("*", Error(code, 403), times=EVERY))
    with pytest.raises(CredentialsProblem) as refused:
        desk.up()
    assert refused.value.status is ExitStatus.DENIED
    assert refused.value.findings[0].fix
    assert desk.writes == []


def test_status_says_the_same_twice(two_sites: Desk) -> None:
    """As JSON, byte by byte; and it changes nothing (T(b)40)."""
    two_sites.up()
    first, second = (as_json.dumps(two_sites.status()) for _ in range(2))
    assert first == second
    assert json.loads(first)["ok"]
    assert two_sites.writes == []


def test_a_no_op_up_waits_for_nothing(desk: Desk) -> None:
    """No write, at most 16 calls, no wait (T(b)40)."""
    desk.up()
    start = desk.clock.now()
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert desk.counted <= 16, desk.operations()
    assert desk.clock.now() - start < 1.5


def test_a_host_with_its_aliases_is_split_into_rules_of_five_values(desk: Desk) -> None:
    """Six aliases are two rules, and rules that stand in a wrong order are mended in one call (T(b)36)."""
    desk.wish_site(HOST, aliases=tuple(f"a{number}.{HOST}" for number in range(6)))
    assert desk.up().status is ExitStatus.OK
    rules = https_rules(desk)
    assert len(rules) == 3
    arns = {rule.priority: rule.arn for rule in desk.look().https.rules}  # type: ignore[union-attr]
    first, *_, last = sorted(arns)
    desk.aws().elbv2.set_rule_priorities(
        RulePriorities=[{"RuleArn": arns[first], "Priority": last}, {"RuleArn": arns[last], "Priority": first}]
    )
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["SetRulePriorities"]
    assert [_without_priority(one) for one in https_rules(desk)] == [_without_priority(one) for one in rules]


def _without_priority(rule: dict[str, object]) -> dict[str, object]:
    """The rule without the priority, which may be another one in the same order."""
    return {key: value for key, value in rule.items() if key != "priority"}
