"""The rules that lead each host to its pool.

A changed port is attached beside the old group with weight 0, so that its health becomes known while the old one
serves, and switched to in PRUNE, after `health` has passed. Rules are compared by what they do; foreign ones are
left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.errors import ApiError, EdgeError, Finding
from edgeops.model import Https, Phase, Rule, Spec, Stack, Step
from edgeops.resources.https.listener import ROLE, listener_arn
from edgeops.routing import WantedRule, group_name, priority, wanted_rules
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import (
        ActionOutputTypeDef,
        ActionTypeDef,
        RuleConditionTypeDef,
        RuleTypeDef,
        TargetGroupTupleTypeDef,
    )

RULE_ROLE = "rule"
PRIORITY_TRIES = 5
FRESH_SECONDS = 60.0


@dataclass(frozen=True)
class Goal:
    """A wanted rule and the name of the target group it forwards to."""

    rule: WantedRule
    group: str

    def arn(self, stack: Stack) -> str:
        """The group's ARN; `groups` has made it by then."""
        group = stack.groups.named(self.group) if stack.groups else None
        assert group is not None
        return group.arn


def rule_steps(spec: Spec, found: Https, stack: Stack) -> list[Step]:
    goals = [Goal(rule, group_name(spec, rule.site, rule.site.pools[0], stack.network)) for rule in wanted_rules(spec)]
    parts = {(naming.tag_site(goal.rule.site.host), goal.rule.part) for goal in goals}
    unneeded = [rule for rule in found.rules if rule.ours and (rule.site, rule.part) not in parts]
    return [*(step for goal in goals for step in _for_goal(goal, found, stack)), *(_delete(rule) for rule in unneeded)]


def seen_rule(aws: Aws, spec: Spec, entry: RuleTypeDef) -> Rule:
    """The rule in our own shape."""
    owner = aws.elb.tags(entry["RuleArn"])
    conditions = entry["Conditions"]
    only_hosts = all(condition.get("Field") == "host-header" for condition in conditions)
    hosts = [host for condition in conditions for host in condition.get("HostHeaderConfig", {}).get("Values", [])]
    action = entry["Actions"][-1]
    forward = action.get("ForwardConfig", {}).get("TargetGroups", [])
    return Rule(
        arn=entry["RuleArn"],
        priority=int(entry["Priority"]),
        ours=naming.owned(owner, spec.name, RULE_ROLE),
        site=owner.get(naming.SITE),
        part=owner.get(naming.PART),
        hosts=tuple(hosts) if only_hosts else (),
        weights={group["TargetGroupArn"]: group.get("Weight", 1) for group in forward},
        redirect=_redirected_to(action),
    )


def _for_goal(goal: Goal, found: Https, stack: Stack) -> list[Step]:
    """
    ```
    the rule that stands                          steps
    none                                          create
    other hosts, other redirect, no live group    update
    forwards to the wanted group alone            -
    forwards to others, not to the wanted         attach it with weight 0; when healthy switch
    forwards to others and to the wanted          switch
    ```
    """
    wanted = goal.rule
    rule = found.rule(naming.tag_site(wanted.site.host), wanted.part)
    if rule is None:
        return [_create(goal)]
    if set(rule.hosts) != set(wanted.hosts) or rule.redirect != wanted.redirect:
        return [_update(goal, rule)]
    if wanted.redirect is not None:
        return []
    if not any(rule.weights.values()):
        return [_update(goal, rule)]
    group = stack.groups.named(goal.group) if stack.groups else None
    if group and rule.weights.keys() == {group.arn}:
        return []
    return [_switch(goal, rule)] if group and group.arn in rule.weights else [_attach(goal, rule), _switch(goal, rule)]


def _create(goal: Goal) -> Step:
    def do(run: Run, stack: Stack) -> None:
        wanted, listener = goal.rule, listener_arn(run, stack)
        identity = naming.tags(run.aws.stack, RULE_ROLE, wanted.site.host, wanted.part)
        for _ in range(PRIORITY_TRIES):
            try:
                answer = run.aws.call.patient({"ListenerNotFound"}, FRESH_SECONDS).once(
                    run.aws.elbv2.create_rule,
                    ListenerArn=listener,
                    Priority=_free_priority(run.aws, listener, wanted),
                    Conditions=_conditions(wanted),
                    Actions=_actions(goal, stack),
                    Tags=tags.listed(identity),
                )
            except ApiError as error:
                if error.code != "PriorityInUse":
                    raise
                run.aws.elb.forget_rules(listener)  # somebody was faster: look again and take the next
            else:
                run.aws.elb.note_new_rule(listener, answer["Rules"][0], identity)
                return
        raise EdgeError(_no_priority(wanted, "others take the free priorities as fast as we find them"))

    why = f"sends them on to {goal.rule.redirect}" if goal.rule.redirect else _to(goal)
    return _step(Phase.BUILD, "create", goal, why, do)


