"""Which zones the world finds when it starts at the root: those to whose servers their parents lead (T1.17, T2.13)."""

from __future__ import annotations

from moto_fixtures.cloud import Cloud
from moto_fixtures.dns.public import closest
from moto_fixtures.route53.names import within
from moto_fixtures.route53.state import Zone


def public_zones(cloud: Cloud) -> list[Zone]:
    """All of them; of two with one name that which the registrar names comes first."""
    hosted = [zone for zone in cloud.dns.zones.values() if not zone.private]
    hosted.sort(key=lambda zone: not cloud.public.is_delegated(zone))
    return [*hosted, *cloud.public.foreign.values()]


def reachable_zones(cloud: Cloud) -> list[Zone]:
    """Those that answer somebody who follows delegations."""
    zones = public_zones(cloud)
    return [zone for zone in zones if is_reachable(cloud, zones, zone)]


def zone_seen(cloud: Cloud, name: str) -> Zone | None:
    """The zone in which the world looks a name up."""
    zones = [zone for zone in public_zones(cloud) if within(name, zone.name)]
    return closest([zone for zone in zones if is_reachable(cloud, zones, zone)], name)


def is_reachable(cloud: Cloud, zones: list[Zone], zone: Zone) -> bool:
    """Delegated to its own servers: by the registrar, or by NS records in the zone above it."""
    above = closest([each for each in zones if each.name != zone.name], zone.name)
    if above is None or zone.name in cloud.public.delegations:
        return cloud.public.is_delegated(zone)
    cut = above.plain(zone.name, "NS")
    named = {str(each["Value"]).lower().rstrip(".") for each in cut["ResourceRecords"]} if cut else set()
    return bool(named & set(zone.name_servers)) and is_reachable(cloud, zones, above)
