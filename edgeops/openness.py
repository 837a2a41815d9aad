"""What the world reaches of the instances past the load balancer: pure. All of it is told, none of it is closed.

A port that is open to 0.0.0.0/0 goes around https, around `allow`, and around every rule (I5). ssh is no web port: it
is named by itself. When a name moves from the instance's address to the load balancer, whatever else answered on it -
ssh, a game server, CI - no longer does (I17).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from edgeops.catalogue import Text, joined, say
from edgeops.errors import Finding, finding
from edgeops.model import WORLD, Exposure, InstanceSeen, Network, Spec, Stack

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import SecurityGroupRuleTypeDef

SSH = 22
WEB = frozenset({80, 443})
MOST = 65535


def exposed(rules: Iterable[SecurityGroupRuleTypeDef], network: Network | None) -> tuple[Exposure, ...]:
    """What ingress rules let the whole world reach of the instances by TCP, whoever made them."""
    groups = {id: name for seen in (network.instances if network else ()) for id, name in seen.groups}
    return tuple(
        Exposure(rule["SecurityGroupRuleId"], rule["GroupId"], groups[rule["GroupId"]], *_range(rule))
        for rule in rules
        if rule["GroupId"] in groups
        and rule["IpProtocol"] in {"tcp", "-1"}
        and not WORLD.isdisjoint({rule.get("CidrIpv4"), rule.get("CidrIpv6")})
    )


def entrances(rules: Iterable[SecurityGroupRuleTypeDef]) -> frozenset[tuple[str, int]]:
    """(security group, port): where the whole world may come to the ports of a load balancer, whoever opened them."""
    open_to_all = [one for one in rules if one["IpProtocol"] in {"tcp", "-1"} and one.get("CidrIpv4") in WORLD]
    spans = [(rule["GroupId"], *_range(rule)) for rule in open_to_all]
    return frozenset((group, port) for group, first, last in spans for port in WEB if first <= port <= last)


def _range(rule: SecurityGroupRuleTypeDef) -> tuple[int, int]:
    return (0, MOST) if rule["IpProtocol"] == "-1" else (rule["FromPort"], rule["ToPort"])


def findings(spec: Spec, stack: Stack) -> list[Finding]:
    """What stands open, a finding a security group and kind; and what a take-over silences."""
    network, open_to_all = stack.network, stack.firewall.exposed if stack.firewall else ()
    if network is None:
        return []
    told: list[Finding] = []
    for group in dict.fromkeys(exposure.group for exposure in open_to_all):
        mine = [exposure for exposure in open_to_all if exposure.group == group]
        behind = [seen for seen in network.instances if group in {id for id, _name in seen.groups}]
        told += _of_group(spec, mine, behind)
    return [*told, *_silenced(spec, stack, network, open_to_all)]


def _of_group(spec: Spec, mine: Sequence[Exposure], behind: Sequence[InstanceSeen]) -> list[Finding]:
    guarded = _guarded(spec, {seen.label for seen in behind})
    around = [one for one in mine if any(map(one.opens, guarded))]
    ssh = [one for one in mine if one.first == one.last == SSH]
    others = [one for one in mine if one not in around and one not in ssh]
    told = []
    if around:
        hosts = sorted({host for one in around for port, host in guarded.items() if one.opens(port)})
        told.append(_finding(spec, "open-around-allow", "warning", around, behind, hosts=", ".join(hosts)))
    if others:
        told.append(_finding(spec, "open-around-edge", "note", others, behind))
    if ssh:
        told.append(_finding(spec, "ssh-open", "note", ssh, behind))
    return told


def _guarded(spec: Spec, labels: set[str]) -> Mapping[int, str]:
    """Port -> the site that `allow` is to guard there."""
    return {
        target.port: site.host
        for site in spec.sites
        if site.allow
        for pool in site.groups
        for target in pool.targets
        if target.instance in labels
    }


def _finding(
    spec: Spec, code: str, severity: str, mine: Sequence[Exposure], behind: Sequence[InstanceSeen], **facts: str
) -> Finding:
    return finding(
        code,
        f"instances.{behind[0].label}",
        severity,  # type: ignore[arg-type]
        ports=_ports(mine),
        name=mine[0].name,
        addresses=", ".join(seen.public_ip or seen.id for seen in behind),
        command=_revoke(spec, mine),
        **facts,
    )


def _revoke(spec: Spec, mine: Sequence[Exposure]) -> str:
    ids = " ".join(sorted(one.id for one in mine))
    return (
        f"aws ec2 revoke-security-group-ingress --region {spec.region} --group-id {mine[0].group} "
        f"--security-group-rule-ids {ids}"
    )


def _ports(mine: Iterable[Exposure]) -> Text:
    return joined(", ", [_port(first, last) for first, last in sorted({(one.first, one.last) for one in mine})])


def _port(first: int, last: int) -> str:
    if (first, last) == (0, MOST):
        return say("openness.all-ports")
    return str(first) if first == last else f"{first}-{last}"


def _silenced(spec: Spec, stack: Stack, network: Network, open_to_all: Iterable[Exposure]) -> list[Finding]:
    """Names that are to move from an instance's own address: its open ports that the load balancer has not (I17)."""
    waiting = stack.cutover.waiting if stack.cutover else ()
    told = []
    for other in waiting:
        seen = next((one for one in network.instances if one.public_ip in other.addresses), None)
        groups = {id for id, _name in seen.groups} if seen else set()
        left = [one for one in open_to_all if one.group in groups and not {one.first, one.last} <= WEB]
        if seen and left and not _has_own_name(spec, seen):
            zone = other.zone.name
            facts = {"host": other.host, "ports": _ports(left), "ip": seen.public_ip or "", "label": seen.label}
            told.append(finding("ports-leave-name", f'sites."{other.host}"', "warning", name=f"ssh.{zone}", **facts))
    return told


def _has_own_name(spec: Spec, seen: InstanceSeen) -> bool:
    return any(instance.label == seen.label and instance.hostname for instance in spec.instances)
