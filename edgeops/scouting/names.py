"""Where a name leads today: by the record in the account's hosted zone, else by what the world's DNS says."""

from __future__ import annotations

from collections.abc import Sequence

from edgeops import naming
from edgeops.aws import Aws
from edgeops.batches import by_name
from edgeops.claims import Standing
from edgeops.domains import answered, some_name
from edgeops.model import HostedZone, Lead, Zones
from edgeops.resolving import NotAsked, Outside

LONGEST_CHAIN = 8
"""CNAMEs within a zone that are followed; resolvers give up at about as many."""


def leads(aws: Aws, zones: Zones, hosts: Sequence[str]) -> dict[str, Lead]:
    """Host -> where it leads."""
    outside = aws.outside()
    return {host: _lead(aws, outside, zones.by_host.get(host), host) for host in hosts}


def _lead(aws: Aws, outside: Outside | None, zone: HostedZone | None, host: str) -> Lead:
    if zone is None:
        return Lead(host, addresses=_resolved(outside, host))
    at = by_name(aws, zone)
    standing = Standing.of(host, at)
    end = standing
    for _ in range(LONGEST_CHAIN):
        following = next((name for name in sorted(end.targets) if name in at), None)
        if following is None:
            break
        end = Standing.of(following, at)
    marker = standing.marker
    mine = marker is not None and (marker.account, marker.region) == (aws.account, aws.region)
    return Lead(
        host,
        zone=zone.name,
        standing=standing.words if standing.records else "",
        targets=end.targets,
        addresses=end.addresses or (_resolved(outside, host) if answered(host, at) else ()),
        stack=marker.stack if marker is not None and mine else "",
        takeable=bool(standing.records) and marker is None and not standing.stuck,
    )


def _resolved(outside: Outside | None, host: str) -> tuple[str, ...]:
    """What a resolver answers; nothing where none can be asked: the guard of the public DNS says that."""
    try:
        return outside.values(some_name(host), "A") if outside else ()
    except NotAsked:
        return ()


def stacks_in(aws: Aws, zones: Zones) -> dict[str, frozenset[str]]:
    """Stack of this account and region -> the names that it marks in the used zones."""
    held: dict[str, set[str]] = {}
    for zone in zones.used:
        at = by_name(aws, zone)
        for host in sorted(filter(None, map(naming.marked_host, at))):
            marker = Standing.of(host, at).marker
            if marker and (marker.account, marker.region) == (aws.account, aws.region):
                held.setdefault(marker.stack, set()).add(host)
    return {stack: frozenset(names) for stack, names in held.items()}
