from moto_fixtures.accounts import furnish
from moto_fixtures.dns.delegation import reachable_zones
from moto_fixtures.dns.public import put_records


def test_zones_are_reached_from_above(world, zone):
    """A child by the NS records of its parent zone; all of them through the registrar (T2.13)."""
    child = furnish.zone(world.region, "api.koing.shop")
    assert reachable_zones(world.cloud) == [zone]
    put_records(zone, "api.koing.shop", "NS", f"{child.name_servers[0]}.")
    assert reachable_zones(world.cloud) == [zone, child]
    world.dns.delegate("koing.shop", "ns.gabia.co.kr")
    assert reachable_zones(world.cloud) == []


def test_a_certificate_is_proven_in_the_zone_that_the_world_sees(aws):
    """A record in a child zone to which nothing leads proves nothing (T1.17)."""
    cloud = aws.world.cloud
    zone, child = cloud.dns.zone_named("koing.shop"), furnish.zone(aws.world.region, "api.koing.shop")
    arn = aws.requested("api.koing.shop")
    aws.advance()
    (change,) = aws.validation(arn)
    batch = {"Changes": [change]}
    aws.route53.change_resource_record_sets(HostedZoneId=child.id, ChangeBatch=batch)
    aws.advance()
    assert aws.status(arn) == "PENDING_VALIDATION"
    put_records(zone, "api.koing.shop", "NS", *(f"{each}." for each in child.name_servers))
    aws.status(arn)
    aws.advance()
    assert aws.status(arn) == "ISSUED"
