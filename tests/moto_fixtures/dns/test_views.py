import dns.flags

from moto_fixtures.accounts import furnish
from moto_fixtures.dns.public import put_records


def servers(message):
    return sorted(value.to_text() for rrset in message.authority for value in rrset)


def test_the_zones_servers_refuse_what_is_in_no_zone(dig):
    """They are nobody's resolver; evilkoing.shop is not koing.shop (T2.12)."""
    assert dig.code("evilkoing.shop") == dig.code("example.org") == "REFUSED"


def test_the_parents_refer_to_the_delegation_set(parents, zone):
    """The registry knows name servers and nothing else."""
    message = parents.ask("www.koing.shop")
    assert message.answer == []
    assert not message.flags & dns.flags.AA
    assert servers(message) == sorted(f"{each}." for each in zone.name_servers)
    assert parents.code("unregistered.example") == "NXDOMAIN"


def test_the_parents_name_what_the_registrar_names(parents, dig, resolver, world):
    """Other servers: the zone answers, and nobody who starts at the root hears it (I10, T1.17)."""
    world.dns.delegate("koing.shop", "ns.gabia.co.kr", "ns1.gabia.co.kr")
    assert servers(parents.ask("koing.shop", "NS")) == ["ns.gabia.co.kr.", "ns1.gabia.co.kr."]
    assert dig.values("dev.koing.shop") == ["211.253.10.20"]
    assert resolver.code("dev.koing.shop") == "SERVFAIL"
    world.dns.delegate("koing.shop")
    assert parents.code("koing.shop", "NS") == resolver.code("dev.koing.shop") == "NXDOMAIN"


def test_a_zone_at_the_registrars_own_servers_answers_instead(resolver, world):
    """The records there are what the world sees."""
    world.dns.delegate("koing.shop", "ns.gabia.co.kr")
    other = world.dns.foreign_zone("koing.shop", "ns.gabia.co.kr")
    put_records(other, "koing.shop", "A", "198.51.100.1")
    assert resolver.values("koing.shop") == ["198.51.100.1"]


def test_the_delegated_of_two_zones_of_one_name_answers(resolver, dig, world, zone):
    """Both are legal; the registrar decides (T2.12)."""
    second = furnish.new_zone(world.region, "koing.shop", reference="second")
    put_records(second, "koing.shop", "A", "192.0.2.50")
    assert resolver.values("koing.shop") == []
    world.dns.delegate("koing.shop", *second.name_servers)
    assert resolver.values("koing.shop") == dig.values("koing.shop") == ["192.0.2.50"]


def test_a_child_zone_is_seen_once_its_parent_zone_names_it(resolver, dig, world, zone):
    """A longer zone without NS records in the one above is invisible (T2.13)."""
    child = furnish.zone(world.region, "api.koing.shop")
    put_records(child, "v1.api.koing.shop", "A", "192.0.2.9")
    assert dig.values("v1.api.koing.shop") == ["192.0.2.9"]
    assert resolver.code("v1.api.koing.shop") == "NXDOMAIN"
    put_records(zone, "api.koing.shop", "NS", *(f"{each}." for each in child.name_servers))
    assert resolver.values("v1.api.koing.shop") == ["192.0.2.9"]


def test_a_private_zone_is_not_answered(dig, world):
    """It is for its VPC (T2.11)."""
    furnish.new_zone(world.region, "internal.corp", reference="1", private=True)
    assert dig.code("internal.corp", "SOA") == "REFUSED"


def test_a_cname_into_the_void_is_answered_with_itself(resolver, zone):
    """The name it leads to does not exist; that is not the fault of the zone's servers."""
    put_records(zone, "www.koing.shop", "CNAME", "pages.example.")
    assert resolver.code("www.koing.shop") == "NOERROR"
    assert resolver.values("www.koing.shop", "CNAME") == ["pages.example."]
