"""The public DNS without a socket, for tests in one process: the same answers as the servers give."""

from __future__ import annotations

from dnslib import QTYPE, RCODE, DNSRecord

from moto_fixtures.dns.views import View, parents, resolver
from moto_fixtures.world import World


class Silent(Exception):
    """A question without an answer, as SERVFAIL is one."""


def name_servers(world: World, zone: str) -> tuple[str, ...]:
    """Those to which the zone's parent refers, sorted; () where nobody knows the zone."""
    reply = _ask(world, parents, zone, "NS")
    referral = tuple(sorted(_text(each) for each in reply.auth if str(each.rname).rstrip(".") == zone))
    return referral or (() if reply.header.rcode == RCODE.NXDOMAIN else values(world, zone, "NS"))


def values(world: World, name: str, kind: str) -> tuple[str, ...]:
    """What a public resolver answers, as text. Raises Silent."""
    reply = _ask(world, resolver, name, kind)
    return tuple(sorted(_text(each) for each in reply.rr if QTYPE[each.rtype] == kind))


def _ask(world: World, view: View, name: str, kind: str) -> DNSRecord:
    with world.gateway.lock:
        reply = view(world.cloud, DNSRecord.question(name, kind))
    if reply.header.rcode not in (RCODE.NOERROR, RCODE.NXDOMAIN):
        raise Silent(f"{RCODE[reply.header.rcode]} for {name}")
    return reply


def _text(record: object) -> str:
    text = str(record.rdata)  # type: ignore[attr-defined]
    return text if text.startswith('"') else text.rstrip(".").lower()
