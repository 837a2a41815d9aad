import pytest


def forward(*groups):
    pairs = [{"TargetGroupArn": group, "Weight": 1} for group in groups]
    return [{"Type": "forward", "ForwardConfig": {"TargetGroups": pairs}}]


def shown(aws):
    return {each["Name"]: int(each["Max"]) for each in aws.elbv2.describe_account_limits()["Limits"]}


def test_account_limits_are_the_documented_ones(aws):
    """Each row, as DescribeAccountLimits has it (T3.20)."""
    assert shown(aws) == {
        "application-load-balancers": 50,
        "certificates-per-application-load-balancer": 25,
        "condition-values-per-alb-rule": 5,
        "condition-wildcards-per-alb-rule": 5,
        "listeners-per-application-load-balancer": 50,
        "rules-per-application-load-balancer": 100,
        "target-groups": 3000,
        "target-groups-per-action-on-application-load-balancer": 5,
        "target-groups-per-application-load-balancer": 100,
        "targets-per-application-load-balancer": 1000,
    }


def balancers(aws):
    return aws.balancer("another")


def certificates(aws):
    """The default one of the listener does not count."""
    certificate = {"CertificateArn": aws.issued("a.koing.shop")}
    listener = aws.listener(aws.made["edge"], 443, Protocol="HTTPS", Certificates=[certificate])
    for name in ("b.koing.shop", "c.koing.shop"):
        added = [{"CertificateArn": aws.issued(name)}]
        aws.elbv2.add_listener_certificates(ListenerArn=listener, Certificates=added)


def condition_values(aws):
    return aws.rule(aws.made["listener"], hosts=["a.io", "b.io"])


def condition_wildcards(aws):
    return aws.rule(aws.made["listener"], hosts=["*.?.io"])


def listeners(aws):
    return aws.listener(aws.made["edge"], 81)


def rules(aws):
    for priority in (1, 2):
        aws.rule(aws.made["listener"], priority)


def groups(aws):
    return aws.group("another")


def groups_per_action(aws):
    aws.rule(aws.made["listener"], actions=forward(aws.made["web"], aws.group("another")))


def groups_per_balancer(aws):
    aws.rule(aws.made["listener"], 1, actions=forward(aws.made["web"]))
    aws.rule(aws.made["listener"], 2, actions=forward(aws.group("another")))


def targets(aws):
    aws.rule(aws.made["listener"], 1, actions=forward(aws.made["web"]))
    both = [{"Id": aws.instance["InstanceId"], "Port": port} for port in (80, 81)]
    aws.elbv2.register_targets(TargetGroupArn=aws.made["web"], Targets=both)


@pytest.mark.parametrize(
    ("limit", "ask", "code"),
    [
        ("application-load-balancers", balancers, "TooManyLoadBalancers"),
        ("certificates-per-application-load-balancer", certificates, "TooManyCertificates"),
        ("condition-values-per-alb-rule", condition_values, "ValidationError"),
        ("condition-wildcards-per-alb-rule", condition_wildcards, "ValidationError"),
        ("listeners-per-application-load-balancer", listeners, "TooManyListeners"),
        ("rules-per-application-load-balancer", rules, "TooManyRules"),
        ("target-groups", groups, "TooManyTargetGroups"),
        ("target-groups-per-action-on-application-load-balancer", groups_per_action, "ValidationError"),
        (
            "target-groups-per-application-load-balancer",
            groups_per_balancer,
            "TooManyUniqueTargetGroupsPerLoadBalancer",
        ),
        ("targets-per-application-load-balancer", targets, "TooManyTargets"),
    ],
)
def test_every_limit_holds(aws, limit, ask, code):
    """A second one is refused where one is the most, which DescribeAccountLimits says."""
    edge = aws.balancer()["LoadBalancerArn"]
    aws.made = {"edge": edge, "listener": aws.listener(edge), "web": aws.group()}
    aws.world.limits[limit] = 1
    assert shown(aws)[limit] == 1
    with aws.refused(code):
        ask(aws)


def test_a_limit_can_be_raised(aws):
    """As somebody who asked AWS for more."""
    aws.world.limits["application-load-balancers"] = 0
    with aws.refused("TooManyLoadBalancers"):
        aws.balancer()
    aws.world.limits["application-load-balancers"] = 1
    aws.balancer()


def test_targets_that_are_there_count_when_a_group_comes_into_use(aws):
    """The load balancer's limit is over all of its groups (T3.20)."""
    group, listener = aws.group(), aws.listener(aws.balancer()["LoadBalancerArn"])
    both = [{"Id": aws.instance["InstanceId"], "Port": port} for port in (80, 81)]
    aws.elbv2.register_targets(TargetGroupArn=group, Targets=both)
    aws.world.limits["targets-per-application-load-balancer"] = 1
    with aws.refused("TooManyTargets"):
        aws.rule(listener, actions=forward(group))


def test_an_unknown_policy_is_not_found(aws):
    """DescribeSSLPolicies fails for a name it does not know (T3.34)."""
    with aws.refused("SSLPolicyNotFound"):
        aws.elbv2.describe_ssl_policies(Names=["none"])
