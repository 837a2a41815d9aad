"""Your names in Route53: for each host an alias to the load balancer, and beside it a marker that says whose it is.

Record and marker are made and removed in one atomic batch per zone; CREATE fails where something stands and DELETE
wants an exact match (T0.6), so nobody's record can be overwritten, also not in a race. A name that somebody else
holds - a record without our marker, a marker of another stack - stands in the way of `up` and is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, plain_name
from edgeops.errors import ApiError, Finding, Refused
from edgeops.model import Alias, Balancer, HostedZone, Phase, Records, Spec, Stack, Step
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import (
        AliasTargetTypeDef,
        ChangeTypeDef,
        ResourceRecordSetOutputTypeDef,
        ResourceRecordSetTypeDef,
    )

NEEDS: tuple[str, ...] = ("balancer", "zone")
SEES: tuple[str, ...] = ("zone", "https")

NAME = "records"
MARKER_TTL = 300
INSYNC_SECONDS = 30.0
INSYNC_PAUSE = 2.0
TARGET_NOT_FOUND_SECONDS = 120.0  # Route53 does not know a fresh load balancer's name at once (T2.18)
TAKEN_TYPES = frozenset({"A", "AAAA", "CNAME", "HTTPS", "SVCB"})


def find(aws: Aws, spec: Spec, stack: Stack) -> Records:
    """Ours in every zone that is used now or was before; with no names asked (down), in every public zone."""
    items, problems = [], []
    for zone in _zones(spec, stack):
        by_name: dict[str, list[ResourceRecordSetOutputTypeDef]] = {}
        for record in aws.dns.records(zone.id):
            by_name.setdefault(plain_name(record["Name"]), []).append(record)
        marked = {host for name in by_name if (host := naming.marked_host(name))}
        asked = set(stack.zone.hosts_in(zone)) if stack.zone else set()
        for host in sorted(marked | asked):
            alias, problem = _at(aws, spec, zone, host, by_name)
            items += [alias] if alias else []
            problems += [problem] if problem and host in asked else []
    return Records(tuple(items), problems=tuple(problems))


def steps(spec: Spec, found: Records | None, stack: Stack) -> list[Step]:
    if stack.zone is None:
        return []
    found = found or Records()
    balancer = stack.balancer.first if stack.balancer else None
    changes = []
    for zone in stack.zone.used:
        hosts = stack.zone.hosts_in(zone)
        fresh = tuple(host for host in hosts if _not_written(found.of(host)))
        moved = tuple(host for host in hosts if _leads_elsewhere(found.of(host), balancer))
        changes += [_write("create", zone, fresh, "they lead your names to the load balancer")] if fresh else []
        changes += [_write("update", zone, moved, "they lead elsewhere, or have lost their marker")] if moved else []
    dropped = [item for item in found.items if item.host not in spec.hosts]
    return [*changes, *_deletions(spec, dropped, "the file does not have these names any more")]


def ensure(run: Run, spec: Spec, stack: Stack) -> Records | None:
    mine = [step for step in steps(spec, stack.records, stack) if step.phase is Phase.BUILD]
    if not run.perform_all(mine, stack):
        return stack.records
    _wait_in_sync(run, spec.limits.dns)
    return find(run.aws, spec, stack)


def removal(spec: Spec, found: Records | None) -> list[Step]:
    return _deletions(spec, found.items if found else (), "nobody may be sent to a load balancer that goes away")


def _zones(spec: Spec, stack: Stack) -> Sequence[HostedZone]:
    if stack.zone is None:
        return ()
    if not spec.hosts:
        return stack.zone.public
    rules = stack.https.rules if stack.https else ()
    served = {host for rule in rules if rule.ours for host in rule.hosts}
    before = [zone for zone in stack.zone.public if any(host.endswith("." + zone.name) for host in served)]
    apex = [zone for zone in stack.zone.public if zone.name in served]
    return sorted({*stack.zone.used, *before, *apex}, key=lambda zone: zone.name)


def _at(
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
    ```
    """
    marker = _marker(by_name.get(naming.marker_name(host), []))
    records = [record for record in by_name.get(host, []) if record["Type"] in TAKEN_TYPES]
    identity = naming.Marker(aws.account, spec.region, spec.name)
    if marker and marker != identity:
        return None, _held_by(host, marker)
    target = _target(records)
    ours = target is not None and target.startswith(naming.stack_prefix(spec.name))
    if marker or ours:
        seen = target if target or not records else f"{records[0]['Type']} record"
        return Alias(host, zone, seen, ours, marker is not None), None
    return None, _foreign(host, records) if records else None


