"""Everything that exists in an account as plain data, in a fixed order, for comparing before and after.

What time alone changes is left out: dates, states on their way, health.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from moto_fixtures.acm.state import Certificate
from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.cloud import REGION, Cloud, Region
from moto_fixtures.elbv2.state import Elb, Listener, LoadBalancer, TargetGroup

Plain = dict[str, Any]


def inventory_of(cloud: Cloud) -> Plain:
    """By region, and Route53's zones; copies, so later changes do not show."""
    regions = {name: _region(cloud.regions[name]) for name in sorted(cloud.regions)}
    regions = {name: each for name, each in regions.items() if name == REGION or not _untouched(each)}
    zones = {zone.name + zone.id: _zone(zone) for zone in cloud.dns.zones.values()}
    return copy.deepcopy({"regions": regions, "zones": dict(sorted(zones.items()))})


def _untouched(region: Plain) -> bool:
    """Looked at, but with nothing in it except the default security group."""
    groups = region["security_groups"].values()
    others = (things for kind, things in region.items() if kind != "security_groups")
    return not any(others) and all(group["name"] == "default" for group in groups)


def _region(region: Region) -> Plain:
    elb, ec2 = region.elb, region.ec2
    return {
        "instances": _by_id(_instance(each) for each in ec2.all_instances()),
        "addresses": _by_id(_address(each) for each in ec2.addresses),
        "security_groups": _by_id(_group(each) for groups in ec2.groups.values() for each in groups.values()),
        "load_balancers": {arn: _balancer(each, elb.tags) for arn, each in sorted(elb.balancers.items())},
        "listeners": {arn: _listener(elb, each) for arn, each in sorted(elb.listeners.items())},
        "classic_load_balancers": {name: _classic(each) for name, each in sorted(region.classic.items())},
        "target_groups": {arn: _target_group(each, elb.tags) for arn, each in sorted(elb.groups.items())},
        "certificates": {arn: _certificate(each) for arn, each in sorted(region.acm.certificates.items())},
    }


def _classic(balancer: ClassicBalancer) -> Plain:
    shown = asdict(balancer)
    del shown["created"]
    return shown


def _listener(elb: Elb, listener: Listener) -> Plain:
    return {
        "port": listener.port,
        "protocol": listener.protocol,
        "ssl_policy": listener.ssl_policy,
        "certificate": listener.certificate,
        "sni": sorted(listener.sni),
        "attributes": listener.attributes,
        "tags": elb.tags.get(listener.arn, {}),
        "rules": [asdict(rule) | {"tags": elb.tags.get(rule.arn, {})} for rule in elb.rules_of(listener.arn)],
    }


def _target_group(group: TargetGroup, tags: Mapping[str, dict[str, str]]) -> Plain:
    return {
        "name": group.name,
        "settings": group.settings,
        "attributes": group.attributes,
        "targets": sorted(list(key) for key, target in group.targets.items() if target.deregistered is None),
        "tags": tags.get(group.arn, {}),
    }


def _certificate(certificate: Certificate) -> Plain:
    return {
        "names": list(certificate.names),
        "key_algorithm": certificate.key_algorithm,
        "type": certificate.type,
        "tags": certificate.tags,
    }


def _by_id(things: Iterable[Plain]) -> Plain:
    return {each["id"]: each for each in sorted(things, key=lambda each: str(each["id"]))}


def _tags(resource: Any) -> dict[str, str]:
    return {each["key"]: each["value"] for each in sorted(resource.get_tags(), key=lambda tag: str(tag["key"]))}


def _instance(instance: Any) -> Plain:
    return {
        "id": instance.id,
        "state": instance.state,
        "type": instance.instance_type,
        "private_ip": instance.private_ip,
        "security_groups": sorted(group.id for nic in instance.nics.values() for group in nic.group_set),
        "tags": _tags(instance),
    }


def _address(address: Any) -> Plain:
    return {
        "id": address.allocation_id,
        "public_ip": address.public_ip,
        "instance": address.instance.id if address.instance else None,
        "association": address.association_id,
        "tags": _tags(address),
    }


def _group(group: Any) -> Plain:
    return {
        "id": group.id,
        "name": group.name,
        "description": group.description,
        "vpc": group.vpc_id,
        "ingress": _rules(group.ingress_rules),
        "egress": _rules(group.egress_rules),
        "tags": _tags(group),
    }


def _rules(rules: Iterable[Any]) -> list[Plain]:
    plain = [
        {
            "id": rule.id,
            "protocol": rule.ip_protocol,
            "from": rule.from_port,
            "to": rule.to_port,
            "source": {**rule.ip_range, **rule.source_group},
            "tags": _tags(rule),
        }
        for rule in rules
    ]
    return sorted(plain, key=lambda rule: json.dumps(rule, sort_keys=True))


def _balancer(balancer: LoadBalancer, tags: Mapping[str, dict[str, str]]) -> Plain:
    return {
        "name": balancer.name,
        "scheme": balancer.scheme,
        "dns_name": balancer.dns_name,
        "subnets": balancer.subnets,
        "security_groups": sorted(balancer.security_groups),
        "attributes": balancer.attributes,
        "tags": tags.get(balancer.arn, {}),
    }


def _zone(zone: Any) -> Plain:
    return {"id": zone.id, "private": zone.private, "records": zone.sorted(), "tags": zone.tags}
