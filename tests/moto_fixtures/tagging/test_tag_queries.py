import pytest

STACK = [{"Key": "edgeops:stack", "Value": "koing"}]


def kind(arn):
    service, resource = arn.split(":")[2], arn.split(":", 5)[5]
    return f"{service}:{resource.partition('/')[0]}"


def found(aws, **asked):
    return [each["ResourceARN"] for each in aws.tagging.get_resources(**asked)["ResourceTagMappingList"]]


@pytest.fixture
def stack(aws):
    """One thing of each kind, with the stack's tag."""

    def spec(kind):
        return {"TagSpecifications": [{"ResourceType": kind, "Tags": STACK}]}

    asked = {"GroupName": "alb", "Description": "x", "VpcId": aws.vpc}
    group = aws.ec2.create_security_group(**asked, **spec("security-group"))["GroupId"]
    rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule], **spec("security-group-rule"))
    aws.ec2.allocate_address(Domain="vpc", **spec("elastic-ip"))
    aws.balancer_arn = aws.balancer(Tags=STACK)["LoadBalancerArn"]
    listener = aws.listener(aws.balancer_arn, Tags=STACK)
    conditions = [{"Field": "path-pattern", "Values": ["/a"]}]
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "403"}}]
    aws.elbv2.create_rule(ListenerArn=listener, Priority=1, Conditions=conditions, Actions=answer, Tags=STACK)
    aws.group(Tags=STACK)
    aws.requested("koing.shop", Tags=STACK)
    return aws


def test_one_call_finds_everything_with_a_tag(stack):
    """Listeners, rules and addresses too (emulators.md 2)."""
    arns = found(stack, TagFilters=[{"Key": "edgeops:stack", "Values": ["koing"]}])
    assert sorted(kind(arn) for arn in arns) == [
        "acm:certificate",
        "ec2:elastic-ip",
        "ec2:security-group",
        "ec2:security-group-rule",
        "elasticloadbalancing:listener",
        "elasticloadbalancing:listener-rule",
        "elasticloadbalancing:loadbalancer",
        "elasticloadbalancing:targetgroup",
    ]


def test_hosted_zones_are_found_in_us_east_1_only(aws, at_region):
    """As the service is global (emulators.md 2)."""
    zone = aws.zone.removeprefix("/hostedzone/")
    tag = [{"Key": "a", "Value": "b"}]
    aws.route53.change_tags_for_resource(ResourceType="hostedzone", ResourceId=zone, AddTags=tag)
    assert found(aws, ResourceTypeFilters=["route53"]) == []
    assert found(at_region("us-east-1"), ResourceTypeFilters=["route53"]) == [f"arn:aws:route53:::hostedzone/{zone}"]


def test_types_keys_and_values_filter(stack):
    """Keys are all needed, one of the values is enough."""
    assert {kind(arn) for arn in found(stack, ResourceTypeFilters=["acm"])} == {"acm:certificate"}
    both = found(stack, ResourceTypeFilters=["elasticloadbalancing:listener", "ec2:elastic-ip"])
    assert sorted(kind(arn) for arn in both) == ["ec2:elastic-ip", "ec2:elastic-ip", "elasticloadbalancing:listener"]
    assert len(found(stack, TagFilters=[{"Key": "edgeops:stack", "Values": ["x", "koing"]}])) == 8
    assert len(found(stack, TagFilters=[{"Key": "edgeops:stack"}])) == 8
    assert found(stack, TagFilters=[{"Key": "edgeops:stack"}, {"Key": "Name"}]) == []


def test_what_has_no_tags_is_not_found(aws):
    """moto shows load balancers without any."""
    aws.balancer()
    assert found(aws, ResourceTypeFilters=["elasticloadbalancing"]) == []


def test_the_answer_is_paged(stack):
    """An empty token ends it."""
    pages = list(stack.tagging.get_paginator("get_resources").paginate(PaginationConfig={"PageSize": 3}))
    arns = [each["ResourceARN"] for page in pages for each in page["ResourceTagMappingList"]]
    assert pages[-1]["PaginationToken"] == ""
    assert arns == found(stack) == sorted(set(arns))
    assert [len(page["ResourceTagMappingList"]) for page in pages[:2]] == [3, 3]


def test_resources_may_be_named(stack):
    """By ARN, and by nothing else then."""
    assert found(stack, ResourceARNList=[stack.balancer_arn, "arn:aws:ec2:x:1:instance/i-1"]) == [stack.balancer_arn]
    with stack.refused("InvalidParameterException"):
        found(stack, ResourceARNList=[stack.balancer_arn], ResourceTypeFilters=["ec2"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"ResourcesPerPage": 101},
        {"PaginationToken": "not a token"},
        {"TagFilters": [{"Key": "a", "Values": [str(each) for each in range(21)]}]},
    ],
)
def test_wrong_questions_are_refused(aws, wrong):
    """InvalidParameterException."""
    with aws.refused("InvalidParameterException"):
        found(aws, **wrong)


def test_keys_and_values_are_listed(stack):
    """Each once."""
    assert "edgeops:stack" in stack.tagging.get_tag_keys()["TagKeys"]
    assert stack.tagging.get_tag_values(Key="edgeops:stack")["TagValues"] == ["koing"]


def test_it_trails_by_its_own_lag(stack):
    """It shows what was deleted long ago and misses what is new, while the services know better (T3.41)."""
    stack.world.tagging_lag = 1200
    elbv2 = {"ResourceTypeFilters": ["elasticloadbalancing:loadbalancer", "elasticloadbalancing:listener"]}
    before = found(stack, **elbv2)
    stack.elbv2.delete_load_balancer(LoadBalancerArn=stack.balancer_arn)
    new = stack.balancer("new", Tags=STACK)["LoadBalancerArn"]
    assert len(stack.elbv2.describe_load_balancers(Names=["new"])["LoadBalancers"]) == 1
    assert found(stack, **elbv2) == before
    stack.advance(1200)
    assert found(stack, **elbv2) == [new]
