"""Why a certificate is still waiting for its names to be proven: looked up, not guessed.

ACM says only "pending". What it waits for is one of few things, in the order in which they are looked for: the CNAME is
missing, has another value, stands in another zone, in a private one, or with the zone's name twice (the console adds
it, T1.17); the world asks other name servers; a CAA record does not name Amazon (T1.16); or nothing is wrong, and ACM
looks again soon (T1.18-19). Questions to the public DNS are few and bounded (`resolving`).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING

from edgeops.aws import Aws
from edgeops.catalogue import Text, joined, say
from edgeops.domains import answered
from edgeops.errors import ApiError
from edgeops.model import HostedZone, Stack, ValidationRecord
from edgeops.naming import plain_name
from edgeops.resolving import NotAsked, Outside

if TYPE_CHECKING:
    from mypy_boto3_acm.type_defs import CertificateDetailTypeDef

EVERY = 30.0
"""Seconds between two looks; in a wait that is as quick as usual there is none."""
AMAZON = frozenset({"amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"})
"""What a CAA record may name for ACM (T1.16)."""


class Explainer:
    """Says why a certificate waits, with a look that is at most `EVERY` seconds old; the last one is made at `until`.

    `now` and `until` on the command's clock.
    """

    def __init__(self, aws: Aws, stack: Stack, now: Callable[[], float], until: float) -> None:
        self._aws, self._stack, self._now, self._until = aws, stack, now, until
        self._looked = now()
        self._said: Text | None = None

    def __call__(self, detail: CertificateDetailTypeDef) -> Text | None:
        """None before the first look, and where nothing could be looked up."""
        if self._now() - self._looked >= EVERY or self._now() >= self._until:
            self._looked = self._now()
            try:
                self._said = why(self._aws, self._stack, detail)
            except ApiError:  # the wait itself goes on
                self._said = None
        return self._said


def why(aws: Aws, stack: Stack, detail: CertificateDetailTypeDef) -> Text | None:
    """The causes of all names that ACM has not proven yet, each once; None where it has."""
    waiting = _unproven(detail)
    zones = stack.zone.by_host if stack.zone else {}
    for zone in {zones[host] for host in waiting if host in zones}:
        aws.dns.forget(zone.id)
    outside = aws.outside()
    causes = [_cause(aws, stack, outside, host, record) for host, record in waiting.items()]
    return joined("; ", dict.fromkeys(causes)) if causes else None


def records_for(detail: CertificateDetailTypeDef) -> dict[str, ValidationRecord]:
    """Name -> the record that ACM wants to see, of those that it has named by now (T1.1-2)."""
    return {
        option["DomainName"]: ValidationRecord(
            plain_name(option["ResourceRecord"]["Name"]), plain_name(option["ResourceRecord"]["Value"])
        )
        for option in detail.get("DomainValidationOptions", [])
        if "ResourceRecord" in option
    }


def own_servers(aws: Aws, zone: HostedZone) -> set[str]:
    """The name servers of the NS record at its apex, which is swept anyway."""
    at = aws.dns.at(zone.id, zone.name)
    return {
        plain_name(value["Value"])
        for record in at
        if record["Type"] == "NS"
        for value in record.get("ResourceRecords", [])
    }


def names_in(aws: Aws, zone: HostedZone) -> frozenset[str]:
    """Where the zone has records of any kind."""
    return frozenset(plain_name(record["Name"]) for record in aws.dns.records(zone.id))


def forbidding(
    outside: Outside, host: str, zone: HostedZone | None, names: Container[str]
) -> tuple[str, tuple[str, ...]] | None:
    """The name and the CAA records that do not let Amazon issue for the host; the closest ones decide (RFC 8659).

    Resolvers are not asked for names that `zone`, the host's own with records at `names`, has no record of: there is no
    CAA record either, and they would remember for a quarter of an hour that the name does not exist, while it is being
    made (T2.26). Raises NotAsked.
    """
    name = host.removeprefix("*.")
    while name:
        inside = zone is not None and name.endswith(f".{zone.name}")
        if (not inside or answered(name, names)) and (records := outside.values(name, "CAA")):
            return None if admits_amazon(records, host.startswith("*.")) else (name, records)
        name = name.partition(".")[2]
    return None


def admits_amazon(records: Iterable[str], wildcard: bool) -> bool:
    """`issuewild`, where there is one, governs wildcards; without any `issue` everybody may."""
    issuers: dict[str, set[str]] = {}
    for record in records:
        _, tag, value = record.split(maxsplit=2)
        issuers.setdefault(tag, set()).add(value.strip('"').partition(";")[0].strip())
    tag = "issuewild" if wildcard and "issuewild" in issuers else "issue"
    return tag not in issuers or bool(issuers[tag] & AMAZON)


def _unproven(detail: CertificateDetailTypeDef) -> Mapping[str, ValidationRecord]:
    """Name -> the record that ACM wants to see and has not seen yet."""
    options = detail.get("DomainValidationOptions", [])
    waiting = {option["DomainName"] for option in options if option.get("ValidationStatus") != "SUCCESS"}
    return {name: record for name, record in records_for(detail).items() if name in waiting}


def _cause(aws: Aws, stack: Stack, outside: Outside | None, host: str, record: ValidationRecord) -> Text:
    zone = stack.zone.by_host.get(host) if stack.zone else None
    if zone is None:
        return say("proof.no-zone", host=host, record=record.name)
    values = _values(aws, zone, record.name)
    if not values:
        return _misplaced(aws, stack, zone, host, record)
    if values != [record.value]:
        return say("proof.different", host=host, record=record.name, value=values[0], wanted=record.value)
    try:
        return _of_the_world(aws, outside, zone, host, record)
    except NotAsked as silence:
        return say("proof.not-asked", host=host, reason=silence.why)


def _values(aws: Aws, zone: HostedZone, name: str) -> list[str]:
    at_name = [entry for entry in aws.dns.at(zone.id, name) if entry["Type"] == "CNAME"]
    return [plain_name(value["Value"]) for entry in at_name for value in entry.get("ResourceRecords", [])]


def _misplaced(aws: Aws, stack: Stack, zone: HostedZone, host: str, record: ValidationRecord) -> Text:
    """It is not where ACM looks: is it anywhere else?"""
    facts = {"host": host, "record": record.name, "zone": zone.name}
    if _values(aws, zone, f"{record.name}.{zone.name}"):
        return say("proof.doubled", **facts)
    others = [one for one in (stack.zone.public if stack.zone else ()) if one != zone]
    for other in (one for one in others if record.name.endswith(f".{one.name}")):
        if _values(aws, other, record.name):
            return say("proof.elsewhere", other=f"{other.name} ({other.id})", **facts)
    for other in (one for one in aws.dns.private_zones() if record.name.endswith(f".{one.name}")):
        if _values(aws, other, record.name):
            return say("proof.private", other=f"{other.name} ({other.id})", **facts)
    return say("proof.missing", **facts)


def _of_the_world(aws: Aws, outside: Outside | None, zone: HostedZone, host: str, record: ValidationRecord) -> Text:
    """The record is right: does anybody see it? Raises NotAsked."""
    if outside is None:
        return say("proof.in-flight", host=host)
    own, named = own_servers(aws, zone), outside.name_servers(zone.name)
    if not own & set(named):
        return say("proof.delegation", zone=zone.name, named=", ".join(named) or say("zones.none"), own=_list(own))
    if caa := forbidding(outside, host, zone, names_in(aws, zone)):
        return say("proof.caa", host=host, name=caa[0], records="; ".join(caa[1]))
    if outside.values(record.name, "CNAME") != (record.value,):
        return say("proof.not-seen", host=host, record=record.name)
    return say("proof.in-flight", host=host)


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
