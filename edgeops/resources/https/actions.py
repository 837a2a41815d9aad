"""Conditions and actions of rules: between ELB's shape and ours, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.model import Match, Rule, Spec
from edgeops.routing import WantedRule

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import (
        ActionOutputTypeDef,
        ActionTypeDef,
        RuleConditionOutputTypeDef,
        RuleConditionTypeDef,
        RuleTypeDef,
        TargetGroupTupleTypeDef,
    )

KNOWN_FIELDS = frozenset({"host-header", "path-pattern", "source-ip"})
NOT_ALLOWED: ActionTypeDef = {
    "Type": "fixed-response",
    "FixedResponseConfig": {
        "StatusCode": "403",
        "ContentType": "text/plain",
        "MessageBody": "This site is not open to your address.",
    },
}


def seen_rule(aws: Aws, spec: Spec, entry: RuleTypeDef, balancer: int = 0) -> Rule:
    """The rule of the load balancer with that index, in our own shape; `site` and `part` only where it is ours."""
    rule, owner = unowned(entry, balancer), aws.elb.tags(entry["RuleArn"])
    if not naming.owned(owner, spec.name, naming.RULE):
        return rule
    return replace(rule, ours=True, site=owner.get(naming.SITE), part=owner.get(naming.PART))


def unowned(entry: RuleTypeDef, balancer: int) -> Rule:
    """The rule in our own shape, as if it were not ours."""
    action = entry["Actions"][-1]
    forward = action.get("ForwardConfig", {}).get("TargetGroups", [])
    return Rule(
        arn=entry["RuleArn"],
        priority=int(entry["Priority"]),
        ours=False,
        site=None,
        part=None,
        match=_match(entry["Conditions"]),
        weights={group["TargetGroupArn"]: group.get("Weight", 1) for group in forward},
        redirect=_redirected_to(action),
        status=action.get("FixedResponseConfig", {}).get("StatusCode"),
        balancer=balancer,
    )


def conditions(match: Match) -> list[RuleConditionTypeDef]:
    """As ELB wants them."""
    wanted: list[RuleConditionTypeDef] = []
    if match.hosts:
        wanted.append({"Field": "host-header", "HostHeaderConfig": {"Values": list(match.hosts)}})
    if match.paths:
        wanted.append({"Field": "path-pattern", "PathPatternConfig": {"Values": list(match.paths)}})
    if match.sources:
        wanted.append({"Field": "source-ip", "SourceIpConfig": {"Values": list(match.sources)}})
    return wanted


def actions(wanted: WantedRule, weights: Mapping[str, int]) -> list[ActionTypeDef]:
    """Redirect, forward by weight (target group ARN -> weight), or 403."""
    if wanted.redirect:
        return [_redirect(wanted.redirect)]
    if not wanted.pools:
        return [NOT_ALLOWED]
    groups: list[TargetGroupTupleTypeDef] = [
        {"TargetGroupArn": arn, "Weight": weight} for arn, weight in weights.items()
    ]
    return [{"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}]


def _match(conditions: list[RuleConditionOutputTypeDef]) -> Match | None:
    if not {condition.get("Field", "") for condition in conditions} <= KNOWN_FIELDS:
        return None
    hosts = [one.get("HostHeaderConfig", {}).get("Values", []) for one in conditions]
    paths = [one.get("PathPatternConfig", {}).get("Values", []) for one in conditions]
    sources = [one.get("SourceIpConfig", {}).get("Values", []) for one in conditions]
    if not all(map(any, zip(hosts, paths, sources, strict=True))):
        return None  # by a regular expression
    return Match(*(tuple(chain.from_iterable(values)) for values in (hosts, paths, sources)))


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
