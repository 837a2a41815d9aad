"""What one zone holds for a name: records, a cut to a delegated child, nothing of that type, or no such name.

Wildcards as RFC 4592 has them: they stand below the closest name that exists, and a name that only has names below it
exists, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moto_fixtures.cloud import Cloud
from moto_fixtures.route53.names import within
from moto_fixtures.route53.state import RecordSet, Zone

BALANCER_TTL = 60
"""Of the addresses of a load balancer; an alias record has none of its own (T2.20)."""
WILDCARD = r"\052"


@dataclass(frozen=True)
class Found:
    """`exists` tells NODATA from NXDOMAIN; `cut` are the NS records of a child zone that the name lies in."""

    exists: bool
    records: tuple[RecordSet, ...] = ()
    cut: RecordSet | None = None


def find(zone: Zone, name: str) -> Found:
    """Everything at a name of the zone, of whatever type."""
    for above in _from_the_top(zone, name):
        servers = zone.plain(above, "NS")
        if servers is not None:
            return Found(True, cut=servers)
    existing = _existing(zone)
    if name in existing:
        return Found(True, _at(zone, name))
    encloser = name
    while encloser not in existing and encloser != zone.name:
        encloser = encloser.partition(".")[2]
    wild = f"{WILDCARD}.{encloser}"
    return Found(True, _at(zone, wild)) if wild in existing else Found(False)


def _from_the_top(zone: Zone, name: str) -> Iterator[str]:
    """The names between the zone's apex and the name, the name included."""
    labels = name.removesuffix(zone.name).rstrip(".").split(".")
    for start in range(len(labels) - 1, -1, -1):
        if labels[start]:
            yield ".".join(labels[start:]) + f".{zone.name}"


def _existing(zone: Zone) -> set[str]:
    """Every name with records, and every name above one."""
    found = {zone.name}
    for name, _, _ in zone.records:
        while name not in found and within(name, zone.name):
            found.add(name)
            name = name.partition(".")[2]
    return found


def _at(zone: Zone, name: str) -> tuple[RecordSet, ...]:
    """One record set per type; of several with a set identifier the heaviest."""
    sets = [each for each in zone.records.values() if each["Name"] == name]
    best: dict[str, RecordSet] = {}
    for each in sorted(sets, key=lambda each: int(each.get("Weight", 0))):
        best[each["Type"]] = each
    return tuple(best.values())


def addresses(cloud: Cloud, dns_name: str) -> list[str] | None:
    """The IPv4 addresses of a load balancer by its DNS name; None when there is none of this name."""
    bare = dns_name.lower().removeprefix("dualstack.").rstrip(".")
    for region in cloud.regions.values():
        for balancer in region.balancers():
            if balancer.dns_name.lower() == bare:
                ids = region.elb.interfaces.get(balancer.arn, [])
                interfaces = [region.ec2.enis[each] for each in ids if each in region.ec2.enis]
                return [str(each.public_ip or each.private_ip_address) for each in interfaces]
    return None
