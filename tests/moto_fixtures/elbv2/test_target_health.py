import pytest

from moto_fixtures.elbv2 import firewall, target_health


@pytest.fixture
def group(aws):
    """The instance on port 80 behind an active load balancer, not looked at yet."""
    group = aws.group(HealthCheckPath="/actuator/health")
    aws.elbv2.register_targets(TargetGroupArn=group, Targets=[{"Id": aws.instance["InstanceId"]}])
    balancer = aws.balancer(SecurityGroups=[aws.firewall()])["LoadBalancerArn"]
    aws.listener(balancer, actions=[{"Type": "forward", "TargetGroupArn": group}])
    return group


def settled(aws, group):
    """State, reason and description once time has passed."""
    for _ in range(3):
        aws.advance()
        health = aws.health(group)
    return health["State"], health.get("Reason"), health.get("Description")


def test_a_target_is_unused_until_an_action_names_its_group(aws):
    """Registered alone is not in use (T3.26-27)."""
    group = aws.group()
    aws.elbv2.register_targets(TargetGroupArn=group, Targets=[{"Id": aws.instance["InstanceId"]}])
    aws.advance(100)
    health = aws.health(group)
    assert (health["State"], health["Reason"]) == ("unused", "Target.NotInUse")


def test_a_weight_of_zero_is_use_enough(aws):
    """An idle pool with weight 0 is checked like the other (T3.22)."""
    idle, live = aws.group("idle"), aws.group("live")
    aws.elbv2.register_targets(TargetGroupArn=idle, Targets=[{"Id": aws.instance["InstanceId"]}])
    pools = [{"TargetGroupArn": live, "Weight": 1}, {"TargetGroupArn": idle, "Weight": 0}]
    forward = [{"Type": "forward", "ForwardConfig": {"TargetGroups": pools}}]
    aws.listener(aws.balancer(SecurityGroups=[aws.firewall()])["LoadBalancerArn"], actions=forward)
    assert settled(aws, idle)[0] == "healthy"


def test_it_is_initial_with_two_reasons_then_healthy(aws, group):
    """Registration while the load balancer is provisioning, then the first check (T3.26)."""
    assert aws.health(group)["Reason"] == "Elb.RegistrationInProgress"
    aws.advance(0.01)
    assert aws.health(group)["Reason"] == "Elb.InitialHealthChecking"
    aws.advance(0.01)
    assert aws.health(group)["State"] == "healthy"


def test_a_closed_port_fails_the_checks(aws, web, group):
    """Nothing listens: Target.FailedHealthChecks (T3.27)."""
    web.set_port(80, "closed")
    assert settled(aws, group) == ("unhealthy", "Target.FailedHealthChecks", "Health checks failed")


def test_a_hanging_application_times_out(aws, web, group):
    """No answer in time: Target.Timeout (T3.27)."""
    web.set_port(80, "hang")
    assert settled(aws, group) == ("unhealthy", "Target.Timeout", "Request timed out")


@pytest.mark.parametrize("status", [301, 401, 404, 503])
def test_another_status_is_a_mismatch_that_names_it(aws, web, group, status):
    """The description carries the code (T3.27, I9)."""
    web.set_port(80, {"/actuator/health": status})
    expected = f"Health checks failed with these codes: [{status}]"
    assert settled(aws, group) == ("unhealthy", "Target.ResponseCodeMismatch", expected)


def test_a_path_that_the_application_does_not_know_is_404(aws, web, group):
    """Ports answer by path."""
    aws.elbv2.modify_target_group(TargetGroupArn=group, HealthCheckPath="/nowhere")
    assert settled(aws, group)[2] == "Health checks failed with these codes: [404]"


