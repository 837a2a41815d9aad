"""`edgeops down`."""

import boto3

from edgeops.errors import ExitStatus
from tests.harness import Desk, things


def test_it_removes_dns_before_anything_else(two_sites: Desk) -> None:
    """Nobody is sent to a load balancer that is gone; rules in your groups go before our own group."""
    two_sites.up()
    two_sites.down()
    assert two_sites.writes == [
        "ChangeResourceRecordSets",
        "DeleteLoadBalancer",
        "DeleteTargetGroup",
        "DeleteTargetGroup",
        "RevokeSecurityGroupIngress",
        "RevokeSecurityGroupIngress",
        "DeleteSecurityGroup",
    ]
    calls = two_sites.operations()
    assert calls.index("GetChange") < calls.index("DeleteLoadBalancer")


def test_it_says_what_it_keeps_and_what_that_costs(two_sites: Desk) -> None:
    """The certificate and the validation records are free, each with its reason."""
    two_sites.up()
    outcome = two_sites.down()
    assert outcome.result is not None
    assert [kept.kind for kept in outcome.result.kept] == ["certificate", "validation-record", "validation-record"]
    assert all(kept.why for kept in outcome.result.kept)


def test_it_works_when_the_instance_is_gone(two_sites: Desk) -> None:
    """A terminated instance stops nobody from taking the edge away."""
    two_sites.up()
    two_sites.world.instance("web").terminate()
    assert two_sites.down().status is ExitStatus.OK
    assert "DeleteLoadBalancer" in two_sites.writes


def test_it_works_when_the_load_balancer_was_deleted_by_hand(two_sites: Desk) -> None:
    """I4: records, groups, rules and the security group are found without it."""
    two_sites.up()
    arn = two_sites.look().balancer.items[0].arn  # type: ignore[union-attr]
    boto3.client("elbv2", region_name="ap-northeast-2").delete_load_balancer(LoadBalancerArn=arn)
    two_sites.clock.advance(300)
    assert two_sites.down().status is ExitStatus.OK
    left = [name for name, text in things(two_sites.world.inventory()).items() if "edgeops" in text]
    assert [name.split(" ")[0] for name in left] == ["certificates"]


def test_a_foreign_stack_is_left_alone(two_sites: Desk) -> None:
    """Another stack's name finds nothing of ours."""
    two_sites.up()
    two_sites.wish(name="other")
    assert two_sites.down().status is ExitStatus.OK
    assert two_sites.writes == []
