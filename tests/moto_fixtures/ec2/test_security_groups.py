import pytest


def allow(aws, group, port, source=None, description="", tags=None):
    peer = (
        {"UserIdGroupPairs": [{"GroupId": source, "Description": description}]}
        if source
        else {"IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": description}]}
    )
    asked = {"GroupId": group, "IpPermissions": [{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **peer}]}
    if tags:
        pairs = [{"Key": key, "Value": value} for key, value in tags.items()]
        asked["TagSpecifications"] = [{"ResourceType": "security-group-rule", "Tags": pairs}]
    return aws.ec2.authorize_security_group_ingress(**asked)["SecurityGroupRules"][0]


def rules(aws, **filters):
    asked = [{"Name": name, "Values": [value]} for name, value in filters.items()]
    return aws.ec2.describe_security_group_rules(Filters=asked)["SecurityGroupRules"]


@pytest.fixture
def group(aws):
    return aws.firewall("ours", ports=())


def test_a_korean_description_is_refused(aws):
    """Names and descriptions are ASCII (I11)."""
    with aws.refused("InvalidParameterValue", "ASCII"):
        aws.ec2.create_security_group(GroupName="x", Description="웹 서버", VpcId=aws.vpc)


def test_a_name_is_taken_once_per_vpc(aws, group):
    """InvalidGroup.Duplicate (T4.11)."""
    with aws.refused("InvalidGroup.Duplicate"):
        aws.firewall("ours", ports=())


def test_the_same_rule_twice_is_a_duplicate_whatever_its_description(aws, group):
    """InvalidPermission.Duplicate (T4.13)."""
    allow(aws, group, 80, description="one")
    with aws.refused("InvalidPermission.Duplicate"):
        allow(aws, group, 80, description="two")


def test_a_call_adds_all_its_rules_or_none(aws, group):
    """One duplicate refuses the others too (T4.13)."""
    allow(aws, group, 80)
    both = [
        {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        for port in (81, 80)
    ]
    with aws.refused("InvalidPermission.Duplicate"):
        aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=both)
    assert len([each for each in rules(aws, **{"group-id": group}) if not each["IsEgress"]]) == 1


def test_the_answer_holds_every_rule_of_the_call(aws, group):
    """With its id and description (T4.19)."""
    both = [
        {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        for port in (80, 443)
    ]
    made = aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=both)["SecurityGroupRules"]
    assert [each["FromPort"] for each in made] == [80, 443]


def test_rules_are_found_by_tag_and_by_group(aws, group):
    """Rules have tags of their own, and a description also when they name a group (T4.19)."""
    target = aws.instance["SecurityGroups"][0]["GroupId"]
    made = allow(aws, target, 9000, source=group, description="edge", tags={"edgeops:stack": "koing"})
    found = rules(aws, **{"tag:edgeops:stack": "koing"})
    assert [each["SecurityGroupRuleId"] for each in found] == [made["SecurityGroupRuleId"]]
    assert found[0]["ReferencedGroupInfo"]["GroupId"] == group
    assert found[0]["Description"] == "edge"
    assert made["SecurityGroupRuleId"] in {each["SecurityGroupRuleId"] for each in rules(aws, **{"group-id": target})}


def test_a_rule_is_revoked_by_its_id(aws, group):
    """Exactly that one; an unknown id is an error."""
    made = allow(aws, group, 80)["SecurityGroupRuleId"]
    asked = {"GroupId": group, "SecurityGroupRuleIds": [made]}
    aws.ec2.revoke_security_group_ingress(**asked)
    with aws.refused("InvalidSecurityGroupRuleId.NotFound"):
        aws.ec2.revoke_security_group_ingress(**asked)


def test_an_unknown_source_group_is_not_found(aws, group):
    """InvalidGroup.NotFound."""
    with aws.refused("InvalidGroup.NotFound"):
        allow(aws, group, 80, source="sg-0123456789abcdef0")


def test_a_group_on_an_instance_is_not_deleted(aws):
    """DependencyViolation (T4.17)."""
    with aws.refused("DependencyViolation"):
        aws.ec2.delete_security_group(GroupId=aws.instance["SecurityGroups"][0]["GroupId"])


def test_a_group_that_another_s_rule_names_is_not_deleted(aws, group):
    """The reference must be revoked first (T4.17)."""
    other = aws.firewall("other", ports=())
    made = allow(aws, other, 80, source=group)["SecurityGroupRuleId"]
    with aws.refused("DependencyViolation"):
        aws.ec2.delete_security_group(GroupId=group)
    aws.ec2.revoke_security_group_ingress(GroupId=other, SecurityGroupRuleIds=[made])
    aws.ec2.delete_security_group(GroupId=group)


def test_a_group_on_a_load_balancer_is_not_deleted(aws, group):
    """Its network interfaces hold it (T4.17)."""
    aws.balancer(SecurityGroups=[group])
    with aws.refused("DependencyViolation"):
        aws.ec2.delete_security_group(GroupId=group)


def test_the_default_group_is_not_deleted(aws):
    """CannotDelete."""
    found = aws.ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["default"]}])
    with aws.refused("CannotDelete"):
        aws.ec2.delete_security_group(GroupId=found["SecurityGroups"][0]["GroupId"])


def test_a_region_has_so_many_security_groups(aws):
    """SecurityGroupLimitExceeded, and RulesPerSecurityGroupLimitExceeded for the rules of one (T4.13)."""
    group = aws.firewall(ports=(80,))
    aws.world.limits["rules-per-security-group"] = 1
    rule = {"IpProtocol": "tcp", "FromPort": 81, "ToPort": 81, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    with aws.refused("RulesPerSecurityGroupLimitExceeded"):
        aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    shown = aws.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
    assert len(shown["IpPermissions"]) == 1
    aws.world.limits["security-groups"] = 1
    with aws.refused("SecurityGroupLimitExceeded"):
        aws.firewall("another")


def test_networks_lose_their_host_bits(aws, group):
    """10.0.0.5/8 is kept as 10.0.0.0/8, and is a duplicate of it (T4.14)."""
    asked = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80}
    aws.ec2.authorize_security_group_ingress(
        GroupId=group, IpPermissions=[asked | {"IpRanges": [{"CidrIp": "10.0.0.5/8"}]}]
    )
    shown = [each["CidrIpv4"] for each in rules(aws, **{"group-id": group}) if not each["IsEgress"]]
    assert shown == ["10.0.0.0/8"]
    with aws.refused("InvalidPermission.Duplicate"):
        aws.ec2.authorize_security_group_ingress(
            GroupId=group, IpPermissions=[asked | {"IpRanges": [{"CidrIp": "10.9.9.9/8"}]}]
        )
