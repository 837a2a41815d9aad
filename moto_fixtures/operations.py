"""Every operation that the simulated AWS answers itself; the others are moto's."""

from __future__ import annotations

from moto_fixtures import sts
from moto_fixtures.acm import certificate_tags, certificates, listing
from moto_fixtures.classic_elb import balancers, instance_health
from moto_fixtures.cloud import Handler
from moto_fixtures.ec2 import elastic_ips, managed_interfaces, paging, revoking, security_groups
from moto_fixtures.ec2.checks import Check
from moto_fixtures.elbv2 import (
    attributes,
    capacity,
    elb_tags,
    limits,
    listener_certificates,
    listener_rules,
    listeners,
    load_balancers,
    target_groups,
    targets,
)
from moto_fixtures.route53 import dns_answers, hosted_zones, record_changes, record_listing, zone_networks, zone_tags
from moto_fixtures.tagging import tag_queries, tag_writes

OPERATIONS: dict[str, dict[str, Handler]] = {
    "acm": {**certificates.OPERATIONS, **certificate_tags.OPERATIONS, **listing.OPERATIONS},
    "ec2": {**elastic_ips.OPERATIONS, **revoking.OPERATIONS, **security_groups.OPERATIONS},
    "elb": {**balancers.OPERATIONS, **instance_health.OPERATIONS},
    "elbv2": {
        **attributes.OPERATIONS,
        **capacity.OPERATIONS,
        **elb_tags.OPERATIONS,
        **limits.OPERATIONS,
        **listener_certificates.OPERATIONS,
        **listener_rules.OPERATIONS,
        **listeners.OPERATIONS,
        **load_balancers.OPERATIONS,
        **target_groups.OPERATIONS,
        **targets.OPERATIONS,
    },
    "route53": {
        **dns_answers.OPERATIONS,
        **hosted_zones.OPERATIONS,
        **record_changes.OPERATIONS,
        **record_listing.OPERATIONS,
        **zone_networks.OPERATIONS,
        **zone_tags.OPERATIONS,
    },
    "resourcegroupstaggingapi": {**tag_queries.OPERATIONS, **tag_writes.OPERATIONS},
    "sts": sts.OPERATIONS,
}

CHECKS: dict[str, dict[str, Check]] = {
    "ec2": {**elastic_ips.CHECKS, **managed_interfaces.CHECKS, **paging.CHECKS, **security_groups.CHECKS}
}
"""Run before moto answers."""
