"""Your names in Route53: for each host an alias to the load balancer, and beside it a marker that says whose it is.

Record and marker are made and removed in one atomic batch per zone; CREATE fails where something stands and DELETE
wants an exact match (T0.6), so nobody's record can be overwritten, also not in a race. A name that somebody else
holds stands in the way of `up` and is left alone, or is moved by `cutover` when that was asked for; `down` puts it
back. An instance's host name (I17) is an A record to its Elastic IP, held in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from edgeops import naming
from edgeops.aws import Aws
from edgeops.batches import by_name, leads_to_ours, wait_in_sync, write
from edgeops.claims import (
    Goal,
    Standing,
    changed_by_hand,
    foreign,
    held_by,
    leads_home,
    not_restored,
    release,
    value_of,
)
from edgeops.errors import Finding, Refused
from edgeops.events import Warned
from edgeops.model import Foreign, Held, HostedZone, Phase, Records, Spec, Stack, Step
from edgeops.naming import Marker, plain_name
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import FilterTypeDef
    from mypy_boto3_route53.type_defs import ChangeTypeDef

NEEDS: tuple[str, ...] = ("balancer", "zone", "address")
SEES: tuple[str, ...] = ("zone", "https", "network")

NAME = "records"


def find(aws: Aws, spec: Spec, stack: Stack) -> Records:
    """Ours in every zone that is used now or was before; with no names asked (down), in every public zone."""
    items: list[Held] = []
    others: list[Foreign] = []
    problems: list[Finding] = []
    identity = Marker(aws.account, spec.region, spec.name)
    for zone in _zones(spec, stack):
        at = by_name(aws, zone)
        asked = set(stack.zone.hosts_in(zone)) if stack.zone else set()
        marked = {host for name in at if (host := naming.marked_host(name))}
        for host in sorted(marked | asked):
            standing = Standing.of(host, at)
            if standing.marker and not standing.marker.same_owner(identity):
                problems += [held_by(host, standing.marker)] if host in asked else []
            elif standing.marker or leads_to_ours(standing, spec.name):
                items.append(_held(spec, zone, standing, stack))
            elif (standing.records or standing.texts) and host in asked and not _fine(spec, standing, stack):
                others.append(_foreign(aws, zone, standing))
    blocked = [other for other in others if other.host not in spec.takeover or other.stuck]
    problems += [foreign(other.host, other.standing, other.leads_to, other.stuck) for other in blocked]
    return Records(tuple(items), tuple(others), problems=(*problems, *_homeless(spec, stack)))


def steps(spec: Spec, found: Records | None, stack: Stack) -> list[Step]:
    if stack.zone is None:
        return []
    found = found or Records()
    taken = {other.host for other in found.foreign}
    changes = []
    for zone in stack.zone.used:
        goals = {host: goal for host in stack.zone.hosts_in(zone) if (goal := _goal(spec, host, stack))}
        free = [host for host in goals if host not in taken]
        fresh = tuple(host for host in free if not (held := found.of(host)) or held.target is None)
        moved = tuple(host for host in free if host not in fresh and _elsewhere(found.of(host), goals[host]))
        changes += [_write(spec, "create", zone, fresh, "they lead your names to where they belong")] if fresh else []
        changes += (
            [_write(spec, "update", zone, moved, "they lead elsewhere, or have lost their marker")] if moved else []
        )
    names = {*spec.hosts, *spec.hostnames}
    dropped = [item for item in found.items if item.host not in names]
    return [*changes, *_deletions(spec, dropped, "the file does not have these names any more")]


def ensure(run: Run, spec: Spec, stack: Stack) -> Records | None:
    mine = [step for step in steps(spec, stack.records, stack) if step.phase is Phase.BUILD]
    if not run.perform_all(mine, stack):
        return stack.records
    wait_in_sync(run, NAME, spec.limits.dns)
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


def _held(spec: Spec, zone: HostedZone, standing: Standing, stack: Stack) -> Held:
    marker = standing.marker
    goal = _goal(spec, standing.host, stack)
    target = standing.target or (standing.words if standing.records else None)
    address = goal is not None and goal.address is not None and target == goal.target
    ours = leads_to_ours(standing, spec.name) or address or _was_address(spec, standing)
    return Held(standing.host, zone, target, ours, marker is not None, bool(marker and marker.old))


def _was_address(spec: Spec, standing: Standing) -> bool:
    """A marked A record of a name that is no site's: a host name we have written, also of an earlier file."""
    return standing.host not in spec.hosts and standing.target is not None and standing.target in standing.addresses


def _fine(spec: Spec, standing: Standing, stack: Stack) -> bool:
    """An instance's host name that leads to its address already, whoever wrote it."""
    goal = _goal(spec, standing.host, stack)
    return goal is not None and goal.address is not None and standing.target == goal.target


def _foreign(aws: Aws, zone: HostedZone, standing: Standing) -> Foreign:
    ttl = max((record.get("TTL", 60) for record in standing.records), default=60)  # an alias has its target's, 60 s
    leads_to = _balancer_named(aws, standing.target)
    return Foreign(standing.host, zone, standing.words, leads_to, standing.addresses, ttl, standing.stuck)


