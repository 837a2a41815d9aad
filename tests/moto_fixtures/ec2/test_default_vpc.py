def test_the_default_subnets_are_public(aws):
    """The main route table leads to an internet gateway (T3.8, emulators.md 2)."""
    tables = aws.ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [aws.vpc]}])["RouteTables"]
    gateways = [route.get("GatewayId", "") for table in tables for route in table["Routes"]]
    assert any(gateway.startswith("igw-") for gateway in gateways)
    attached = aws.ec2.describe_internet_gateways(Filters=[{"Name": "attachment.vpc-id", "Values": [aws.vpc]}])
    assert len(attached["InternetGateways"]) == 1


def test_there_is_one_default_vpc_with_a_subnet_in_each_of_several_zones(aws):
    """At least three zones, one subnet each."""
    subnets = aws.ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    zones = [each["AvailabilityZone"] for each in subnets]
    assert len(zones) == len(set(zones)) >= 3
    assert len({each["VpcId"] for each in subnets}) == 1
