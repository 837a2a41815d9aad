import pytest

from moto_fixtures.ec2 import paging


@pytest.fixture
def many(aws):
    """Twelve security groups with a rule each way, and twelve instances."""
    for number in range(12):
        aws.firewall(f"g{number}", ports=(80,))
        aws.ec2.run_instances(ImageId="ami-1", MinCount=1, MaxCount=1, SubnetId=aws.subnets[0])
    return aws


def test_lists_are_paged(many):
    """MaxResults and NextToken walk through all, each once (emulators.md 2)."""
    for operation, key in (
        ("describe_instances", "Reservations"),
        ("describe_security_groups", "SecurityGroups"),
        ("describe_security_group_rules", "SecurityGroupRules"),
    ):
        everything = getattr(many.ec2, operation)()[key]
        pages = list(many.ec2.get_paginator(operation).paginate(PaginationConfig={"PageSize": 5}))
        assert [len(page[key]) for page in pages[:2]] == [5, 5]
        assert [each for page in pages for each in page[key]] == everything


def test_subnets_are_paged(aws):
    """Filters first, pages then."""
    for number in range(4):
        aws.ec2.create_subnet(VpcId=aws.vpc, CidrBlock=f"172.31.{128 + number}.0/24")
    asked = {"Filters": [{"Name": "vpc-id", "Values": [aws.vpc]}]}
    first = aws.ec2.describe_subnets(MaxResults=5, **asked)
    rest = aws.ec2.describe_subnets(MaxResults=5, NextToken=first["NextToken"], **asked)
    assert (len(first["Subnets"]), len(rest["Subnets"]), "NextToken" in rest) == (5, 3, False)


def test_a_page_has_a_size(aws):
    """5 to 1000, and not together with ids of instances."""
    with aws.refused("InvalidParameterValue", "Expecting a value greater than 5"):
        aws.ec2.describe_instances(MaxResults=4)
    with aws.refused("InvalidParameterValue", "Expecting a value less than 1000"):
        aws.ec2.describe_instances(MaxResults=1001)
    with aws.refused("InvalidParameterValue", "nextToken"):
        aws.ec2.describe_subnets(NextToken="x")
    with aws.refused("InvalidParameterCombination"):
        aws.ec2.describe_instances(MaxResults=5, InstanceIds=[aws.instance["InstanceId"]])


def test_without_a_size_all_are_shown_up_to_a_thousand():
    """The largest page."""
    assert len(paging.page("Things", range(1500), {})["Things"]) == 1000
