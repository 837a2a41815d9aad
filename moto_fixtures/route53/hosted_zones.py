"""Hosted zones: paged, listed by name from a cursor (T2.14), one per caller reference."""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError
from moto_fixtures.ids import fingerprint
from moto_fixtures.route53 import changes, zone_networks
from moto_fixtures.route53.names import order, spelled
from moto_fixtures.route53.state import Zone

MOST_PER_PAGE = 100


def new_zone(region: Region, name: str, reference: str, private: bool = False, comment: str = "") -> Zone:
    """Add a zone with its NS and SOA records."""
    ids, suffixes = region.cloud.ids, ("com", "net", "org", "co.uk")
    numbers = fingerprint(f"{name} {reference}", 8)
    servers = [f"ns-{int(numbers[i * 2 : i * 2 + 2], 16) + 512 * i}.awsdns-{i:02d}.{suffixes[i]}" for i in range(4)]
    zone = Zone(f"Z{ids.upper(19)}", spelled(name), reference, private, comment, servers)
    region.cloud.dns.zones[zone.id] = zone
    values = [{"Value": f"{each}."} for each in servers]
    zone.put({"Name": zone.name, "Type": "NS", "TTL": 172800, "ResourceRecords": values})
    soa = f"{servers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"
    zone.put({"Name": zone.name, "Type": "SOA", "TTL": 900, "ResourceRecords": [{"Value": soa}]})
    return zone


def view(zone: Zone) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "Id": f"/hostedzone/{zone.id}",
        "Name": zone.name,
        "CallerReference": zone.caller_reference,
        "Config": {"PrivateZone": zone.private, "Comment": zone.comment or None},
        "ResourceRecordSetCount": len(zone.records),
    }
    if zone.linked_service:
        shown["LinkedService"] = {"ServicePrincipal": zone.linked_service, "Description": "made by a service"}
    return shown


def create(region: Region, params: Params) -> Result:
    zones, reference = region.cloud.dns.zones, params["CallerReference"]
    if any(zone.caller_reference == reference for zone in zones.values()):
        raise AwsError("HostedZoneAlreadyExists", f"A hosted zone has already been created with {reference}.")
    if len(zones) >= region.cloud.limits["hosted-zones"]:
        raise AwsError("TooManyHostedZones", "The limit on the number of hosted zones has been reached.")
    config, vpc = params.get("HostedZoneConfig", {}), params.get("VPC")
    if config.get("PrivateZone") and not vpc:
        message = (
            "When you're creating a private hosted zone (when you specify true for PrivateZone), you must also specify "
            "values for VPCId and VPCRegion."
        )
        raise AwsError("InvalidInput", message)
    if vpc:
        zone_networks.refuse_same_name(region, params["Name"], zone_networks.known_vpc(region, vpc))
    zone = new_zone(region, params["Name"], reference, bool(vpc), config.get("Comment", ""))
    answer: Result = {"HostedZone": view(zone), "ChangeInfo": changes.begin(region.cloud)}
    answer["Location"] = f"https://route53.amazonaws.com/2013-04-01/hostedzone/{zone.id}"
    if vpc:
        zone.vpcs.append(zone_networks.known_vpc(region, vpc))
    return answer | ({"VPC": vpc} if zone.private else {"DelegationSet": {"NameServers": zone.name_servers}})


def get(region: Region, params: Params) -> Result:
    zone = region.cloud.dns.zone(params["Id"])
    extra = {"VPCs": zone.vpcs} if zone.private else {"DelegationSet": {"NameServers": zone.name_servers}}
    return {"HostedZone": view(zone), **extra}


def list_zones(region: Region, params: Params) -> Result:
    zones = list(region.cloud.dns.zones.values())
    size, marker = min(int(params.get("MaxItems", MOST_PER_PAGE)), MOST_PER_PAGE), params.get("Marker")
    ids = [zone.id for zone in zones]
    if marker and marker not in ids:
        raise AwsError("InvalidInput", f"The specified marker '{marker}' is not valid")
    start = ids.index(marker) if marker else 0
    rest = ids[start + size :]
    answer = {"HostedZones": [view(zone) for zone in zones[start : start + size]], "Marker": marker}
    return answer | {"IsTruncated": bool(rest), "NextMarker": rest[0] if rest else None, "MaxItems": str(size)}


def list_by_name(region: Region, params: Params) -> Result:
    """From DNSName on, in the order of reversed labels: a cursor, not a filter."""
    zones = sorted(region.cloud.dns.zones.values(), key=lambda zone: (order(zone.name), zone.id))
    size, name = min(int(params.get("MaxItems", MOST_PER_PAGE)), MOST_PER_PAGE), params.get("DNSName")
    if name:
        cursor = (order(spelled(name)), params.get("HostedZoneId", ""))
        zones = [zone for zone in zones if (order(zone.name), zone.id) >= cursor]
    shown, rest = zones[:size], zones[size:]
    answer: Result = {"HostedZones": [view(zone) for zone in shown], "DNSName": name, "MaxItems": str(size)}
    answer["IsTruncated"] = bool(rest)
    return answer | ({"NextDNSName": rest[0].name, "NextHostedZoneId": rest[0].id} if rest else {})


def count(region: Region, params: Params) -> Result:
    return {"HostedZoneCount": len(region.cloud.dns.zones)}


def delete(region: Region, params: Params) -> Result:
    zone = region.cloud.dns.zone(params["Id"])
    if any(key[1] not in ("NS", "SOA") or key[0] != zone.name for key in zone.records):
        message = "The specified hosted zone contains non-required resource record sets and so cannot be deleted."
        raise AwsError("HostedZoneNotEmpty", message)
    del region.cloud.dns.zones[zone.id]
    return {"ChangeInfo": changes.begin(region.cloud)}


def update_comment(region: Region, params: Params) -> Result:
    zone = region.cloud.dns.zone(params["Id"])
    zone.comment = params.get("Comment", "")
    return {"HostedZone": view(zone)}


def dnssec(region: Region, params: Params) -> Result:
    region.cloud.dns.zone(params["HostedZoneId"])
    return {"Status": {"ServeSignature": "NOT_SIGNING"}, "KeySigningKeys": []}


OPERATIONS: dict[str, Handler] = {
    "CreateHostedZone": create,
    "GetHostedZone": get,
    "ListHostedZones": list_zones,
    "ListHostedZonesByName": list_by_name,
    "GetHostedZoneCount": count,
    "DeleteHostedZone": delete,
    "UpdateHostedZoneComment": update_comment,
    "GetDNSSEC": dnssec,
}
