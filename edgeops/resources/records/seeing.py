"""Whose record stands at a name: proven by the marker beside it, or by leading to our load balancer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, plain_name
from edgeops.errors import Finding
from edgeops.model import Alias, HostedZone, Spec

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import ResourceRecordSetOutputTypeDef

NAME = "records"
TAKEN_TYPES = frozenset({"A", "AAAA", "CNAME", "HTTPS", "SVCB"})


def at(
    aws: Aws, spec: Spec, zone: HostedZone, host: str, by_name: dict[str, list[ResourceRecordSetOutputTypeDef]]
) -> tuple[Alias | None, Finding | None]:
    """
    ```
    record at the name     marker           seen as
    -                      -                nothing
    -                      ours             ours, to be written again
    alias to ours          ours or none     ours
    anything else          ours             ours, changed by hand
    anything               -                a foreign record
    anything               of another       held by another stack
    anything               no marker's text a foreign record
    ```
    """
    texts = [record for record in by_name.get(naming.marker_name(host), []) if record["Type"] == "TXT"]
    marker = marker_in(texts)
    if texts and marker is None:
        return None, foreign(naming.marker_name(host), texts)
    records = [record for record in by_name.get(host, []) if record["Type"] in TAKEN_TYPES]
    identity = naming.Marker(aws.account, spec.region, spec.name)
    if marker and marker != identity:
        return None, held_by(host, marker)
    target = target_of(records)
    ours = target is not None and target.startswith(naming.stack_prefix(spec.name))
    if marker or ours:
        seen = target if target or not records else f"{records[0]['Type']} record"
        return Alias(host, zone, seen, ours, marker is not None), None
    return None, foreign(host, records) if records else None


def marker_in(records: list[ResourceRecordSetOutputTypeDef]) -> naming.Marker | None:
    texts = [value["Value"] for record in records if record["Type"] == "TXT" for value in record["ResourceRecords"]]
    return next((marker for text in texts if (marker := naming.parse_marker(text.strip('"')))), None)


def target_of(records: list[ResourceRecordSetOutputTypeDef]) -> str | None:
    aliases = [record["AliasTarget"]["DNSName"] for record in records if "AliasTarget" in record]
    if len(aliases) != 1 or len(records) != 1:
        return None
    return plain_name(aliases[0]).removeprefix("dualstack.")


def foreign(host: str, records: Sequence[ResourceRecordSetOutputTypeDef]) -> Finding:
    standing = ", ".join(f"{record['Type']} {_value(record)}" for record in records)
    return Finding(
        id="foreign-record",
        severity="error",
        where=f'sites."{host}"',
        what=f"{host} has a record that edgeops did not make: {standing}",
        why="Somebody may be using it, so it is left alone. Taking over a name is not yet supported in this version.",
        fix=f"If nobody needs it, delete that record of {host} in Route53, then run this again.",
    )


def _value(record: ResourceRecordSetOutputTypeDef) -> str:
    if "AliasTarget" in record:
        return "alias to " + plain_name(record["AliasTarget"]["DNSName"])
    return " ".join(value["Value"] for value in record.get("ResourceRecords", []))


def held_by(host: str, marker: naming.Marker | None) -> Finding:
    owner = f"stack {marker.stack} in {marker.region}, account {marker.account}" if marker else "nobody we know"
    return Finding(
        id="held-by-another-stack",
        severity="error",
        where=f'sites."{host}"',
        what=f"{host} belongs to another edgeops stack: {owner}",
        why="Its marker says so. A stack's name, region and account are its identity: renaming it makes another one.",
        fix=f"Run `edgeops down` for that stack first, or take {host} out of this file.",
    )


def changed_by_hand(item: Alias) -> Finding:
    return Finding(
        id="record-changed-by-hand",
        severity="error",
        where=f'sites."{item.host}"',
        what=f"{item.host} does not lead to our load balancer any more: {item.target}",
        why="Somebody has changed the record since, so it is left, with our marker beside it.",
        fix=f"Delete our marker {naming.marker_name(item.host)} in Route53 - and the record, if nobody needs it - "
        "then run the same command again.",
    )
