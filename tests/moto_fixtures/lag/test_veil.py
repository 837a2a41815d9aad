import pytest


@pytest.fixture
def late(aws):
    """Everything trails by five seconds."""
    aws.world.lag = 5
    return aws


def names(answer):
    return [each["LoadBalancerName"] for each in answer["LoadBalancers"]]


def group_ids(aws, **asked):
    return [each["GroupId"] for each in aws.ec2.describe_security_groups(**asked)["SecurityGroups"]]


def addresses(aws):
    return [each["AllocationId"] for each in aws.ec2.describe_addresses()["Addresses"]]


def test_a_fresh_load_balancer_is_not_found_nor_listed(late):
    """By name, ARN and in lists, for the lag; its making answers all of it (T3.13)."""
    made = late.balancer()
    assert made["DNSName"]
    for asked in ({"Names": ["edge"]}, {"LoadBalancerArns": [made["LoadBalancerArn"]]}):
        with late.refused("LoadBalancerNotFound"):
            late.elbv2.describe_load_balancers(**asked)
    assert names(late.elbv2.describe_load_balancers()) == []
    late.advance(5)
    assert names(late.elbv2.describe_load_balancers(Names=["edge"])) == ["edge"]


def test_a_fresh_load_balancer_takes_no_listener_yet(late):
    """LoadBalancerNotFound also for what would use it (T3.13)."""
    arn = late.balancer()["LoadBalancerArn"]
    with late.refused("LoadBalancerNotFound"):
        late.listener(arn)
    with late.refused("LoadBalancerNotFound"):
        late.elbv2.describe_tags(ResourceArns=[arn])
    late.advance(5)
    late.listener(arn)


def test_the_same_name_meets_the_fresh_one(late):
    """What names rest on is never late (T3.2, T4.11)."""
    assert late.balancer()["LoadBalancerArn"] == late.balancer()["LoadBalancerArn"]
    assert late.group() == late.group()
    late.firewall(ports=())
    with late.refused("InvalidGroup.Duplicate"):
        late.firewall(ports=())


def test_a_fresh_target_group_takes_no_targets_and_no_traffic_yet(late):
    """TargetGroupNotFound (T3.13)."""
    arn, balancer = late.group(), late.balancer()["LoadBalancerArn"]
    with late.refused("TargetGroupNotFound"):
        late.elbv2.register_targets(TargetGroupArn=arn, Targets=[{"Id": late.instance["InstanceId"]}])
    with late.refused("TargetGroupNotFound"):
        late.elbv2.describe_target_health(TargetGroupArn=arn)
    late.advance(4)
    with late.refused("TargetGroupNotFound"):
        late.elbv2.describe_target_groups(Names=["web"])
    late.advance(1)
    late.elbv2.register_targets(TargetGroupArn=arn, Targets=[{"Id": late.instance["InstanceId"]}])
    late.listener(balancer, actions=[{"Type": "forward", "TargetGroupArn": arn}])


def test_a_fresh_listener_and_rule_are_not_found(late):
    """ListenerNotFound when rules are added, RuleNotFound when one is deleted (T3.13)."""
    balancer = late.balancer()["LoadBalancerArn"]
    late.advance(5)
    listener = late.listener(balancer)
    with late.refused("ListenerNotFound"):
        late.rule(listener)
    assert late.elbv2.describe_listeners(LoadBalancerArn=balancer)["Listeners"] == []
    late.advance(5)
    rule = late.rule(listener)
    with late.refused("RuleNotFound"):
        late.elbv2.delete_rule(RuleArn=rule)
    assert len(late.elbv2.describe_rules(ListenerArn=listener)["Rules"]) == 1
    late.advance(5)
    late.elbv2.delete_rule(RuleArn=rule)


def test_a_fresh_security_group_is_not_found(late):
    """InvalidGroup.NotFound in EC2, InvalidSecurityGroup in ELB (T4.12)."""
    group = late.firewall(ports=())
    with late.refused("InvalidGroup.NotFound"):
        group_ids(late, GroupIds=[group])
    assert group_ids(late, Filters=[{"Name": "group-name", "Values": ["alb"]}]) == []
    rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    with late.refused("InvalidGroup.NotFound"):
        late.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    with late.refused("InvalidSecurityGroup"):
        late.balancer(SecurityGroups=[group])
    late.advance(5)
    made = late.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])["SecurityGroupRules"][0]
    with late.refused("InvalidSecurityGroupRuleId.NotFound"):
        late.ec2.describe_security_group_rules(SecurityGroupRuleIds=[made["SecurityGroupRuleId"]])
    late.balancer(SecurityGroups=[group])


