"""Questions over real sockets, by a client that nobody here wrote: dnspython."""

from __future__ import annotations

import dns.flags
import dns.message
import dns.query
import dns.rcode
import pytest

from moto_fixtures import World
from moto_fixtures.accounts import furnish, furnish_balancers
from moto_fixtures.dns.server import DnsServer
from tests.moto_fixtures import plain


class Dig:
    """Asks one address; `ask` is the whole message, `values` the answer's values as text."""

    def __init__(self, address):
        host, _, port = address.partition(":")
        self.host, self.port = host, int(port)

    def ask(self, name, kind="A", tcp=False):
        query = dns.message.make_query(name, kind)
        how = dns.query.tcp if tcp else dns.query.udp
        return how(query, self.host, port=self.port, timeout=5)

    def values(self, name, kind="A"):
        return sorted(value.to_text() for rrset in self.ask(name, kind).answer for value in rrset)

    def code(self, name, kind="A"):
        return dns.rcode.to_text(self.ask(name, kind).rcode())


@pytest.fixture
def world():
    if plain.wanted():
        plain.refuse_without_sockets()
    return World("S0")


@pytest.fixture
def zone(world):
    return world.cloud.dns.zone_named("koing.shop")


@pytest.fixture
def server(world):
    with DnsServer(world) as server:
        yield server


@pytest.fixture
def dig(server):
    """Asks the zones' own servers."""
    return Dig(server.authority)


@pytest.fixture
def parents(server):
    return Dig(server.parents)


@pytest.fixture
def resolver(server):
    return Dig(server.resolver)


@pytest.fixture
def balancer(world, zone):
    """A load balancer with an alias record at the apex."""
    group = furnish.security_group(world.region, "alb", (80, 443), "sg-0000000000000aaaa")
    made = furnish_balancers.load_balancer(world.region, "edge", group)
    furnish_balancers.alias(zone, "koing.shop", made, "dualstack.")
    return made
