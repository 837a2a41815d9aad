"""Early health: rules on :80 that nobody can meet, so that targets are checked while the certificate is pending."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from edgeops import flow, naming
from edgeops.aws import Aws
from edgeops.errors import ExitStatus
from edgeops.flow import BUILD_ORDER, BY_NAME, PRUNE_ORDER
from edgeops.limits import DEFAULTS, RULES
from edgeops.model import Early, EarlyRule, Entry, Https, Listener, Match, Placement, Rule
from edgeops.resources import early
from edgeops.run import Run
from tests.harness import Desk, keys, ours
from tests.resources.accidents import REGION, after, assert_next_up_completes, crash_in_up
from tests.resources.builders import brief, site, spec, stack

CREATE, DELETE = "build create early-health :80", "prune delete early-health :80"
PENDING = Early()
STANDS = Https(rules=(Rule("arn:rule-443", 10010, True, "shop.kr", "forward", Match(("shop.kr",))),))


def _sites(count: int) -> Any:
    return tuple(site(f"s{number:03}.koing.shop", f"web:{8000 + number}") for number in range(count))


def _part(*sites: Any) -> str:
    (names,) = early._parts(spec(*sites), 0, stack())
    return early._part(names)


def test_steps_of_a_first_run() -> None:
    """They are made and removed in the same `up`, and the plan says both."""
    assert brief(early.steps(spec(), None, stack())) == [CREATE, DELETE]
    assert brief(early.steps(spec(), PENDING, stack())) == [CREATE, DELETE]


def test_where_a_rule_on_443_leads_to_the_groups_there_are_none() -> None:
    """A listener alone is what a run that was cut off has left."""
    alone = Https((Listener("arn:443", 443, "HTTPS", "fixed-response 404"),))
    assert brief(early.steps(spec(), PENDING, stack(https=alone))) == [CREATE, DELETE]
    assert early.steps(spec(), PENDING, stack(https=STANDS)) == []


def test_what_a_crash_left_of_them_goes() -> None:
    """Whatever groups they name; those that are still wanted are not made twice."""
    left = Early((EarlyRule("arn:rule", "early-of-other-groups"),))
    assert brief(early.steps(spec(), left, stack(https=STANDS))) == [DELETE]
    wanted = Early((EarlyRule("arn:rule", _part(site())),))
    assert brief(early.steps(spec(), wanted, stack())) == [DELETE]


@pytest.mark.parametrize("lag", [3, 15])
@pytest.mark.parametrize("last", [("CreateRule", 1), ("CreateListener", 2)])
def test_one_listed_late_after_a_crash_is_found_and_removed(desk: Desk, lag: int, last: tuple[str, int]) -> None:
    """By the priority that it has taken, although the certificate is issued by then."""
    desk.world.lag = lag
    crash_in_up(desk, *last)
    assert desk.up().status is ExitStatus.OK
    desk.clock.advance(60)
    assert _rules(desk) == []
    assert keys(desk.plan()) == set()


def test_one_that_was_just_made_goes_as_soon_as_aws_finds_it(desk: Desk) -> None:
    """RuleNotFound is "not yet" then: a second `up` right after the first makes one and removes it at once."""
    crash_in_up(desk, "CreateListener", 1)
    aws, seen = desk.aws(), desk.look()
    run = Run(aws, desk.clock, desk.events.append, {step.key: step for step in flow.plan(desk.spec, seen)})
    for name in ("firewall", "groups", "balancer", "entry"):
        seen = replace(seen, **{name: BY_NAME[name].ensure(run, desk.spec, seen)})
    desk.world.lag = 15
    seen = replace(seen, early=early.ensure(run, desk.spec, seen))
    assert len(_rules(desk)) == 1
    run.perform_all([step for step in early.steps(desk.spec, seen.early, seen) if step.verb == "delete"], seen)
    assert _rules(desk) == []


def test_one_that_somebody_else_removed_is_gone(desk: Desk) -> None:
    """It was listed before, so it is not waited for."""
    crash_in_up(desk, "CreateListener", 2)
    aws, seen = desk.aws(), desk.look()
    run = Run(aws, desk.clock, desk.events.append, {step.key: step for step in flow.plan(desk.spec, seen)})
    assert seen.early
    desk.aws().elbv2.delete_rule(RuleArn=seen.early.rules[0].arn)
    start = desk.clock.now()
    run.perform_all([step for step in early.steps(desk.spec, seen.early, seen) if step.verb == "delete"], seen)
    assert desk.clock.now() - start < 1


def test_each_load_balancer_has_its_own() -> None:
    """For the sites that are on it, where its :443 is still to be made."""
    second = f":80 of {naming.balancer('shop', 1)}"
    one, other = site("a.shop.kr"), site("b.shop.kr")
    known = stack(placement=Placement({"a.shop.kr": 0, "b.shop.kr": 1}), https=Https())
    wanted = brief(early.steps(spec(one, other), PENDING, known))
    assert wanted == [CREATE, DELETE, CREATE.replace(":80", second), DELETE.replace(":80", second)]
    first_stands = replace(known, https=STANDS)
    assert brief(early.steps(spec(one, other), PENDING, first_stands)) == wanted[2:]


def test_removal_leaves_them_to_the_load_balancer() -> None:
    """Rules go with it (T3.37)."""
    assert early.removal(spec(), PENDING) == []


def test_for_more_than_twenty_groups_there_are_none() -> None:
    """On all load balancers together; what a crash left of them goes all the same."""
    assert brief(early.steps(spec(*_sites(20)), PENDING, stack())) == [CREATE, DELETE]
    assert early.steps(spec(*_sites(21)), PENDING, stack()) == []
    halves = Placement({each.host: number % 2 for number, each in enumerate(_sites(21))})
    assert early.steps(spec(*_sites(21)), PENDING, stack(placement=halves, https=Https())) == []
    left = Early((EarlyRule("arn:rule", "early-of-other-groups"),))
    assert brief(early.steps(spec(*_sites(21)), left, stack())) == [DELETE]


@pytest.mark.parametrize(("sites", "rules"), [(1, 1), (5, 1), (6, 2), (80, 16), (90, 10), (99, 1), (100, 0)])
def test_five_groups_a_rule_and_never_more_rules_than_there_is_room(sites: int, rules: int) -> None:
    """With the rules of :443 at most 100 (T3.20)."""
    parts = early._parts(spec(*_sites(sites)), 0, stack())
    assert len(parts) == rules
    assert all(len(names) <= 5 for names in parts)
    assert sites + len(parts) <= DEFAULTS[RULES]


def test_rules_of_others_on_80_take_room() -> None:
    """Our own do not: they are among those that are counted."""
    assert len(early._parts(spec(*_sites(98)), 3, stack())) == 0
    assert len(early._parts(spec(*_sites(96)), 3, stack())) == 1


def test_they_wait_for_groups_and_80_and_groups_are_deleted_after_them() -> None:
    """A group that a rule names is in use (T3.21)."""
    assert set(BUILD_ORDER["early"]) == {"entry", "groups"}
    assert "early" in PRUNE_ORDER["groups"]


def _rules(desk: Desk, port: int = 80) -> list[dict[str, Any]]:
    listeners = desk.world.inventory()["regions"][REGION]["listeners"].values()
    return [rule for each in listeners if each["port"] == port for rule in each["rules"] if rule["priority"]]


def test_nobody_can_meet_it_and_it_is_ours(desk: Desk) -> None:
    """One source address, reserved for documentation; tags as everything has."""
    crash_in_up(desk, "CreateListener", 2)
    (rule,) = _rules(desk)
    assert "192.0.2.1/32" in json.dumps(rule["conditions"])
    assert len(rule["conditions"]) == 1
    assert "edgeops:stack" in json.dumps(rule["tags"])


def test_targets_are_healthy_while_the_certificate_is_pending(desk: Desk) -> None:
    """Without :443, and without a visitor who could get there: nothing is left to wait for but the certificate."""
    aws, seen = desk.aws(), desk.look()
    run = Run(aws, desk.clock, desk.events.append, {step.key: step for step in flow.plan(desk.spec, seen)})
    for name in ("firewall", "groups", "balancer", "entry", "certificate", "early"):
        seen = replace(seen, **{name: BY_NAME[name].ensure(run, desk.spec, seen)})
        if name == "entry":
            before = _states(desk, aws)
    desk.clock.advance(60)
    assert before == {"unused"}
    assert _states(desk, aws) == {"healthy"}
    assert {one["port"] for one in _listeners(desk).values()} == {80}


def _states(desk: Desk, aws: Aws) -> set[str]:
    aws.elb.forget_health()
    return {target.state for group in aws.elb.groups() for target in aws.elb.targets(group["TargetGroupArn"])}


def test_up_leaves_none(desk: Desk) -> None:
    """And the next one has nothing to do."""
    assert desk.up().status is ExitStatus.OK
    assert _rules(desk) == []
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


@pytest.mark.parametrize("last", [("CreateRule", 1), ("CreateListener", 2), ("DeleteRule", 1)])
def test_a_crash_leaves_nothing_that_the_next_up_does_not_remove(desk: Desk, last: tuple[str, int]) -> None:
    """After it was made, after :443 was made, after it was deleted."""
    crash_in_up(desk, *last)
    assert_next_up_completes(desk)
    assert _rules(desk) == []


def test_down_takes_what_a_crash_left(desk: Desk) -> None:
    """It is no rule of somebody else."""
    crash_in_up(desk, "CreateListener", 2)
    assert len(_rules(desk)) == 1
    assert desk.down("certificate").status is ExitStatus.OK
    assert "listeners" not in ours(desk.world.inventory())


def test_somebody_elses_priority_is_passed_by(desk: Desk) -> None:
    """Two runs at once, or a rule made by hand: the next free priority."""

    def take() -> None:
        (listener,) = (arn for arn, one in _listeners(desk).items() if one["port"] == 80)
        action: Any = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}
        desk.aws().elbv2.create_rule(
            ListenerArn=listener,
            Priority=1,
            Conditions=[{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/theirs"]}}],
            Actions=[action],
        )

    with after(desk, "CreateListener", take):
        assert desk.up().status is ExitStatus.OK
    assert [rule["priority"] for rule in _rules(desk)] == [1]


def test_the_plan_says_what_up_does(desk: Desk) -> None:
    """The same steps, both of them."""
    planned, done = keys(desk.plan()), keys(desk.up())
    assert planned == done
    assert {key[1] for key in planned if key[2] == "early-health"} == {"create", "delete"}


def _listeners(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = desk.world.inventory()["regions"][REGION]["listeners"]
    return found


def test_entry_is_not_looked_at_where_there_is_none() -> None:
    """No listener, no call."""

    class Nothing:
        """Not to be asked."""

    found = early.find(Nothing(), spec(), stack(entry=Entry()))  # type: ignore[arg-type]
    assert found == PENDING
