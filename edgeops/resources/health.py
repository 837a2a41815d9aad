"""Are your applications reachable? Waits for the load balancer and for the targets; makes nothing.

Health is what DescribeTargetHealth says, not that something answers: with no healthy target at all a load balancer
sends to every one (T3.29). A target has to pass one check to be healthy (T3.28), so that waiting for it is usually
short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

from edgeops.advice import advice, failed, impaired, state_in_words
from edgeops.aws import Aws
from edgeops.catalogue import Text, joined, say, word
from edgeops.errors import EdgeError, WaitTimeout
from edgeops.events import Warned
from edgeops.model import Health, Network, Pool, Site, Spec, Stack, Step, TargetSeen
from edgeops.routing import group_name, live_pools
from edgeops.run import Run, Wait

NEEDS: tuple[str, ...] = ("https", "entry")
SEES: tuple[str, ...] = ("groups", "https", "network")

NAME = "health"
BALANCER_SECONDS = 150.0
USABLE = frozenset({"active", "active_impaired"})
EXPLAINED_AFTER = 30.0
"""Seconds of waiting after which reasons are said in words."""
STARTING = frozenset({"initial"})
NOT_VISIBLE = say("seen.not-visible")
States = Mapping[str, tuple[str, str]]
"""By the load balancer's name: its state and the reason, "" for none."""
NARROW = frozenset({"firewall-rule", "health-check", "records", "rule", "target-group", "targets"})
"""Kinds of steps that, before health, make nothing worse but for the groups that they name: whoever performs one says
so to `aws.elb`. A target that was not healthy is asked for again in any case.
"""
AT_ONCE = 5
"""Groups that are asked for again in one look while none of them has got better: reads are 10 a second (T3.40)."""


def find(aws: Aws, spec: Spec, stack: Stack) -> Health:
    """The targets of each site's live pools; an idle pool's are not asked for."""
    return Health({site.host: tuple(_targets(aws, spec, site, stack)) for site in spec.sites})


def _targets(aws: Aws, spec: Spec, site: Site, stack: Stack) -> Iterator[TargetSeen]:
    """What the file does not want any more does not decide: it is deregistered after health has passed."""
    for pool in live_pools(spec, site, stack):
        group = stack.groups.named(group_name(spec, site, pool, stack.network)) if stack.groups else None
        seen = aws.elb.targets(group.arn) if group else ()
        wanted = set() if spec.recovered else _wanted(pool, stack.network)
        yield from (target for target in seen if not wanted or (target.id, target.port) in wanted)


def _wanted(pool: Pool, network: Network | None) -> set[tuple[str, int]]:
    """Empty where the instances are not there."""
    labelled = network.labelled if network else {}
    return {(one.id, target.port) for target in pool.targets for one in labelled.get(target.instance, ())}


def steps(spec: Spec, found: Health | None, stack: Stack) -> list[Step]:
    """Health is looked at, not made."""
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Health | None:
    """The targets as they are in the end, healthy or not. Raises WaitTimeout while one is still starting at the
    limit.
    """
    _wait_active(run, spec, stack)
    if {run.planned[key].kind for key in run.performed} - NARROW:
        run.aws.elb.forget_health()
    seen = _look(run.aws, spec, stack)
    if _all_healthy(seen) or not (run.planned or _starting(seen)):
        return seen
    wait = Wait(NAME, say("wait.healthy"), _usual(spec), spec.limits.health)
    try:
        turns = count()
        return run.wait(wait, lambda: _look_on(run.aws, spec, stack, next(turns)), _all_healthy, _telling(run, spec))
    except WaitTimeout:
        run.aws.elb.forget_health()
        seen = _look(run.aws, spec, stack)
        if _starting(seen) or (run.deadline is not None and run.clock.now() >= run.deadline):
            raise
        return seen


def removal(spec: Spec, found: Health | None) -> list[Step]:
    return []


