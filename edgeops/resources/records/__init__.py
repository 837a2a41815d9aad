"""Your names in Route53: for each host an alias to the load balancer, and beside it a marker that says whose it is.

Record and marker are made and removed in one atomic batch per zone; CREATE fails where something stands and DELETE
wants an exact match (T0.6), so nobody's record can be overwritten, also not in a race. A name that somebody else
holds stands in the way of `up` and is left alone, or is moved by `cutover` when that was asked for; `down` puts it
back. An instance's host name (I17) is an A record to its Elastic IP, held in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.batches import by_name, leads_to_ours, wait_in_sync, write
from edgeops.catalogue import Text, say
from edgeops.claims import Goal, Standing, address_of, foreign, goal_of, held_by, targets_of, would_strand
from edgeops.domains import of_balancer, within
from edgeops.errors import Finding, finding
from edgeops.model import Foreign, Held, HostedZone, Phase, Records, Spec, Stack, Step, Zones
from edgeops.naming import Marker, plain_name
from edgeops.resources.records.releases import NAME, deletions, taken_over
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import ResourceRecordSetOutputTypeDef

NEEDS: tuple[str, ...] = ("balancer", "zone", "address")
SEES: tuple[str, ...] = ("zone", "balancer", "certificate", "https", "groups", "network", "address")


def find(aws: Aws, spec: Spec, stack: Stack) -> Records:
    """Ours in every zone that is used now or was before; for `down`, and with no names asked, in every public zone."""
    items: list[Held] = []
    others: list[Foreign] = []
    problems: list[Finding] = []
    stranded: list[Finding] = []
    led_here: list[str] = []
    fine: set[str] = set()
    identity = Marker(aws.account, spec.region, spec.name)
    for zone in _zones(spec, stack):
        at = by_name(aws, zone)
        asked = set(stack.zone.hosts_in(zone)) if stack.zone else set()
        marked = {host for name in at if (host := naming.marked_host(name))}
        if spec.everywhere:
            led_here += [name for name in at.keys() - marked - asked if leads_to_ours(Standing.of(name, at), spec.name)]
        for host in sorted(marked | asked):
            standing = Standing.of(host, at)
            if standing.marker and not standing.marker.same_owner(identity):
                problems += [held_by(host, standing.marker)] if host in asked else []
                stranded += [would_strand(host, standing.marker)] if leads_to_ours(standing, spec.name) else []
            elif standing.marker or leads_to_ours(standing, spec.name):
                items.append(_held(spec, zone, standing, buried=_buried(stack.zone, zone, host, at)))
                if host in asked and standing.irreplaceable:
                    problems.append(foreign(host, standing.words, None, standing.irreplaceable))
            elif host in asked and _fine(spec, standing, stack):
                fine.add(host)
            elif host in asked and (standing.records or standing.texts):
                others.append(_foreign(aws, zone, standing))
    blocked = [other for other in others if other.host not in spec.takeover or other.stuck]
    problems += [_in_the_way(spec, other) for other in blocked]
    problems += _homeless(spec, stack)
    return Records(
        tuple(items),
        tuple(others),
        frozenset(fine),
        tuple(stranded),
        tuple(sorted(led_here)),
        problems=tuple(problems),
    )


def steps(spec: Spec, found: Records | None, stack: Stack) -> list[Step]:
    if stack.zone is None:
        return []
    found = found or Records()
    taken = {other.host for other in found.foreign} | found.fine
    changes = []
    for zone in stack.zone.used:
        goals = {host: goal for host in stack.zone.hosts_in(zone) if (goal := goal_of(spec, host, stack))}
        free = [host for host in goals if host not in taken]
        fresh = tuple(host for host in free if not (held := found.of(host, zone)) or held.target is None)
        moved = tuple(host for host in free if host not in fresh and _elsewhere(found.of(host, zone), goals[host]))
        changes += [_write(spec, "create", zone, fresh, say("why.lead-home"))] if fresh else []
        changes += [_move(spec, zone, moved, found, goals)] if moved else []
    names = {*spec.hosts, *spec.hostnames}
    dropped = [item for item in found.items if item.host not in names]
    buried = [item for item in found.items if item.host in names and item.buried]
    gone = deletions(spec, dropped, say("why.names-not-in-file"))
    return [*changes, *gone, *deletions(spec, buried, say("why.zone-of-its-own"))]


def ensure(run: Run, spec: Spec, stack: Stack) -> Records | None:
    mine = [step for step in steps(spec, stack.records, stack) if step.phase is Phase.BUILD]
    if not run.perform_all(mine, stack):
        return stack.records
    wait_in_sync(run, NAME, spec.limits.dns)
    return find(run.aws, spec, stack)


def removal(spec: Spec, found: Records | None) -> list[Step]:
    return deletions(spec, found.items if found else (), say("why.nobody-sent"))


def _zones(spec: Spec, stack: Stack) -> Sequence[HostedZone]:
    if stack.zone is None:
        return ()
    if spec.everywhere or not spec.hosts:
        return stack.zone.public
    served, remembered = _served(stack), _remembered(stack)
    before = [zone for zone in stack.zone.public if any(within(host, zone.name) for host in served)]
    beside = [zone for zone in stack.zone.public if zone.name in remembered]
    return sorted({*stack.zone.used, *before, *beside}, key=lambda zone: zone.name)


def _served(stack: Stack) -> set[str]:
    """Names of sites now and before: of our rules, and where the load balancer is gone of what it has left behind."""
    rules = stack.https.rules if stack.https else ()
    groups = stack.groups.items if stack.groups else ()
    certificates = stack.certificate.items if stack.certificate else ()
    named = {host for rule in rules if rule.ours for host in rule.hosts}
    return named | {group.site for group in groups} | {name for each in certificates for name in each.names}


def _remembered(stack: Stack) -> set[str]:
    """The zones that instances' host names were in."""
    return {zone for each in (stack.balancer.items if stack.balancer else ()) for zone in each.name_zones}


