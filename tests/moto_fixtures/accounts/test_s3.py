import boto3

from moto_fixtures import World


def test_s3_has_somebody_else_s_site_that_works():
    """An active load balancer with a healthy target, from the beginning."""
    world = World("S3")
    with world.activate():
        elb = boto3.client("elbv2")
        assert elb.describe_load_balancers()["LoadBalancers"][0]["State"]["Code"] == "active"
        group = elb.describe_target_groups()["TargetGroups"][0]["TargetGroupArn"]
        health = elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
        assert [each["TargetHealth"]["State"] for each in health] == ["healthy"]
        assert boto3.client("acm").list_certificates()["CertificateSummaryList"][0]["InUse"] is True
