import re

import pytest


def describe(aws, **asked):
    return aws.elbv2.describe_load_balancers(**asked)["LoadBalancers"]


def test_it_is_provisioning_until_its_time_has_come(aws):
    """A load balancer stays provisioning, also when it is described, and becomes active later (T3.9-10)."""
    assert aws.balancer()["State"]["Code"] == "provisioning"
    assert describe(aws)[0]["State"]["Code"] == "provisioning"
    aws.advance()
    assert describe(aws)[0]["State"]["Code"] == "active"


def test_its_dns_name_and_zone_are_those_of_the_region(aws):
    """The DNS name has random digits, the hosted zone is the region's (T2.18, emulators.md 2)."""
    balancer = aws.balancer()
    assert re.fullmatch(r"edge-\d{9,10}\.ap-northeast-2\.elb\.amazonaws\.com", balancer["DNSName"])
    assert balancer["CanonicalHostedZoneId"] == "ZWKZPGTI48KDX"


def test_the_same_name_and_settings_are_the_same_load_balancer(aws):
    """Creating it again returns the existing one, whoever made it (T0.1)."""
    assert aws.balancer()["LoadBalancerArn"] == aws.balancer()["LoadBalancerArn"]
    assert len(describe(aws)) == 1


def test_the_same_name_with_other_settings_is_refused(aws):
    """Another scheme under the same name is DuplicateLoadBalancerName (T3.2)."""
    aws.balancer()
    with aws.refused("DuplicateLoadBalancerName", "exists, but with different settings"):
        aws.balancer(Scheme="internal")


def test_one_unknown_name_or_arn_fails_the_whole_describe(aws):
    """Known ones are not shown beside an unknown one (T3.36)."""
    known = aws.balancer()["LoadBalancerArn"]
    for asked in ({"LoadBalancerArns": [known, "arn:aws:x"]}, {"Names": ["edge", "other"]}):
        with aws.refused("LoadBalancerNotFound"):
            describe(aws, **asked)


def test_one_subnet_is_not_enough(aws):
    """At least two subnets in two zones are needed (T3.7)."""
    with aws.refused("ValidationError", "At least two subnets in two different Availability Zones"):
        aws.balancer(Subnets=aws.subnets[:1])


def test_two_subnets_of_one_zone_are_refused(aws):
    """A load balancer takes one subnet per zone (T3.7)."""
    zone = aws.ec2.describe_subnets(SubnetIds=aws.subnets[:1])["Subnets"][0]["AvailabilityZone"]
    more = aws.ec2.create_subnet(VpcId=aws.vpc, CidrBlock="172.31.200.0/24", AvailabilityZone=zone)["Subnet"]
    with aws.refused("InvalidConfigurationRequest", "same Availability Zone"):
        aws.balancer(Subnets=[aws.subnets[0], more["SubnetId"]])


def test_an_unknown_subnet_is_refused(aws):
    """Every subnet must exist."""
    with aws.refused("SubnetNotFound"):
        aws.balancer(Subnets=[aws.subnets[0], "subnet-0123"])


def test_an_unknown_security_group_is_refused(aws):
    """Every security group must exist (emulators.md 2)."""
    with aws.refused("InvalidSecurityGroup"):
        aws.balancer(SecurityGroups=["sg-0123"])


def test_a_vpc_without_internet_gateway_takes_no_public_load_balancer(aws):
    """An internet-facing load balancer needs an internet gateway (T3.8)."""
    vpc = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        aws.ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{i}.0/24", AvailabilityZone=f"ap-northeast-2{zone}")
        for i, zone in enumerate("ab")
    ]
    with aws.refused("InvalidSubnet", "has no internet gateway"):
        aws.balancer(Subnets=[each["Subnet"]["SubnetId"] for each in subnets])


@pytest.mark.parametrize("name", ["-edge", "edge-", "a" * 33, "internal-x", "under_score"])
def test_a_bad_name_is_refused(aws, name):
    """Letters, digits and inner hyphens, at most 32, not `internal-` (T3.1)."""
    with aws.refused("ValidationError"):
        aws.balancer(name)


def test_deletion_protection_keeps_it(aws):
    """A protected load balancer cannot be deleted (T3.37)."""
    arn = aws.balancer()["LoadBalancerArn"]
    on = [{"Key": "deletion_protection.enabled", "Value": "true"}]
    aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=on)
    with aws.refused("OperationNotPermitted", "deletion protection is enabled"):
        aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)


