import pytest
from botocore.exceptions import ConnectionClosedError

from moto_fixtures import Fault
from moto_fixtures.faults import ClientKilled, Delay, Error, Kill, LostRequest, LostResponse


def addresses(aws):
    return len(aws.world.inventory()["regions"]["ap-northeast-2"]["addresses"])


@pytest.fixture
def fault(aws):
    """Arm a fault."""
    return lambda *args, **more: aws.world.faults.add(Fault(*args, **more))


def test_a_lost_request_is_not_carried_out(aws, fault):
    """The connection drops, nothing was made, and the log says so."""
    before = addresses(aws)
    fault("ec2.AllocateAddress", LostRequest())
    with pytest.raises(ConnectionClosedError):
        aws.ec2.allocate_address(Domain="vpc")
    assert addresses(aws) == before
    call = aws.world.calls[-1]
    assert (call.operation, call.error, call.fault) == ("AllocateAddress", "LostRequest", "LostRequest")


def test_a_lost_response_was_carried_out(aws, fault):
    """The connection drops all the same, and the address is there."""
    before = addresses(aws)
    fault("ec2.AllocateAddress", LostResponse())
    with pytest.raises(ConnectionClosedError):
        aws.ec2.allocate_address(Domain="vpc")
    assert addresses(aws) == before + 1
    call = aws.world.calls[-1]
    assert (call.error, call.fault) == (None, "LostResponse")


def test_a_delay_is_slept_before_the_call(aws, fault):
    """On the world's clock; the answer is right."""
    fault("sts.*", Delay(30))
    assert aws.sts.get_caller_identity()["Account"] == aws.world.account_id
    call = aws.world.calls[-1]
    assert (aws.world.clock.now(), call.at, call.error, call.fault) == (30, 30, None, "Delay")


def test_a_call_may_be_late_and_refused(aws, fault):
    """Delays add to whatever else strikes; of two others the first added does."""
    fault("sts.*", Delay(2))
    fault("sts.*", Error("InternalFailure", 500))
    fault("sts.*", LostRequest())
    with aws.refused("InternalFailure"):
        aws.sts.get_caller_identity()
    assert aws.world.calls[-1].fault == "Delay, Error"
    assert aws.world.clock.now() == 2


@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
def test_a_killed_client_makes_no_more_calls(aws, fault, when, made):
    """No `except Exception` catches it; every later call ends likewise, until a new process is there."""
    before = addresses(aws)
    fault("ec2.AllocateAddress", Kill(when))
    with pytest.raises(ClientKilled):
        aws.ec2.allocate_address(Domain="vpc")
    with pytest.raises(ClientKilled):
        aws.sts.get_caller_identity()
    assert aws.world.calls[-1].operation == "AllocateAddress"
    assert addresses(aws) == before + made
    aws.world.revive()
    aws.sts.get_caller_identity()


def test_somebody_may_be_told_of_a_kill(aws, fault):
    """Before the client learns of it, after the call was carried out."""
    seen = []
    aws.world.on_kill(lambda: seen.append(aws.world.calls[-1].operation))
    fault("*", Kill("after"))
    with pytest.raises(ClientKilled):
        aws.sts.get_caller_identity()
    assert seen == ["GetCallerIdentity"]


def test_a_client_is_killed_before_or_after():
    """There is no other moment."""
    with pytest.raises(ValueError, match="before or after"):
        Kill("during")
