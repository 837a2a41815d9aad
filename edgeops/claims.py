"""Holding a DNS name, as pure values: whose record stands there, and the batch that leads from there to what is wanted.

A batch names exactly what it replaces, so Route53 carries it out only if nothing has changed since it was read (T0.6).

```
record at the name     marker           seen as
-                      -                nothing
-                      ours             ours, to be written again
leads to our balancer  ours or none     ours
the marker's address   ours             ours: an instance's host name
anything else          ours             ours, changed by hand; HTTPS, weighted ...: stands in the way
anything               -                foreign: stands in the way, or is taken over
anything               of another       held by another stack
anything               no marker's text foreign
```
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from edgeops import naming
from edgeops.catalogue import Text, joined, say
from edgeops.domains import within
from edgeops.errors import Finding, finding
from edgeops.model import Addresses, Balancer, Instance, Spec, Stack
from edgeops.naming import Marker, plain_name

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import ChangeTypeDef, ResourceRecordSetOutputTypeDef

TAKEN_TYPES = frozenset({"A", "AAAA", "CNAME", "HTTPS", "SVCB", "NS"})
TAKEABLE = frozenset({"A", "AAAA", "CNAME"})
MARKER_TTL = 300
ADDRESS_TTL = 60
A_BALANCER_COSTS = say("record.balancer-cost")  # as render.costs has it; Classic ones a little more
MARKER_LIMIT = 4000  # characters of a TXT record's value, quotes and spaces included


@dataclass(frozen=True)
class Goal:
    """Where a name is to lead: to a load balancer, or to an address."""

    host: str
    balancer: Balancer | None = None
    address: str | None = None

    @property
    def target(self) -> str:
        """As `standing_target` reads it."""
        return plain_name(self.balancer.dns_name) if self.balancer else self.address or ""

    def record(self) -> ResourceRecordSetOutputTypeDef:
        """The record set to create."""
        if self.balancer is None:
            values = [{"Value": self.address or ""}]
            return {"Name": self.host, "Type": "A", "TTL": ADDRESS_TTL, "ResourceRecords": values}  # type: ignore[typeddict-item]
        return {
            "Name": self.host,
            "Type": "A",
            "AliasTarget": {
                "HostedZoneId": self.balancer.zone_id,
                "DNSName": self.balancer.dns_name,
                "EvaluateTargetHealth": False,  # an empty target group would take the name off the air (T2.21)
            },
        }


def goal_of(spec: Spec, host: str, stack: Stack) -> Goal | None:
    """Where a name of the file is to lead; None for an instance's name that is not to have an address yet."""
    instance = spec.hostnames.get(host)
    if instance is None:
        return Goal(host, balancer=stack.home(host))
    address = address_of(instance, stack)
    late = stack.address is not None and instance.label in stack.address.after
    return Goal(host, address=address) if address or (instance.elastic_ip and not late) else None


def address_of(instance: Instance, stack: Stack) -> str | None:
    """The Elastic IP of an instance: the one on it, or ours that is going to be, where the file asks for one."""
    seen = stack.network.instance(instance.label) if stack.network else None
    known = stack.address or Addresses()
    if seen and (address := known.staying(seen)):
        return address
    ours = known.of(instance.label) if instance.elastic_ip else None
    return ours.ip if ours else None


