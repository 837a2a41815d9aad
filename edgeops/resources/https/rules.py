"""The rules that lead each host to its pool.

A changed port is attached beside the old group with weight 0, so that its health becomes known while the old one
serves, and switched to in PRUNE, after `health` has passed. Idle pools stay attached with weight 0 for the same
reason. Rules are compared by what they do; foreign ones are left alone. Which rules there must be, and where, is
decided in `routing`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.catalogue import Text, say
from edgeops.errors import ApiError
from edgeops.model import Https, Match, Phase, Rule, Site, Spec, Stack, Step
from edgeops.placement import sites_on
from edgeops.resources.https.actions import actions, conditions
from edgeops.resources.https.listener import ROLE, listener_arn
from edgeops.resources.https.placing import create, reorder
from edgeops.resources.https.seeing import other_kind, same_match
from edgeops.routing import (
    DENY,
    Forwarding,
    Standing,
    WantedRule,
    forwarding,
    group_name,
    out_of_order,
    wanted_rules,
)
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef

Do = Callable[[Run, Stack], None]


@dataclass(frozen=True)
class Goal:
    """A wanted rule, the names of the target groups it forwards to, and the weights (by name) that count for it now."""

    rule: WantedRule
    groups: tuple[str, ...]
    weights: Mapping[str, int]

    @property
    def forwarding(self) -> Forwarding:
        """What becomes of its weights."""
        return forwarding(self.groups, self.weights)

    def actions(self, stack: Stack, weights: Mapping[str, int]) -> list[ActionTypeDef]:
        """As ELB wants them; `groups` has made every group by then."""
        arns = {group.name: group.arn for group in stack.groups.items} if stack.groups else {}
        by_arn = {arns.get(name, name): weight for name, weight in weights.items()}
        return actions(self.rule, by_arn)


def rule_steps(spec: Spec, found: Https, stack: Stack) -> list[Step]:
    """On each load balancer the rules of its sites, and of no others."""
    answered = {address for site in spec.sites for rule in wanted_rules(site) for address in _addresses(rule.match)}
    indices = sorted({*stack.places, *(rule.balancer for rule in found.rules)})
    return [
        step
        for index in indices
        for step in _steps_on(sites_on(spec, stack, index), Https(rules=found.rules_on(index)), stack, answered)
    ]


def _steps_on(spec: Spec, found: Https, stack: Stack, answered: Collection[str]) -> list[Step]:
    """`spec` and `found` with what is of that load balancer only; `answered` by any."""
    standing = [Standing(rule.priority, rule.site, rule.part) for rule in found.rules]
    wanted = {site: wanted_rules(site) for site in spec.sites}
    parts = {(naming.tag_site(site.host), rule.part) for site in wanted for rule in wanted[site]}
    mine = [rule for rule in found.rules if rule.ours]
    first = {(rule.site, rule.part): rule.arn for rule in reversed(mine)}  # of twins (two runs at once) one stays
    unneeded = [rule for rule in mine if (rule.site, rule.part) not in parts or first[rule.site, rule.part] != rule.arn]
    return [
        *(_reorder(site, found) for site in wanted if out_of_order(site, standing)),
        *(step for site in wanted for rule in wanted[site] for step in _for_goal(spec, rule, found, stack)),
        *(_delete(rule, answered) for rule in unneeded),
    ]


def _for_goal(spec: Spec, wanted: WantedRule, found: Https, stack: Stack) -> list[Step]:
    """
    ```
    the rule that stands                          steps
    none                                          create, with the weights of its siblings, and switch with them
    other conditions, another kind of action      update
    misses a wanted group                         attach it with weight 0
    has other groups, or its live one is gone     switch, when the live ones are healthy
    ```
    """
    rule = found.rule(naming.tag_site(wanted.site.host), wanted.part)
    goal = _goal(spec, wanted, rule or _sibling(wanted, found), stack)
    planned = goal.forwarding
    if rule is None:
        return [_create(goal), *([_switch(goal, rule)] if planned.final != planned.attached else [])]
    different = not same_match(rule.match, wanted.match) or other_kind(rule, wanted)
    if not wanted.pools:
        return [_update(goal, rule)] if different else []
    steps = [_update(goal, rule)] if different else []
    if not different and planned.attached != goal.weights:
        steps.append(_attach(goal, rule))
    return [*steps, _switch(goal, rule)] if planned.final != planned.attached else steps


def _goal(spec: Spec, wanted: WantedRule, rule: Rule | None, stack: Stack) -> Goal:
    names = {group.arn: group.name for group in stack.groups.items} if stack.groups else {}
    weights = {names.get(arn, arn): weight for arn, weight in rule.weights.items()} if rule else {}
    groups = tuple(group_name(spec, wanted.site, pool, stack.network) for pool in wanted.pools)
    return Goal(wanted, groups, weights)


def _sibling(wanted: WantedRule, found: Https) -> Rule | None:
    """Another rule of ours with the same goal, for other networks: a new one is live where that one is."""
    kind, site = wanted.part.rpartition("-")[0], naming.tag_site(wanted.site.host)
    alike = (rule for rule in found.rules if rule.ours and rule.site == site and rule.part and rule.weights)
    return next((rule for rule in alike if (rule.part or "").rpartition("-")[0] == kind), None)


def _create(goal: Goal) -> Step:
    wanted = goal.rule

    def do(run: Run, stack: Stack) -> None:
        to = goal.actions(stack, goal.forwarding.attached)
        create(run, listener_arn(run, stack, stack.place(wanted.site.host)), wanted, to)

    return _step(Phase.BUILD, "create", wanted.title, _purpose(wanted), do)


def _purpose(wanted: WantedRule) -> Text:
    if wanted.redirect:
        return say("why.sends-on", host=wanted.redirect)
    if not wanted.pools:
        return say("why.answers-403")
    live, *idle = (f"{', '.join(map(str, pool.targets))}" for pool in wanted.pools)
    return say("why.live-and-idle", targets=live, idle="; ".join(idle)) if idle else say("why.live", targets=live)


def _update(goal: Goal, rule: Rule) -> Step:
    def do(run: Run, stack: Stack) -> None:
        to = goal.actions(stack, goal.forwarding.attached)
        answer = run.aws.call.write(
            run.aws.elbv2.modify_rule, RuleArn=rule.arn, Actions=to, Conditions=conditions(goal.rule.match)
        )
        run.aws.elb.note_rule(listener_arn(run, stack, rule.balancer), answer["Rules"][0])

    why = say("why.does-else", purpose=_purpose(goal.rule))
    return _step(Phase.BUILD, "update", goal.rule.title, why, do)


def _attach(goal: Goal, rule: Rule) -> Step:
    why = say("why.checked-first") if any(goal.weights.values()) else _purpose(goal.rule)
    return _step(Phase.BUILD, "attach", goal.rule.title, why, _weigh(goal, rule, goal.forwarding.attached))


def _switch(goal: Goal, rule: Rule | None) -> Step:
    """`rule`: None in a plan that is still to make it; it stands when the step is performed."""
    live = ", ".join(name for name, weight in goal.forwarding.final.items() if weight)
    purpose = _purpose(goal.rule)
    why = say("why.live-groups", purpose=purpose, groups=live) if len(goal.groups) > 1 else purpose
    return _step(Phase.PRUNE, "switch", goal.rule.title, why, _weigh(goal, rule, goal.forwarding.final))


def _weigh(goal: Goal, rule: Rule | None, weights: Mapping[str, int]) -> Do:
    def do(run: Run, stack: Stack) -> None:
        assert rule is not None
        to = goal.actions(stack, weights)
        answer = run.aws.call.write(run.aws.elbv2.modify_rule, RuleArn=rule.arn, Actions=to)
        run.aws.elb.note_rule(listener_arn(run, stack, rule.balancer), answer["Rules"][0])

    return do


def _reorder(site: Site, found: Https) -> Step:
    arns = {rule.part: rule.arn for rule in found.rules if rule.ours and rule.site == naming.tag_site(site.host)}

    def do(run: Run, stack: Stack) -> None:
        reorder(run, listener_arn(run, stack, stack.place(site.host)), site, arns)

    return _step(Phase.BUILD, "reorder", site.host, say("why.more-particular"), do)


def _addresses(match: Match) -> list[str]:
    """What it answers: the host with each path."""
    return [host + path for host in match.hosts for path in match.paths or ("",)]


def _delete(rule: Rule, answered: Collection[str]) -> Step:
    def do(run: Run, stack: Stack) -> None:
        try:
            run.aws.call.write(run.aws.elbv2.delete_rule, RuleArn=rule.arn)
        except ApiError as error:
            if error.code != "RuleNotFound":
                raise
        run.aws.elb.forget_rules(listener_arn(run, stack, rule.balancer))

    match = rule.match or Match()
    where = ", ".join(match.hosts) + (match.paths[0] if match.paths else "") or f"{rule.site} {rule.part}"
    name = say("name.from", name=where, networks=", ".join(match.sources)) if match.sources else where
    name = say("name.everybody-else", name=name) if rule.part == DENY else name
    gone = not set(_addresses(match)) <= set(answered) or not match.hosts
    interrupts = say("interrupts.not-answered", where=where) if gone else None
    return _step(Phase.PRUNE, "delete", name, say("why.not-in-file"), do, interrupts)


def _step(phase: Phase, verb: str, name: str, why: Text, do: Do, interrupts: Text | None = None) -> Step:
    return Step(ROLE, phase, verb, "rule", name, why, interrupts=interrupts, do=do)
