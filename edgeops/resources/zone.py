"""The hosted zone each name's records go to: the longest public zone the name ends in, label by label. Makes nothing.

"badexample.com" is not in "example.com" (T2.12); private zones and those a linked service manages are never used
(T2.11).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.domains import registered
from edgeops.errors import Finding, finding
from edgeops.model import HostedZone, Spec, Stack, Step, Zones
from edgeops.naming import plain_name
from edgeops.proofs import own_servers
from edgeops.resolving import NotAsked
from edgeops.run import Run

NEEDS: tuple[str, ...] = ()
SEES: tuple[str, ...] = ()


def find(aws: Aws, spec: Spec, stack: Stack) -> Zones:
    """Zones of the asked names; those without a zone, or with two of the same name, are problems."""
    public = [
        HostedZone(zone["Id"].removeprefix("/hostedzone/"), plain_name(zone["Name"])) for zone in aws.dns.public_zones()
    ]
    by_host: dict[str, HostedZone] = {}
    problems: list[Finding] = []
    for host in (*spec.hosts, *spec.hostnames):
        match _parents(host, public):
            case []:
                problems.append(_no_zone(host, public))
            case [zone]:
                by_host[host] = zone
            case several:
                asked = _asked_by_the_world(aws, several)
                problems.append(_ambiguous(host, several) if asked is None else _twice(host, asked, several))
                by_host |= {} if asked is None else {host: asked}
    aws.dns.begin_records(sorted({zone.id for zone in by_host.values()}))
    problems += _private_twins(aws, set(by_host.values()))
    return Zones(by_host, tuple(public), problems=tuple(dict.fromkeys(problems)))


def steps(spec: Spec, found: Zones | None, stack: Stack) -> list[Step]:
    """The zone is yours; edgeops only adds records to it."""
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Zones | None:
    return stack.zone


def removal(spec: Spec, found: Zones | None) -> list[Step]:
    return []


def _asked_by_the_world(aws: Aws, zones: Sequence[HostedZone]) -> HostedZone | None:
    """Of zones with one name that whose name servers the parent names; None where nobody can be asked (T2.12)."""
    outside = aws.outside()
    if outside is None:
        return None
    try:
        named = set(outside.name_servers(zones[0].name))
    except NotAsked:
        return None
    asked = [zone for zone in zones if named & own_servers(aws, zone)]
    return asked[0] if len(asked) == 1 else None


def _private_twins(aws: Aws, used: Collection[HostedZone]) -> list[Finding]:
    """A private zone of the same name answers inside of its networks, instead of the records that are written here."""
    private = aws.dns.private_zones()
    return [
        finding("private-zone-too", say("where.zone-named", zone=zone.name), "note", zone=zone.name, id=twin.id)
        for zone in sorted(used, key=lambda one: one.name)
        for twin in private
        if twin.name == zone.name
    ]


def _parents(host: str, zones: Sequence[HostedZone]) -> list[HostedZone]:
    labels = host.split(".")
    for start in range(len(labels)):
        name = ".".join(labels[start:])
        if matching := [zone for zone in zones if zone.name == name]:
            return matching
    return []


def _no_zone(host: str, zones: Sequence[HostedZone]) -> Finding:
    have = ", ".join(sorted(zone.name for zone in zones)) or say("zones.none")
    domain = registered(host)
    command = f"aws route53 create-hosted-zone --name {domain} --caller-reference edgeops-{domain}"
    return finding("no-zone", f'sites."{host}"', host=host, zones=have, domain=domain, command=command)


def _twice(host: str, asked: HostedZone, zones: Sequence[HostedZone]) -> Finding:
    others = ", ".join(zone.id for zone in zones if zone != asked)
    return finding(
        "zone-twice", say("where.zone-named", zone=asked.name), "note", zone=asked.name, id=asked.id, others=others
    )


def _ambiguous(host: str, zones: Sequence[HostedZone]) -> Finding:
    ids = ", ".join(zone.id for zone in zones)
    return finding("several-zones", f'sites."{host}"', count=len(zones), zone=zones[0].name, ids=ids)
