"""Elastic IPs: five of them (T4.10), moved and displaced by AssociateAddress (T4.5), released with care (T4.8).

moto has no quota, hands out addresses of the loopback network, and leaves a moved address on its old interface.
"""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.ec2.checks import Check, refuse_dry_run, specified_tags
from moto_fixtures.ec2.managed_interfaces import refuse_address
from moto_fixtures.errors import AwsError


def allocate(region: Region, params: Params) -> Result:
    refuse_dry_run(params)
    if len(region.ec2.addresses) >= region.cloud.limits["elastic-ips"]:
        raise AwsError("AddressLimitExceeded", "The maximum number of addresses has been reached.")
    octets = int(region.cloud.ids.hex(4), 16)
    address = params.get("Address") or f"13.125.{octets >> 8}.{octets & 255}"
    tags = specified_tags(params, "elastic-ip")
    made = region.ec2.allocate_address("vpc", address=address, tags=tags)
    return {
        "PublicIp": made.public_ip,
        "AllocationId": made.allocation_id,
        "PublicIpv4Pool": "amazon",
        "NetworkBorderGroup": region.name,
        "Domain": "vpc",
    }


def _asked(region: Region, params: Params) -> Any:
    if "AllocationId" in params:
        for each in region.ec2.addresses:
            if each.allocation_id == params["AllocationId"]:
                return each
        message = f"The allocation ID '{params['AllocationId']}' does not exist"
        raise AwsError("InvalidAllocationID.NotFound", message)
    for each in region.ec2.addresses:
        if each.public_ip == params.get("PublicIp"):
            return each
    raise AwsError("InvalidAddress.NotFound", f"Address '{params.get('PublicIp')}' not found.")


def associate(region: Region, params: Params) -> Result:
    """Idempotent; moves the address unless AllowReassociation is false, and displaces one that is on the interface."""
    refuse_dry_run(params)
    address, interface = _asked(region, params), _interface(region, params)
    if address.eni is interface:
        return {"AssociationId": address.association_id}
    if address.eni is not None:
        if params.get("AllowReassociation") is False:
            message = f"resource {address.allocation_id} is already associated with {address.association_id}"
            raise AwsError("Resource.AlreadyAssociated", message)
        region.ec2.disassociate_address(association_id=address.association_id)
    for other in region.ec2.addresses:
        if other.eni is interface:
            region.ec2.disassociate_address(association_id=other.association_id)
    made = region.ec2.associate_address(
        instance=interface.instance, eni=interface, allocation_id=address.allocation_id, reassociate=True
    )
    return {"AssociationId": made.association_id}


def _interface(region: Region, params: Params) -> Any:
    if "NetworkInterfaceId" in params:
        interface = region.ec2.get_network_interface(params["NetworkInterfaceId"])
        refuse_address(interface)
        return interface
    instance = region.ec2.get_instance(params.get("InstanceId", ""))
    if instance.state not in ("running", "stopped", "stopping"):
        message = f"The {instance.state} instance '{instance.id}' is not in a valid state for this operation."
        raise AwsError("InvalidInstanceID", message)
    if len(instance.nics) > 1:
        message = f"There are multiple interfaces attached to instance '{instance.id}'."
        raise AwsError("InvalidInstanceID", message)
    return instance.nics[0]


def check_release(region: Region, params: Params) -> None:
    """Outside the default VPC an associated address must be taken off first."""
    address = _asked(region, params)
    if address.eni is not None and not region.ec2.vpcs[address.eni.vpc_id].is_default:
        raise AwsError("InvalidIPAddress.InUse", f"The address {address.public_ip} is in use.")


OPERATIONS: dict[str, Handler] = {"AllocateAddress": allocate, "AssociateAddress": associate}
CHECKS: dict[str, Check] = {"ReleaseAddress": check_release}
