"""Moving live names, last of all: `--takeover HOST`.

An existing record leads to something that answers. It is moved only after the targets behind the load balancer are
healthy and the site has answered by its name through the load balancer; what stood there is kept in the marker and put
back by `down`. While a target is sick or a name is not answered nothing moves and `up` ends with 3. The host name of an
instance whose Elastic IP has to wait for the cut-over follows that address.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from edgeops.aws import Aws
from edgeops.batches import wait_in_sync, write
from edgeops.catalogue import Text, joined, say
from edgeops.claims import A_BALANCER_COSTS, Goal, goal_of
from edgeops.domains import some_name
from edgeops.errors import Finding, Unhealthy, WaitTimeout, finding
from edgeops.events import Warned
from edgeops.model import Cutover, Foreign, Held, HostedZone, Phase, Spec, Stack, Step
from edgeops.run import Run, Wait
from edgeops.visiting import Answer, passes, turns_away

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import FilterTypeDef

NEEDS: tuple[str, ...] = ("health", "records")
SEES: tuple[str, ...] = ("records",)

NAME = "cutover"
FRESH_SECONDS = 60.0
FIRST_ANSWER, ANSWER_LIMIT = 2.0, 60.0
"""Seconds: a load balancer that has just become active, or got its certificate, is at first not reached everywhere."""


def find(aws: Aws, spec: Spec, stack: Stack) -> Cutover:
    """The names that were asked to be taken over and still lead elsewhere."""
    others = stack.records.foreign if stack.records else ()
    return Cutover(tuple(other for other in others if other.host in spec.takeover and not other.stuck))


def steps(spec: Spec, found: Cutover | None, stack: Stack) -> list[Step]:
    late = _late(spec, stack)
    waiting = [other for other in (found.waiting if found else ()) if other.host not in late]
    zones = sorted({other.zone for other in waiting}, key=lambda zone: zone.name)
    moves = [_take_over(spec, zone, [other for other in waiting if other.zone == zone]) for zone in zones]
    taken = {other.host: other for other in (found.waiting if found else ())}
    follow = [_follow(spec, host, label, taken.get(host)) for host, label in late.items() if _may(host, taken, stack)]
    return [*moves, *follow]


def _may(host: str, taken: Collection[str], stack: Stack) -> bool:
    """False where somebody else's record stands at the name, and nobody has asked to take it over."""
    others = stack.records.foreign if stack.records else ()
    return host in taken or host not in {other.host for other in others}


def ensure(run: Run, spec: Spec, stack: Stack) -> Cutover | None:
    """Moves nothing while a target is sick, of which `up` tells. Raises Unhealthy where a name is not answered."""
    planned = [step for step in steps(spec, stack.cutover, stack) if step.phase is Phase.BUILD]
    if not planned or not _all_healthy(stack):
        return stack.cutover
    _see_them_answer(run, spec, stack)
    run.perform_all(planned, stack)
    wait_in_sync(run, NAME, spec.limits.dns)
    assert stack.cutover is not None
    late = _late(spec, stack)
    now = [one for one in stack.cutover.waiting if one.host not in late]
    goals = {one.host: _goal(spec, one.host, stack) for one in now}
    moved = [Held(one.host, one.zone, goals[one.host].target, True, True, True) for one in now]
    return Cutover(tuple(one for one in stack.cutover.waiting if one.host in late), tuple(moved))


def removal(spec: Spec, found: Cutover | None) -> list[Step]:
    """`records` puts back what was taken over."""
    return []


def _all_healthy(stack: Stack) -> bool:
    live = stack.health.live if stack.health else {}
    staying = [[one for one in targets if one.state != "draining"] for targets in live.values()]
    return bool(live) and all(targets and all(one.state == "healthy" for one in targets) for targets in staying)


def _see_them_answer(run: Run, spec: Spec, stack: Stack) -> None:
    """Every name of a site that is to move, asked through its load balancer."""
    waiting = stack.cutover.waiting if stack.cutover else ()
    asked = [other.host for other in waiting if other.host in spec.hosts]
    failed = [(host, why) for host in asked if (why := turns_away(some_name(host), _answer(run, host, stack)))]
    if failed:
        raise Unhealthy(*(_no_answer(host, why) for host, why in failed))