def test_deleting_it_takes_its_listeners_along_and_twice_is_no_error(aws):
    """Listeners go with their load balancer; deleting one that is gone succeeds (T3.37)."""
    arn = aws.balancer()["LoadBalancerArn"]
    listener = aws.listener(arn)
    for _ in range(2):
        aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)
    with aws.refused("ListenerNotFound"):
        aws.elbv2.describe_listeners(ListenerArns=[listener])


def test_security_groups_and_subnets_are_replaced_as_a_whole(aws):
    """SetSecurityGroups and SetSubnets replace the list and check it (T3.6)."""
    arn, group = aws.balancer()["LoadBalancerArn"], aws.firewall()
    aws.elbv2.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[group])
    aws.elbv2.set_subnets(LoadBalancerArn=arn, Subnets=aws.subnets[1:3])
    after = describe(aws)[0]
    assert after["SecurityGroups"] == [group]
    assert [zone["ZoneName"][-1] for zone in after["AvailabilityZones"]] == ["b", "c"]


def with_ipv6(aws):
    """The first two subnets, with an IPv6 block each."""
    for number, subnet in enumerate(aws.subnets[:2]):
        aws.ec2.associate_subnet_cidr_block(SubnetId=subnet, Ipv6CidrBlock=f"2406:da12:0:{number}::/64")


def test_dualstack_needs_ipv6_on_every_subnet(aws):
    """ValidationError when it is made, changed or moved to other subnets (T3.7)."""
    words = "You must specify subnets with an associated IPv6 CIDR block"
    with aws.refused("ValidationError", words):
        aws.balancer(IpAddressType="dualstack")
    arn = aws.balancer()["LoadBalancerArn"]
    with aws.refused("ValidationError", words):
        aws.elbv2.set_ip_address_type(LoadBalancerArn=arn, IpAddressType="dualstack")
    with_ipv6(aws)
    aws.elbv2.set_ip_address_type(LoadBalancerArn=arn, IpAddressType="dualstack")
    assert describe(aws)[0]["IpAddressType"] == "dualstack"
    with aws.refused("ValidationError", words):
        aws.elbv2.set_subnets(LoadBalancerArn=arn, Subnets=aws.subnets[1:3])
    aws.balancer("another", IpAddressType="dualstack")


def test_a_subnet_needs_eight_free_addresses(aws):
    """InvalidSubnet (T3.7)."""
    small = [
        aws.ec2.create_subnet(VpcId=aws.vpc, CidrBlock=f"172.31.200.{16 * number}/28", AvailabilityZone=zone)
        for number, zone in enumerate(("ap-northeast-2a", "ap-northeast-2b"))
    ]
    ids = [each["Subnet"]["SubnetId"] for each in small]
    for _ in range(4):
        aws.ec2.create_network_interface(SubnetId=ids[0])
    with aws.refused("InvalidSubnet", f"Not enough IP space available in {ids[0]}"):
        aws.balancer(Subnets=ids)


def test_twenty_are_described_by_name(aws):
    """Names or ARNs (T3.36)."""
    aws.balancer()
    with aws.refused("ValidationError", "Up to 20"):
        describe(aws, Names=["edge"] * 21)


def test_other_types_are_not_simulated(aws):
    """A network load balancer is refused in so many words, rather than made without its behaviour."""
    with aws.refused("ValidationError", "type 'network' are not simulated"):
        aws.balancer(Type="network")


@pytest.mark.parametrize("forced", ["failed", "active_impaired"])
def test_a_knob_makes_it_fail(aws, forced):
    """The knob shows the states that AWS shows on a bad day (T3.9)."""
    aws.world.knobs.balancer_state = forced
    aws.balancer()
    aws.advance()
    assert describe(aws)[0]["State"]["Code"] == forced


def test_the_list_is_paged(aws):
    """PageSize and Marker walk through all of them."""
    for name in ("a", "b", "c"):
        aws.balancer(name)
    pages = aws.elbv2.get_paginator("describe_load_balancers").paginate(PaginationConfig={"PageSize": 2})
    assert [[each["LoadBalancerName"] for each in page["LoadBalancers"]] for page in pages] == [["a", "b"], ["c"]]
