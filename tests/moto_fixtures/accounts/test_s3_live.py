import boto3
import pytest

from moto_fixtures import World


@pytest.fixture
def world():
    with World("S3-live").activate() as world:
        yield world


def test_s3_live_has_a_classic_load_balancer_for_each_name(world):
    """80 and 443 of each are forwarded to one port, and the instance is InService."""
    elb = boto3.client("elb")
    balancers = elb.describe_load_balancers()["LoadBalancerDescriptions"]
    ports = {
        each["LoadBalancerName"]: {
            listener["Listener"]["LoadBalancerPort"]: listener["Listener"]["InstancePort"]
            for listener in each["ListenerDescriptions"]
        }
        for each in balancers
    }
    assert ports == {"main-elb": {80: 8080, 443: 8080}, "sub-elb": {80: 8081, 443: 8081}}
    for name in ports:
        states = elb.describe_instance_health(LoadBalancerName=name)["InstanceStates"]
        assert [each["State"] for each in states] == ["InService"]


def test_s3_live_has_alias_records_as_the_console_writes_them(world):
    """With `dualstack.` before the name (T2.19)."""
    zone = world.cloud.dns.zone_named("main.io")
    for host in ("main.io", "sub.main.io"):
        assert zone.plain(host, "A")["AliasTarget"]["DNSName"].startswith("dualstack.")
