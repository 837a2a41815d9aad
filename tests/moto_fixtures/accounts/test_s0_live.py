import boto3
import pytest

from moto_fixtures import World


@pytest.fixture
def elb():
    with World("S0-live").activate():
        yield boto3.client("elbv2")


def test_s0_live_has_a_target_that_is_unhealthy_for_ever(elb):
    """The one on 443, where nothing listens; the site works (I2)."""
    group = elb.describe_target_groups()["TargetGroups"][0]["TargetGroupArn"]
    found = elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
    states = {each["Target"]["Port"]: each["TargetHealth"].get("Reason") for each in found}
    assert states == {80: None, 443: "Target.FailedHealthChecks"}


def test_s0_live_has_a_load_balancer_and_certificate_made_by_hand(elb):
    """80 redirects to 443, which has the certificate; the alias record names the load balancer."""
    balancer = elb.describe_load_balancers()["LoadBalancers"][0]
    listeners = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    assert {each["Port"]: each["DefaultActions"][0]["Type"] for each in listeners} == {80: "redirect", 443: "forward"}
    route53 = boto3.client("route53")
    zone = route53.list_hosted_zones()["HostedZones"][0]["Id"]
    records = route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    alias = next(each["AliasTarget"] for each in records if each["Name"] == "koing.shop." and each["Type"] == "A")
    assert alias["DNSName"] == f"dualstack.{balancer['DNSName'].lower()}."
    assert alias["HostedZoneId"] == balancer["CanonicalHostedZoneId"]
