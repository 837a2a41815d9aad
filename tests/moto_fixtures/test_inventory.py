import json

from moto_fixtures import World


def test_equal_accounts_have_equal_inventories():
    """Ids are the same in every run, order and all."""
    first, second = World("S3").inventory(), World("S3").inventory()
    assert json.dumps(first) == json.dumps(second)


def test_reading_and_waiting_change_nothing(aws):
    """Only writes do."""
    before = aws.world.inventory()
    aws.ec2.describe_instances()
    aws.elbv2.describe_load_balancers()
    aws.advance(86400)
    assert aws.world.inventory() == before


def test_it_holds_everything_that_can_be_made(aws):
    """Each kind of thing shows with its tags, and a copy is returned."""
    before = aws.world.inventory()
    tags = [{"Key": "edgeops:stack", "Value": "koing"}]
    balancer = aws.balancer(Tags=tags, SecurityGroups=[aws.firewall()])
    listener = aws.listener(balancer["LoadBalancerArn"], Tags=tags)
    aws.rule(listener)
    group = aws.group(Tags=tags)
    aws.elbv2.register_targets(TargetGroupArn=group, Targets=[{"Id": aws.instance["InstanceId"]}])
    aws.requested("koing.shop", Tags=tags)
    aws.batch(aws.alias(balancer))
    after = aws.world.inventory()
    region, was = after["regions"]["ap-northeast-2"], before["regions"]["ap-northeast-2"]
    changed = [name for name in region if region[name] != was[name]]
    assert changed == ["security_groups", "load_balancers", "listeners", "target_groups", "certificates"]
    assert after["zones"] != before["zones"]
    assert region["listeners"][listener]["tags"] == {"edgeops:stack": "koing"}


def test_undoing_everything_leaves_no_trace(aws):
    """Made and deleted again is the same as before, once the lag is over."""
    before = aws.world.inventory()
    group = aws.firewall()
    balancer = aws.balancer(SecurityGroups=[group])
    aws.listener(balancer["LoadBalancerArn"])
    aws.batch(aws.alias(balancer))
    aws.batch(aws.alias(balancer) | {"Action": "DELETE"})
    aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
    aws.advance()
    aws.ec2.delete_security_group(GroupId=group)
    assert aws.world.inventory() == before
