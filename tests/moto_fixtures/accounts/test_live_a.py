from moto_fixtures import World


def test_live_a_points_at_the_automatic_address():
    """A plain record with a TTL, `www` a CNAME to it, no Elastic IP."""
    world = World("live-a")
    zone = world.cloud.dns.zone_named("koing.shop")
    record = zone.plain("koing.shop", "A")
    assert (record["TTL"], record["ResourceRecords"]) == (300, [{"Value": world.instance("web").public_ip}])
    assert zone.plain("www.koing.shop", "CNAME")["ResourceRecords"] == [{"Value": "koing.shop"}]
    assert world.inventory()["regions"]["ap-northeast-2"]["addresses"] == {}
