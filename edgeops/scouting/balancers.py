"""The load balancers that the names lead to or that send to an instance, Classic ones too, and to which port.

That port is the best guess there is: the site works by it today. 443 is left out, since https ends before (I2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from edgeops.aws import Aws
from edgeops.aws.classic import ClassicSeen
from edgeops.model import Lead, Serving
from edgeops.naming import PREFIX, plain_name

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import LoadBalancerTypeDef, RuleTypeDef

HTTPS = 443
Targets = tuple[tuple[str, int], ...]


def serving(aws: Aws, leads: Iterable[Lead]) -> list[Serving]:
    """Those that a name leads to, or that have instances behind them; edgeops' own only where a name leads there."""
    wanted = {target for lead in leads for target in lead.targets}
    found = [_application(aws, entry) for entry in aws.elb.balancers()]
    found += [_classic(entry) for entry in aws.classic.every()]
    own = f"{PREFIX}-"
    return [each for each in found if each.dns_name in wanted or (each.machines and not each.name.startswith(own))]


def stacks_standing(aws: Aws) -> set[str]:
    """The stacks that have a load balancer here: it is named eo-STACK-HASH."""
    names = (entry["LoadBalancerName"] for entry in aws.elb.balancers())
    return {name.removeprefix(f"{PREFIX}-").rpartition("-")[0] for name in names if name.startswith(f"{PREFIX}-")}


def _application(aws: Aws, entry: LoadBalancerTypeDef) -> Serving:
    arn = entry["LoadBalancerArn"]
    groups = [group for group in aws.elb.all_groups() if arn in group.get("LoadBalancerArns", [])]
    behind = {
        group["TargetGroupArn"]: tuple((seen.id, seen.port) for seen in aws.elb.targets(group["TargetGroupArn"]))
        for group in groups
        if group.get("TargetType", "instance") == "instance"
    }
    sends: dict[str, Targets] = {}
    for listener in aws.elb.listeners(arn) if behind else []:
        for rule in aws.elb.rules(listener["ListenerArn"]):
            targets = _plain(target for group in _forwarded(rule, behind) for target in behind[group])
            for host in _hosts(rule) if targets else []:
                sends.setdefault(host, targets)
    return Serving(entry["LoadBalancerName"], plain_name(entry.get("DNSName", "")), classic=False, sends=sends)


def _hosts(rule: RuleTypeDef) -> list[str]:
    """The hosts of a rule, "" for all; none where it is about paths or other things beside."""
    conditions = {each["Field"]: each for each in rule.get("Conditions", [])}
    if not conditions:
        return [""]
    if set(conditions) != {"host-header"}:
        return []
    condition = conditions["host-header"]
    return list(condition.get("HostHeaderConfig", {}).get("Values", []) or condition.get("Values", []))


def _forwarded(rule: RuleTypeDef, known: Mapping[str, Targets]) -> list[str]:
    """The ARNs of the groups it forwards to."""
    groups: list[str] = []
    for action in rule.get("Actions", []):
        weighted = action.get("ForwardConfig", {}).get("TargetGroups", [])
        groups += [each.get("TargetGroupArn", "") for each in weighted] or [action.get("TargetGroupArn", "")]
    return [group for group in dict.fromkeys(groups) if group in known]


def _classic(seen: ClassicSeen) -> Serving:
    """It cannot tell hosts apart."""
    targets = _plain((machine, port) for machine in seen.instances for port in seen.ports)
    return Serving(seen.name, seen.dns_name, classic=True, sends={"": targets} if targets else {})


def _plain(targets: Iterable[tuple[str, int]]) -> Targets:
    """Each once, without 443."""
    return tuple(dict.fromkeys(target for target in targets if target[1] != HTTPS))
