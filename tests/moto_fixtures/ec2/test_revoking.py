import pytest


def permission(port, cidr="0.0.0.0/0", description=""):
    ranges = [{"CidrIp": cidr, "Description": description}]
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": ranges}


def ports(aws, group):
    shown = aws.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
    return sorted(each["FromPort"] for each in shown["IpPermissions"])


@pytest.fixture
def group(aws):
    return aws.firewall("ours", ports=(80, 443))


@pytest.fixture
def elsewhere(aws):
    """A group in a VPC of one's own."""
    vpc = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    return aws.ec2.create_security_group(GroupName="ours", Description="x", VpcId=vpc)["GroupId"]


def test_a_rule_is_revoked_by_what_it_says(aws, group):
    """Whatever its description; the answer names the rule."""
    answer = aws.ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=[permission(80, description="other")])
    assert [each["GroupId"] for each in answer["RevokedSecurityGroupRules"]] == [group]
    assert ports(aws, group) == [443]


def test_an_unknown_rule_is_no_error_in_the_default_vpc(aws, group):
    """The answer tells it; the others are revoked all the same (T4.16)."""
    both = [permission(22), permission(80)]
    answer = aws.ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=both)
    assert [each["FromPort"] for each in answer["UnknownIpPermissions"]] == [22]
    assert ports(aws, group) == [443]


def test_an_unknown_rule_is_an_error_elsewhere(aws, elsewhere):
    """InvalidPermission.NotFound, and nothing is revoked (T4.16)."""
    aws.ec2.authorize_security_group_ingress(GroupId=elsewhere, IpPermissions=[permission(80)])
    with aws.refused("InvalidPermission.NotFound"):
        aws.ec2.revoke_security_group_ingress(GroupId=elsewhere, IpPermissions=[permission(80), permission(22)])
    assert ports(aws, elsewhere) == [80]


def test_the_way_out_can_be_closed(aws, group):
    """The rule that every group begins with (T4.15)."""
    everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
    aws.ec2.revoke_security_group_egress(GroupId=group, IpPermissions=everything)
    shown = aws.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
    assert shown["IpPermissionsEgress"] == []
