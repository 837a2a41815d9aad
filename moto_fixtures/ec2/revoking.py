"""Revoking rules of security groups: by id exactly those, by description of the rule whatever matches (T4.16, T4.19).

What matches nothing is an error in a VPC of one's own, and in the default VPC only an entry in the answer.
"""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.ec2.checks import refuse_dry_run
from moto_fixtures.ec2.security_groups import group_of, permissions, rule_key, single_rules
from moto_fixtures.errors import AwsError


def revoke_ingress(region: Region, params: Params) -> Result:
    return _revoke(region, params, "ingress_rules")


def revoke_egress(region: Region, params: Params) -> Result:
    return _revoke(region, params, "egress_rules")


def _revoke(region: Region, params: Params, side: str) -> Result:
    refuse_dry_run(params)
    group = group_of(region, params)
    rules = getattr(group, side)
    unknown: list[dict[str, Any]]
    if ids := params.get("SecurityGroupRuleIds"):
        gone, unknown = _known(rules, ids), []
    else:
        gone, unknown = _matching(region, group, rules, params)
    if unknown and not region.ec2.vpcs[group.vpc_id].is_default:
        raise AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.")
    setattr(group, side, [rule for rule in rules if rule.id not in gone])
    revoked = [
        {"SecurityGroupRuleId": rule.id, "GroupId": group.id, "IsEgress": side == "egress_rules"}
        for rule in rules
        if rule.id in gone
    ]
    answer: Result = {"Return": True, "RevokedSecurityGroupRules": revoked}
    return answer | ({"UnknownIpPermissions": unknown} if unknown else {})


def _known(rules: list[Any], ids: list[str]) -> set[str]:
    known = {rule.id for rule in rules}
    for rule_id in ids:
        if rule_id not in known:
            message = f"The security group rule ID '{rule_id}' does not exist"
            raise AwsError("InvalidSecurityGroupRuleId.NotFound", message)
    return set(ids)


def _matching(region: Region, group: Any, rules: list[Any], params: Params) -> tuple[set[str], list[dict[str, Any]]]:
    """Ids of the rules that the permissions mean, and the permissions that mean none."""
    by_key = {rule_key(rule): rule.id for rule in rules}
    gone: set[str] = set()
    unknown = []
    for each in permissions(params):
        keys = [rule_key(rule) for rule in single_rules(region, group, each)]
        if all(key in by_key for key in keys):
            gone |= {by_key[key] for key in keys}
        else:
            unknown.append(each)
    return gone, unknown


OPERATIONS: dict[str, Handler] = {
    "RevokeSecurityGroupIngress": revoke_ingress,
    "RevokeSecurityGroupEgress": revoke_egress,
}
