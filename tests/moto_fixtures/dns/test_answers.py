import dns.flags

from moto_fixtures.dns.public import put_records


def test_records_come_with_their_values(dig, zone):
    """A, MX, TXT, CAA, AAAA: as they stand in the zone."""
    put_records(zone, "koing.shop", "CAA", '0 issue "amazon.com"', '0 iodef "mailto:me@koing.shop"')
    put_records(zone, "six.koing.shop", "AAAA", "2001:db8::1")
    put_records(zone, "long.koing.shop", "TXT", '"say \\"hi\\"" "and more"')
    assert dig.values("dev.koing.shop") == ["211.253.10.20"]
    assert dig.values("koing.shop", "MX") == ["10 mx1.mailplug.co.kr.", "20 mx2.mailplug.co.kr."]
    assert dig.values("koing.shop", "TXT") == ['"v=spf1 include:_spf.mailplug.co.kr ~all"']
    assert dig.values("koing.shop", "CAA") == ['0 iodef "mailto:me@koing.shop"', '0 issue "amazon.com"']
    assert dig.values("six.koing.shop", "AAAA") == ["2001:db8::1"]
    assert dig.values("long.koing.shop", "TXT") == ['"say \\"hi\\"" "and more"']
    assert dig.values("koing.shop", "NS") == sorted(f"{each}." for each in zone.name_servers)
    assert dig.values("koing.shop", "SOA")[0].startswith(zone.name_servers[0])
    assert dig.values("koing.shop", "PTR") == []


def test_nothing_of_a_type_and_no_such_name_differ(dig):
    """NODATA and NXDOMAIN, each with the zone's SOA, kept for 900 seconds (T2.26)."""
    for name, code in (("dev.koing.shop", "NOERROR"), ("nowhere.koing.shop", "NXDOMAIN")):
        message = dig.ask(name, "AAAA")
        assert (dig.code(name, "AAAA"), message.answer) == (code, [])
        assert message.authority[0].ttl == 900
        assert message.flags & dns.flags.AA


def test_a_cname_is_followed_within_its_zone_only(dig, resolver, zone, world):
    """Route 53 stops at the zone's edge, a resolver does not."""
    put_records(zone, "www.koing.shop", "CNAME", "dev.koing.shop.")
    put_records(zone, "out.koing.shop", "CNAME", "app.elsewhere.net.")
    other = world.dns.foreign_zone("elsewhere.net", "ns.elsewhere.net")
    put_records(other, "app.elsewhere.net", "A", "198.51.100.7")
    assert dig.values("www.koing.shop") == ["211.253.10.20", "dev.koing.shop."]
    assert dig.values("out.koing.shop") == ["app.elsewhere.net."]
    assert dig.values("www.koing.shop", "CNAME") == ["dev.koing.shop."]
    assert resolver.values("out.koing.shop") == ["198.51.100.7", "app.elsewhere.net."]


def test_a_circle_of_cnames_fails(dig, zone):
    """It does not run for ever."""
    put_records(zone, "a.koing.shop", "CNAME", "b.koing.shop.")
    put_records(zone, "b.koing.shop", "CNAME", "a.koing.shop.")
    assert dig.code("a.koing.shop") == "SERVFAIL"


def test_an_alias_answers_the_addresses_of_its_load_balancer(dig, balancer, world):
    """Two public addresses, one per zone, with a TTL of 60; nothing for AAAA on an ipv4 one (T2.18, T2.22)."""
    message = dig.ask("koing.shop")
    assert len(dig.values("koing.shop")) == 2
    assert all(each.startswith("3.36.") for each in dig.values("koing.shop"))
    assert message.answer[0].ttl == 60
    assert dig.values(balancer.dns_name) == dig.values("koing.shop")
    assert dig.values("koing.shop", "AAAA") == dig.values(balancer.dns_name, "AAAA") == []


def test_an_alias_whose_load_balancer_is_gone_answers_nothing(dig, balancer, world):
    """NOERROR and no address; its own name does not exist any more (I4)."""
    del world.region.elb.balancers[balancer.arn]
    assert (dig.code("koing.shop"), dig.values("koing.shop")) == ("NOERROR", [])
    assert dig.code(balancer.dns_name) == "NXDOMAIN"


def test_an_alias_to_a_name_of_the_same_zone_answers_as_that(dig, zone):
    """Under its own name, without a CNAME."""
    target = {"HostedZoneId": zone.id, "DNSName": "dev.koing.shop.", "EvaluateTargetHealth": False}
    zone.put({"Name": "www.koing.shop.", "Type": "A", "AliasTarget": target})
    (rrset,) = dig.ask("www.koing.shop").answer
    assert (rrset.name.to_text(), rrset[0].to_text()) == ("www.koing.shop.", "211.253.10.20")
