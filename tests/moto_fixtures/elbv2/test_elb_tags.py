import pytest


def tags_of(aws, *arns):
    described = aws.elbv2.describe_tags(ResourceArns=list(arns))["TagDescriptions"]
    return [{tag["Key"]: tag["Value"] for tag in each["Tags"]} for each in described]


def test_tags_in_the_create_call_are_there_at_once(aws):
    """Load balancer, group, listener and rule take tags at creation (T8.2)."""
    tags = {"Tags": [{"Key": "edgeops:stack", "Value": "koing"}]}
    balancer = aws.balancer(**tags)["LoadBalancerArn"]
    group, listener = aws.group(**tags), aws.listener(balancer, **tags)
    assert tags_of(aws, balancer, group, listener) == [{"edgeops:stack": "koing"}] * 3


def test_creating_it_again_leaves_the_tags_alone(aws):
    """Silent adoption does not tag (T0.1)."""
    aws.balancer(Tags=[{"Key": "owner", "Value": "them"}])
    again = aws.balancer(Tags=[{"Key": "owner", "Value": "us"}])["LoadBalancerArn"]
    assert tags_of(aws, again) == [{"owner": "them"}]


def test_one_unknown_arn_fails_the_describe(aws):
    """Also beside a known one (T3.36)."""
    group = aws.group()
    with aws.refused("TargetGroupNotFound"):
        tags_of(aws, group, group.replace("/web/", "/other/"))


def test_twenty_arns_per_call(aws):
    """Twenty-one are refused (T3.36)."""
    with aws.refused("ValidationError"):
        tags_of(aws, *[aws.group()] * 21)


@pytest.mark.parametrize("value", ["*.koing.shop", "50%", "a#b"])
def test_characters_that_aws_does_not_take_are_refused(aws, value):
    """`*` is not allowed in a tag value of ELB, and nothing is made then."""
    with aws.refused("ValidationError"):
        aws.group(Tags=[{"Key": "edgeops:site", "Value": value}])
    assert aws.elbv2.describe_target_groups()["TargetGroups"] == []


def test_fifty_tags_at_most(aws):
    """Fifty fit, fifty-one are TooManyTags, at creation as later (T3.39)."""
    group = aws.group(Tags=[{"Key": f"k{i}", "Value": "v"} for i in range(50)])
    with aws.refused("TooManyTags"):
        aws.elbv2.add_tags(ResourceArns=[group], Tags=[{"Key": "more", "Value": "v"}])


def test_the_reserved_prefix_is_refused(aws):
    """`aws:` belongs to AWS (T3.39)."""
    with aws.refused("ValidationError"):
        aws.group(Tags=[{"Key": "aws:x", "Value": "v"}])


def test_tags_can_be_changed_and_removed(aws):
    """AddTags overwrites, RemoveTags takes keys."""
    group = aws.group(Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    aws.elbv2.add_tags(ResourceArns=[group], Tags=[{"Key": "a", "Value": "3"}])
    aws.elbv2.remove_tags(ResourceArns=[group], TagKeys=["b"])
    assert tags_of(aws, group) == [{"a": "3"}]
