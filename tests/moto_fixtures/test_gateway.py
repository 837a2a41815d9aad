import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from moto_fixtures.faults import Fault, LostRequest
from moto_fixtures.gateway import Gateway
from moto_fixtures.wire import Incoming


def test_moto_s_errors_are_in_the_log_too(aws):
    """The code, whoever answered."""
    with aws.refused("InvalidInstanceID.NotFound"):
        aws.ec2.describe_instances(InstanceIds=["i-0123456789abcdef0"])
    assert aws.world.calls[-1].error == "InvalidInstanceID.NotFound"


def test_the_answer_carries_the_logged_request_id(aws):
    """So an error message can be found in the log."""
    with pytest.raises(ClientError) as caught:
        aws.elbv2.describe_load_balancers(Names=["none"])
    assert caught.value.response["ResponseMetadata"]["RequestId"] == aws.world.calls[-1].request_id


def test_a_refused_call_changes_nothing(aws):
    """Whatever the service."""
    before = aws.world.inventory()
    with aws.refused("ValidationError"):
        aws.balancer(Subnets=aws.subnets[:1])
    with aws.refused("InvalidChangeBatch"):
        aws.batch(aws.change("CREATE", "koing.shop", "CNAME", "x.io"))
    with aws.refused("LimitExceededException"):
        aws.requested(*[f"s{i}.koing.shop" for i in range(11)])
    assert aws.world.inventory() == before


def test_a_request_without_signature_is_answered_and_not_logged(aws):
    """MissingAuthenticationToken, 403."""
    gateway: Gateway = aws.world.gateway
    reply = gateway.handle(Incoming("GET", "/", {}, b""))
    assert (reply.status, gateway.calls) == (403, [])


def test_somebody_may_look_on_before_and_after_every_call(aws):
    """Before it arrives, and once it is carried out or refused; a call that is lost on its way has no after."""
    seen = []
    aws.world.on_arrival(lambda: seen.append("arrival"))
    aws.world.on_answer(lambda: seen.append(aws.world.gateway.calls[-1].operation))
    aws.ec2.describe_vpcs()
    aws.world.faults.add(Fault("ec2.DescribeVpcs", LostRequest()))
    with pytest.raises(ConnectionClosedError):
        aws.ec2.describe_vpcs()
    assert seen == ["arrival", "DescribeVpcs", "arrival"]
