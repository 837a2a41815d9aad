"""The hosted zone each name's records go to: the longest public zone the name ends in, label by label. Makes nothing.

"badexample.com" is not in "example.com" (T2.12); private zones and those a linked service manages are never used
(T2.11).
"""

from __future__ import annotations

from collections.abc import Sequence

from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.errors import Finding, finding
from edgeops.model import HostedZone, Spec, Stack, Step, Zones
from edgeops.naming import plain_name
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
                problems.append(_ambiguous(host, several))
    return Zones(by_host, tuple(public), problems=tuple(problems))


def steps(spec: Spec, found: Zones | None, stack: Stack) -> list[Step]:
    """The zone is yours; edgeops only adds records to it."""
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Zones | None:
    return stack.zone


def removal(spec: Spec, found: Zones | None) -> list[Step]:
    return []


def _parents(host: str, zones: Sequence[HostedZone]) -> list[HostedZone]:
    labels = host.split(".")
    for start in range(len(labels)):
        name = ".".join(labels[start:])
        if matching := [zone for zone in zones if zone.name == name]:
            return matching
    return []


def _no_zone(host: str, zones: Sequence[HostedZone]) -> Finding:
    have = ", ".join(sorted(zone.name for zone in zones)) or say("zones.none")
    return finding("no-zone", f'sites."{host}"', host=host, zones=have)


def _ambiguous(host: str, zones: Sequence[HostedZone]) -> Finding:
    ids = ", ".join(zone.id for zone in zones)
    return finding("several-zones", f'sites."{host}"', count=len(zones), zone=zones[0].name, ids=ids)