def _update(goal: Goal, rule: Rule) -> Step:
    def do(run: Run, stack: Stack) -> None:
        _modify(run, stack, rule, _actions(goal, stack), _conditions(goal.rule))

    return _step(Phase.BUILD, "update", goal, "the rule was changed by hand or in the file", do)


def _attach(goal: Goal, rule: Rule) -> Step:
    def do(run: Run, stack: Stack) -> None:
        # No live group yet loses traffic; with weight 0 the new one is health-checked all the same.
        _modify(run, stack, rule, [_forward({**rule.weights, goal.arn(stack): 0})])

    return _step(Phase.BUILD, "attach", goal, "the new port is checked before it gets traffic", do)


def _switch(goal: Goal, rule: Rule) -> Step:
    def do(run: Run, stack: Stack) -> None:
        _modify(run, stack, rule, _actions(goal, stack))

    return _step(Phase.PRUNE, "switch", goal, _to(goal), do)


def _delete(rule: Rule) -> Step:
    def do(run: Run, stack: Stack) -> None:
        try:
            run.aws.call.write(run.aws.elbv2.delete_rule, RuleArn=rule.arn)
        except ApiError as error:
            if error.code != "RuleNotFound":
                raise
        run.aws.elb.forget_rules(listener_arn(run, stack))

    name = f"{rule.site} {rule.part}" if not rule.hosts else ", ".join(rule.hosts)
    return Step(
        resource=ROLE,
        phase=Phase.PRUNE,
        verb="delete",
        kind="rule",
        name=name,
        why="the file does not have it any more",
        interrupts=f"{name} gets 404 from now on",
        do=do,
    )


def _step(phase: Phase, verb: str, goal: Goal, why: str, do: Callable[[Run, Stack], None]) -> Step:
    return Step(resource=ROLE, phase=phase, verb=verb, kind="rule", name=goal.rule.title, why=why, do=do)


def _to(goal: Goal) -> str:
    return f"goes to {', '.join(map(str, goal.rule.site.pools[0].targets))}"


def _modify(
    run: Run,
    stack: Stack,
    rule: Rule,
    actions: list[ActionTypeDef],
    conditions: list[RuleConditionTypeDef] | None = None,
) -> None:
    modify = run.aws.elbv2.modify_rule
    if conditions is None:
        answer = run.aws.call.write(modify, RuleArn=rule.arn, Actions=actions)
    else:
        answer = run.aws.call.write(modify, RuleArn=rule.arn, Actions=actions, Conditions=conditions)
    run.aws.elb.note_rule(listener_arn(run, stack), answer["Rules"][0])


def _free_priority(aws: Aws, listener: str, wanted: WantedRule) -> int:
    standing = [rule for rule in aws.elb.rules(listener) if not rule["IsDefault"]]
    taken = [(int(rule["Priority"]), aws.elb.tags(rule["RuleArn"]).get(naming.SITE)) for rule in standing]
    try:
        return priority(wanted, taken)
    except LookupError as error:
        raise EdgeError(_no_priority(wanted, str(error))) from error


def _conditions(wanted: WantedRule) -> list[RuleConditionTypeDef]:
    return [{"Field": "host-header", "HostHeaderConfig": {"Values": list(wanted.hosts)}}]


def _actions(goal: Goal, stack: Stack) -> list[ActionTypeDef]:
    return [_redirect(goal.rule.redirect)] if goal.rule.redirect else [_forward({goal.arn(stack): 1})]


def _forward(weights: Mapping[str, int]) -> ActionTypeDef:
    groups: list[TargetGroupTupleTypeDef] = [
        {"TargetGroupArn": arn, "Weight": weight} for arn, weight in weights.items()
    ]
    return {"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}


def _redirect(host: str) -> ActionTypeDef:
    return {
        "Type": "redirect",
        "RedirectConfig": {
            "Protocol": "HTTPS",
            "Port": "443",
            "Host": host,
            "Path": "/#{path}",
            "Query": "#{query}",
            "StatusCode": "HTTP_301",
        },
    }


def _redirected_to(action: ActionOutputTypeDef) -> str | None:
    config = action.get("RedirectConfig")
    if config is None:
        return None
    host = config.get("Host", "")
    return host if config == _redirect(host).get("RedirectConfig") else f"{host} in another way"


def _no_priority(wanted: WantedRule, why: str) -> Finding:
    return Finding(
        id="no-free-priority",
        severity="error",
        where=ROLE,
        what=f"there is no place for the rule of {wanted.title}",
        why=why,
        fix="Remove rules that nobody needs from the :443 listener, then run this again.",
    )
