def test_a_security_group_of_another_vpc_is_refused(aws):
    """Groups and subnets belong to one VPC (T3.7)."""
    vpc = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    group = aws.ec2.create_security_group(GroupName="far", Description="x", VpcId=vpc)["GroupId"]
    with aws.refused("InvalidSecurityGroup"):
        aws.balancer(SecurityGroups=[group])


def test_without_groups_the_default_group_is_taken(aws):
    """As the VPC's default says."""
    default = aws.ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["default"]}])
    assert aws.balancer()["SecurityGroups"] == [default["SecurityGroups"][0]["GroupId"]]
