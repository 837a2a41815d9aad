"""Does the world ask our hosted zone, and may Amazon issue a certificate there? Makes nothing; stops `up` early.

Until the registrar names the zone's name servers, no certificate is ever issued (T1.17) and no visitor finds the load
balancer that is already paid for (I10); a CAA record that does not name Amazon lets every certificate fail (T1.16).
What cannot be asked - no resolver, a firewall - is a warning.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from concurrent.futures import ThreadPoolExecutor

from edgeops.aws import Aws
from edgeops.aws.memo import Memo
from edgeops.catalogue import Text, say
from edgeops.errors import Finding, finding
from edgeops.model import Delegation, HostedZone, Spec, Stack, Step
from edgeops.naming import plain_name
from edgeops.proofs import forbidding, names_in, own_servers
from edgeops.resolving import NotAsked, Outside
from edgeops.run import Run

NEEDS: tuple[str, ...] = ()
SEES: tuple[str, ...] = ("zone", "certificate")

WORKERS = 8


def find(aws: Aws, spec: Spec, stack: Stack) -> Delegation | None:
    """Ask once for every used zone and every name that still needs a certificate."""
    outside = aws.outside()
    zones = stack.zone.used if stack.zone else ()
    if outside is None or not zones:
        return None
    uncertain = _without_certificate(spec, stack)
    zone_of = stack.zone.by_host if stack.zone else {}
    names: Memo[HostedZone, frozenset[str]] = Memo()

    def unforbidden(host: str) -> Finding | NotAsked | None:
        zone = zone_of.get(host)
        return _caa(outside, host, zone, names.get(zone, lambda: names_in(aws, zone)) if zone else frozenset())

    with ThreadPoolExecutor(WORKERS, thread_name_prefix="edgeops-dns") as pool:
        asked = pool.map(lambda zone: _delegation(aws, outside, zone), zones)
        caa = pool.map(unforbidden, uncertain)
        found = [*asked, *caa]
    answers = [each for each in found if isinstance(each, Finding)]
    silent = [each.why for each in found if isinstance(each, NotAsked)]
    # Where the zone is not asked at all, what else is found or not found in it says nothing.
    lost = [each for each in answers if each.id in {"delegation-elsewhere", "not-delegated"}]
    return Delegation(problems=tuple(lost or [*answers, *([_not_asked(silent)] if silent else [])]))


def steps(spec: Spec, found: Delegation | None, stack: Stack) -> list[Step]:
    """The registrar's page and the other records are yours."""
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Delegation | None:
    return stack.delegation


def removal(spec: Spec, found: Delegation | None) -> list[Step]:
    return []


def _without_certificate(spec: Spec, stack: Stack) -> list[str]:
    """Names for which a certificate is still to be issued."""
    if spec.certificate:
        return []
    known = stack.certificate.by_host if stack.certificate else {}
    return [host for host in spec.hosts if not (host in known and known[host].status == "ISSUED")]


def _delegation(aws: Aws, outside: Outside, zone: HostedZone) -> Finding | NotAsked | None:
    own = own_servers(aws, zone)
    try:
        named = outside.name_servers(zone.name)
    except NotAsked as silence:
        return silence
    if not own or own == set(named):
        return None
    if not named:
        return _not_delegated(zone, own)
    if own & set(named):
        return _partly(zone, own, named)
    return _elsewhere(zone, own, named, _left_behind(aws, outside, zone))


def _left_behind(aws: Aws, outside: Outside, zone: HostedZone) -> list[str]:
    """MX and TXT records at the domain that only the name servers of today have: mail depends on them."""
    here = {
        (record["Type"], plain_name(value["Value"]))
        for record in aws.dns.at(zone.id, zone.name)
        for value in record.get("ResourceRecords", [])
    }
    try:
        there = [(kind, value) for kind in ("MX", "TXT") for value in outside.values(zone.name, kind)]
    except NotAsked:
        return []
    return [f"{kind} {value}" for kind, value in there if (kind, value) not in here]


def _caa(outside: Outside, host: str, zone: HostedZone | None, names: Container[str]) -> Finding | NotAsked | None:
    try:
        caa = forbidding(outside, host, zone, names)
    except NotAsked as silence:
        return silence
    return _forbidden(host, *caa) if caa else None


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _elsewhere(zone: HostedZone, own: set[str], named: tuple[str, ...], left: list[str]) -> Finding:
    facts = {"zone": zone.name, "own": _list(own)}
    fix = say("delegation-elsewhere.fix-copy", records="; ".join(left), **facts) if left else None
    return finding("delegation-elsewhere", _place(zone), fix=fix, named=_list(named), **facts)


def _not_delegated(zone: HostedZone, own: set[str]) -> Finding:
    return finding("not-delegated", _place(zone), zone=zone.name, own=_list(own))


def _partly(zone: HostedZone, own: set[str], named: tuple[str, ...]) -> Finding:
    return finding("delegation-partly", _place(zone), "warning", zone=zone.name, own=_list(own), named=_list(named))


def _forbidden(host: str, name: str, records: tuple[str, ...]) -> Finding:
    return finding("caa-forbids", f'sites."{host}"', host=host, name=name, records="; ".join(records))


def _not_asked(reasons: list[Text]) -> Finding:
    return finding("dns-not-asked", "DNS", "warning", why=reasons[0])


def _place(zone: HostedZone) -> str:
    return say("where.zone-named", zone=zone.name)
