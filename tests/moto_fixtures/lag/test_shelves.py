import pytest

from moto_fixtures.lag.shelves import SHELVES


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.kind)
def test_emptied_and_put_back_is_as_before(aws, shelf):
    """Whatever a read is shown, the account stays what it is."""
    balancer = aws.balancer(SecurityGroups=[aws.firewall()], Tags=[{"Key": "a", "Value": "b"}])
    aws.rule(aws.listener(balancer["LoadBalancerArn"]))
    aws.group()
    aws.ec2.allocate_address(Domain="vpc")
    region, before = aws.world.region, aws.world.inventory()
    really = shelf.look(region)
    assert really
    shelf.put(region, {})
    assert shelf.look(region) == {}
    shelf.put(region, really)
    assert aws.world.inventory() == before
