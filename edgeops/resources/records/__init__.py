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
from edgeops.model import Alias, Balancer, HostedZone, Phase, Records, Spec, Stack, Step
from edgeops.resources.records.batches import deletions, wait_in_sync, write
from edgeops.resources.records.seeing import at
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import ResourceRecordSetOutputTypeDef

NEEDS: tuple[str, ...] = ("balancer", "zone")
SEES: tuple[str, ...] = ("zone", "https")


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
            alias, problem = at(aws, spec, zone, host, by_name)
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
        changes += [write("create", zone, fresh, "they lead your names to the load balancer")] if fresh else []
        changes += [write("update", zone, moved, "they lead elsewhere, or have lost their marker")] if moved else []
    dropped = [item for item in found.items if item.host not in spec.hosts]
    return [*changes, *deletions(spec, dropped, "the file does not have these names any more")]


def ensure(run: Run, spec: Spec, stack: Stack) -> Records | None:
    mine = [step for step in steps(spec, stack.records, stack) if step.phase is Phase.BUILD]
    if not run.perform_all(mine, stack):
        return stack.records
    wait_in_sync(run, spec.limits.dns)
    return find(run.aws, spec, stack)


def removal(spec: Spec, found: Records | None) -> list[Step]:
    return deletions(spec, found.items if found else (), "nobody may be sent to a load balancer that goes away")


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


def _not_written(item: Alias | None) -> bool:
    return item is None or item.target is None


def _leads_elsewhere(item: Alias | None, balancer: Balancer | None) -> bool:
    if item is None or item.target is None:
        return False
    return balancer is None or item.target != plain_name(balancer.dns_name) or not item.marked
