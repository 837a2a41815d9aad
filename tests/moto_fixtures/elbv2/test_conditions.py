import pytest

from moto_fixtures.elbv2.conditions import checked
from moto_fixtures.errors import AwsError
from moto_fixtures.limits import Limits


def host(*values):
    return {"Field": "host-header", "HostHeaderConfig": {"Values": list(values)}}


def path(*values):
    return {"Field": "path-pattern", "Values": list(values)}


def test_five_values_in_a_rule_at_most(aws):
    """Host and path values count together (T3.20)."""
    listener = aws.listener(aws.balancer()["LoadBalancerArn"])
    conditions = [
        host("a.io", "b.io", "c.io"),
        {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/a", "/b", "/c"]}},
    ]
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}]
    with aws.refused("ValidationError", "'5' condition values"):
        aws.elbv2.create_rule(ListenerArn=listener, Priority=1, Conditions=conditions, Actions=answer)


def test_a_host_has_a_dot_and_ends_in_letters(aws):
    """And a priority takes no rule without a condition (T3.21)."""
    listener = aws.listener(aws.balancer()["LoadBalancerArn"])
    for wrong in ("localhost", "koing.sh0p", "koing.shop."):
        with aws.refused("ValidationError", "host header"):
            aws.rule(listener, hosts=[wrong])


def test_values_are_shown_in_both_places():
    """`Values` and the field's own config say the same."""
    assert checked(Limits(), [path("/a")]) == [
        {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/a"]}, "Values": ["/a"]},
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        [host()],
        [host("localhost")],
        [host("koing.sh0p")],
        [host("a" * 128 + ".io")],
        [path("/*?*?*?")],
        [{"Field": "source-ip", "SourceIpConfig": {"Values": ["300.0.0.0/8"]}}],
        [{"Field": "source-ip", "SourceIpConfig": {"Values": ["192.0.2.1"]}}],
        [{"Field": "colour", "Values": ["red"]}],
    ],
)
def test_wrong_conditions_are_refused(wrong):
    """A host has a dot and ends in letters; wildcards, lengths and networks are checked (T3.20-21)."""
    with pytest.raises(AwsError, match="ValidationError"):
        checked(Limits(), wrong)


@pytest.mark.parametrize("right", [host("*.koing.shop"), host("a.io", "b.io"), path("/auth", "/auth/*")])
def test_right_conditions_pass(right):
    """Wildcards and several values are fine."""
    assert checked(Limits(), [right])
