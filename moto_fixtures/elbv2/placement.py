"""Where a load balancer may stand: subnets in at least two zones, known security groups (T3.7); moto checks neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from moto_fixtures.cloud import Params, Region
from moto_fixtures.errors import AwsError, validation_error

SMALLEST_FREE = 8


def zones_of(region: Region, params: Params) -> tuple[str, dict[str, str]]:
    """(VPC id, zone -> subnet id) of the subnets asked for, in the order of the zones."""
    asked = params.get("Subnets") or [each["SubnetId"] for each in params.get("SubnetMappings", [])]
    subnets = [_subnet(region, each) for each in dict.fromkeys(asked)]
    zones = {subnet.availability_zone: subnet.id for subnet in subnets}
    if len(zones) < len(subnets):
        message = "A load balancer cannot be attached to multiple subnets in the same Availability Zone"
        raise AwsError("InvalidConfigurationRequest", message)
    if len(zones) < 2:
        raise validation_error("At least two subnets in two different Availability Zones must be specified")
    if len({subnet.vpc_id for subnet in subnets}) > 1:
        raise AwsError("InvalidConfigurationRequest", "All subnets must belong to the same VPC")
    _refuse_full(subnets)
    _refuse_closed_vpc(region, subnets[0].vpc_id, params)
    return subnets[0].vpc_id, dict(sorted(zones.items()))


def _subnet(region: Region, subnet_id: str) -> Any:
    for by_zone in region.ec2.subnets.values():
        if subnet_id in by_zone:
            return by_zone[subnet_id]
    raise AwsError("SubnetNotFound", f"The subnet ID '{subnet_id}' does not exist")


def _refuse_full(subnets: Iterable[Any]) -> None:
    """Its nodes need addresses to grow into (T3.7)."""
    for each in subnets:
        if each.available_ip_address_count < SMALLEST_FREE:
            message = (
                f"Not enough IP space available in {each.id}. "
                f"ELB requires at least {SMALLEST_FREE} free IP addresses in each subnet."
            )
            raise AwsError("InvalidSubnet", message)


def refuse_without_ipv6(region: Region, ip_address_type: str, subnets: Iterable[str]) -> None:
    """Anything but ipv4 wants an IPv6 block on every subnet (T3.7)."""
    if ip_address_type == "ipv4":
        return
    if not all(_subnet(region, each).ipv6_cidr_block_association_set for each in subnets):
        raise validation_error("You must specify subnets with an associated IPv6 CIDR block.")


def _refuse_closed_vpc(region: Region, vpc_id: str, params: Params) -> None:
    gateways = region.ec2.internet_gateways.values()
    attached = any(gateway.vpc is not None and gateway.vpc.id == vpc_id for gateway in gateways)
    if params.get("Scheme", "internet-facing") == "internet-facing" and not attached:
        raise AwsError("InvalidSubnet", f"VPC {vpc_id} has no internet gateway")


def known_security_groups(region: Region, groups: Sequence[str], vpc_id: str) -> list[str]:
    """The groups, or the VPC's default group for none; an unknown one or one of another VPC is refused."""
    known = region.ec2.groups.get(vpc_id, {})
    for group in groups:
        if group not in known:
            raise AwsError("InvalidSecurityGroup", f"One or more security groups are invalid: '{group}'")
    return list(dict.fromkeys(groups)) or [each.id for each in known.values() if each.name == "default"]
