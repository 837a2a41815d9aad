"""`allow = ["203.0.113.0/24"]`: the networks that may come to a site, as the load balancer sees them."""

import re
from ipaddress import IPv4Network, ip_network

from edgeops.catalogue import say
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import quoted
from edgeops.settings.table import Table

MOST = 20
SHAPE = say("config-allow.why")
# Addresses inside a home, an office or a VPC. (Not `is_private`: it holds networks that are merely reserved.)
INSIDE = tuple(
    ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16")
)


def read_allow(table: Table) -> tuple[str, ...]:
    """The networks in the order of the file, each outside every other; () lets everybody in."""
    networks = table.texts("allow", parse_network)
    place = table.place("allow")
    if table.values.get("allow") == []:
        what, why = say("config-allow.what-none"), say("config-allow.why-none")
        table.problems.add("allow", place, what, why, say("config-allow.fix-none"))
    if len(networks) > MOST:
        what = say("config-allow.what-many", first=quoted(str(networks[0])), count=len(networks))
        why = say("config-allow.why-many", most=MOST)
        table.problems.add("allow", place, what, why, say("config-allow.fix-many"))
    for later, network in enumerate(networks):
        for first in networks[:later]:
            _refuse_overlap(table, first, network)
    return tuple(str(network) for network in networks)


def parse_network(text: str) -> IPv4Network:
    """The network; an address alone is the network of itself."""
    plain = text.strip()
    try:
        network = ip_network(plain, strict=False)
    except ValueError:
        raise Wrong("allow", say("config-allow.what"), SHAPE, _address_in(plain)) from None
    if not isinstance(network, IPv4Network):
        why, fix = say("config-not-yet.why-ipv6"), say("config-not-yet.fix-ipv6")
        raise Wrong("not-yet", say("config-not-yet.what-ipv6"), why, fix=fix)
    if network.prefixlen == 0:
        why, fix = say("config-allow-everybody.why"), say("config-allow-everybody.fix")
        raise Wrong("allow-everybody", say("config-allow-everybody.what"), why, fix=fix)
    written = str(network) if "/" in plain else str(network.network_address)
    if written != text:
        why = say("config-allow.why-written", shape=SHAPE)
        raise Wrong("allow", say("config-allow.what-written"), why, written)
    _refuse_inside(network)
    return network


def _refuse_inside(network: IPv4Network) -> None:
    if any(network.overlaps(inside) and network.prefixlen >= inside.prefixlen for inside in INSIDE):
        why, fix = say("config-allow-inside.why"), say("config-allow-inside.fix")
        raise Wrong("allow-inside", say("config-allow-inside.what"), why, fix=fix)


def _refuse_overlap(table: Table, first: IPv4Network, network: IPv4Network) -> None:
    if not network.overlaps(first):
        return
    small, large = sorted((first, network), key=lambda one: -one.prefixlen)
    what = say("config-allow-overlap.what", small=quoted(str(small)), large=quoted(str(large)))
    fix = say("config-allow-overlap.fix", small=quoted(str(small)))
    if small == large:
        what, fix = say("config-allow-overlap.what-twice", small=quoted(str(small))), say("config.keep-one")
    table.problems.add("allow-overlap", table.place("allow"), what, say("config-allow-overlap.why"), fix)


def _address_in(text: str) -> str:
    """What was pasted with a scheme, a port or spaces, if it is right without them; else nothing."""
    plain = re.sub(r":[0-9]+$", "", re.sub(r"^[a-z]+://([^/]*).*", r"\1", text)).replace(" ", "")
    try:
        return plain if plain != text and parse_network(plain) else ""
    except Wrong:
        return ""
