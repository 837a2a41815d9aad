import pytest

from moto_fixtures.limits import Limits


def test_a_quota_is_known_by_its_name():
    """A number for each; no other names are made up."""
    limits = Limits()
    limits["elastic-ips"] = 10
    assert limits["elastic-ips"] == 10
    with pytest.raises(KeyError):
        limits["rules"] = 1


def test_several_are_set_or_none():
    """A wrong name among them refuses all."""
    limits = Limits()
    with pytest.raises(KeyError):
        limits.update({"elastic-ips": 10, "rules": 1})
    assert limits["elastic-ips"] == 5


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
