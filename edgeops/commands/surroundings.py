"""What stands around the edge, for `plan` and `status`: open ports, other load balancers, and what serves nobody.

All of it is only told: nothing here stops `up`, which in the end says what is paid for in vain. `status` has a budget
of calls, so there it is told from what was read anyway; `plan` also asks which other load balancers send to the
instances.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from edgeops import openness
from edgeops.aws import Aws
from edgeops.catalogue import Text, joined, say
from edgeops.claims import A_BALANCER_COSTS, targets_of
from edgeops.domains import of_balancer
from edgeops.errors import ApiError, CredentialsProblem, Finding, finding
from edgeops.model import Address, Spec, Stack
from edgeops.naming import plain_name
from edgeops.placement import index_of

AN_ADDRESS_COSTS = say("cost.of-address")  # as render.costs has it
RUNNING = frozenset({"running", "pending"})
MOST_GROUPS = 20
"""Of how many target groups of others the targets are read: one call each."""


@dataclass(frozen=True)
class Neighbour:
    """A load balancer that is not ours; `command` deletes it."""

    name: str
    dns_name: str
    command: str


def surroundings(aws: Aws, spec: Spec, stack: Stack, *, thorough: bool) -> tuple[Finding, ...]:
    """Warnings and notes; `thorough`: also ask what the targets of other load balancers are."""
    beside = _asked(lambda: _neighbours(aws, stack)) if thorough else []
    return tuple(dict.fromkeys([*openness.findings(spec, stack), *paid_in_vain(aws, spec, stack), *beside]))


def paid_in_vain(aws: Aws, spec: Spec, stack: Stack) -> list[Finding]:
    """What is paid for and of use to nobody (I13); asks AWS only where names have been taken over.

    In the run that moves a name `cutover` tells of its old load balancer.
    """
    return [*serving_nobody(spec, stack), *_asked(lambda: _no_longer_needed(aws, stack))]


def _asked(ask: Callable[[], list[Finding]]) -> list[Finding]:
    """What may not be read is said, and stops nothing."""
    try:
        return ask()
    except (ApiError, CredentialsProblem) as error:
        return [finding("neighbours-not-seen", "balancer", "note", why=error.findings[0].what)]


def serving_nobody(spec: Spec, stack: Stack) -> list[Finding]:
    """What is known to be so without asking."""
    instances = stack.network.instances if stack.network else ()
    asleep = [seen.label for seen in instances if seen.state not in RUNNING]
    told = []
    if stack.balancer and stack.balancer.items and asleep and len(asleep) == len(instances):
        names = ", ".join(asleep)
        told.append(_idle("balancer-serves-nobody", "balancer", instances=names, cost=A_BALANCER_COSTS))
    asking = {instance.label for instance in spec.instances if instance.elastic_ip}
    alone = idle_addresses(stack)
    return [*told, *(_idle_address(one, None if one.label in asking else _release(spec, one)) for one in alone)]


def idle_addresses(stack: Stack) -> list[Address]:
    """Elastic IPs of ours that are on no instance."""
    return [address for address in (stack.address.items if stack.address else ()) if address.association is None]


def left_alone(stack: Stack) -> list[Finding]:
    """What to say of them after `down`, which can release them yet."""
    return [_idle_address(one) for one in idle_addresses(stack)]


def _release(spec: Spec, one: Address) -> Text:
    """`up` would not put it on anything, and `down --delete-address` would take the sites away with it."""
    command = f"aws ec2 release-address --region {spec.region} --allocation-id {one.allocation}"
    return say("address-serves-nobody.fix-not-asked", command=command, label=one.label)


def _idle_address(one: Address, fix: Text | None = None) -> Finding:
    return _idle("address-serves-nobody", f"instances.{one.label}", fix=fix, ip=one.ip, cost=AN_ADDRESS_COSTS)


def _idle(code: str, where: str, fix: Text | None = None, **facts: str) -> Finding:
    return finding(code, where, "warning", fix=fix, **facts)


def _no_longer_needed(aws: Aws, stack: Stack) -> list[Finding]:
    """Load balancers that names of ours led to before they were taken over, and to which no record leads any more."""
    before: dict[str, list[str]] = {}
    for held in stack.records.items if stack.records else ():
        for led_to in held.before:
            if held.ours and of_balancer(led_to):
                before.setdefault(led_to, []).append(held.host)
    if not before:
        return []
    others, zones = _others(aws, set(before)), stack.zone.used if stack.zone else ()
    used = {target for zone in zones for record in aws.dns.records(zone.id) for target in targets_of(record)}
    return [
        finding(
            "old-load-balancer",
            "balancer",
            "note",
            balancer=others[led_to].name,
            hosts=", ".join(hosts),
            cost=A_BALANCER_COSTS,
            fix=say("old-load-balancer.fix-command", command=others[led_to].command),
        )
        for led_to, hosts in before.items()
        if led_to in others and led_to not in used
    ]


def _others(aws: Aws, wanted: set[str]) -> Mapping[str, Neighbour]:
    """DNS name -> load balancer; Classic ones are only asked for where one of `wanted` is of no other kind."""
    found = {one.dns_name: one for one, _arn in _modern(aws)}
    if wanted - found.keys():
        found |= {one.dns_name: one for one in _classic(aws).values()}
    return found


def _modern(aws: Aws) -> Iterator[tuple[Neighbour, str]]:
    """With their ARNs."""
    for entry in aws.elb.balancers():
        if index_of(aws.stack, entry["LoadBalancerName"]) is None:
            arn = entry["LoadBalancerArn"]
            delete = f"aws elbv2 delete-load-balancer --region {aws.region} --load-balancer-arn {arn}"
            yield Neighbour(entry["LoadBalancerName"], plain_name(entry.get("DNSName", "")), delete), arn


def _classic(aws: Aws) -> Mapping[str, Neighbour]:
    """By name."""
    delete = f"aws elb delete-load-balancer --region {aws.region} --load-balancer-name"
    return {one.name: Neighbour(one.name, one.dns_name, f"{delete} {one.name}") for one in aws.classic.every()}


def _neighbours(aws: Aws, stack: Stack) -> list[Finding]:
    labels = {seen.id: seen.label for seen in stack.network.instances} if stack.network else {}
    if not labels:
        return []
    told = {held.leads_to for held in stack.records.foreign} if stack.records else set()
    sends = [*_modern_targets(aws, stack, labels), *_classic_targets(aws, labels)]
    return [
        finding(
            "neighbour-balancer",
            "balancer",
            "note",
            balancer=one.name,
            targets=joined(", ", sorted(targets)),
            cost=A_BALANCER_COSTS,
            command=one.command,
        )
        for one, targets in sends
        if targets and one.name not in told
    ]


def _modern_targets(aws: Aws, stack: Stack, labels: Mapping[str, str]) -> Iterator[tuple[Neighbour, set[str]]]:
    assert stack.network is not None
    by_arn = {arn: one for one, arn in _modern(aws)}
    groups = [
        (group["TargetGroupArn"], [arn for arn in group["LoadBalancerArns"] if arn in by_arn])
        for group in aws.elb.all_groups()
        if group.get("VpcId") == stack.network.vpc and group.get("TargetType") == "instance"
    ]
    sends: dict[str, set[str]] = {}
    for group, arns in [(group, arns) for group, arns in groups if arns][:MOST_GROUPS]:
        targets = {f"{labels[seen.id]}:{seen.port}" for seen in aws.elb.targets(group) if seen.id in labels}
        for arn in arns:
            sends.setdefault(arn, set()).update(targets)
    yield from ((by_arn[arn], targets) for arn, targets in sends.items())


def _classic_targets(aws: Aws, labels: Mapping[str, str]) -> Iterator[tuple[Neighbour, set[str]]]:
    named = _classic(aws)
    for seen in aws.classic.every():
        yield named[seen.name], {f"{labels[id]}:{port}" for id in seen.instances if id in labels for port in seen.ports}
