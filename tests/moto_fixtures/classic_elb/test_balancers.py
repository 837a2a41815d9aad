import boto3
import pytest


@pytest.fixture
def elb(world):
    return boto3.client("elb")


def test_an_account_may_have_none(aws):
    """The call is answered, by the other version of the service."""
    assert aws.elb.describe_load_balancers()["LoadBalancerDescriptions"] == []


def test_they_are_listed_in_pages(elb):
    """By name, with a marker to go on from."""
    first = elb.describe_load_balancers(PageSize=1)
    second = elb.describe_load_balancers(PageSize=1, Marker=first["NextMarker"])
    names = [page["LoadBalancerDescriptions"][0]["LoadBalancerName"] for page in (first, second)]
    assert names == ["main-elb", "sub-elb"]
    assert "NextMarker" not in second


def test_an_unknown_name_is_not_found(aws):
    """In each call but the delete, which succeeds."""
    with aws.refused("LoadBalancerNotFound"):
        aws.elb.describe_load_balancers(LoadBalancerNames=["none"])
    with aws.refused("LoadBalancerNotFound"):
        aws.elb.describe_tags(LoadBalancerNames=["none"])
    with aws.refused("LoadBalancerNotFound"):
        aws.elb.describe_load_balancer_attributes(LoadBalancerName="none")
    aws.elb.delete_load_balancer(LoadBalancerName="none")


def test_they_have_attributes_and_tags(elb):
    """Defaults, and no tags: nobody set any."""
    attributes = elb.describe_load_balancer_attributes(LoadBalancerName="main-elb")["LoadBalancerAttributes"]
    assert attributes["ConnectionSettings"] == {"IdleTimeout": 60}
    assert elb.describe_tags(LoadBalancerNames=["main-elb"])["TagDescriptions"][0]["Tags"] == []


def test_deleted_it_lets_go_of_its_things_a_little_later(world, elb):
    """Security group and certificate are in use by it, and for a while after (T1.21, T4.17)."""
    acm, ec2 = boto3.client("acm"), boto3.client("ec2")
    main = elb.describe_load_balancers()["LoadBalancerDescriptions"][0]
    arn = main["ListenerDescriptions"][1]["Listener"]["SSLCertificateId"]
    users = acm.describe_certificate(CertificateArn=arn)["Certificate"]["InUseBy"]
    assert [each.rpartition("/")[2] for each in users] == ["main-elb", "sub-elb"]
    for name in ("main-elb", "sub-elb"):
        elb.delete_load_balancer(LoadBalancerName=name)
    with pytest.raises(acm.exceptions.ResourceInUseException):
        acm.delete_certificate(CertificateArn=arn)
    world.clock.advance(1)
    acm.delete_certificate(CertificateArn=arn)
    ec2.delete_security_group(GroupId=main["SecurityGroups"][0])
    assert world.inventory()["regions"]["ap-northeast-2"]["classic_load_balancers"] == {}


def test_an_alias_may_name_one(world, elb):
    """With its zone id, with or without `dualstack.`; a made-up one is not found (T2.18)."""
    main = elb.describe_load_balancers()["LoadBalancerDescriptions"][0]
    route53 = boto3.client("route53")
    zone = world.cloud.dns.zone_named("main.io").id

    def change(host, name):
        target = {"HostedZoneId": main["CanonicalHostedZoneNameID"], "DNSName": name, "EvaluateTargetHealth": False}
        record = {"Name": host, "Type": "A", "AliasTarget": target}
        batch = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=batch)

    change("a.main.io", main["DNSName"])
    change("b.main.io", f"dualstack.{main['DNSName']}")
    with pytest.raises(route53.exceptions.InvalidChangeBatch):
        change("c.main.io", f"no-{main['DNSName']}")
    answer = route53.test_dns_answer(HostedZoneId=zone, RecordName="main.io", RecordType="A")
    assert len(answer["RecordData"]) == 2
