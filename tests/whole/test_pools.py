"""Two pools of one site: which is live is an operation, never a setting."""

from collections.abc import Iterator

import boto3
import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Pool, Target
from tests.harness import Desk

HOST = "api.bluegreen.kr"


@pytest.fixture
def pools() -> Iterator[Desk]:
    """S4, up: blue on 8081 is live, green on 8082 stopped."""
    with Desk.open("S4") as desk:
        assert desk.up().status is ExitStatus.OK
        yield desk


def _weights(desk: Desk) -> dict[int, int]:
    """Port -> weight of the site's rule, as it stands."""
    stack = desk.look()
    assert stack.https is not None
    assert stack.groups is not None
    ports = {group.arn: group.port for group in stack.groups.items}
    rule = next(rule for rule in stack.https.rules if rule.weights)
    return {ports[arn]: weight for arn, weight in rule.weights.items()}


def _move(desk: Desk, weights: dict[int, int]) -> None:
    """What an operator does in the console."""
    stack = desk.look()
    assert stack.https is not None
    assert stack.groups is not None
    arns = {group.port: group.arn for group in stack.groups.items}
    groups = [{"TargetGroupArn": arns[port], "Weight": weight} for port, weight in weights.items()]
    elbv2 = boto3.client("elbv2", region_name="ap-northeast-2")
    action = {"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}
    rule = next(rule for rule in stack.https.rules if rule.weights)
    elbv2.modify_rule(RuleArn=rule.arn, Actions=[action])  # type: ignore[list-item]


def _pools(**ports: int) -> tuple[Pool, ...]:
    return tuple(Pool(name, (Target("web", port),)) for name, port in ports.items())


def test_the_idle_pool_is_attached_with_weight_0_and_does_not_decide(pools: Desk) -> None:
    """Its health is known, its sickness makes nobody unhealthy."""
    assert _weights(pools) == {8081: 1, 8082: 0}
    assert pools.status().status is ExitStatus.OK


@pytest.mark.parametrize("weights", [{8081: 0, 8082: 1}, {8081: 90, 8082: 10}], ids=["switched", "shared"])
def test_weights_moved_by_hand_are_left(pools: Desk, weights: dict[int, int]) -> None:
    """`up` after an operator has switched to green, or shares traffic, is a no-op."""
    pools.world.instance("web").set_port(8082, "ok")
    pools.clock.advance(60)
    _move(pools, weights)
    pools.clock.advance(60)
    assert pools.up().status is ExitStatus.OK
    assert pools.writes == []
    assert _weights(pools) == weights


def test_the_live_pool_decides(pools: Desk) -> None:
    """With green live and stopped, status is 3; blue's health does not help."""
    _move(pools, {8081: 0, 8082: 1})
    pools.clock.advance(60)
    assert pools.status().status is ExitStatus.UNHEALTHY


def test_renaming_pools_is_a_no_op(pools: Desk) -> None:
    """A pool's name is in no resource."""
    pools.wish_site(HOST, pools=_pools(left=8081, right=8082))
    assert pools.up().status is ExitStatus.OK
    assert pools.writes == []


def test_reordering_pools_does_not_switch(pools: Desk) -> None:
    """Which is live is read from the listener, the file's order counts at first only."""
    pools.wish_site(HOST, pools=_pools(green=8082, blue=8081))
    assert pools.up().status is ExitStatus.OK
    assert pools.writes == []


def test_from_two_pools_to_one_and_back_keeps_serving(pools: Desk) -> None:
    """The live group stays the same and has its weight in every state in between."""
    both = pools.site(HOST).pools
    pools.wish_site(HOST, pools=both[:1])
    assert pools.up().status is ExitStatus.OK
    assert _weights(pools) == {8081: 1}
    pools.wish_site(HOST, pools=both)
    assert pools.up().status is ExitStatus.OK
    assert _weights(pools) == {8081: 1, 8082: 0}
    assert pools.up().status is ExitStatus.OK
    assert pools.writes == []


def test_when_the_live_port_leaves_the_file_it_is_switched_once_healthy(pools: Desk) -> None:
    """Green alone in the file: it is switched to when it answers, not before."""
    pools.wish_site(HOST, pools=_pools(green=8082))
    assert pools.up().status is ExitStatus.UNHEALTHY
    assert _weights(pools)[8081] == 1
    pools.world.instance("web").set_port(8082, "ok")
    assert pools.up().status is ExitStatus.OK
    assert _weights(pools) == {8082: 1}


def test_a_missing_idle_group_is_drift(pools: Desk) -> None:
    """Detached by hand: `up` attaches it again, with weight 0, without a question."""
    _move(pools, {8081: 1})
    pools.yes = False
    assert pools.up().status is ExitStatus.OK
    assert _weights(pools) == {8081: 1, 8082: 0}


@pytest.mark.parametrize("count", [3, 5])
def test_the_ports_of_many_pools_change_at_once(pools: Desk, count: int) -> None:
    """A rule holds five groups (T3.20): what serves and what is to serve are attached, the idle ones at the switch."""
    host = pools.world.instance("web")
    for port in (*range(9000, 9000 + count), *range(9100, 9100 + count)):
        host.set_port(port, "ok")
    for first in (9000, 9100):
        pools.wish_site(HOST, pools=_pools(**{f"p{number}": first + number for number in range(count)}))
        outcome = pools.up()
        assert outcome.status is ExitStatus.OK, outcome.findings
        assert _weights(pools) == {first: 1, **{first + number: 0 for number in range(1, count)}}
        assert pools.up().status is ExitStatus.OK
        assert pools.writes == []


def test_five_pools_that_share_the_traffic_change_their_ports(pools: Desk) -> None:
    """The one with the least share makes room for the new live one, whose health is known before it serves."""
    host = pools.world.instance("web")
    for port in (*range(9000, 9005), *range(9100, 9105)):
        host.set_port(port, "ok")
    pools.wish_site(HOST, pools=_pools(**{f"p{number}": 9000 + number for number in range(5)}))
    assert pools.up().status is ExitStatus.OK
    _move(pools, {9000: 50, 9001: 20, 9002: 15, 9003: 10, 9004: 5})
    pools.wish_site(HOST, pools=_pools(**{f"p{number}": 9100 + number for number in range(5)}))
    assert pools.up().status is ExitStatus.OK
    assert _weights(pools) == {9100: 1, 9101: 0, 9102: 0, 9103: 0, 9104: 0}
