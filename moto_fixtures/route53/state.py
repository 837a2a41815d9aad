"""What exists of Route 53: zones with their record sets, and changes on their way to the name servers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from moto_fixtures.errors import AwsError
from moto_fixtures.route53.names import order, spelled

RecordSet = dict[str, Any]
"""A record set as ListResourceRecordSets shows it."""
Key = tuple[str, str, str]
"""Spelled name, type, set identifier or empty."""


def key_of(record_set: RecordSet) -> Key:
    return spelled(record_set["Name"]), record_set["Type"], record_set.get("SetIdentifier", "")


@dataclass
class Zone:
    id: str
    name: str
    """Spelled, with a final dot."""
    caller_reference: str
    private: bool
    comment: str
    name_servers: list[str]
    vpcs: list[dict[str, str]] = field(default_factory=list)
    records: dict[Key, RecordSet] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    linked_service: str = ""
    changed: float = float("-inf")
    """When its records were last changed."""

    def put(self, record_set: RecordSet) -> None:
        self.records[key_of(record_set)] = record_set

    def plain(self, name: str, kind: str) -> RecordSet | None:
        """The record set of a name and type that has no set identifier."""
        return self.records.get((spelled(name), kind, ""))

    def sorted(self) -> list[RecordSet]:
        keys = sorted(self.records, key=lambda key: (order(key[0]), key[1], key[2]))
        return [self.records[key] for key in keys]


@dataclass
class Dns:
    zones: dict[str, Zone] = field(default_factory=dict)
    changes: dict[str, float] = field(default_factory=dict)
    """Change id -> when it was submitted."""

    def zone(self, zone_id: str) -> Zone:
        bare = zone_id.removeprefix("/hostedzone/")
        if bare not in self.zones:
            raise AwsError("NoSuchHostedZone", f"No hosted zone found with ID: {bare}")
        return self.zones[bare]

    def zone_named(self, name: str) -> Zone:
        """The public zone of this name; raises KeyError."""
        wanted = spelled(name)
        for zone in self.zones.values():
            if zone.name == wanted and not zone.private:
                return zone
        raise KeyError(name)
