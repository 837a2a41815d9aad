import pytest


@pytest.fixture
def late(aws):
    """Everything trails by five seconds."""
    aws.world.lag = 5
    return aws


@pytest.fixture
def balancer(late):
    arn = late.balancer()["LoadBalancerArn"]
    late.advance(5)
    return arn


def test_a_group_is_in_use_a_while_after_its_rule(late, balancer):
    """ResourceInUse, after a rule or its whole load balancer went (T3.38)."""
    group, listener = late.group(), late.listener(balancer)
    late.advance(5)
    rule = late.rule(listener, actions=[{"Type": "forward", "TargetGroupArn": group}])
    late.advance(5)
    late.elbv2.delete_rule(RuleArn=rule)
    with late.refused("ResourceInUse"):
        late.elbv2.delete_target_group(TargetGroupArn=group)
    late.advance(5)
    late.elbv2.delete_target_group(TargetGroupArn=group)


def test_a_group_that_an_action_no_longer_names_is_in_use_a_while(late, balancer):
    """The same when the listener sends its traffic elsewhere (T3.38)."""
    group = late.group()
    late.advance(5)
    listener = late.listener(balancer, actions=[{"Type": "forward", "TargetGroupArn": group}])
    late.advance(5)
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]
    late.elbv2.modify_listener(ListenerArn=listener, DefaultActions=answer)
    with late.refused("ResourceInUse"):
        late.elbv2.delete_target_group(TargetGroupArn=group)


def test_a_certificate_is_in_use_a_while_after_its_listener(late, balancer):
    """InUseBy names the load balancer, and ACM refuses to delete it (T1.21)."""
    arns = []
    for name in ("a.koing.shop", "b.koing.shop"):
        arns.append(late.requested(name))
        late.advance(5)
        late.batch(*late.validation(arns[-1]))
        late.advance()
    default, other = arns
    https = {"Protocol": "HTTPS", "Certificates": [{"CertificateArn": default}]}
    listener = late.listener(balancer, 443, **https)
    late.advance(5)
    late.elbv2.add_listener_certificates(ListenerArn=listener, Certificates=[{"CertificateArn": other}])
    late.elbv2.remove_listener_certificates(ListenerArn=listener, Certificates=[{"CertificateArn": other}])
    assert late.acm.describe_certificate(CertificateArn=other)["Certificate"]["InUseBy"] == [balancer]
    late.elbv2.delete_listener(ListenerArn=listener)
    for arn in arns:
        with late.refused("ResourceInUseException"):
            late.acm.delete_certificate(CertificateArn=arn)
    late.advance(5)
    for arn in arns:
        late.acm.delete_certificate(CertificateArn=arn)


def test_changes_of_a_zone_do_not_overlap(late):
    """PriorRequestNotComplete until the one before is through (T2.2)."""
    late.batch(late.change("CREATE", "a.koing.shop", "A", "192.0.2.1"))
    with late.refused("PriorRequestNotComplete"):
        late.batch(late.change("CREATE", "b.koing.shop", "A", "192.0.2.1"))
    late.advance(5)
    late.batch(late.change("CREATE", "b.koing.shop", "A", "192.0.2.1"))


def test_what_is_over_is_forgotten(late):
    """The registry does not grow with the years."""
    for number in range(3):
        late.elbv2.delete_target_group(TargetGroupArn=late.group(f"g{number}"))
        late.advance(10)
    late.group("last")
    lag = late.world.cloud.lag
    assert (len(lag._ghosts), [kind for kind, _ in lag._born.values()]) == (0, ["target_groups"])
