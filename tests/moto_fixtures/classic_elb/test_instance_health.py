import boto3
import pytest


def health(name="main-elb"):
    state = boto3.client("elb").describe_instance_health(LoadBalancerName=name)["InstanceStates"][0]
    return state["State"], state["ReasonCode"]


@pytest.mark.parametrize("state", ["closed", "hang", {"/": 301}, {"/": 500}])
def test_only_200_counts(world, state):
    """A redirect is a failure to a Classic load balancer, whose codes cannot be set (I9)."""
    assert health() == ("InService", "N/A")
    world.instance("web").set_port(8080, state)
    assert health() == ("OutOfService", "Instance")
    assert health("sub-elb") == ("InService", "N/A")


def test_a_stopped_instance_is_out_of_service(world):
    """With its own reason."""
    world.instance("web").stop()
    assert health() == ("OutOfService", "Instance")


def test_an_instance_that_is_not_registered_is_invalid(world):
    """InvalidInstance."""
    elb = boto3.client("elb")
    with pytest.raises(elb.exceptions.ClientError, match="InvalidInstance"):
        elb.describe_instance_health(LoadBalancerName="main-elb", Instances=[{"InstanceId": "i-0"}])
