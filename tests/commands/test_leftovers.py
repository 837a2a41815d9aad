"""Without a file: what stands and serves nobody is told, and is not healthy."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from edgeops.errors import ExitStatus, Finding
from edgeops.model import Stack
from tests.harness import Desk
from tests.resources.accidents import Crash, after

ELB: Any = lambda: boto3.client("elbv2", region_name="ap-northeast-2")  # noqa: E731 - a client belongs to its world


def _balancer(stack: Stack) -> None:
    ELB().delete_load_balancer(LoadBalancerArn=stack.balancer.items[0].arn)  # type: ignore[union-attr]


def _listener(stack: Stack) -> None:
    ELB().delete_listener(ListenerArn=stack.https.on(0).arn)  # type: ignore[union-attr]


def _rules(stack: Stack) -> None:
    for rule in stack.https.rules:  # type: ignore[union-attr]
        ELB().delete_rule(RuleArn=rule.arn)


def _one_rule(stack: Stack) -> None:
    ELB().delete_rule(RuleArn=stack.https.rules[0].arn)  # type: ignore[union-attr]


def _errors(desk: Desk) -> tuple[Finding, ...]:
    """Of `status --stack`, which ends with 3."""
    desk.wish(sites=(), instances=())
    outcome = desk.status()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert desk.writes == []
    return tuple(one for one in outcome.findings if one.severity == "error")


NO_RULE = "leads to our load balancer, which has no rule for it"


@pytest.mark.parametrize(
    ("change", "led"),
    [(_balancer, "leads to a load balancer that is gone"), (_listener, NO_RULE), (_rules, NO_RULE)],
    ids=["the-load-balancer", "its-listener", "all-rules"],
)
def test_names_that_lead_nowhere_and_what_is_left_are_told(
    two_sites: Desk, change: Callable[[Stack], None], led: str
) -> None:
    """Somebody has deleted what the names lead to; `down` would take the rest away."""
    two_sites.up()
    change(two_sites.look())
    *names, rest = _errors(two_sites)
    assert [(one.id, one.what) for one in names] == [
        ("name-without-site", f"main.io {led}"),
        ("name-without-site", f"sub.main.io {led}"),
    ]
    assert rest.id == "stack-incomplete"
    assert ("load balancer eo-main-" in rest.what) is (change is not _balancer)
    assert "target group eo-main-8081-" in rest.what
    assert "edgeops down --stack main --region ap-northeast-2" in rest.fix


def test_a_site_without_its_rule_is_told_beside_one_that_is_served(two_sites: Desk) -> None:
    """The other one is healthy and shown."""
    two_sites.up()
    _one_rule(two_sites.look())
    assert [(one.id, one.where) for one in _errors(two_sites)] == [("name-without-site", '"main.io"')]
    outcome = two_sites.status()
    assert outcome.result is not None
    assert {host: one.healthy for host, one in (outcome.result.sites or {}).items()} == {"sub.main.io": True}


def test_a_down_that_was_killed_is_told(two_sites: Desk) -> None:
    """The names and the load balancer are gone; its target groups and openings are not."""

    def killed() -> None:
        raise Crash

    two_sites.up()
    with after(two_sites, "DeleteLoadBalancer", killed), pytest.raises(Crash):
        two_sites.down()
    (rest,) = _errors(two_sites)
    assert rest.id == "stack-incomplete"
    assert "target group eo-main-8080-" in rest.what
    assert "load balancer eo-main-" not in rest.what
    assert two_sites.down().status is ExitStatus.OK
    assert two_sites.status().status is ExitStatus.OK  # what `down` keeps
