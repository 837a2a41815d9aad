import pytest


@pytest.fixture
def vpc(aws):
    return {"VPCRegion": "ap-northeast-2", "VPCId": aws.vpc}


@pytest.fixture
def another(aws):
    made = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    return {"VPCRegion": "ap-northeast-2", "VPCId": made}


def create(aws, vpc, name="koing.shop", reference="1"):
    config = {"PrivateZone": True, "Comment": "inside"}
    asked = {"Name": name, "CallerReference": reference, "HostedZoneConfig": config}
    return aws.route53.create_hosted_zone(**asked, **({"VPC": vpc} if vpc else {}))["HostedZone"]["Id"]


def test_a_private_zone_says_so(aws, vpc):
    """Config.PrivateZone, its VPCs and no name servers; the public zone of its name stays apart (T2.11)."""
    shown = aws.route53.get_hosted_zone(Id=create(aws, vpc))
    assert (shown["HostedZone"]["Config"]["PrivateZone"], shown["VPCs"]) == (True, [vpc])
    assert "DelegationSet" not in shown
    zones = aws.route53.list_hosted_zones_by_name(DNSName="koing.shop")["HostedZones"]
    assert sorted(zone["Config"]["PrivateZone"] for zone in zones) == [False, True]


def test_a_private_zone_needs_a_vpc_that_exists(aws, vpc):
    """InvalidInput without one, InvalidVPCId with another."""
    with aws.refused("InvalidInput", "VPCId and VPCRegion"):
        create(aws, None)
    with aws.refused("InvalidVPCId"):
        create(aws, vpc | {"VPCId": "vpc-0123"})


def test_a_vpc_sees_one_zone_of_a_name(aws, vpc):
    """ConflictingDomainExists."""
    create(aws, vpc)
    with aws.refused("ConflictingDomainExists"):
        create(aws, vpc, reference="2")


def test_vpcs_come_and_go_but_one_stays(aws, vpc, another):
    """LastVPCAssociation, and VPCAssociationNotFound for a stranger."""
    zone = create(aws, vpc)
    aws.route53.associate_vpc_with_hosted_zone(HostedZoneId=zone, VPC=another)
    assert aws.route53.get_hosted_zone(Id=zone)["VPCs"] == [vpc, another]
    aws.route53.disassociate_vpc_from_hosted_zone(HostedZoneId=zone, VPC=vpc)
    with aws.refused("VPCAssociationNotFound"):
        aws.route53.disassociate_vpc_from_hosted_zone(HostedZoneId=zone, VPC=vpc)
    with aws.refused("LastVPCAssociation"):
        aws.route53.disassociate_vpc_from_hosted_zone(HostedZoneId=zone, VPC=another)


def test_a_public_zone_has_no_vpc(aws, vpc):
    """PublicZoneVPCAssociation."""
    with aws.refused("PublicZoneVPCAssociation"):
        aws.route53.associate_vpc_with_hosted_zone(HostedZoneId=aws.zone, VPC=vpc)


def test_zones_of_a_vpc_are_listed(aws, vpc):
    """In pages."""
    for name in ("a.io", "b.io", "c.io"):
        create(aws, vpc, name, name)
    first = aws.route53.list_hosted_zones_by_vpc(**vpc, MaxItems="2")
    rest = aws.route53.list_hosted_zones_by_vpc(**vpc, MaxItems="2", NextToken=first["NextToken"])
    names = [zone["Name"] for page in (first, rest) for zone in page["HostedZoneSummaries"]]
    assert names == ["a.io.", "b.io.", "c.io."]


def test_an_account_has_so_many_zones(aws):
    """TooManyHostedZones."""
    aws.world.limits["hosted-zones"] = 1
    with aws.refused("TooManyHostedZones"):
        aws.route53.create_hosted_zone(Name="a.io", CallerReference="1")
