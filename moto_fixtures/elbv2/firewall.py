"""May the load balancer reach this port of this instance? Security groups on both sides say so (T4.15, T4.19)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Any

from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.cloud import Region
from moto_fixtures.elbv2.state import LoadBalancer


def admits(region: Region, balancer: LoadBalancer | ClassicBalancer, instance_id: str, port: int) -> bool:
    """True when the balancer's groups let the request out and the instance's groups let it in."""
    instance = next(each for each in region.ec2.all_instances() if each.id == instance_id)
    theirs = [each for nic in instance.nics.values() for each in nic.group_set]
    ours = [each for each in map(region.ec2.get_security_group_from_id, balancer.security_groups) if each]
    sources = _addresses(region, balancer)
    out = _allows((rule for group in ours for rule in group.egress_rules), port, theirs, [instance.private_ip])
    return out and _allows((rule for group in theirs for rule in group.ingress_rules), port, ours, sources)


def admits_client(region: Region, balancer: LoadBalancer, port: int, client: str) -> bool:
    """True when the balancer's groups let this address in on a listener's port."""
    ours = [each for each in map(region.ec2.get_security_group_from_id, balancer.security_groups) if each]
    return _allows((rule for group in ours for rule in group.ingress_rules), port, [], [client])


def _addresses(region: Region, balancer: LoadBalancer | ClassicBalancer) -> list[str]:
    interfaces = region.elb.interfaces.get(balancer.arn, [])
    return [region.ec2.enis[each].private_ip_address for each in interfaces if each in region.ec2.enis]


def _allows(rules: Iterable[Any], port: int, groups: Iterable[Any], addresses: list[str]) -> bool:
    ids = {each.id for each in groups}
    return any(_covers(rule, port) and _names(rule, ids, addresses) for rule in rules)


def _covers(rule: Any, port: int) -> bool:
    if rule.ip_protocol == "-1":
        return True
    return rule.ip_protocol == "tcp" and int(rule.from_port) <= port <= int(rule.to_port)


def _names(rule: Any, groups: set[str], addresses: list[str]) -> bool:
    if rule.source_group:
        return rule.source_group.get("GroupId") in groups
    cidr = rule.ip_range.get("CidrIp")
    if not cidr:
        return False
    network = ipaddress.ip_network(cidr, strict=False)
    return bool(addresses) and all(ipaddress.ip_address(each) in network for each in addresses)
