"""Security groups: not deleted while anything depends on them (T4.17), rules all or none and never twice (T4.13).

moto deletes a group whatever uses it, takes a duplicate with another description, and keeps half of a refused call.
"""

from __future__ import annotations

import copy
import ipaddress
import re
from collections.abc import Iterator
from typing import Any

from moto.core.exceptions import ServiceException
from moto.ec2.responses.security_groups import parse_sg_attributes_from_dict

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.ec2 import paging
from moto_fixtures.ec2.checks import Check, refuse_dry_run, specified_tags
from moto_fixtures.errors import AwsError

TEXT = re.compile(r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{0,255}")
"""What names and descriptions may hold: no Korean, for one (I11)."""


def check_create(region: Region, params: Params) -> None:
    for field in ("GroupName", "GroupDescription"):
        value = params.get(field.replace("GroupD", "D"), "")
        if not TEXT.fullmatch(value):
            message = (
                f"Value ({value}) for parameter {field} is invalid. Character sets beyond ASCII are not supported."
            )
            raise AwsError("InvalidParameterValue", message)
    if params["GroupName"].startswith("sg-"):
        raise AwsError("InvalidParameterValue", "Group names may not be in the format sg-*.")
    if sum(len(each) for each in region.ec2.groups.values()) >= region.cloud.limits["security-groups"]:
        raise AwsError("SecurityGroupLimitExceeded", "The maximum number of security groups has been reached.")


def check_delete(region: Region, params: Params) -> None:
    group = group_of(region, params)
    if group.is_default:
        message = f'the specified group: "{group.id}" name: "default" cannot be deleted by a user'
        raise AwsError("CannotDelete", message)
    if any(True for _ in dependants(region, group.id)):
        raise AwsError("DependencyViolation", f"resource {group.id} has a dependent object")


def dependants(region: Region, group_id: str) -> Iterator[str]:
    """Ids of the network interfaces and of the other groups that keep a security group alive."""
    for interface in region.ec2.enis.values():
        ended = interface.instance is not None and interface.instance.state == "terminated"
        if not ended and group_id in {group.id for group in interface.group_set}:
            yield interface.id
    for groups in region.ec2.groups.values():
        for other in groups.values():
            rules = other.ingress_rules + other.egress_rules
            if other.id != group_id and any(rule.source_group.get("GroupId") == group_id for rule in rules):
                yield other.id


def authorize_ingress(region: Region, params: Params) -> Result:
    return _authorize(region, params, region.ec2.authorize_security_group_ingress, egress=False)


def authorize_egress(region: Region, params: Params) -> Result:
    return _authorize(region, params, region.ec2.authorize_security_group_egress, egress=True)


def _authorize(region: Region, params: Params, add: Any, egress: bool) -> Result:
    """Add all rules of the call or none; answers all of them (moto: those of the last permission)."""
    refuse_dry_run(params)
    group = group_of(region, params)
    _refuse_duplicates(region, group, params, egress)
    before = list(group.ingress_rules), list(group.egress_rules)
    tags = specified_tags(params, "security-group-rule")
    made = []
    try:
        for each in permissions(params):
            protocol, low, high, ranges, groups, prefixes = parse_sg_attributes_from_dict(each)
            made += add(group.id, protocol, low, high, ranges, tags, groups, prefixes)[0]
        _refuse_many(region, group)
    except ServiceException:
        group.ingress_rules, group.egress_rules = before
        raise
    return {"Return": True, "SecurityGroupRules": [view(region, rule) for rule in made]}


def _refuse_many(region: Region, group: Any) -> None:
    if max(len(group.ingress_rules), len(group.egress_rules)) > region.cloud.limits["rules-per-security-group"]:
        message = "The maximum number of rules per security group has been reached."
        raise AwsError("RulesPerSecurityGroupLimitExceeded", message)


def group_of(region: Region, params: Params) -> Any:
    wanted = params.get("GroupId") or params.get("GroupName", "")
    group = region.ec2.get_security_group_by_name_or_id(wanted)
    if group is None:
        raise AwsError("InvalidGroup.NotFound", f"The security group '{wanted}' does not exist")
    return group


def permissions(params: Params) -> list[dict[str, Any]]:
    """Copies, since moto writes into what it is given, with networks as AWS keeps them: 10.0.0.5/8 is 10.0.0.0/8."""
    asked = copy.deepcopy(params.get("IpPermissions") or [dict(params)])
    for each in asked:
        for holder in (each, *each.get("IpRanges", []), *each.get("Ipv6Ranges", [])):
            for field in ("CidrIp", "CidrIpv6"):
                if field in holder:
                    holder[field] = _network(holder[field])
    return asked


def _network(text: str) -> str:
    """Without host bits (T4.14); what is no network, moto refuses."""
    try:
        return str(ipaddress.ip_network(text, strict=False)) if "/" in text else text
    except ValueError:
        return text


def _refuse_duplicates(region: Region, group: Any, params: Params, egress: bool) -> None:
    """Does one of the rules exist, whatever its description?"""
    existing = {rule_key(rule) for rule in (group.egress_rules if egress else group.ingress_rules)}
    for rule in (rule for each in permissions(params) for rule in single_rules(region, group, each)):
        if rule_key(rule) in existing:
            peer = f"peer: {_peer(rule)}, {rule.ip_protocol}, from port: {rule.from_port}, to port: {rule.to_port}"
            message = f'the specified rule "{peer}, ALLOW" already exists'
            raise AwsError("InvalidPermission.Duplicate", message)
        existing.add(rule_key(rule))


def single_rules(region: Region, group: Any, permission: dict[str, Any]) -> Iterator[Any]:
    """A permission taken apart: a rule for each network, group and list."""
    protocol, low, high, ranges, groups, prefixes = parse_sg_attributes_from_dict(permission)
    yield from region.ec2._iterate_security_rules(protocol, group.id, low, high, ranges, groups, prefixes)


def rule_key(rule: Any) -> tuple[Any, ...]:
    """A rule without its description."""
    return rule.ip_protocol, rule.from_port, rule.to_port, _peer(rule), rule.prefix_list_id


def _peer(rule: Any) -> str | None:
    source = rule.ip_range.get("CidrIp") or rule.ip_range.get("CidrIpv6") or rule.source_group.get("GroupId")
    return None if source is None else str(source)


def describe_rules(region: Region, params: Params) -> Result:
    """moto filters them rightly, but forgets the description of a rule that names a group."""
    paging.check(region, params)
    filters = {each["Name"]: list(each.get("Values", [])) for each in params.get("Filters", [])}
    rules = region.ec2.describe_security_group_rules(list(params.get("SecurityGroupRuleIds", [])), filters)
    return paging.page("SecurityGroupRules", [view(region, rule) for rule in rules], params)


def view(region: Region, rule: Any) -> dict[str, Any]:
    """A rule as the API answers it."""
    account = region.cloud.account
    referenced = rule.source_group.get("GroupId")
    return {
        "SecurityGroupRuleId": rule.id,
        "GroupId": rule.group_id,
        "GroupOwnerId": account,
        "IsEgress": rule.is_egress,
        "IpProtocol": rule.ip_protocol,
        "FromPort": -1 if rule.from_port is None else rule.from_port,
        "ToPort": -1 if rule.to_port is None else rule.to_port,
        "CidrIpv4": rule.ip_range.get("CidrIp"),
        "CidrIpv6": rule.ip_range.get("CidrIpv6"),
        "ReferencedGroupInfo": {"GroupId": referenced, "UserId": account} if referenced else None,
        "Description": rule.ip_range.get("Description") or rule.source_group.get("Description"),
        "Tags": [{"Key": tag["key"], "Value": tag["value"]} for tag in rule.get_tags()],
    }


OPERATIONS: dict[str, Handler] = {
    "AuthorizeSecurityGroupIngress": authorize_ingress,
    "AuthorizeSecurityGroupEgress": authorize_egress,
    "DescribeSecurityGroupRules": describe_rules,
}
CHECKS: dict[str, Check] = {
    "CreateSecurityGroup": check_create,
    "DeleteSecurityGroup": check_delete,
}