def _answer(run: Run, host: str, stack: Stack) -> Answer:
    """The answer, or the last one when it does not become better in time."""
    last = Answer(0)
    home = stack.home(host)
    assert home is not None

    def look() -> Answer:
        nonlocal last
        last = run.visit(some_name(host), home.dns_name)
        return last

    wait = Wait(NAME, say("wait.answer", host=host), FIRST_ANSWER, ANSWER_LIMIT)
    try:
        return run.wait(wait, look, lambda seen: not passes(seen), lambda seen: turns_away(some_name(host), seen))
    except WaitTimeout:
        return last


def _no_answer(host: str, why: str) -> Finding:
    return finding("no-answer-by-name", NAME, host=host, reason=why)


def _goal(spec: Spec, host: str, stack: Stack) -> Goal:
    goal = goal_of(spec, host, stack)
    assert goal is not None
    assert goal.target, "the load balancer stands, since its targets are healthy"
    return goal


def _take_over(spec: Spec, zone: HostedZone, others: list[Foreign]) -> Step:
    def do(run: Run, stack: Stack) -> None:
        standing = {other.host: other.standing for other in others}
        run.aws.dns.forget(zone.id)  # what was read before the wait for health may be minutes old
        write(run, NAME, zone, [_goal(spec, other.host, stack) for other in others], standing)
        for name in dict.fromkeys(other.leads_to for other in others if other.leads_to):
            run.emit(Warned(_not_needed(name, [other.host for other in others if other.leads_to == name])))

    return Step(
        resource=NAME,
        phase=Phase.BUILD,
        verb="take-over",
        kind="records",
        name=", ".join(other.host for other in others),
        why=say("why.take-over", records=joined("; ", [_in_words(other) for other in others])),
        interrupts=_interrupts(spec, [other.host for other in others]),
        do=do,
    )


def _interrupts(spec: Spec, hosts: list[str]) -> Text:
    if all(host in spec.hostnames for host in hosts):
        return say("interrupts.leads-elsewhere", hosts=", ".join(hosts))
    return say("interrupts.through-balancer")


def _late(spec: Spec, stack: Stack) -> dict[str, str]:
    """Host -> label of the host names that have no address before PRUNE."""
    after = stack.address.after if stack.address else {}
    zones = stack.zone.by_host if stack.zone else {}
    named = [(host, one.label) for host, one in spec.hostnames.items() if one.label in after and host in zones]
    return {host: label for host, label in named if not goal_of(spec, host, stack)}


def _follow(spec: Spec, host: str, label: str, other: Foreign | None) -> Step:
    """`other`: what stands there until then and is taken over."""

    def do(run: Run, stack: Stack) -> None:
        assert stack.zone is not None
        zone, goal = stack.zone.by_host[host], Goal(host, address=_address(run, stack, label))
        if other:
            run.aws.dns.forget(zone.id)  # it was read before the wait for health
        write(run, NAME, zone, [goal], {host: other.standing} if other else {})
        wait_in_sync(run, NAME, spec.limits.dns)

    follows = say("why.follows-address", label=label)
    return Step(
        resource=NAME,
        phase=Phase.PRUNE,
        verb="take-over" if other else "create",
        kind="records",
        name=host,
        why=say("why.follows-address-too", label=label, record=_in_words(other)) if other else follows,
        interrupts=_interrupts(spec, [host]) if other else None,
        do=do,
    )


def _address(run: Run, stack: Stack, label: str) -> str:
    """The one that an earlier step has just put on the instance."""
    seen = stack.network.instance(label) if stack.network else None
    assert seen is not None
    filters: list[FilterTypeDef] = [{"Name": "instance-id", "Values": [seen.id]}]
    wait = Wait(NAME, say("wait.address-on-instance"), 2, FRESH_SECONDS)
    describe = run.aws.ec2.describe_addresses
    found = run.wait(
        wait, lambda: run.aws.call.read(describe, Filters=filters)["Addresses"], bool, lambda _: say("seen.not-yet")
    )
    return found[0]["PublicIp"]


def _in_words(other: Foreign) -> str:
    if not other.leads_to:
        return other.standing
    return say("record.through", record=other.standing, balancer=other.leads_to)


def _not_needed(name: str, hosts: list[str]) -> Finding:
    return finding("old-load-balancer", "cutover", "note", balancer=name, hosts=", ".join(hosts), cost=A_BALANCER_COSTS)