@dataclass(frozen=True)
class Standing:
    """What stands at a name and at its marker's name."""

    host: str
    records: tuple[ResourceRecordSetOutputTypeDef, ...]
    texts: tuple[ResourceRecordSetOutputTypeDef, ...]

    @classmethod
    def of(cls, host: str, at: dict[str, list[ResourceRecordSetOutputTypeDef]]) -> Standing:
        """From a zone's record sets by name."""
        texts = [record for record in at.get(naming.marker_name(host), []) if record["Type"] == "TXT"]
        apex = any(record["Type"] == "SOA" for record in at.get(host, []))  # there NS is the zone's own
        taken = TAKEN_TYPES - {"NS"} if apex else TAKEN_TYPES
        records = [record for record in at.get(host, []) if record["Type"] in taken]
        return cls(host, tuple(records), tuple(texts))

    @property
    def marker(self) -> Marker | None:
        """The marker, or None where there is none or the text is somebody else's."""
        values = [value["Value"] for record in self.texts for value in record.get("ResourceRecords", [])]
        found = (naming.parse_marker(naming.txt_text(value)) for value in values)
        return next((marker for marker in found if marker), None)

    @property
    def own(self) -> tuple[ResourceRecordSetOutputTypeDef, ...]:
        """Its records without a delegation: that says who is asked for the name, and is never ours."""
        return tuple(record for record in self.records if record["Type"] != "NS")

    @property
    def target(self) -> str | None:
        """The DNS name or address its one record leads to; None where there is no record, or not just one."""
        if len(self.own) != 1:
            return None
        (record,) = self.own
        targets = targets_of(record)
        return targets[0] if record["Type"] == "A" and len(targets) == 1 else None

    @property
    def targets(self) -> frozenset[str]:
        """All that its records lead to: DNS names and addresses."""
        return frozenset(target for record in self.records for target in targets_of(record))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its A records lead."""
        plain = [record for record in self.records if record["Type"] == "A"]
        return tuple(value["Value"] for record in plain for value in record.get("ResourceRecords", []))

    @property
    def words(self) -> Text:
        """As people read it: "A 203.0.113.9"."""
        return in_words((*self.records, *self.texts))

    @property
    def irreplaceable(self) -> str:
        """Why its records are never exchanged, not even beside our marker; "" when they may be."""
        if any("SetIdentifier" in record for record in self.records):
            return say("stuck.weighted")
        others = {record["Type"] for record in self.records} - TAKEABLE
        return say("stuck.kinds", kinds=", ".join(sorted(others))) if others else ""

    @property
    def stuck(self) -> str:
        """Why it cannot be taken over; "" when it can."""
        if self.texts and self.marker is None:
            return say("stuck.text")
        if self.irreplaceable:
            return self.irreplaceable
        marker = Marker("0" * 12, "x" * 16, "x" * 15, naming.pack(self.records), "0" * 15)
        too_long = len(naming.txt_value(marker.text())) > MARKER_LIMIT
        return say("stuck.long") if too_long else ""


def targets_of(record: Any) -> tuple[str, ...]:
    """The DNS names or addresses a record set leads to; the console's `dualstack.` does not count (T2.19)."""
    if "AliasTarget" in record:
        return (plain_name(record["AliasTarget"]["DNSName"]).removeprefix("dualstack."),)
    values = tuple(value["Value"] for value in record.get("ResourceRecords", []))
    if record["Type"] != "CNAME":
        return values
    return tuple(plain_name(value).removeprefix("dualstack.") for value in values)


def in_words(records: Sequence[Any]) -> Text:
    """Record sets as people read them: "A 203.0.113.9, AAAA 2001:db8::1"."""
    return joined(", ", [say("record.value", type=record["Type"], value=value_of(record)) for record in records])


def value_of(record: ResourceRecordSetOutputTypeDef) -> str:
    """A record set's values in one line."""
    if "AliasTarget" in record:
        return say("record.alias", name=plain_name(record["AliasTarget"]["DNSName"]))
    return " ".join(value["Value"] for value in record.get("ResourceRecords", []))


def claim(goal: Goal, standing: Standing, identity: Marker, *, take_over: bool = False) -> list[ChangeTypeDef]:
    """The batch from what stands to the goal with its marker; [] when it is there already.

    The caller has made sure that the name is free, ours, or (`take_over`) to be taken over.
    """
    changes: list[ChangeTypeDef] = []
    if standing.target != goal.target:
        changes += [{"Action": "DELETE", "ResourceRecordSet": record} for record in standing.records]
        changes.append({"Action": "CREATE", "ResourceRecordSet": goal.record()})
    marker = standing.marker
    if marker is None or marker.address != (goal.address or ""):
        taken = naming.pack(standing.records) if take_over and standing.records else ""
        old = marker.old if marker else taken
        changes += [{"Action": "DELETE", "ResourceRecordSet": text} for text in standing.texts]
        changes.append(_create_marker(replace(identity, old=old, address=goal.address or ""), standing))
    return changes


