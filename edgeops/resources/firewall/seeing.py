"""What carries our tags, what serves like it, and what stands open: all of it from two lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.errors import Finding, finding
from edgeops.model import Firewall, FirewallRule, Network, Spec, Stack
from edgeops.openness import entrances, exposed

if TYPE_CHECKING:
    from mypy_boto3_ec2 import type_defs as ec2

ROLE = "firewall"


def seen(aws: Aws, spec: Spec, stack: Stack) -> Firewall:
    """Ours by tag, in whatever group and whatever they open now: the console changes a rule and keeps its tags. One
    equal to ours, in your groups or ours, serves as well, and is not ours.
    """
    mine = _mine(aws)
    group = mine["GroupId"] if mine else None
    rules = _read_rules(aws)
    seen_rules = [_rule(entry, _tagged(entry, aws.stack)) for entry in rules]
    ours = [rule for rule in seen_rules if rule.ours]
    taken = () if group or not stack.network else _taken(aws, spec, stack.network)
    equal = (rule for rule in seen_rules if not rule.ours and group is not None and group in {rule.source, rule.group})
    opened, entered = exposed(rules, stack.network), entrances(rules)
    return Firewall(group, (*ours, *equal), opened, entered, _vpc(mine), problems=taken)


def your_group(groups: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The (id, name) of the group of an instance that gets our rule: the first by id that is not `default`."""
    return min(groups, key=lambda group: (group[1] == "default", group[0]), default=None)


def our_group(aws: Aws) -> str | None:
    """The id of our security group, by its tags."""
    mine = _mine(aws)
    return mine["GroupId"] if mine else None


def _mine(aws: Aws) -> ec2.SecurityGroupTypeDef | None:
    tagged = _describe(aws, {f"tag:{naming.STACK}": aws.stack, f"tag:{naming.ROLE}": ROLE})
    return min(tagged, key=lambda one: one["GroupId"], default=None)


def _vpc(group: ec2.SecurityGroupTypeDef | None) -> str:
    return group.get("VpcId", "") if group else ""


def _taken(aws: Aws, spec: Spec, network: Network) -> tuple[Finding, ...]:
    """A group that has the name ours needs, and is not ours."""
    name = naming.security_group(spec.name, network.vpc)
    return (foreign(name),) if groups(aws, {"group-name": name, "vpc-id": network.vpc}) else ()


def groups(aws: Aws, wanted: Mapping[str, str]) -> list[str]:
    """Ids of the security groups that meet all filters (name -> value)."""
    return [one["GroupId"] for one in _describe(aws, wanted)]


def _describe(aws: Aws, wanted: Mapping[str, str]) -> list[ec2.SecurityGroupTypeDef]:
    filters: list[ec2.FilterTypeDef] = [{"Name": name, "Values": [value]} for name, value in wanted.items()]
    return aws.call.read(aws.ec2.describe_security_groups, Filters=filters)["SecurityGroups"]


def _read_rules(aws: Aws) -> list[ec2.SecurityGroupRuleTypeDef]:
    """Every ingress rule of the region: one list tells ours, equal ones and what stands open (one call, not three)."""
    pages = aws.call.pages(aws.ec2.describe_security_group_rules, MaxResults=1000)
    return [rule for page in pages for rule in page["SecurityGroupRules"] if not rule["IsEgress"]]


def _tagged(rule: ec2.SecurityGroupRuleTypeDef, stack: str) -> bool:
    return tags.read(rule.get("Tags", [])).get(naming.STACK) == stack


def foreign(name: str) -> Finding:
    """What to say of a group that has our name and not our tags."""
    return finding("foreign-security-group", ROLE, group=name)


def _rule(entry: ec2.SecurityGroupRuleTypeDef, ours: bool) -> FirewallRule:
    return FirewallRule(
        id=entry["SecurityGroupRuleId"],
        group=entry["GroupId"],
        port=entry.get("FromPort", -1),
        source=entry.get("CidrIpv4") or entry.get("ReferencedGroupInfo", {}).get("GroupId", ""),
        ours=ours,
        last=entry.get("ToPort", -1),
        protocol=entry["IpProtocol"],
    )
