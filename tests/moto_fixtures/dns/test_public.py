from moto_fixtures.dns.public import PublicDns, closest, put_records


def test_a_zone_is_delegated_to_itself_until_its_registrar_says_otherwise(world, zone):
    """One server in common is enough."""
    assert world.dns.is_delegated(zone)
    world.dns.delegate("Koing.shop.", "NS1.gabia.co.kr.")
    assert world.dns.servers_of(zone) == ("ns1.gabia.co.kr",)
    assert not world.dns.is_delegated(zone)
    world.dns.delegate("koing.shop", "ns1.gabia.co.kr", zone.name_servers[0])
    assert world.dns.is_delegated(zone)


def test_the_closest_zone_has_the_longest_name():
    """By labels, not by letters."""
    public = PublicDns()
    short, long = public.foreign_zone("b.kr", "ns.b.kr"), public.foreign_zone("a.b.kr", "ns.b.kr")
    assert closest([short, long], "x.a.b.kr.") is long
    assert closest([short, long], "xa.b.kr.") is short
    assert closest([short, long], "xb.kr.") is None


def test_a_certificate_cannot_be_proven_where_the_world_does_not_look(aws):
    """The registrar names other servers: the certificate waits; put right, it is issued (T1.17, I10)."""
    zone = aws.world.cloud.dns.zone_named("koing.shop")
    aws.world.dns.delegate("koing.shop", "ns.gabia.co.kr")
    arn = aws.issued("koing.shop")
    assert aws.status(arn) == "PENDING_VALIDATION"
    aws.world.dns.delegate("koing.shop", *zone.name_servers)
    aws.advance()
    aws.status(arn)
    aws.advance()
    assert aws.status(arn) == "ISSUED"


def test_a_reset_world_forgets_delegations(world):
    """They are part of the account."""
    put_records(world.dns.foreign_zone("x.kr"), "x.kr", "A", "192.0.2.1")
    world.reset()
    assert world.dns.foreign == {}