def test_a_fresh_address_is_not_found(late):
    """InvalidAllocationID.NotFound when it is described or associated (T4.4)."""
    allocation = late.ec2.allocate_address(Domain="vpc")["AllocationId"]
    with late.refused("InvalidAllocationID.NotFound"):
        late.ec2.describe_addresses(AllocationIds=[allocation])
    with late.refused("InvalidAllocationID.NotFound"):
        late.ec2.associate_address(AllocationId=allocation, InstanceId=late.instance["InstanceId"])
    assert allocation not in addresses(late)
    late.advance(5)
    late.ec2.associate_address(AllocationId=allocation, InstanceId=late.instance["InstanceId"])


def test_a_fresh_certificate_is_not_found(late):
    """ResourceNotFoundException, and missing in the list, while its token answers it (T1.1, T1.7)."""
    arn = late.requested("koing.shop", IdempotencyToken="once")
    with late.refused("ResourceNotFoundException"):
        late.status(arn)
    assert arn not in [each["CertificateArn"] for each in late.acm.list_certificates()["CertificateSummaryList"]]
    assert late.requested("koing.shop", IdempotencyToken="once") == arn
    late.advance(5)
    assert late.status(arn) == "PENDING_VALIDATION"


def test_deleted_things_are_listed_and_not_found(late):
    """Listed but NotFound by id is deleted (T1.22)."""
    arn, allocation = late.requested("koing.shop"), late.ec2.allocate_address(Domain="vpc")["AllocationId"]
    group, firewall = late.group(), late.firewall(ports=())
    late.advance(5)
    late.acm.delete_certificate(CertificateArn=arn)
    late.ec2.release_address(AllocationId=allocation)
    late.ec2.delete_security_group(GroupId=firewall)
    late.elbv2.delete_target_group(TargetGroupArn=group)

    def listed():
        return (
            arn in [each["CertificateArn"] for each in late.acm.list_certificates()["CertificateSummaryList"]],
            allocation in addresses(late),
            firewall in group_ids(late),
            len(late.elbv2.describe_target_groups()["TargetGroups"]) == 1,
        )

    assert listed() == (True, True, True, True)
    with late.refused("ResourceNotFoundException"):
        late.status(arn)
    with late.refused("InvalidAllocationID.NotFound"):
        late.ec2.release_address(AllocationId=allocation)
    with late.refused("InvalidGroup.NotFound"):
        group_ids(late, GroupIds=[firewall])
    with late.refused("TargetGroupNotFound"):
        late.elbv2.describe_target_groups(TargetGroupArns=[group])
    late.advance(5)
    assert listed() == (False, False, False, False)


def test_a_deleted_listener_is_listed_with_its_actions(late):
    """And its load balancer, without tags, which fails DescribeTags (T3.36)."""
    balancer = late.balancer()["LoadBalancerArn"]
    late.advance(5)
    listener = late.listener(balancer)
    late.advance(5)
    late.elbv2.delete_listener(ListenerArn=listener)
    shown = late.elbv2.describe_listeners(LoadBalancerArn=balancer)["Listeners"]
    assert [each["ListenerArn"] for each in shown] == [listener]
    late.elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    assert names(late.elbv2.describe_load_balancers()) == ["edge"]
    with late.refused("LoadBalancerNotFound"):
        late.elbv2.describe_tags(ResourceArns=[balancer])


def test_the_name_of_a_deleted_load_balancer_is_taken_a_while(late):
    """DuplicateLoadBalancerName while Describe says NotFound (T3.3)."""
    arn = late.balancer()["LoadBalancerArn"]
    late.advance(5)
    late.elbv2.delete_load_balancer(LoadBalancerArn=arn)
    with late.refused("LoadBalancerNotFound"):
        late.elbv2.describe_load_balancers(Names=["edge"])
    with late.refused("DuplicateLoadBalancerName"):
        late.balancer()
    late.advance(5)
    assert late.balancer()["LoadBalancerArn"] != arn


def test_an_alias_to_a_fresh_load_balancer_is_refused(late):
    """That target was not found, for a while (T2.18)."""
    made = late.balancer()
    with late.refused("InvalidChangeBatch", "that target was not found"):
        late.batch(late.alias(made))
    late.advance(5)
    late.batch(late.alias(made))


def test_nothing_trails_without_a_lag(aws):
    """Off by default, and off again for what was made meanwhile."""
    aws.balancer("one")
    aws.world.lag = 60
    aws.balancer("two")
    assert names(aws.elbv2.describe_load_balancers()) == ["one"]
    aws.world.lag = 0
    assert names(aws.elbv2.describe_load_balancers()) == ["one", "two"]


def test_an_inventory_shows_what_there_is(late):
    """Not what AWS says."""
    before = late.world.inventory()
    late.firewall(ports=())
    assert late.world.inventory() != before
