"""ChangeResourceRecordSets: all of a batch or nothing of it (T2.4), CREATE never overwrites, DELETE compares (T0.6).

The messages are AWS's, because clients can tell the cases apart by nothing else (T2.5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError
from moto_fixtures.route53 import changes, record_checks, routing_policies
from moto_fixtures.route53.names import spelled
from moto_fixtures.route53.state import Key, RecordSet, Zone, key_of

MOST_RECORDS = 1000
MOST_CHARACTERS = 32000


def change(region: Region, params: Params) -> Result:
    zone = region.cloud.dns.zone(params["HostedZoneId"])
    if zone.linked_service:
        raise AwsError("AccessDenied", f"The hosted zone {zone.id} is managed by {zone.linked_service}")
    if region.cloud.now() < zone.changed + region.cloud.lag.seconds:
        message = "The request was rejected because Route 53 was still processing a prior request."
        raise AwsError("PriorRequestNotComplete", message)
    batch = params["ChangeBatch"]["Changes"]
    _refuse_large(batch)
    after, problems = dict(zone.records), _twice(batch)
    for each in batch:
        routing_policies.refuse_malformed(each["Action"], each["ResourceRecordSet"])
    for each in _in_order(batch):
        problems += _apply(region, zone, after, each["Action"], normalised(each["ResourceRecordSet"]))
    problems += record_checks.conflicts(zone, before=zone.records, after=after)
    if problems:
        raise AwsError("InvalidChangeBatch", "[" + ", ".join(dict.fromkeys(problems)) + "]")
    zone.records, zone.changed = after, region.cloud.now()
    return {"ChangeInfo": changes.begin(region.cloud, params["ChangeBatch"].get("Comment"))}


def _in_order(batch: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Deletes first: a batch may replace a CNAME by an alias whatever order it names them in (T2.8)."""
    return sorted(batch, key=lambda each: each["Action"] != "DELETE")


def _twice(batch: Iterable[Mapping[str, Any]]) -> list[str]:
    """A record set may be written once in a batch."""
    written = Counter(key_of(each["ResourceRecordSet"]) for each in batch if each["Action"] != "DELETE")
    return [
        f"The request contains an invalid set of changes for a resource record set '{kind} {name}'"
        for (name, kind, _), times in written.items()
        if times > 1
    ]


def normalised(record_set: Mapping[str, Any]) -> RecordSet:
    """The record set as the lists show it."""
    result = {**record_set, "Name": spelled(record_set["Name"])}
    if target := record_set.get("AliasTarget"):
        result["AliasTarget"] = {**target, "DNSName": spelled(target["DNSName"])}
    elif "ResourceRecords" in record_set:
        result["ResourceRecords"] = [dict(each) for each in record_set["ResourceRecords"]]
    return result


def _apply(region: Region, zone: Zone, records: dict[Key, RecordSet], action: str, record_set: RecordSet) -> list[str]:
    """Change `records`, or say why not."""
    key = key_of(record_set)
    known = records.get(key)
    label = f"[name='{key[0]}', type='{key[1]}'" + (f", set-identifier='{key[2]}']" if key[2] else "]")
    if action == "DELETE":
        if known is None:
            return [f"Tried to delete resource record set {label} but it was not found"]
        if not _same(known, record_set):
            return [
                f"Tried to delete resource record set {label} but the values provided do not match the current values"
            ]
        if key[0] == zone.name and key[1] in ("NS", "SOA"):
            return [f"A HostedZone must contain at least one {key[1]} record for the zone itself."]
        del records[key]
        return []
    problems = record_checks.problems(region, zone, record_set, records)
    if action == "CREATE" and known is not None:
        problems.append(f"Tried to create resource record set {label} but it already exists")
    if not problems:
        records[key] = record_set
    return problems


def _same(known: RecordSet, given: RecordSet) -> bool:
    """Equal in everything that counts; the order of values does not."""
    return _comparable(known) == _comparable(given)


def _comparable(record_set: RecordSet) -> dict[str, Any]:
    result = {key: value for key, value in record_set.items() if value not in (None, [])}
    if "ResourceRecords" in result:
        result["ResourceRecords"] = sorted(each["Value"] for each in result["ResourceRecords"])
    if "TTL" in result:
        result["TTL"] = int(result["TTL"])
    return result


def _refuse_large(batch: Iterable[Mapping[str, Any]]) -> None:
    """1,000 values and 32,000 characters; an UPSERT counts twice (T2.3)."""
    count = characters = 0
    for each in batch:
        weight = 2 if each["Action"] == "UPSERT" else 1
        values = each["ResourceRecordSet"].get("ResourceRecords", [])
        count += weight * len(values)
        characters += weight * sum(len(value["Value"]) for value in values)
    if count > MOST_RECORDS:
        raise AwsError("InvalidChangeBatch", f"[Number of records limit of {MOST_RECORDS} exceeded.]")
    if characters > MOST_CHARACTERS:
        raise AwsError("InvalidChangeBatch", f"[Number of characters limit of {MOST_CHARACTERS} exceeded.]")


OPERATIONS: dict[str, Handler] = {"ChangeResourceRecordSets": change}
