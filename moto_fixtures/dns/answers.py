"""Answers in the making: records of a zone, an alias's addresses, CNAMEs followed as far as a server goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dnslib import RCODE, RR, DNSLabel

from moto_fixtures.cloud import Cloud
from moto_fixtures.dns.lookup import BALANCER_TTL, addresses, find
from moto_fixtures.dns.rdata import label, record
from moto_fixtures.route53.names import spelled, within
from moto_fixtures.route53.state import RecordSet, Zone

LONGEST_CHAIN = 8
NEGATIVE_TTL = 900
"""Of the SOA in a negative answer: Route 53's own (T2.26)."""
BALANCER_NAMES = "elb.amazonaws.com."


@dataclass
class Reply:
    answer: list[RR] = field(default_factory=list)
    authority: list[RR] = field(default_factory=list)
    code: int = RCODE.NOERROR
    authoritative: bool = True


ZoneOf = Callable[[str], Zone | None]
"""Which zone the one that is asked consults for a name; None where it has no answer."""


def answer(
    cloud: Cloud, zone_of: ZoneOf, owner: DNSLabel, name: str, kind: str, without: Callable[[str], int]
) -> Reply:
    """Answer for a spelled name; `without` gives the code for a name for which no zone is consulted."""
    reply = Reply()
    for _ in range(LONGEST_CHAIN):
        if name.endswith(f".{BALANCER_NAMES}"):
            _balancer(cloud, reply, owner, name, kind)
            return reply
        zone = zone_of(name)
        if zone is None:
            code = without(name)
            if not reply.answer or code == RCODE.SERVFAIL:
                reply.code, reply.authoritative = code, False
            return reply
        target = _from_zone(cloud, reply, zone, owner, name, kind)
        if target is None:
            return reply
        name = target
        owner = label(name)
    reply.code = RCODE.SERVFAIL
    return reply


def _from_zone(cloud: Cloud, reply: Reply, zone: Zone, owner: DNSLabel, name: str, kind: str) -> str | None:
    """Add what the zone holds; the target of a CNAME that is to be followed."""
    found = find(zone, name)
    if found.cut is not None:
        reply.authority, reply.authoritative = records(owner_of(found.cut), found.cut), bool(reply.answer)
        return None
    if not found.exists:
        reply.code = RCODE.NXDOMAIN
    for each in found.records:
        if each["Type"] == "CNAME" and kind not in ("CNAME", "ANY"):
            reply.answer += records(owner, each)
            return spelled(each["ResourceRecords"][0]["Value"])
        if kind in (each["Type"], "ANY"):
            reply.answer += _alias(cloud, zone, owner, each, kind) if "AliasTarget" in each else records(owner, each)
    if not any(each.rname == owner for each in reply.answer):
        reply.authority = _soa(zone)
    return None


def owner_of(record_set: RecordSet) -> DNSLabel:
    return label(record_set["Name"])


def records(owner: DNSLabel, record_set: RecordSet) -> list[RR]:
    """A plain record set, one record a value."""
    kind, ttl = record_set["Type"], int(record_set["TTL"])
    made = [record(owner, kind, ttl, each["Value"]) for each in record_set["ResourceRecords"]]
    return [each for each in made if each is not None]


def _soa(zone: Zone) -> list[RR]:
    soa = zone.plain(zone.name, "SOA")
    return records(label(zone.name), {**soa, "TTL": NEGATIVE_TTL}) if soa else []


def _alias(cloud: Cloud, zone: Zone, owner: DNSLabel, record_set: RecordSet, kind: str) -> list[RR]:
    """The addresses behind an alias; none when its load balancer is gone (I4)."""
    target = record_set["AliasTarget"]["DNSName"]
    if within(target, zone.name):
        reply = Reply()
        _from_zone(cloud, reply, zone, owner, target, kind)
        return reply.answer
    return _addresses(owner, addresses(cloud, target) or []) if record_set["Type"] == "A" else []


def _addresses(owner: DNSLabel, found: list[str]) -> list[RR]:
    made = [record(owner, "A", BALANCER_TTL, each) for each in found]
    return [each for each in made if each is not None]


def _balancer(cloud: Cloud, reply: Reply, owner: DNSLabel, name: str, kind: str) -> None:
    """A load balancer's own name, in AWS's zone."""
    found = addresses(cloud, name)
    if found is None:
        reply.code = RCODE.NXDOMAIN
    elif kind in ("A", "ANY"):
        reply.answer += _addresses(owner, found)