def _marker(records: list[ResourceRecordSetOutputTypeDef]) -> naming.Marker | None:
    texts = [value["Value"] for record in records if record["Type"] == "TXT" for value in record["ResourceRecords"]]
    return next((marker for text in texts if (marker := naming.parse_marker(text.strip('"')))), None)


def _target(records: list[ResourceRecordSetOutputTypeDef]) -> str | None:
    aliases = [record["AliasTarget"]["DNSName"] for record in records if "AliasTarget" in record]
    if len(aliases) != 1 or len(records) != 1:
        return None
    return plain_name(aliases[0]).removeprefix("dualstack.")


def _not_written(item: Alias | None) -> bool:
    return item is None or item.target is None


def _leads_elsewhere(item: Alias | None, balancer: Balancer | None) -> bool:
    if item is None or item.target is None:
        return False
    return balancer is None or item.target != plain_name(balancer.dns_name) or not item.marked


def _write(verb: str, zone: HostedZone, hosts: tuple[str, ...], why: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        balancer = stack.balancer.first if stack.balancer else None
        assert balancer is not None

        def write() -> bool:
            changes = [change for host in hosts for change in _changes(run.aws, zone, host, balancer)]
            if not changes:
                return True
            try:
                run.aws.dns.expect(run.aws.dns.change(zone.id, changes, f"edgeops {run.aws.stack}"))
            except ApiError as error:
                if error.code != "InvalidChangeBatch":
                    raise
                # One code for several causes: look what stands there now. Something foreign: stop. Ours, by a lost
                # answer: done. Nothing: the load balancer's name is too fresh, try again.
                run.aws.dns.forget(zone.id)
                return False
            return True

        wait = Wait(NAME, "Route53 knows the load balancer's name", 5, TARGET_NOT_FOUND_SECONDS)
        run.wait(wait, write, bool, lambda _: "not yet")

    return Step(
        resource=NAME,
        phase=Phase.BUILD,
        verb=verb,
        kind="records",
        name=", ".join(hosts),
        why=why,
        interrupts="these names lead somewhere else now" if verb == "update" else None,
        do=do,
    )


def _changes(aws: Aws, zone: HostedZone, host: str, balancer: Balancer) -> list[ChangeTypeDef]:
    """From what stands at the name to alias and marker, as it is at this moment. Raises Refused for a foreign
    record.
    """
    identity = naming.Marker(aws.account, aws.region, aws.stack)
    marker = _marker(aws.dns.at(zone.id, naming.marker_name(host)))
    present = [record for record in aws.dns.at(zone.id, host) if record["Type"] in TAKEN_TYPES]
    target = _target(present)
    if marker not in (None, identity):
        raise Refused(_held_by(host, marker))
    if marker is None and present and not (target or "").startswith(naming.stack_prefix(aws.stack)):
        raise Refused(_foreign(host, present))
    changes: list[ChangeTypeDef] = []
    if target != plain_name(balancer.dns_name):
        changes += [{"Action": "DELETE", "ResourceRecordSet": record} for record in present]
        changes.append(_create_alias(host, balancer))
    if marker is None:
        changes.append(_create_marker(host, identity))
    return changes


def _create_alias(host: str, balancer: Balancer) -> ChangeTypeDef:
    target: AliasTargetTypeDef = {
        "HostedZoneId": balancer.zone_id,
        "DNSName": balancer.dns_name,
        "EvaluateTargetHealth": False,  # an empty target group would take the name off the air (T2.21)
    }
    record: ResourceRecordSetTypeDef = {"Name": host, "Type": "A", "AliasTarget": target}
    return {"Action": "CREATE", "ResourceRecordSet": record}


def _create_marker(host: str, identity: naming.Marker) -> ChangeTypeDef:
    record: ResourceRecordSetTypeDef = {
        "Name": naming.marker_name(host),
        "Type": "TXT",
        "TTL": MARKER_TTL,
        "ResourceRecords": [{"Value": f'"{identity.text()}"'}],
    }
    return {"Action": "CREATE", "ResourceRecordSet": record}


def _deletions(spec: Spec, items: Sequence[Alias], why: str) -> list[Step]:
    zones = sorted({item.zone for item in items}, key=lambda zone: zone.name)
    return [_delete(spec, zone, tuple(item for item in items if item.zone == zone), why) for zone in zones]


def _delete(spec: Spec, zone: HostedZone, items: tuple[Alias, ...], why: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        ours = [item for item in items if item.ours or item.target is None]
        changes = [change for item in ours for change in _removals(run.aws, item)]
        if changes:
            run.aws.dns.expect(run.aws.dns.change(zone.id, changes, f"edgeops {run.aws.stack}"))
            _wait_in_sync(run, spec.limits.dns)
        if changed := [item for item in items if item not in ours]:
            raise Refused(*(_changed_by_hand(item) for item in changed))

    return Step(
        resource=NAME,
        phase=Phase.PRUNE,
        verb="delete",
        kind="records",
        name=", ".join(item.host for item in items),
        why=why,
        interrupts="these names lead nowhere any more",
        do=do,
    )


def _removals(aws: Aws, item: Alias) -> list[ChangeTypeDef]:
    """DELETE of alias and marker exactly as they were read (T2.20)."""
    alias = [record for record in aws.dns.at(item.zone.id, item.host) if record["Type"] in TAKEN_TYPES]
    marker = [record for record in aws.dns.at(item.zone.id, naming.marker_name(item.host)) if record["Type"] == "TXT"]
    return [{"Action": "DELETE", "ResourceRecordSet": record} for record in (*alias, *marker)]


def _wait_in_sync(run: Run, limit: float) -> None:
    wait = Wait(
        NAME,
        "all name servers of your hosted zone answer with the new records",
        INSYNC_SECONDS,
        limit,
        pause=lambda _looks, _elapsed: INSYNC_PAUSE,
    )
    run.wait(wait, run.aws.dns.expected, lambda left: left == 0, lambda left: f"PENDING ({left} of your zones)")


def _foreign(host: str, records: Sequence[ResourceRecordSetOutputTypeDef]) -> Finding:
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


def _held_by(host: str, marker: naming.Marker | None) -> Finding:
    owner = f"stack {marker.stack} in {marker.region}, account {marker.account}" if marker else "nobody we know"
    return Finding(
        id="held-by-another-stack",
        severity="error",
        where=f'sites."{host}"',
        what=f"{host} belongs to another edgeops stack: {owner}",
        why="Its marker says so. A stack's name, region and account are its identity: renaming it makes another one.",
        fix=f"Run `edgeops down` for that stack first, or take {host} out of this file.",
    )


def _changed_by_hand(item: Alias) -> Finding:
    return Finding(
        id="record-changed-by-hand",
        severity="error",
        where=f'sites."{item.host}"',
        what=f"{item.host} does not lead to our load balancer any more: {item.target}",
        why="Somebody has changed the record since, so it is left, with our marker beside it.",
        fix=f"If nobody needs it, delete it and its marker {naming.marker_name(item.host)} in Route53.",
    )
