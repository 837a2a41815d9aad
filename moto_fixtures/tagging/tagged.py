"""Every resource with tags in a region, by ARN."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moto_fixtures.cloud import Region

Tags = dict[str, str]
GLOBAL_REGION = "us-east-1"
"""Hosted zones are answered there only."""


def everything(region: Region) -> dict[str, Tags]:
    """In the order of the ARNs; what has no tag is left out."""
    found = dict([*_ec2(region), *_elb(region), *_others(region)])
    return {arn: found[arn] for arn in sorted(found) if found[arn]}


def _ec2(region: Region) -> Iterator[tuple[str, Tags]]:
    ec2 = region.ec2
    groups = [each for groups in ec2.groups.values() for each in groups.values()]
    kinds: dict[str, list[Any]] = {
        "instance": ec2.all_instances(),
        "elastic-ip": ec2.addresses,
        "security-group": groups,
        "security-group-rule": [rule for group in groups for rule in (*group.ingress_rules, *group.egress_rules)],
        "vpc": ec2.vpcs.values(),
        "subnet": [each for zone in ec2.subnets.values() for each in zone.values()],
        "internet-gateway": ec2.internet_gateways.values(),
        "route-table": ec2.route_tables.values(),
    }
    for kind, things in kinds.items():
        for each in things:
            yield region.arn("ec2", f"{kind}/{each.id}"), {tag["key"]: tag["value"] for tag in each.get_tags()}


def _elb(region: Region) -> Iterator[tuple[str, Tags]]:
    yield from region.elb.tags.items()
    yield from ((each.arn, each.tags) for each in region.classic.values())


def _others(region: Region) -> Iterator[tuple[str, Tags]]:
    yield from ((each.arn, each.tags) for each in region.acm.certificates.values())
    if region.name == GLOBAL_REGION:
        yield from ((f"arn:aws:route53:::hostedzone/{each.id}", each.tags) for each in region.cloud.dns.zones.values())