def _wait_active(run: Run, spec: Spec, stack: Stack) -> None:
    """For every load balancer that sites are on and that was not active when it was last looked at."""
    ours = [stack.balancer.at(index) if stack.balancer else None for index in stack.places]
    fresh = {one.arn: one.name for one in ours if one and one.state not in USABLE}
    assert None not in ours
    if not fresh:
        return

    def look() -> States:
        run.aws.elb.forget_balancers()
        listed = {lb["LoadBalancerArn"]: lb["State"] for lb in run.aws.elb.balancers()}
        return {
            name: (listed[arn]["Code"], listed[arn].get("Reason", "")) if arn in listed else (NOT_VISIBLE, "")
            for arn, name in fresh.items()
        }

    wait = Wait(NAME, say("wait.balancer-active"), BALANCER_SECONDS, spec.limits.balancer)
    states = run.wait(wait, look, _decided, _states_in_words)
    if lost := [failed(name, reason) for name, (code, reason) in states.items() if code == "failed"]:
        raise EdgeError(*lost)
    for name, (code, reason) in states.items():
        if code == "active_impaired":
            run.emit(Warned(impaired(name, reason)))


def _decided(states: States) -> bool:
    """All may be used, or one never will be."""
    codes = {code for code, _reason in states.values()}
    return codes <= USABLE or "failed" in codes


def _look(aws: Aws, spec: Spec, stack: Stack) -> Health:
    """What is not known is read, of several groups beside each other."""
    aws.call.together.map(aws.elb.targets, _live(spec, stack))
    return find(aws, spec, stack)


def _look_on(aws: Aws, spec: Spec, stack: Stack, turn: int) -> Health:
    """The same, but of many groups that were not healthy only a few are asked, others at each turn, and more as long
    as these get better: what one account's checks wait for, the load balancer for example, all of them wait for.
    """
    left = [arn for arn in _live(spec, stack) if not _healthy(aws.elb.targets(arn))]
    first = turn * AT_ONCE % max(len(left), 1)
    left = [*left[first:], *left[:first]]
    for start in range(0, len(left), AT_ONCE):
        some = left[start : start + AT_ONCE]
        aws.elb.forget_targets(some)
        if not any(map(_healthy, aws.call.together.map(aws.elb.targets, some))):
            break
    return find(aws, spec, stack)


def _live(spec: Spec, stack: Stack) -> list[str]:
    """The ARNs of the groups that decide, each once."""
    named = {group.name: group.arn for group in stack.groups.items} if stack.groups else {}
    live = (
        group_name(spec, site, pool, stack.network) for site in spec.sites for pool in live_pools(spec, site, stack)
    )
    return [named[name] for name in dict.fromkeys(live) if name in named]


def _healthy(targets: Iterable[TargetSeen]) -> bool:
    return all(target.state == "healthy" for target in targets)


def _all_healthy(seen: Health) -> bool:
    return all(map(_healthy, seen.live.values()))


def _starting(seen: Health) -> list[TargetSeen]:
    targets = [target for targets in seen.live.values() for target in targets]
    return [target for target in targets if target.state in STARTING or target.reason == "Target.NotInUse"]


def _usual(spec: Spec) -> float:
    return max((site.health.interval for site in spec.sites), default=10) + 5.0


def _states_in_words(states: States) -> Text:
    """Of those that are not there yet, each state once."""
    waiting = dict.fromkeys(state for state in states.values() if state[0] not in USABLE)
    return joined("; ", [_state_in_words(code, reason) for code, reason in waiting])


def _state_in_words(code: str, reason: str) -> str:
    told = word("balancer-state", code)
    return say("seen.balancer-reason", state=told, reason=reason) if reason else told


def _telling(run: Run, spec: Spec) -> Callable[[Health], Text]:
    """Says what is seen: states and reasons at first, what they mean and what to do once it takes long."""
    begun = run.clock.now()
    paths = {site.host: site.health.path for site in spec.sites}
    return lambda seen: _in_words(seen, paths if run.clock.now() - begun >= EXPLAINED_AFTER else {})


def _in_words(seen: Health, paths: Mapping[str, str]) -> Text:
    """`paths`: host -> its health path, where advice is wanted."""
    waiting = [
        _target_in_words(host, target, paths.get(host))
        for host, targets in seen.live.items()
        for target in targets
        if target.state != "healthy"
    ]
    return joined("; ", waiting)


def _target_in_words(host: str, target: TargetSeen, path: str | None) -> Text:
    state = state_in_words(target.state)
    if path and target.reason and (told := advice(target, path)):
        return say("seen.target-advice", host=host, port=target.port, state=state, advice=told)
    if not target.reason:
        return say("seen.target", host=host, port=target.port, state=state)
    return say("seen.target-reason", host=host, port=target.port, state=state, reason=target.reason)