def _held(spec: Spec, zone: HostedZone, standing: Standing, *, buried: bool) -> Held:
    marker = standing.marker
    target = standing.target or (standing.words if standing.own else None)
    address = marker is not None and marker.address != "" and marker.address == target
    ours = leads_to_ours(standing, spec.name) or address
    before = tuple(led_to for record in taken_over(standing) for led_to in targets_of(record))
    return Held(standing.host, zone, target, ours, marker is not None, bool(marker and marker.old), before, buried)


def _buried(
    zones: Zones | None, zone: HostedZone, host: str, at: Mapping[str, Sequence[ResourceRecordSetOutputTypeDef]]
) -> bool:
    """True where the name belongs into another zone, to which this one hands on: its records here are not asked any
    more. Without the delegation they are, whatever other zones there are.
    """
    own = zones.by_host.get(host) if zones else None
    parents = [name for name in at if name != zone.name and within(host, name)]
    return own not in {None, zone} and any(record["Type"] == "NS" for name in parents for record in at[name])


def _fine(spec: Spec, standing: Standing, stack: Stack) -> bool:
    """An instance's host name that leads to its address already, whoever wrote it."""
    goal = goal_of(spec, standing.host, stack)
    return goal is not None and goal.address is not None and standing.target == goal.target


def _foreign(aws: Aws, zone: HostedZone, standing: Standing) -> Foreign:
    ttl = max((record.get("TTL", 60) for record in standing.records), default=60)  # an alias has its target's, 60 s
    leads_to = _balancer_named(aws, standing.targets)
    return Foreign(standing.host, zone, standing.words, leads_to, standing.addresses, ttl, standing.stuck)


def _balancer_named(aws: Aws, targets: Iterable[str]) -> str | None:
    """The load balancer of this account behind these DNS names, Classic ones too."""
    names = sorted(target for target in targets if of_balancer(target))
    if not names:
        return None
    known = {plain_name(entry.get("DNSName", "")): entry["LoadBalancerName"] for entry in aws.elb.balancers()}
    return next((known.get(name) or aws.classic.balancers().get(name) for name in names), None)


def _in_the_way(spec: Spec, other: Foreign) -> Finding:
    to_address = other.host in spec.hostnames
    return foreign(other.host, other.standing, other.leads_to, other.stuck, to_address=to_address)


def _homeless(spec: Spec, stack: Stack) -> list[Finding]:
    without = [
        (host, instance)
        for host, instance in spec.hostnames.items()
        if stack.network and not instance.elastic_ip and not address_of(instance, stack)
    ]
    return [
        finding(
            "hostname-without-elastic-ip",
            f"instances.{instance.label}.hostname",
            host=host,
            instance=instance.label,
        )
        for host, instance in without
    ]


def _elsewhere(held: Held | None, goal: Goal) -> bool:
    return held is not None and (not goal.target or held.target != goal.target or not held.marked)


def _move(spec: Spec, zone: HostedZone, hosts: tuple[str, ...], found: Records, goals: Mapping[str, Goal]) -> Step:
    """Only the marker is missing: that is a repair, and nobody notices."""
    away = [host for host in hosts if (held := found.of(host, zone)) and held.target != (goals[host].target or None)]
    if not away:
        return _write(spec, "update", zone, hosts, say("why.marker-lost"))
    notice = say("interrupts.leads-elsewhere", hosts=", ".join(away))
    return _write(spec, "update", zone, hosts, say("why.lead-elsewhere"), interrupts=notice)


def _write(
    spec: Spec, verb: str, zone: HostedZone, hosts: tuple[str, ...], why: Text, interrupts: Text | None = None
) -> Step:
    def do(run: Run, stack: Stack) -> None:
        goals = [goal for host in hosts if (goal := goal_of(spec, host, stack)) and goal.target]
        write(run, NAME, zone, goals)

    return Step(
        resource=NAME,
        phase=Phase.BUILD,
        verb=verb,
        kind="records",
        name=", ".join(hosts),
        why=why,
        interrupts=interrupts,
        do=do,
    )
