"""Waiting until it is seen who has taken a priority."""

from __future__ import annotations

from typing import Any

import pytest

from edgeops.errors import WaitTimeout
from edgeops.priorities import FRESH_SECONDS, created, wait_listed
from edgeops.run import Run
from tests.harness import Desk
from tests.resources.accidents import add_rule_by_hand

PARTS: Any = (
    [{"Field": "host-header", "HostHeaderConfig": {"Values": ["new.koing.shop"]}}],
    [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}],
)


def _asked(desk: Desk) -> tuple[Run, str]:
    aws = desk.aws()
    (balancer,) = aws.elb.balancers()
    listener = next(one for one in aws.elb.listeners(balancer["LoadBalancerArn"]) if one["Port"] == 443)
    return Run(aws, desk.clock, desk.events.append, {}), listener["ListenerArn"]


def test_a_rule_is_made_and_known(desk: Desk) -> None:
    """With its tags, and without asking again."""
    desk.up()
    run, listener = _asked(desk)
    assert created(run, "https", listener, 9, *PARTS, {"edgeops:stack": "koing"})
    desk.world.clear_calls()
    made = next(rule for rule in run.aws.elb.rules(listener) if rule["Priority"] == "9")
    assert run.aws.elb.tags(made["RuleArn"]) == {"edgeops:stack": "koing"}
    assert [rule["Priority"] for rule in run.aws.elb.rules(listener) if run.aws.elb.fresh(rule["RuleArn"])] == ["9"]


def test_a_place_that_somebody_has_is_not_theirs_any_less(desk: Desk) -> None:
    """Told when it is listed, so that the next choice sees it."""
    desk.up()
    run, listener = _asked(desk)
    run.aws.elb.rules(listener)
    add_rule_by_hand(desk, 9)
    desk.world.clear_calls()
    assert not created(run, "https", listener, 9, *PARTS, {"edgeops:stack": "koing"})
    assert desk.writes == ["CreateRule"]
    assert "9" in {rule["Priority"] for rule in run.aws.elb.rules(listener)}


def test_it_is_seen_although_it_is_listed_late(desk: Desk) -> None:
    """And read anew: what was remembered did not have it."""
    desk.up()
    run, listener = _asked(desk)
    run.aws.elb.rules(listener)
    desk.world.lag = 20
    start = desk.clock.now()
    add_rule_by_hand(desk, 7)
    wait_listed(run, "https", listener, 7)
    assert 15 <= desk.clock.now() - start < 30
    assert "7" in {rule["Priority"] for rule in run.aws.elb.rules(listener)}


def test_one_that_nobody_sees_is_given_up(desk: Desk) -> None:
    """After a minute, as a wait that may be carried on."""
    desk.up()
    run, listener = _asked(desk)
    start = desk.clock.now()
    with pytest.raises(WaitTimeout) as raised:
        wait_listed(run, "https", listener, 7)
    assert raised.value.findings[0].id == "timeout-https"
    assert desk.clock.now() - start == pytest.approx(FRESH_SECONDS, abs=1)
