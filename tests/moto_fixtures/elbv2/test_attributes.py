import pytest


def pairs(described):
    return {each["Key"]: each["Value"] for each in described["Attributes"]}


def test_a_load_balancer_shows_all_attributes_with_their_defaults(aws):
    """About twenty attributes, each with a default (T3.32)."""
    arn = aws.balancer()["LoadBalancerArn"]
    shown = pairs(aws.elbv2.describe_load_balancer_attributes(LoadBalancerArn=arn))
    assert len(shown) >= 18
    assert shown["idle_timeout.timeout_seconds"] == "60"
    assert shown["routing.http.drop_invalid_header_fields.enabled"] == "false"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("no.such.key", "1", "ValidationError"),
        ("idle_timeout.timeout_seconds", "9999", "InvalidConfigurationRequest"),
        ("deletion_protection.enabled", "", "InvalidConfigurationRequest"),
        ("routing.http.desync_mitigation_mode", "lax", "InvalidConfigurationRequest"),
    ],
)
def test_a_wrong_load_balancer_attribute_is_refused(aws, key, value, code):
    """Unknown names and wrong values are errors (T3.30, emulators.md 2)."""
    arn = aws.balancer()["LoadBalancerArn"]
    with aws.refused(code):
        aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[{"Key": key, "Value": value}])


def test_a_wrong_attribute_applies_none_of_the_call(aws):
    """One wrong attribute leaves the others as they were."""
    arn = aws.balancer()["LoadBalancerArn"]
    sent = [{"Key": "idle_timeout.timeout_seconds", "Value": "120"}, {"Key": "no.such.key", "Value": "1"}]
    with aws.refused("ValidationError"):
        aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=sent)
    shown = pairs(aws.elbv2.describe_load_balancer_attributes(LoadBalancerArn=arn))
    assert shown["idle_timeout.timeout_seconds"] == "60"


def test_modifying_group_attributes_answers_all_of_them(aws):
    """The answer holds every attribute, and an unknown one is refused (emulators.md 2)."""
    group = aws.group()
    drain = {"Key": "deregistration_delay.timeout_seconds", "Value": "30"}
    shown = pairs(aws.elbv2.modify_target_group_attributes(TargetGroupArn=group, Attributes=[drain]))
    assert shown["deregistration_delay.timeout_seconds"] == "30"
    assert shown["stickiness.enabled"] == "false"
    with aws.refused("ValidationError"):
        aws.elbv2.modify_target_group_attributes(TargetGroupArn=group, Attributes=[{"Key": "x", "Value": "y"}])


def test_listener_attributes_are_typed_and_checked(aws):
    """An HTTP listener has the response header attributes, none of TCP's (T3.33)."""
    listener = aws.listener(aws.balancer()["LoadBalancerArn"])
    shown = pairs(aws.elbv2.describe_listener_attributes(ListenerArn=listener))
    assert shown["routing.http.response.server.enabled"] == "true"
    assert "tcp.idle_timeout.seconds" not in shown
    with aws.refused("ValidationError"):
        wrong = [{"Key": "tcp.idle_timeout.seconds", "Value": "350"}]
        aws.elbv2.modify_listener_attributes(ListenerArn=listener, Attributes=wrong)
