"""Record sets that share a name and type: told apart by SetIdentifier, all of one routing policy (T2.28).

A simple record stands alone: it is refused beside them, and they beside it; moto takes any mixture.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from moto_fixtures.errors import AwsError
from moto_fixtures.route53.state import Key, RecordSet, key_of

POLICIES: Mapping[str, str] = MappingProxyType(
    {
        "Weight": "weighted",
        "Region": "latency",
        "GeoLocation": "geolocation",
        "Failover": "failover",
        "MultiValueAnswer": "multivalue answer",
        "GeoProximityLocation": "geoproximity",
        "CidrRoutingConfig": "cidr",
    }
)
"""The field that makes a record set one of the policy."""
ONLY_ONE_OF = ("Region", "Failover", "GeoLocation")
"""Their value is taken once per name and type."""


def refuse_malformed(action: str, record_set: Mapping[str, Any]) -> None:
    """InvalidInput for a set identifier without a policy, or the reverse, or without anything to answer."""
    name, kind, identifier = record_set["Name"], record_set["Type"], record_set.get("SetIdentifier")
    where = f"in Change with [Action={action}, Name={name}, Type={kind}, SetIdentifier={identifier or 'null'}]"
    named = [each for each in POLICIES if record_set.get(each) is not None]
    values = bool(record_set.get("ResourceRecords")) and record_set.get("TTL") is not None
    if bool(record_set.get("AliasTarget")) == values:
        found = "more than one" if values else "none"
        wanted = "[AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]"
        raise AwsError("InvalidInput", f"Invalid request: Expected exactly one of {wanted}, but found {found} {where}")
    if named and not identifier:
        raise AwsError("InvalidInput", f"Invalid request: Missing field 'SetIdentifier' {where}")
    if identifier and len(named) != 1:
        found = "more than one" if named else "none"
        wanted = f"[{', '.join(POLICIES)}]"
        raise AwsError("InvalidInput", f"Invalid request: Expected exactly one of {wanted}, but found {found} {where}")


def policy_of(record_set: RecordSet) -> str:
    """`weighted` and so on; empty for a simple record."""
    return next((policy for field, policy in POLICIES.items() if record_set.get(field) is not None), "")


def problems(record_set: RecordSet, records: Mapping[Key, RecordSet]) -> list[str]:
    """Does it go with the others of its name and type?"""
    name, kind, identifier = key_of(record_set)
    others = [each for key, each in records.items() if key[:2] == (name, kind) and key[2] != identifier]
    label = f"RRSet with DNS name {name}, type {kind}"
    if not others:
        return []
    if not identifier:
        return [f"{label} cannot be created as other RRSets exist with the same name and type."]
    policy, label = policy_of(record_set), f"{label}, SetIdentifier {identifier}"
    if any(policy_of(each) != policy for each in others):
        return [f"{label} cannot be created as a non-{policy} set exists with the same name and type."]
    for field in ONLY_ONE_OF:
        value = record_set.get(field)
        if value is not None and any(each.get(field) == value for each in others):
            return [f"{label} cannot be created as another RRSet exists with the same name, type and {field} {value}."]
    return []
