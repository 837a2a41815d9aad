def interfaces(aws, group):
    found = aws.ec2.describe_network_interfaces(Filters=[{"Name": "group-id", "Values": [group]}])
    return found["NetworkInterfaces"]


def test_a_load_balancer_has_an_interface_in_each_zone(aws):
    """Described as `ELB app/<name>/<id>`, managed by the service (T4.17)."""
    group = aws.firewall()
    arn = aws.balancer(SecurityGroups=[group])["LoadBalancerArn"]
    found = interfaces(aws, group)
    assert {each["Description"] for each in found} == {"ELB " + arn.partition("loadbalancer/")[2]}
    assert sorted(each["SubnetId"] for each in found) == sorted(aws.subnets[:2])
    assert {(each["RequesterId"], each["RequesterManaged"]) for each in found} == {("amazon-elb", True)}


def test_they_outlive_the_load_balancer(aws):
    """They go some time after it, and hold its security group until then (T4.17)."""
    group = aws.firewall()
    arn = aws.balancer(SecurityGroups=[group])["LoadBalancerArn"]
    aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)
    assert len(interfaces(aws, group)) == 2
    with aws.refused("DependencyViolation"):
        aws.ec2.delete_security_group(GroupId=group)
    aws.advance()
    assert interfaces(aws, group) == []
    aws.ec2.delete_security_group(GroupId=group)


def test_they_follow_the_load_balancer_s_security_groups(aws):
    """SetSecurityGroups moves them."""
    before, after = aws.firewall("before"), aws.firewall("after")
    arn = aws.balancer(SecurityGroups=[before])["LoadBalancerArn"]
    aws.elbv2.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[after])
    assert (len(interfaces(aws, before)), len(interfaces(aws, after))) == (0, 2)
