"""Rules of a listener: a priority each, shown in that order, the default rule last (T3.18, emulators.md 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import elb_tags
from moto_fixtures.elbv2.actions import Place, normalised
from moto_fixtures.elbv2.conditions import checked
from moto_fixtures.elbv2.paging import page
from moto_fixtures.elbv2.state import Listener, Rule
from moto_fixtures.errors import AwsError, validation_error

HIGHEST_PRIORITY = 50000


def view(rule: Rule) -> dict[str, Any]:
    return {
        "RuleArn": rule.arn,
        "Priority": "default" if rule.priority is None else str(rule.priority),
        "Conditions": rule.conditions,
        "Actions": rule.actions,
        "IsDefault": rule.priority is None,
        "Transforms": [],
    }


def _priority(value: int) -> int:
    if not 1 <= value <= HIGHEST_PRIORITY:
        raise validation_error(f"Priority '{value}' must be between 1 and {HIGHEST_PRIORITY}")
    return value


def create(region: Region, params: Params) -> Result:
    elb = region.elb
    listener = elb.listener(params["ListenerArn"])
    priority = _priority(params["Priority"])
    existing = elb.rules_of(listener.arn)
    if any(each.priority == priority for each in existing):
        raise AwsError("PriorityInUse", f"Priority '{priority}' is currently in use")
    conditions = checked(region.cloud.limits, params["Conditions"])
    actions = normalised(region, _place(listener), params["Actions"])
    tags = elb_tags.checked(params.get("Tags", []))
    if _rules_on(region, listener.balancer) >= region.cloud.limits["rules-per-application-load-balancer"]:
        raise AwsError("TooManyRules", "The limit on the number of rules per load balancer has been reached")
    arn = listener.arn.replace(":listener/", ":listener-rule/") + "/" + region.cloud.ids.hex(16)
    elb.rules[arn] = Rule(arn, listener.arn, priority, conditions, actions)
    elb.tags[arn] = tags
    return {"Rules": [view(elb.rules[arn])]}


def _place(listener: Listener) -> Place:
    return Place(listener.balancer, listener.protocol, listener.port)


def _rules_on(region: Region, balancer: str) -> int:
    """Without the default rules, which do not count (T3.20)."""
    listeners = {each.arn for each in region.elb.listeners_of(balancer)}
    return sum(1 for rule in region.elb.rules.values() if rule.listener in listeners and rule.priority is not None)


def describe(region: Region, params: Params) -> Result:
    elb, arns = region.elb, params.get("RuleArns")
    if arns:
        found = [elb.rule(arn) for arn in arns]
    elif "ListenerArn" in params:
        found = elb.rules_of(elb.listener(params["ListenerArn"]).arn)
    else:
        raise validation_error("You must specify either listener rule ARNs or a listener ARN")
    return page("Rules", [view(each) for each in found], params)


def modify(region: Region, params: Params) -> Result:
    rule = region.elb.rule(params["RuleArn"])
    if rule.priority is None:
        raise AwsError("OperationNotPermitted", f"Default rule '{rule.arn}' cannot be modified")
    if "Conditions" not in params and "Actions" not in params:
        raise validation_error("Either conditions or actions must be specified")
    listener = region.elb.listener(rule.listener)
    conditions = checked(region.cloud.limits, params["Conditions"]) if "Conditions" in params else rule.conditions
    if "Actions" in params:
        rule.actions = normalised(region, _place(listener), params["Actions"])
    rule.conditions = conditions
    return {"Rules": [view(rule)]}


def delete(region: Region, params: Params) -> Result:
    rule = region.elb.rule(params["RuleArn"])
    if rule.priority is None:
        raise AwsError("OperationNotPermitted", f"Default rule '{rule.arn}' cannot be deleted")
    del region.elb.rules[rule.arn]
    region.elb.forget(rule.arn)
    return {}


def set_priorities(region: Region, params: Params) -> Result:
    """All at once, so two rules can swap; moto refuses that."""
    sent: Iterable[Mapping[str, Any]] = params["RulePriorities"]
    wanted = {region.elb.rule(each["RuleArn"]).arn: _priority(each["Priority"]) for each in sent}
    rules = [region.elb.rules[arn] for arn in wanted]
    if any(rule.priority is None for rule in rules):
        raise AwsError("OperationNotPermitted", "The priority of a default rule cannot be set")
    for listener in {rule.listener for rule in rules}:
        after = [wanted.get(each.arn, each.priority) for each in region.elb.rules_of(listener)]
        if len(set(after)) < len(after):
            raise AwsError("PriorityInUse", "One or more priorities are currently in use")
    for rule in rules:
        rule.priority = wanted[rule.arn]
    return {"Rules": [view(rule) for rule in rules]}


OPERATIONS: dict[str, Handler] = {
    "CreateRule": create,
    "DescribeRules": describe,
    "ModifyRule": modify,
    "DeleteRule": delete,
    "SetRulePriorities": set_priorities,
}
