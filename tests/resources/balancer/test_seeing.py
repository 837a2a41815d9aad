"""Which load balancers are seen as ours, and how they stand."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.resources import balancer as module
from tests.harness import Desk, keys
from tests.resources.accidents import (
    assert_down_leaves_only,
    assert_refused,
)
from tests.resources.balancers import DEFAULTS, KOING, create, stored


def test_another_stack_whose_name_begins_like_ours_is_not_ours(desk: Desk) -> None:
    """eo-koing-... is the prefix of the stack `koing-shop`, too; tags tell them apart."""
    create(desk, naming.balancer("koing-shop"), naming.tags("koing-shop", "balancer"))
    before = desk.world.inventory()
    assert desk.up().status is ExitStatus.OK
    assert_down_leaves_only(desk, before)


@pytest.mark.parametrize(
    ("key", "value", "deep"),
    [
        ("idle_timeout.timeout_seconds", "4000", True),
        ("routing.http.drop_invalid_header_fields.enabled", "false", True),
        ("access_logs.s3.enabled", "true", False),
    ],
)
def test_attributes_changed_by_hand_are_seen_by_looking_deep(desk: Desk, key: str, value: str, deep: bool) -> None:
    """The hash says what was last applied; --deep reads what is set now, and only what [edge] speaks of counts."""
    desk.up()
    arn = desk.look().balancer.items[0].arn  # type: ignore[union-attr]
    change: Any = [{"Key": key, "Value": value}]
    desk.aws().elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=change)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert "DescribeLoadBalancerAttributes" not in desk.operations()
    desk.wish(deep=True)
    assert {step[2] for step in keys(desk.plan())} == ({"load-balancer-attributes"} if deep else set())
    assert desk.up().status is ExitStatus.OK
    assert stored(desk)[KOING]["attributes"][key] == (DEFAULTS[key] if deep else value)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def test_one_that_failed_stands_in_the_way(desk: Desk) -> None:
    """AWS gives up on it; it has to be taken away first."""
    desk.up()
    desk.world.knobs.balancer_state = "failed"
    (problem,) = assert_refused(desk, "load-balancer-failed")
    assert "Insufficient capacity" in problem.why


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    seen = module.find(desk.aws(), desk.spec, found)
    assert [one.name for one in seen.items] == [KOING]
    assert desk.writes == []