def release(standing: Standing, restored: Sequence[Any]) -> list[ChangeTypeDef]:
    """The batch that removes record and marker exactly as they were read (T2.20), and puts `restored` back; a
    delegation stays.
    """
    gone = [{"Action": "DELETE", "ResourceRecordSet": record} for record in (*standing.own, *standing.texts)]
    back = [{"Action": "CREATE", "ResourceRecordSet": record} for record in restored]
    notes = _notes(standing)
    kept = [{"Action": "CREATE", "ResourceRecordSet": _texts(standing.host, notes)}] if notes else []
    return [*gone, *back, *kept]  # type: ignore[list-item]


def leads_home(
    record: Any, home: Collection[str], zones: Collection[str], sets: Collection[tuple[str, str]] = ()
) -> bool:
    """True when a record that was taken over leads to something that is still in this account: an address or a load
    balancer (`home`), a record set of the same zone (`sets`: name and type), or, for a CNAME, a name of one of its
    zones.
    """
    targets, kind = targets_of(record), record["Type"]
    return bool(targets) and all(
        target in home
        or ("AliasTarget" in record and (target, kind) in sets)
        or (kind == "CNAME" and any(within(target, zone) for zone in zones))
        for target in targets
    )


def _create_marker(marker: Marker, standing: Standing) -> ChangeTypeDef:
    values = [naming.txt_value(marker.text()), *_notes(standing)]
    return {"Action": "CREATE", "ResourceRecordSet": _texts(standing.host, values)}


def _texts(host: str, values: Sequence[str]) -> ResourceRecordSetOutputTypeDef:
    listed = [{"Value": value} for value in values]
    return {"Name": naming.marker_name(host), "Type": "TXT", "TTL": MARKER_TTL, "ResourceRecords": listed}  # type: ignore[typeddict-item]


def _notes(standing: Standing) -> list[str]:
    """What others have written beside our marker."""
    values = [value["Value"] for record in standing.texts for value in record.get("ResourceRecords", [])]
    return [value for value in values if naming.parse_marker(naming.txt_text(value)) is None]


# ---------------------------------------------------------------- what is in the way, in words


def foreign(host: str, words: str, leads_to: str | None, stuck: str, *, to_address: bool = False) -> Finding:
    """A record that edgeops did not make; `to_address`: at an instance's host name."""
    record = words
    if leads_to:
        record = say("record.through-costly", record=words, balancer=leads_to, cost=A_BALANCER_COSTS)
    why = say("foreign-record.why-stuck", reason=stuck) if stuck else None
    fix = say("foreign-record.fix-hostname", host=host) if to_address else None
    fix = say("foreign-record.fix-stuck", host=host) if stuck else fix
    return finding("foreign-record", _place(host), why=why, fix=fix, host=host, record=record)


def held_by(host: str, marker: Marker) -> Finding:
    """A name of another stack."""
    owner = say("record.owner", stack=marker.stack, region=marker.region, account=marker.account)
    return finding("held-by-another-stack", _place(host), host=host, owner=owner)


def would_strand(host: str, marker: Marker) -> Finding:
    """A name that leads to our load balancer and that another stack holds."""
    owner = say("record.owner", stack=marker.stack, region=marker.region, account=marker.account)
    return finding(
        "held-by-another-stack",
        _place(host),
        what=say("held-by-another-stack.what-strands", host=host, owner=owner),
        why=say("held-by-another-stack.why-strands"),
        fix=say("held-by-another-stack.fix-strands", host=host, marker=naming.marker_name(host)),
        host=host,
    )


def changed_by_hand(host: str, target: str | None) -> Finding:
    """A name of ours that leads elsewhere now."""
    return finding("record-changed-by-hand", _place(host), host=host, target=target, marker=naming.marker_name(host))


def not_restored(host: str, words: str) -> Finding:
    """An old record that leads to something that is gone."""
    return finding("record-not-restored", _place(host), "warning", host=host, record=words)


def _place(host: str) -> str:
    return f'sites."{host}"'
