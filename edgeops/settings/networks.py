"""`allow = ["203.0.113.0/24"]`: the networks that may come to a site, as the load balancer sees them."""

import re
from ipaddress import IPv4Network, ip_network

from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import quoted
from edgeops.settings.table import Table

MOST = 20
SHAPE = "A network is four numbers from 0 to 255 and how many bits are fixed: 203.0.113.0/24; or one address alone."
# Addresses inside a home, an office or a VPC. (Not `is_private`: it holds networks that are merely reserved.)
INSIDE = tuple(
    ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16")
)


def read_allow(table: Table) -> tuple[str, ...]:
    """The networks in the order of the file, each outside every other; () lets everybody in."""
    networks = table.texts("allow", parse_network)
    place = table.place("allow")
    if table.values.get("allow") == []:
        what, why = "allow = [] lets nobody in", "Who is not in one of its networks gets the answer 403."
        table.problems.add("allow", place, what, why, "Leave allow out to let everybody in.")
    if len(networks) > MOST:
        what = f"allow = [{quoted(str(networks[0]))}, …] holds {len(networks)} networks"
        why = f"A site may have {MOST}: the load balancer needs a rule for every few of them."
        table.problems.add("allow", place, what, why, "Join neighbours into larger networks.")
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
        raise Wrong("allow", "is not a network", SHAPE, _address_in(plain)) from None
    if not isinstance(network, IPv4Network):
        why = "The load balancer answers on IPv4, so it never sees an IPv6 address."
        raise Wrong("not-yet", "is IPv6, which is not yet supported in this version", why, fix="Give the IPv4 network.")
    if network.prefixlen == 0:
        why = "It is every address there is."
        raise Wrong("allow-everybody", "lets everybody in", why, fix="Leave allow out to let everybody in.")
    written = str(network) if "/" in plain else str(network.network_address)
    if written != text:
        why = f"{SHAPE} The bits that are not fixed are 0."
        raise Wrong("allow", "is not written as a network", why, written)
    _refuse_inside(network)
    return network


def _refuse_inside(network: IPv4Network) -> None:
    if any(network.overlaps(inside) and network.prefixlen >= inside.prefixlen for inside in INSIDE):
        why = "Such addresses exist only inside a network; the load balancer sees the public one that it goes out with."
        fix = "Open https://checkip.amazonaws.com from there: it shows the public address"
        raise Wrong("allow-inside", "is a private network", why, fix=fix)


def _refuse_overlap(table: Table, first: IPv4Network, network: IPv4Network) -> None:
    if not network.overlaps(first):
        return
    small, large = sorted((first, network), key=lambda one: -one.prefixlen)
    relation, fix = f"is inside {quoted(str(large))}", f"Take {quoted(str(small))} out."
    if small == large:
        relation, fix = "stands twice", "Keep one of them."
    what = f"allow holds {quoted(str(small))}, which {relation}"
    why = "Each network takes a place in the rules of the load balancer, and the larger one lets it in already."
    table.problems.add("allow-overlap", table.place("allow"), what, why, fix)


def _address_in(text: str) -> str:
    """What was pasted with a scheme, a port or spaces, if it is right without them; else nothing."""
    plain = re.sub(r":[0-9]+$", "", re.sub(r"^[a-z]+://([^/]*).*", r"\1", text)).replace(" ", "")
    try:
        return plain if plain != text and parse_network(plain) else ""
    except Wrong:
        return ""
