import os

import boto3

from moto_fixtures import Server, World


def test_loopback_requests_pass_an_active_world():
    """A server in the same process is reached over HTTP while another world is active."""
    served = World("S3")
    with Server(served) as server, World("S0").activate() as active:
        client = boto3.client("ec2", endpoint_url=server.url)
        client.describe_instances()
        client.close()
    assert len(served.calls) == 1
    assert active.calls == []


def test_the_environment_is_as_before_afterwards(monkeypatch):
    """A profile or an endpoint of the developer's does not leak in, nor `testing` out."""
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    with World("S0").activate():
        assert "AWS_PROFILE" not in os.environ
        assert os.environ["AWS_ACCESS_KEY_ID"] == "testing"
        boto3.client("sts").get_caller_identity()
    assert os.environ["AWS_PROFILE"] == "production"


def test_an_activated_world_answers_other_services_from_moto():
    """What is not simulated here is moto's, as far as it goes."""
    with World("S0").activate():
        assert boto3.client("sts").get_session_token()["Credentials"]["AccessKeyId"]
