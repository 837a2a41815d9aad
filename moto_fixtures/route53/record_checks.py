"""What Route 53 refuses in a record set, in its words (T2.8, T2.18, emulators.md 2); moto accepts nearly all."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping

from moto_fixtures.cloud import Region
from moto_fixtures.route53 import routing_policies
from moto_fixtures.route53.names import within
from moto_fixtures.route53.state import Key, RecordSet, Zone

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
LONGEST_STRING = 255
LONGEST_VALUE = 4000


def problems(region: Region, zone: Zone, record_set: RecordSet, records: Mapping[Key, RecordSet]) -> list[str]:
    """Everything wrong with one record set by itself."""
    name, kind = record_set["Name"], record_set["Type"]
    if not within(name, zone.name):
        return [f"RRSet with DNS name {name} is not permitted in zone {zone.name}"]
    if kind == "CNAME" and name == zone.name:
        return [f"RRSet of type CNAME with DNS name {name} is not permitted at apex in zone {zone.name}"]
    if any(len(label) > 63 for label in name.split(".")) or len(name) > 255:
        return [f"FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '{name}'"]
    together = routing_policies.problems(record_set, records)
    if record_set.get("AliasTarget"):
        return together + _alias(region, zone, record_set, records)
    return together + [each for value in record_set["ResourceRecords"] for each in _value(kind, value["Value"])]


def _alias(region: Region, zone: Zone, record_set: RecordSet, records: Mapping[Key, RecordSet]) -> list[str]:
    target = record_set["AliasTarget"]
    name, zone_id, kind = target["DNSName"], target["HostedZoneId"], record_set["Type"]
    label = f"Tried to create an alias that targets {name}, type {kind} in zone {zone_id}, but"
    outside = [f"{label} the alias target name does not lie within the target zone"]
    missing = [f"{label} that target was not found"]
    if zone_id == zone.id:
        if not within(name, zone.name):
            return outside
        return [] if any(key[:2] == (name, kind) for key in records) else missing
    if not name.endswith(".elb.amazonaws.com."):
        return []
    bare = name.removeprefix("dualstack.")
    for each in region.cloud.regions.values():
        for balancer in each.balancers():
            if f"{balancer.dns_name.lower()}." == bare:
                return [] if balancer.zone_id == zone_id else outside
    return missing


def _value(kind: str, value: str) -> list[str]:
    check = CHECKS.get(kind)
    problem = check(value) if check else ""
    return [f"Invalid Resource Record: 'FATAL problem: {problem} encountered with '{value}''"] if problem else []


def _ipv4(value: str) -> str:
    try:
        ipaddress.IPv4Address(value)
    except ValueError:
        return "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)"
    return ""


def _ipv6(value: str) -> str:
    try:
        ipaddress.IPv6Address(value)
    except ValueError:
        return "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)"
    return ""


def _text(value: str) -> str:
    strings = STRING.findall(value)
    if not strings or STRING.sub("", value).strip():
        return "InvalidCharacterString (Value should be enclosed in quotation marks)"
    if any(len(re.sub(r"\\\d{3}|\\.", "x", each)) > LONGEST_STRING for each in strings):
        return "CharacterStringTooLong (Value is too long)"
    return "InvalidCharacterString (Value is too long)" if len(value) > LONGEST_VALUE else ""


CHECKS: Mapping[str, Callable[[str], str]] = {"A": _ipv4, "AAAA": _ipv6, "TXT": _text, "SPF": _text}


def conflicts(zone: Zone, before: Mapping[Key, RecordSet], after: Mapping[Key, RecordSet]) -> list[str]:
    """A CNAME stands alone at its name."""
    found = []
    for name, kind, _ in after:
        others = {key[1] for key in after if key[0] == name} - {kind}
        if (kind == "CNAME" and others) or (kind != "CNAME" and "CNAME" in others):
            if (name, kind, "") in before and before.get((name, kind, "")) is after.get((name, kind, "")):
                continue
            other = sorted(others)[0] if kind == "CNAME" else "CNAME"
            found.append(
                f"RRSet of type {kind} with DNS name {name} is not permitted because a conflicting RRSet of type "
                f"{other} with the same DNS name already exists in zone {zone.name}"
            )
    return found
