"""Record sets as Route53 shows them, and batches in one line a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edgeops import naming
from edgeops.naming import Marker
from tests.harness import Desk, things

HOST = "koing.shop"
IDENTITY = Marker("123456789012", "ap-northeast-2", "koing")
OURS = "eo-koing-6eeedfb9-12.ap-northeast-2.elb.amazonaws.com"
THEIRS = "blog-alb-34.ap-northeast-2.elb.amazonaws.com"


def plain(kind: str, *values: str, name: str = HOST, ttl: int = 60, **more: Any) -> Any:
    """A record set with values."""
    listed = [{"Value": value} for value in values]
    return {"Name": f"{name}.", "Type": kind, "TTL": ttl, "ResourceRecords": listed, **more}


def alias(target: str, kind: str = "A", name: str = HOST, zone: str = "ZELB") -> Any:
    """An alias record set."""
    leads = {"HostedZoneId": zone, "DNSName": f"{target}.", "EvaluateTargetHealth": False}
    return {"Name": f"{name}.", "Type": kind, "AliasTarget": leads}


def marker(host: str = HOST, *notes: str, **changes: str) -> Any:
    """The marker of a host; `notes`: what others have written beside it."""
    text = Marker(**{**vars(IDENTITY), **changes}).text()
    return plain("TXT", *notes, naming.txt_value(text), name=naming.marker_name(host), ttl=300)


def in_brief(changes: Iterable[Any]) -> list[str]:
    """Each change as one line: "CREATE TXT _edgeops.koing.shop"."""
    sets = [(change["Action"], change["ResourceRecordSet"]) for change in changes]
    return [f"{action} {record['Type']} {naming.plain_name(record['Name'])}" for action, record in sets]


def zone_of(desk: Desk, name: str = HOST) -> Any:
    """A zone of the account."""
    return desk.world.cloud.dns.zone_named(name)


def put(desk: Desk, *records: Any, zone: str = HOST) -> None:
    """Somebody writes these record sets by hand."""
    for record in records:
        zone_of(desk, zone).put(record)


def take_away(desk: Desk, name: str, kind: str, zone: str = HOST) -> None:
    """Somebody deletes a record set by hand."""
    del zone_of(desk, zone).records[f"{name}.", kind, ""]


def records_at(desk: Desk, *names: str) -> dict[str, str]:
    """All record sets at these names, and their markers, byte by byte."""
    wanted = {f"record {place}." for name in names for place in (name, naming.marker_name(name))}
    found = things(desk.world.inventory())
    return {key: text for key, text in found.items() if key.rpartition(" ")[0] in wanted}


def batches(desk: Desk) -> list[list[str]]:
    """The accepted batches of the last command, those of validation records left out."""
    sent = [
        call.params["ChangeBatch"]["Changes"]
        for call in desk.world.calls
        if call.operation == "ChangeResourceRecordSets" and call.error is None
    ]
    return [in_brief(batch) for batch in sent if not any("acm-validations" in str(change) for change in batch)]
