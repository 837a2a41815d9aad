"""Which names go into one certificate: pure, so that plan and up agree on certificates that do not exist yet.

A certificate holds 10 names by default (T1.12). Names are packed per zone, since a zone that is not delegated would
hold up every other name in its certificate; a name that a certificate serves or is going to serve stays where it is.
"""

from collections.abc import Mapping

from edgeops.model import Certificate, Spec, Zones

NAMES_A_CERTIFICATE = 10


def packs(spec: Spec, zones: Zones | None, by_host: Mapping[str, Certificate]) -> list[tuple[str, ...]]:
    """The names of each certificate that is still to be requested, in the order of the file; none beside the user's
    own.
    """
    if zones is None or spec.certificate is not None:
        return []
    found = []
    for zone in zones.used:
        uncovered = [host for host in spec.hosts if zones.by_host.get(host) == zone and host not in by_host]
        found += [
            tuple(uncovered[start : start + NAMES_A_CERTIFICATE])
            for start in range(0, len(uncovered), NAMES_A_CERTIFICATE)
        ]
    return found


def titles(spec: Spec, zones: Zones | None, by_host: Mapping[str, Certificate]) -> list[str]:
    """Every certificate that will be needed, as steps call it, the default one first: the one of the first host."""
    hosts = spec.hosts
    first = hosts[0] if hosts else ""
    serving = {by_host[host].title: first in by_host[host].names for host in hosts if host in by_host}
    coming = {", ".join(sorted(names)): first in names for names in packs(spec, zones, by_host)}
    both = serving | coming
    return sorted(both, key=lambda title: (not both[title], title))