def _balancer_named(aws: Aws, target: str | None) -> str | None:
    """The load balancer of this account behind a DNS name, Classic ones too."""
    if target is None or not target.endswith(".elb.amazonaws.com"):
        return None
    known = {plain_name(entry["DNSName"]): entry["LoadBalancerName"] for entry in aws.elb.balancers()}
    return known.get(target) or aws.classic.balancers().get(target)


def _goal(spec: Spec, host: str, stack: Stack) -> Goal | None:
    """Where the name is to lead; None for an instance's name whose address is not there yet."""
    instance = spec.hostnames.get(host)
    if instance is None:
        return Goal(host, balancer=stack.balancer.first if stack.balancer else None)
    address = _address(instance.label, stack)
    return Goal(host, address=address) if address or instance.elastic_ip else None


def _address(label: str, stack: Stack) -> str | None:
    seen = stack.network.instance(label) if stack.network else None
    if seen and seen.has_elastic_ip:
        return seen.public_ip
    ours = stack.address.items if stack.address else ()
    return next((address.ip for address in ours if address.label == label), None)


def _homeless(spec: Spec, stack: Stack) -> list[Finding]:
    without = [
        (host, instance)
        for host, instance in spec.hostnames.items()
        if stack.network and not instance.elastic_ip and not _address(instance.label, stack)
    ]
    return [
        Finding(
            id="hostname-without-elastic-ip",
            severity="error",
            where=f"instances.{instance.label}.hostname",
            what=f"{host} is to lead to {instance.label}, which has no Elastic IP",
            why="An automatic address changes when the instance is stopped; the name would then lead to a stranger.",
            fix=f"Set elastic_ip = true for [instances.{instance.label}], or leave out hostname.",
        )
        for host, instance in without
    ]


def _elsewhere(held: Held | None, goal: Goal) -> bool:
    return held is not None and (not goal.target or held.target != goal.target or not held.marked)


def _write(spec: Spec, verb: str, zone: HostedZone, hosts: tuple[str, ...], why: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        goals = [goal for host in hosts if (goal := _goal(spec, host, stack)) and goal.target]
        write(run, NAME, zone, goals)

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


def _deletions(spec: Spec, items: Sequence[Held], why: str) -> list[Step]:
    zones = sorted({item.zone for item in items}, key=lambda zone: zone.name)
    return [_delete(spec, zone, tuple(item for item in items if item.zone == zone), why) for zone in zones]


def _delete(spec: Spec, zone: HostedZone, items: tuple[Held, ...], why: str) -> Step:
    restores = [item.host for item in items if item.taken_over]

    def do(run: Run, stack: Stack) -> None:
        ours = [item for item in items if item.ours or item.target is None]
        at = by_name(run.aws, zone)
        changes = [change for item in ours for change in _removal(run, Standing.of(item.host, at))]
        if changes:
            run.aws.dns.expect(run.aws.dns.change(zone.id, changes, f"edgeops {run.aws.stack}"))
            wait_in_sync(run, NAME, spec.limits.dns)
        if changed := [item for item in items if item not in ours]:
            raise Refused(*(changed_by_hand(item.host, item.target) for item in changed))

    return Step(
        resource=NAME,
        phase=Phase.PRUNE,
        verb="delete",
        kind="records",
        name=", ".join(item.host for item in items),
        why=why + (f"; what stood there before is put back: {', '.join(restores)}" if restores else ""),
        interrupts="these names lead nowhere any more" if len(restores) < len(items) else "these names lead back",
        do=do,
    )


def _removal(run: Run, standing: Standing) -> list[ChangeTypeDef]:
    """Removes record and marker; puts back what was taken over if that still leads to something of this account."""
    old = naming.unpack(standing.marker.old) if standing.marker and standing.marker.old else []
    if not old:
        return release(standing, [])
    addresses, balancers = _home(run.aws, old)
    if all(leads_home(record, addresses, balancers) for record in old):
        return release(standing, old)
    words = ", ".join(f"{record['Type']} {value_of(record)}" for record in old)
    run.emit(Warned(not_restored(standing.host, words)))
    return release(standing, [])


def _home(aws: Aws, old: Sequence[Any]) -> tuple[set[str], set[str]]:
    """The public addresses and the load balancers' DNS names of this account, as far as the old records ask for
    them.
    """
    addresses = {entry["PublicIp"] for entry in aws.call.read(aws.ec2.describe_addresses)["Addresses"]}
    wanted = [value["Value"] for record in old for value in record.get("ResourceRecords", []) if record["Type"] == "A"]
    if set(wanted) - addresses:
        filters: list[FilterTypeDef] = [{"Name": "ip-address", "Values": sorted(set(wanted) - addresses)}]
        answer = aws.call.read(aws.ec2.describe_instances, Filters=filters)
        instances = [entry for reservation in answer["Reservations"] for entry in reservation["Instances"]]
        addresses |= {entry["PublicIpAddress"] for entry in instances if "PublicIpAddress" in entry}
    theirs = [
        plain_name(entry["DNSName"])
        for entry in aws.elb.balancers()
        if not entry["LoadBalancerName"].startswith(naming.stack_prefix(aws.stack))
    ]
    return addresses, {*theirs, *aws.classic.balancers()}
