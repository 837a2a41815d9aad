def forward(group):
    return [{"Type": "forward", "TargetGroupArn": group}]


def register(aws, group, *ports, instance=None):
    target = instance or aws.instance["InstanceId"]
    aws.elbv2.register_targets(TargetGroupArn=group, Targets=[{"Id": target, "Port": port} for port in ports])


def described(aws, group, **asked):
    return aws.elbv2.describe_target_health(TargetGroupArn=group, **asked)["TargetHealthDescriptions"]


def test_one_instance_on_two_ports_is_two_targets(aws):
    """Targets are told apart by id and port; registering again changes nothing (T3.24)."""
    group = aws.group()
    register(aws, group, 80, 8080)
    register(aws, group, 80)
    assert [each["Target"]["Port"] for each in described(aws, group)] == [80, 8080]


def test_an_unknown_instance_is_an_invalid_target(aws):
    """The instance must exist (emulators.md 2)."""
    with aws.refused("InvalidTarget"):
        register(aws, aws.group(), 80, instance="i-0123456789abcdef0")


def test_a_stopped_instance_is_an_invalid_target(aws, web):
    """The instance must be running (T3.23)."""
    web.stop()
    with aws.refused("InvalidTarget", "not in a running state"):
        register(aws, aws.group(), 80)


def test_an_instance_of_another_vpc_is_an_invalid_target(aws):
    """The instance must stand in the group's VPC (T3.23)."""
    vpc = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    with aws.refused("InvalidTarget", "not in the target group VPC"):
        register(aws, aws.group(VpcId=vpc), 80)


def test_deregistering_needs_the_port(aws):
    """Without a port the default port's target is meant; one that is not registered is no error (T3.24)."""
    group, instance = aws.group(), aws.instance["InstanceId"]
    register(aws, group, 80, 8080)
    for _ in range(2):
        aws.elbv2.deregister_targets(TargetGroupArn=group, Targets=[{"Id": instance}])
    assert [each["Target"]["Port"] for each in described(aws, group)] == [8080]


def test_a_target_in_use_drains_first(aws):
    """Deregistration takes the group's delay, at most the profile's (T3.26)."""
    group = aws.group()
    register(aws, group, 80)
    aws.listener(aws.balancer()["LoadBalancerArn"], actions=forward(group))
    aws.elbv2.deregister_targets(TargetGroupArn=group, Targets=[{"Id": aws.instance["InstanceId"]}])
    health = aws.health(group)
    assert (health["State"], health["Reason"]) == ("draining", "Target.DeregistrationInProgress")
    aws.advance()
    assert described(aws, group) == []


def test_asking_for_a_target_that_is_not_registered(aws):
    """It is unused, Target.NotRegistered, not missing."""
    asked = [{"Id": aws.instance["InstanceId"], "Port": 81}]
    health = described(aws, aws.group(), Targets=asked)[0]["TargetHealth"]
    assert (health["State"], health["Reason"]) == ("unused", "Target.NotRegistered")


def test_the_health_check_port_is_shown(aws):
    """HealthCheckPort is the port that is really checked."""
    group = aws.group(HealthCheckPort="9000")
    register(aws, group, 80)
    assert described(aws, group)[0]["HealthCheckPort"] == "9000"
