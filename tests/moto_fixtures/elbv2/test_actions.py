import pytest


@pytest.fixture
def balancer(aws):
    return aws.balancer()["LoadBalancerArn"]


def actions_of(aws, listener):
    return aws.elbv2.describe_listeners(ListenerArns=[listener])["Listeners"][0]["DefaultActions"]


def test_a_redirect_is_echoed_with_its_defaults(aws, balancer):
    """Host, path and query come back as #{host} and so on (T3.17)."""
    redirect = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    listener = aws.listener(balancer, actions=[{"Type": "redirect", "RedirectConfig": redirect}])
    echoed = actions_of(aws, listener)[0]["RedirectConfig"]
    assert echoed == redirect | {"Host": "#{host}", "Path": "/#{path}", "Query": "#{query}"}


def test_a_redirect_to_itself_is_refused(aws, balancer):
    """Something but the query must differ, or the browser loops; the listener's own port is no difference."""
    for more in ({}, {"Port": "80"}, {"Query": "a=1"}, {"Protocol": "HTTP", "Host": "#{host}"}):
        redirect = {"StatusCode": "HTTP_301", **more}
        with aws.refused("InvalidLoadBalancerAction", "creates a loop"):
            aws.listener(balancer, actions=[{"Type": "redirect", "RedirectConfig": redirect}])


def test_a_redirect_leads_somewhere(aws, balancer):
    """Never from HTTPS to HTTP; to a path that begins with a slash, a port in range (T3.17)."""
    certificate = aws.issued("koing.shop")
    secure = {"Protocol": "HTTPS", "Certificates": [{"CertificateArn": certificate}]}
    plain = {"Protocol": "HTTP", "Port": "80"}
    for listener, wrong in (
        (secure, plain),
        ({}, {"Path": "#{path}"}),
        ({}, {"Port": "70000"}),
        ({}, {"Protocol": "FTP"}),
    ):
        redirect = {"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", **wrong}}
        with aws.refused("InvalidLoadBalancerAction"):
            aws.listener(balancer, 443, [redirect], **listener)


def test_a_forward_to_one_group_echoes_both_spellings(aws, balancer):
    """TargetGroupArn and ForwardConfig, with weight 1 and stickiness off (T3.22)."""
    group = aws.group()
    echoed = actions_of(aws, aws.listener(balancer, actions=[{"Type": "forward", "TargetGroupArn": group}]))[0]
    assert echoed["TargetGroupArn"] == group
    assert echoed["ForwardConfig"]["TargetGroups"] == [{"TargetGroupArn": group, "Weight": 1}]
    assert echoed["ForwardConfig"]["TargetGroupStickinessConfig"] == {"Enabled": False}


def test_a_weighted_forward_names_no_single_group(aws, balancer):
    """With two groups only ForwardConfig is echoed."""
    pools = [{"TargetGroupArn": aws.group(name), "Weight": weight} for name, weight in (("blue", 1), ("green", 0))]
    listener = aws.listener(balancer, actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": pools}}])
    echoed = actions_of(aws, listener)[0]
    assert "TargetGroupArn" not in echoed
    assert echoed["ForwardConfig"]["TargetGroups"] == pools


def test_weights_stay_below_a_thousand(aws, balancer):
    """0 to 999 (T3.22)."""
    pools = [{"TargetGroupArn": aws.group(), "Weight": 1000}]
    with aws.refused("ValidationError"):
        aws.listener(balancer, actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": pools}}])


def test_five_groups_in_an_action_at_most(aws, balancer):
    """Six are refused (T3.20)."""
    pools = [{"TargetGroupArn": aws.group(f"g{i}"), "Weight": 1} for i in range(6)]
    with aws.refused("ValidationError"):
        aws.listener(balancer, actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": pools}}])


def test_an_unknown_group_is_not_found(aws, balancer):
    """A forward must name an existing group."""
    with aws.refused("TargetGroupNotFound"):
        aws.listener(balancer, actions=[{"Type": "forward", "TargetGroupArn": "arn:aws:x"}])


def test_a_fixed_response_has_a_sensible_status(aws, balancer):
    """2XX, 4XX or 5XX, of five content types."""
    for wrong in ({"ContentType": "text/xml"}, {"StatusCode": "302"}):
        config = {"StatusCode": "404", **wrong}
        with aws.refused("InvalidLoadBalancerAction"):
            aws.listener(balancer, actions=[{"Type": "fixed-response", "FixedResponseConfig": config}])


def test_a_group_of_another_vpc_is_refused(aws, balancer):
    """As a listener's action and as a rule's (aws-load-balancer-controller #1045); the group itself can be made."""
    far = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    forward = [{"Type": "forward", "TargetGroupArn": aws.group("far", VpcId=far)}]
    with aws.refused("InvalidConfigurationRequest", "is in a different VPC than load balancer"):
        aws.listener(balancer, actions=forward)
    with aws.refused("InvalidConfigurationRequest", "is in a different VPC than load balancer"):
        aws.rule(aws.listener(balancer), actions=forward)
