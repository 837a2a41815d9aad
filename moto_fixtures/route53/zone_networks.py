"""Private hosted zones: seen from the VPCs they are associated with, and from nowhere else (T2.11)."""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError
from moto_fixtures.route53 import changes
from moto_fixtures.route53.names import spelled
from moto_fixtures.route53.state import Zone

Vpc = dict[str, str]
"""VPCRegion and VPCId."""


def known_vpc(region: Region, vpc: Any) -> Vpc:
    """The VPC, if it exists."""
    if vpc.get("VPCId") not in region.cloud.region(vpc.get("VPCRegion", region.name)).ec2.vpcs:
        message = f"The VPC {vpc.get('VPCId')} in region {vpc.get('VPCRegion')} does not exist."
        raise AwsError("InvalidVPCId", message)
    return {"VPCRegion": vpc["VPCRegion"], "VPCId": vpc["VPCId"]}


def refuse_same_name(region: Region, name: str, vpc: Vpc) -> None:
    """A VPC sees one zone of a name."""
    for zone in region.cloud.dns.zones.values():
        if zone.name == spelled(name) and vpc in zone.vpcs:
            message = (
                f"The VPC {vpc['VPCId']} in region {vpc['VPCRegion']} has already been associated with the hosted "
                f"zone {zone.id} with the same domain name."
            )
            raise AwsError("ConflictingDomainExists", message)


def _private(region: Region, params: Params) -> Zone:
    zone = region.cloud.dns.zone(params["HostedZoneId"])
    if not zone.private:
        message = "You're trying to associate a VPC with a public hosted zone. Amazon Route 53 doesn't support this."
        raise AwsError("PublicZoneVPCAssociation", message)
    return zone


def associate(region: Region, params: Params) -> Result:
    zone, vpc = _private(region, params), known_vpc(region, params["VPC"])
    refuse_same_name(region, zone.name, vpc)
    zone.vpcs.append(vpc)
    return {"ChangeInfo": changes.begin(region.cloud, params.get("Comment"))}


def disassociate(region: Region, params: Params) -> Result:
    zone, vpc = _private(region, params), known_vpc(region, params["VPC"])
    if vpc not in zone.vpcs:
        message = f"The VPC {vpc['VPCId']} is not associated with the hosted zone {zone.id}."
        raise AwsError("VPCAssociationNotFound", message)
    if len(zone.vpcs) == 1:
        raise AwsError("LastVPCAssociation", "Cannot remove the last VPC association for the private zone.")
    zone.vpcs.remove(vpc)
    return {"ChangeInfo": changes.begin(region.cloud, params.get("Comment"))}


def list_by_vpc(region: Region, params: Params) -> Result:
    vpc = known_vpc(region, params)
    size, start = min(int(params.get("MaxItems", 100)), 100), int(params.get("NextToken", 0))
    zones = [each for each in region.cloud.dns.zones.values() if vpc in each.vpcs]
    owner = {"OwningAccount": region.cloud.account}
    shown = [{"HostedZoneId": each.id, "Name": each.name, "Owner": owner} for each in zones[start : start + size]]
    following = {"NextToken": str(start + size)} if start + size < len(zones) else {}
    return {"HostedZoneSummaries": shown, "MaxItems": str(size), **following}


OPERATIONS: dict[str, Handler] = {
    "AssociateVPCWithHostedZone": associate,
    "DisassociateVPCFromHostedZone": disassociate,
    "ListHostedZonesByVPC": list_by_vpc,
}
