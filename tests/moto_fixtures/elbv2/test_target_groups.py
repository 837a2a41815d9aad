import pytest

from moto_fixtures.elbv2 import target_groups


def describe(aws, **asked):
    return aws.elbv2.describe_target_groups(**asked)["TargetGroups"]


def forward(group):
    return [{"Type": "forward", "TargetGroupArn": group}]


def test_the_same_name_and_settings_are_the_same_group(aws):
    """Creating it again returns the existing one (T3.2)."""
    assert aws.group() == aws.group()


def test_the_same_name_with_other_settings_is_refused(aws):
    """Another port under the same name is DuplicateTargetGroupName (T3.2)."""
    aws.group()
    with aws.refused("DuplicateTargetGroupName", "different settings"):
        aws.group(port=81)


def test_unknown_names_and_arns_fail_the_describe(aws):
    """One missing group fails the call (T3.36)."""
    aws.group()
    with aws.refused("TargetGroupNotFound"):
        describe(aws, Names=["web", "other"])
    with aws.refused("TargetGroupNotFound"):
        describe(aws, TargetGroupArns=["arn:aws:x"])


def test_defaults_are_aws_s(aws):
    """Path /, interval 30, timeout 5, thresholds 5 and 2, code 200, HTTP1."""
    aws.group()
    shown = describe(aws)[0]
    assert (shown["HealthCheckPath"], shown["HealthCheckIntervalSeconds"]) == ("/", 30)
    assert (shown["HealthCheckTimeoutSeconds"], shown["HealthyThresholdCount"]) == (5, 5)
    assert (shown["Matcher"], shown["ProtocolVersion"]) == ({"HttpCode": "200"}, "HTTP1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"HealthCheckIntervalSeconds": 5, "HealthCheckTimeoutSeconds": 5},
        {"HealthyThresholdCount": 11},
        {"HealthCheckPath": "health"},
        {"Matcher": {"HttpCode": "200-599"}},
        {"Matcher": {"HttpCode": "ok"}},
    ],
)
def test_wrong_health_checks_are_refused(aws, wrong):
    """The timeout is below the interval, numbers and codes stay in range (T3.28)."""
    with aws.refused("ValidationError"):
        aws.group(**wrong)


def test_settings_can_be_modified(aws):
    """ModifyTargetGroup changes the health check, with the same rules."""
    group = aws.group()
    aws.elbv2.modify_target_group(TargetGroupArn=group, HealthCheckPath="/ready", Matcher={"HttpCode": "200-399"})
    assert describe(aws)[0]["HealthCheckPath"] == "/ready"
    with aws.refused("ValidationError"):
        aws.elbv2.modify_target_group(TargetGroupArn=group, HealthCheckIntervalSeconds=5)


def test_it_belongs_to_one_load_balancer_only(aws):
    """A second load balancer cannot forward to it (T3.5)."""
    group = aws.group()
    aws.listener(aws.balancer("one")["LoadBalancerArn"], actions=forward(group))
    with aws.refused("TargetGroupAssociationLimit"):
        aws.listener(aws.balancer("two")["LoadBalancerArn"], actions=forward(group))


def test_it_is_not_deleted_while_a_rule_names_it(aws):
    """In use means named by a listener or a rule, and it says by whom (T3.38)."""
    group, balancer = aws.group(), aws.balancer()["LoadBalancerArn"]
    rule = aws.rule(aws.listener(balancer), actions=forward(group))
    assert describe(aws, LoadBalancerArn=balancer)[0]["LoadBalancerArns"] == [balancer]
    with aws.refused("ResourceInUse"):
        aws.elbv2.delete_target_group(TargetGroupArn=group)
    aws.elbv2.delete_rule(RuleArn=rule)
    for _ in range(2):
        aws.elbv2.delete_target_group(TargetGroupArn=group)
    assert describe(aws) == []


def test_the_list_is_paged(aws):
    """PageSize and Marker work for target groups too (emulators.md 2)."""
    for name in ("a", "b", "c"):
        aws.group(name)
    pages = aws.elbv2.get_paginator("describe_target_groups").paginate(PaginationConfig={"PageSize": 2})
    assert [len(page["TargetGroups"]) for page in pages] == [2, 1]


@pytest.mark.parametrize(
    ("text", "within", "outside"), [("200", 200, 201), ("200-399", 301, 404), ("200,404", 404, 301)]
)
def test_codes_understands_lists_and_ranges(text, within, outside):
    """`200`, `200-399` and `200,404` name the healthy status codes."""
    ranges = target_groups.codes({"Matcher": {"HttpCode": text}})
    assert any(within in each for each in ranges)
    assert not any(outside in each for each in ranges)


def test_other_target_types_are_not_simulated(aws):
    """Addresses and functions are refused in so many words, rather than taken for unknown instances."""
    for kind in ("ip", "lambda", "alb"):
        with aws.refused("ValidationError", "is not simulated"):
            aws.group(TargetType=kind)
