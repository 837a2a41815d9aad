"""What others have made on our load balancer."""

from typing import Any

from edgeops.aws import Aws
from edgeops.strangers import strangers
from tests.harness import Desk
from tests.resources.accidents import add_rule_by_hand

ANSWER: Any = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}


def _told(aws: Aws) -> list[tuple[str, str]]:
    (balancer,) = aws.elb.balancers()
    return [(one.code, one.what) for one in strangers(aws, aws.stack, balancer["LoadBalancerArn"])]


def test_what_up_makes_is_no_stranger(desk: Desk) -> None:
    """Listeners on both ports, their default rules and ours."""
    desk.up()
    assert _told(desk.aws()) == []


def test_a_rule_and_a_listener_of_others_are_told(desk: Desk) -> None:
    """Of their listener the rules are not asked: it goes as a whole."""
    desk.up()
    add_rule_by_hand(desk, 7)
    (balancer,) = desk.aws().elb.balancers()
    arn = balancer["LoadBalancerArn"]
    desk.aws().elbv2.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=8080, DefaultActions=[ANSWER])
    desk.world.clear_calls()
    assert sorted(_told(desk.aws())) == [
        ("foreign-listener", "the listener on :8080"),
        ("foreign-rule", "rule 7 of the :443 listener"),
    ]
    assert desk.operations().count("DescribeRules") == 2


def test_a_listener_of_another_stack_is_a_stranger(desk: Desk) -> None:
    """Its tags say whose it is, not where it stands."""
    desk.up()
    aws = desk.aws()
    (balancer,) = aws.elb.balancers()
    assert [one.code for one in strangers(aws, "another", balancer["LoadBalancerArn"])] == ["foreign-listener"] * 2
