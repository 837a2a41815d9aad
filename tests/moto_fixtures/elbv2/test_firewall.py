import pytest

from moto_fixtures.elbv2 import firewall

WORLD = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
EVERYTHING = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}


@pytest.fixture
def balancer(aws):
    """A load balancer in front of an instance whose own security group admits nothing."""
    theirs = aws.instance["SecurityGroups"][0]["GroupId"]
    for port in (22, 80, 8080):
        rule = WORLD | {"FromPort": port, "ToPort": port}
        aws.ec2.revoke_security_group_ingress(GroupId=theirs, IpPermissions=[rule])
    arn = aws.balancer(SecurityGroups=[aws.firewall()])["LoadBalancerArn"]
    return aws.world.region.elb.balancers[arn]


@pytest.fixture
def admitted(aws, balancer):
    """Does port 80 of the instance answer the load balancer, with this rule on the instance?"""
    theirs = aws.instance["SecurityGroups"][0]["GroupId"]

    def check(rule):
        aws.ec2.authorize_security_group_ingress(GroupId=theirs, IpPermissions=[rule])
        return firewall.admits(aws.world.region, balancer, aws.instance["InstanceId"], 80)

    return check


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (WORLD, True),
        (EVERYTHING, True),
        (WORLD | {"FromPort": 0, "ToPort": 65535}, True),
        (WORLD | {"IpRanges": [{"CidrIp": "172.31.0.0/16"}]}, True),
        (WORLD | {"IpRanges": [{"CidrIp": "203.0.113.0/24"}]}, False),
        (WORLD | {"FromPort": 8080, "ToPort": 8080}, False),
        (WORLD | {"IpProtocol": "udp"}, False),
    ],
)
def test_a_rule_admits_by_protocol_port_and_address(admitted, rule, expected):
    """The load balancer calls from its own addresses in the VPC (T4.19)."""
    assert admitted(rule) is expected


def test_a_rule_may_name_the_load_balancer_s_group(aws, balancer, admitted):
    """The group instead of addresses (T4.19)."""
    pair = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80}
    assert admitted(pair | {"UserIdGroupPairs": [{"GroupId": balancer.security_groups[0]}]})


def test_the_load_balancer_must_be_allowed_out(aws, balancer, admitted):
    """Without an egress rule it cannot check health (T4.15)."""
    asked = {"GroupId": balancer.security_groups[0], "IpPermissions": [EVERYTHING]}
    aws.ec2.revoke_security_group_egress(**asked)
    assert not admitted(WORLD)
    aws.ec2.authorize_security_group_egress(**asked)
    assert firewall.admits(aws.world.region, balancer, aws.instance["InstanceId"], 80)
