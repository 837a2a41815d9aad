"""Three who may be asked: the zones' name servers, the parents' (registries), and a public resolver.

A zone's own servers answer whatever the registrar says (T2.13); the parents refer to the servers that the registrar
names; a resolver follows the parents, so it fails (SERVFAIL) where those servers do not know the zone (I10).
"""

from __future__ import annotations

from collections.abc import Callable

from dnslib import QTYPE, RCODE, DNSRecord

from moto_fixtures.cloud import Cloud
from moto_fixtures.dns.answers import Reply, answer
from moto_fixtures.dns.delegation import public_zones, reachable_zones
from moto_fixtures.dns.public import closest
from moto_fixtures.dns.rdata import label, record
from moto_fixtures.route53.names import spelled
from moto_fixtures.route53.state import Zone

View = Callable[[Cloud, DNSRecord], DNSRecord]
DELEGATION_TTL = 172800


def _asked(request: DNSRecord) -> tuple[str, str]:
    """The spelled name and the type."""
    text = ".".join(each.decode("latin-1") for each in request.q.qname.label)
    return spelled(text), str(QTYPE[request.q.qtype])


def _reply(request: DNSRecord, content: Reply, recursive: bool = False) -> DNSRecord:
    reply = request.reply(ra=int(recursive), aa=int(content.authoritative and not recursive))
    reply.header.rcode = content.code
    reply.add_answer(*content.answer)
    reply.add_auth(*content.authority)
    return reply


def authority(cloud: Cloud, request: DNSRecord) -> DNSRecord:
    """As the name servers of the zone; REFUSED for what is in none."""
    name, kind = _asked(request)
    zones = public_zones(cloud)
    home = closest(zones, name)

    def same_zone(asked: str) -> Zone | None:
        # Route 53 follows a CNAME within one zone only.
        found = closest(zones, asked)
        return found if found is home else None

    return _reply(request, answer(cloud, same_zone, request.q.qname, name, kind, lambda _: RCODE.REFUSED))


def parents(cloud: Cloud, request: DNSRecord) -> DNSRecord:
    """As the registry: a referral to the servers of the zone; NXDOMAIN for one that nobody registered."""
    name, _ = _asked(request)
    top = _topmost(public_zones(cloud), name)
    servers = cloud.public.servers_of(top) if top else ()
    reply = Reply(authoritative=not servers, code=RCODE.NOERROR if servers else RCODE.NXDOMAIN)
    if top:
        made = [record(label(top.name), "NS", DELEGATION_TTL, f"{each}.") for each in servers]
        reply.authority = [each for each in made if each is not None]
    return _reply(request, reply)


def _topmost(zones: list[Zone], name: str) -> Zone | None:
    """The zone with the shortest name: its parent is a registry, those of zones below it are other zones."""
    matching = [zone for zone in zones if closest([zone], name)]
    return min(matching, key=lambda zone: len(zone.name), default=None)


def resolver(cloud: Cloud, request: DNSRecord) -> DNSRecord:
    """As the world sees it: zones to whose servers the parents lead, CNAMEs followed everywhere."""
    name, kind = _asked(request)
    zones = reachable_zones(cloud)
    registered = {zone.name for zone in public_zones(cloud) if cloud.public.servers_of(zone)}

    def delegated(asked: str) -> Zone | None:
        return closest(zones, asked)

    def without(asked: str) -> int:
        lame = any(f".{asked}".endswith(f".{each}") for each in registered)
        return int(RCODE.SERVFAIL if lame else RCODE.NXDOMAIN)

    return _reply(request, answer(cloud, delegated, request.q.qname, name, kind, without), recursive=True)
