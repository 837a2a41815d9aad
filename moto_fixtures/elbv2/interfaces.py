"""A load balancer's network interfaces: one per zone, in EC2, holding its security groups beyond its end.

They are why a security group cannot be deleted right after the load balancer (T4.17); moto makes none.
"""

from __future__ import annotations

from typing import Any

from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.cloud import Region
from moto_fixtures.elbv2.state import LoadBalancer


def attach(region: Region, balancer: LoadBalancer | ClassicBalancer) -> None:
    """Make the interfaces of a load balancer."""
    region.elb.interfaces[balancer.arn] = [_make(region, balancer, subnet).id for subnet in balancer.subnets.values()]


def _make(region: Region, balancer: LoadBalancer | ClassicBalancer, subnet_id: str) -> Any:
    interface = region.ec2.create_network_interface(
        subnet_id,
        None,
        group_ids=list(balancer.security_groups),
        description=f"ELB {balancer.short}",
    )
    interface.requester_managed = True
    interface.requester_id = "amazon-elb"
    interface.status = "in-use"
    if balancer.scheme == "internet-facing":
        octets = int(region.cloud.ids.hex(4), 16)
        interface.public_ip = f"3.36.{octets >> 8}.{octets & 255}"
    return interface


def refresh(region: Region, balancer: LoadBalancer) -> None:
    """After a change of subnets or security groups."""
    drop(region, region.elb.interfaces.get(balancer.arn, []))
    attach(region, balancer)


def drop(region: Region, interfaces: list[str]) -> None:
    for each in interfaces:
        region.ec2.enis.pop(each, None)


def sweep(region: Region) -> None:
    """Remove what outlived its load balancer long enough."""
    now = region.cloud.now()
    for lapse in [each for each in region.elb.lapses if each.until <= now]:
        drop(region, lapse.interfaces)
        region.elb.lapses.remove(lapse)