def test_a_missing_firewall_rule_is_a_timeout(aws, web, group):
    """The instance's security group must admit the load balancer (T4.19)."""
    instance = aws.instance["SecurityGroups"][0]["GroupId"]
    rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    aws.ec2.revoke_security_group_ingress(GroupId=instance, IpPermissions=[rule])
    assert settled(aws, group)[1] == "Target.Timeout"
    pair = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80}
    ours = aws.elbv2.describe_load_balancers()["LoadBalancers"][0]["SecurityGroups"][0]
    aws.ec2.authorize_security_group_ingress(
        GroupId=instance, IpPermissions=[pair | {"UserIdGroupPairs": [{"GroupId": ours}]}]
    )
    assert settled(aws, group)[0] == "healthy"


def test_tls_to_a_plain_port_fails(aws, group):
    """Health checks over HTTPS against an HTTP port fail like a closed one (I2)."""
    aws.elbv2.modify_target_group(TargetGroupArn=group, HealthCheckProtocol="HTTPS")
    assert settled(aws, group)[1] == "Target.FailedHealthChecks"


def test_a_stopped_instance_is_unused_and_comes_back(aws, web, group):
    """Target.InvalidState while stopped, checked anew after a start (T3.26)."""
    assert settled(aws, group)[0] == "healthy"
    web.stop()
    assert settled(aws, group)[:2] == ("unused", "Target.InvalidState")
    web.start()
    assert aws.health(group)["State"] == "initial"
    assert settled(aws, group)[0] == "healthy"


def test_a_terminated_instance_leaves_the_group(aws, web, group):
    """Termination deregisters."""
    web.terminate()
    aws.advance()
    assert aws.health(group) is None


def test_a_zone_that_is_not_enabled_is_not_in_use(aws, group):
    """The target's zone must be one of the load balancer's (T3.27)."""
    arn = aws.elbv2.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    aws.elbv2.set_subnets(LoadBalancerArn=arn, Subnets=aws.subnets[1:3])
    state, reason, description = settled(aws, group)
    assert (state, reason) == ("unused", "Target.NotInUse")
    assert "Availability Zone that is not enabled" in description


def test_a_change_is_reported_only_after_the_threshold(aws, web, group):
    """A healthy target stays healthy for some failed checks (T3.28)."""
    assert settled(aws, group)[0] == "healthy"
    web.set_port(80, "closed")
    assert aws.health(group)["State"] == "healthy"
    aws.advance(0.015)
    assert aws.health(group)["State"] == "healthy"
    aws.advance(0.01)
    assert aws.health(group)["State"] == "unhealthy"


def test_switched_off_checks_are_unavailable(aws, group):
    """HealthCheckEnabled=false gives Target.HealthCheckDisabled (T3.26)."""
    aws.advance()
    aws.elbv2.modify_target_group(TargetGroupArn=group, HealthCheckEnabled=False)
    health = aws.health(group)
    assert (health["State"], health["Reason"]) == ("unavailable", "Target.HealthCheckDisabled")


@pytest.mark.parametrize(
    ("reason", "state"), [("Elb.InternalError", "unhealthy"), ("Target.IpUnusable", "unused"), ("", "healthy")]
)
def test_a_knob_gives_the_other_reasons(aws, group, reason, state):
    """Those that nothing on a good day leads to (T3.26)."""
    aws.world.knobs.target_reason = reason
    aws.advance(10)
    assert aws.health(group)["State"] == state
    assert aws.health(group).get("Reason", "") == reason


def test_settling_looks_at_each_way_once(aws, group, monkeypatch):
    """However many groups lead there: with hundreds of them this is what every call costs."""
    elb = aws.world.region.elb
    balancer = aws.elbv2.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    for port in range(8081, 8086):
        more = aws.group(f"more-{port}")
        aws.elbv2.register_targets(TargetGroupArn=more, Targets=[{"Id": aws.instance["InstanceId"]}])
        aws.listener(balancer, port, actions=[{"Type": "forward", "TargetGroupArn": more}])
    asked = []
    monkeypatch.setattr(firewall, "admits", lambda _region, lb, instance, port: asked.append((lb.arn, port)) or True)
    target_health.settle(aws.world.region)
    assert asked == [(balancer, 80)]
    assert elb.first_users() == {arn: elb.users_of(arn)[0] for arn in elb.groups if elb.users_of(arn)}
