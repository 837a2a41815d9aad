import pytest


@pytest.fixture
def listener(aws):
    return aws.listener(aws.balancer()["LoadBalancerArn"])


def described(aws, listener):
    return aws.elbv2.describe_rules(ListenerArn=listener)["Rules"]


def test_a_priority_is_taken_once(aws, listener):
    """PriorityInUse (T3.18)."""
    aws.rule(listener, 10)
    with aws.refused("PriorityInUse"):
        aws.rule(listener, 10, hosts=["www.koing.shop"])


def test_they_are_listed_by_priority_the_default_last(aws, listener):
    """The order is that of evaluation, not of creation (emulators.md 2)."""
    for priority in (30, 10, 20):
        aws.rule(listener, priority)
    assert [rule["Priority"] for rule in described(aws, listener)] == ["10", "20", "30", "default"]


def test_a_priority_has_a_range(aws, listener):
    """1 to 50000 (T3.18)."""
    with aws.refused("ValidationError"):
        aws.rule(listener, 50001)


def test_two_priorities_can_be_swapped_in_one_call(aws, listener):
    """SetRulePriorities looks at the result only (T3.18)."""
    first, second = aws.rule(listener, 1), aws.rule(listener, 2)
    swap = [{"RuleArn": first, "Priority": 2}, {"RuleArn": second, "Priority": 1}]
    aws.elbv2.set_rule_priorities(RulePriorities=swap)
    assert [rule["RuleArn"] for rule in described(aws, listener)[:2]] == [second, first]
    with aws.refused("PriorityInUse"):
        aws.elbv2.set_rule_priorities(RulePriorities=[{"RuleArn": first, "Priority": 1}])


def test_the_default_rule_stays(aws, listener):
    """It cannot be deleted, modified or given a priority (emulators.md 2)."""
    default = described(aws, listener)[-1]["RuleArn"]
    with aws.refused("OperationNotPermitted"):
        aws.elbv2.delete_rule(RuleArn=default)
    with aws.refused("OperationNotPermitted"):
        aws.elbv2.set_rule_priorities(RulePriorities=[{"RuleArn": default, "Priority": 1}])


def test_an_unknown_rule_is_not_found(aws):
    """RuleNotFound, also when deleting (emulators.md 2)."""
    with aws.refused("RuleNotFound"):
        aws.elbv2.delete_rule(RuleArn="arn:aws:elasticloadbalancing:ap-northeast-2:1:listener-rule/app/x/1/2/3")


def test_modifying_replaces_conditions_or_actions(aws, listener):
    """What is not sent stays."""
    rule = aws.rule(listener)
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]
    aws.elbv2.modify_rule(RuleArn=rule, Actions=answer)
    shown = described(aws, listener)[0]
    assert shown["Actions"][0]["FixedResponseConfig"]["StatusCode"] == "503"
    assert shown["Conditions"][0]["HostHeaderConfig"]["Values"] == ["koing.shop"]


def test_a_hundred_rules_at_most(aws, listener):
    """Default rules do not count (T3.20)."""
    for priority in range(1, 101):
        aws.rule(listener, priority)
    with aws.refused("TooManyRules"):
        aws.rule(listener, 101)
