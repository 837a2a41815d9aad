"""The same answers as over a socket, in one process."""

from __future__ import annotations

import pytest

from moto_fixtures.dns import asker
from moto_fixtures.dns.public import put_records


def test_the_parent_names_the_servers_of_the_zone(world, zone, parents):
    """As the registry's server refers to them."""
    referral = parents.ask("koing.shop", "NS").authority
    said = sorted(value.to_text().rstrip(".") for rrset in referral for value in rrset)
    assert list(asker.name_servers(world, "koing.shop")) == said == sorted(zone.name_servers)
    assert asker.name_servers(world, "nobody.example") == ()


def test_values_are_those_of_the_resolver(world):
    """A record of a zone, and none."""
    put_records(world.dns.foreign_zone("other.example", "ns1.other.example"), "other.example", "MX", "10 a.example.")
    assert asker.values(world, "other.example", "MX") == ("10 a.example",)
    assert asker.values(world, "other.example", "A") == ()


def test_a_lame_delegation_is_silence(world):
    """SERVFAIL."""
    world.dns.delegate("koing.shop", "ns.gone.example")
    with pytest.raises(asker.Silent, match="SERVFAIL"):
        asker.values(world, "koing.shop", "A")


def test_a_zone_below_another_is_what_that_one_delegates(world):
    """The registry knows only the topmost; its zone says the rest."""
    assert asker.name_servers(world, "sub.koing.shop") == ()
