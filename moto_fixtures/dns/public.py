"""What the rest of the world's DNS says: delegations as registrars have them, and zones outside the account (T1.17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from moto_fixtures.route53.names import spelled, within
from moto_fixtures.route53.state import Zone


@dataclass
class PublicDns:
    """Nothing set: every hosted zone is delegated to its own name servers, and there are no others."""

    delegations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Zone -> name servers at its registrar, where they are not the zone's own; none: not registered."""
    foreign: dict[str, Zone] = field(default_factory=dict)

    def delegate(self, zone: str, *name_servers: str) -> None:
        """Let the registrar of a zone name these servers."""
        self.delegations[spelled(zone)] = tuple(each.lower().rstrip(".") for each in name_servers)

    def foreign_zone(self, name: str, *name_servers: str) -> Zone:
        """A new zone on somebody else's name servers; fill it with `put_records`."""
        zone = Zone("", spelled(name), "", False, "", [each.lower().rstrip(".") for each in name_servers])
        self.foreign[zone.name] = zone
        put_records(zone, name, "NS", *(f"{each}." for each in zone.name_servers))
        primary = zone.name_servers[0] if zone.name_servers else zone.name
        put_records(zone, name, "SOA", f"{primary}. hostmaster.{zone.name} 1 7200 900 1209600 300")
        return zone

    def servers_of(self, zone: Zone) -> tuple[str, ...]:
        """The name servers that the zone's parent names for it."""
        return self.delegations.get(zone.name, tuple(zone.name_servers))

    def is_delegated(self, zone: Zone) -> bool:
        """Would the world ask this zone's servers? One server in common is enough to be asked."""
        return bool(set(self.servers_of(zone)) & set(zone.name_servers))


def put_records(zone: Zone, name: str, kind: str, *values: str, ttl: int = 300) -> None:
    """Put one record set into a zone; it replaces the one of this name and type."""
    content = [{"Value": each} for each in values]
    zone.put({"Name": spelled(name), "Type": kind, "TTL": ttl, "ResourceRecords": content})


def closest(zones: Sequence[Zone], name: str) -> Zone | None:
    """The zone that a name lies in: that with the longest name, the first of equal ones (T2.12)."""
    return max((zone for zone in zones if within(name, zone.name)), key=lambda zone: len(zone.name), default=None)
