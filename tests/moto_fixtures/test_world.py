import time

import boto3
import pytest
from botocore.exceptions import ClientError

from moto_fixtures import Timing, VirtualClock, World

REGION = "ap-northeast-2"


def test_boto3_talks_to_the_active_world():
    """With the credentials `testing`, without any network."""
    with World("S0").activate() as world:
        identity = boto3.client("sts").get_caller_identity()
    assert identity["Account"] == world.account_id
    assert [call.operation for call in world.calls] == ["GetCallerIdentity"]


def test_seeding_is_not_in_the_log():
    """The log starts empty, and can be emptied."""
    world = World("S3")
    assert world.calls == []
    with world.activate():
        boto3.client("ec2", region_name=REGION).describe_instances()
    world.clear_calls()
    assert world.calls == []


def test_the_log_tells_errors_parameters_time_and_writes():
    """Everything a test of call order or call counts needs."""
    world = World("S0")
    with world.activate():
        ec2 = boto3.client("ec2")
        ec2.describe_instances(Filters=[{"Name": "tag:Name", "Values": ["web"]}])
        world.clock.advance(5)
        with pytest.raises(ClientError):
            ec2.release_address(AllocationId="eipalloc-0123456789abcdef0")
    read, write = world.calls
    assert (read.service, read.mutating, read.error, read.at) == ("ec2", False, None, 0)
    assert read.params["Filters"] == [{"Name": "tag:Name", "Values": ["web"]}]
    assert (write.mutating, write.error, write.at) == (True, "InvalidAllocationID.NotFound", 5)
    assert write.request_id != read.request_id


def test_worlds_do_not_see_each_other():
    """Two accounts in one process are two accounts."""
    first, second = World("S0"), World("S3")
    with first.activate():
        boto3.client("ec2").create_security_group(GroupName="only-here", Description="x")
        with second.activate():
            groups = boto3.client("ec2").describe_security_groups()["SecurityGroups"]
            assert "only-here" not in [group["GroupName"] for group in groups]
        groups = boto3.client("ec2").describe_security_groups()["SecurityGroups"]
        assert "only-here" in [group["GroupName"] for group in groups]


def test_state_stays_until_reset():
    """A program can be killed and run again in the same world."""
    world = World("empty")
    with world.activate():
        boto3.client("ec2").allocate_address(Domain="vpc")
    with world.activate():
        assert len(boto3.client("ec2").describe_addresses()["Addresses"]) == 1
    world.reset()
    with world.activate():
        assert boto3.client("ec2").describe_addresses()["Addresses"] == []
    assert len(world.calls) == 1


def test_regions_are_separate():
    """What stands in one is not found in another (I12)."""
    with World("S0").activate():
        elsewhere = boto3.client("ec2", region_name="us-east-1")
        assert elsewhere.describe_instances()["Reservations"] == []


def test_latency_passes_on_the_world_s_clock():
    """A virtual clock advances by the latency of each call."""
    world = World("S0", latency=0.05)
    with world.activate():
        boto3.client("sts").get_caller_identity()
    assert world.clock.now() == pytest.approx(0.05)


def test_clock_and_timing_can_be_given():
    """The clock is shared with the program under test."""
    clock, timing = VirtualClock(), Timing(1, 1, 1, 1, 1, 1, 1)
    world = World("S0", profile=timing, clock=clock)
    assert (world.clock, world.timing) == (clock, timing)


def test_unknown_accounts_and_instances_are_key_errors():
    """Nothing is made up."""
    with pytest.raises(KeyError):
        World("S9")
    with pytest.raises(KeyError):
        World("S0").instance("db")


def test_a_world_is_made_quickly():
    """The second in a process takes well under a third of a second."""
    World("S0")
    start = time.perf_counter()
    World("S3")
    assert time.perf_counter() - start < 0.3


def test_an_operation_that_is_not_simulated_says_so():
    """Not moto's empty answer from a backend that nobody fills."""
    with World("S0").activate(), pytest.raises(ClientError) as caught:
        boto3.client("route53").list_health_checks()
    assert caught.value.response["Error"]["Code"] == "NotImplemented"
