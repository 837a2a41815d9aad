"""TestDNSAnswer: what the zone's name servers would answer (T2.25); it knows nothing of delegation (T2.13)."""

from __future__ import annotations

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError
from moto_fixtures.route53.names import spelled, within
from moto_fixtures.route53.state import RecordSet, Zone


def test_answer(region: Region, params: Params) -> Result:
    zone = region.cloud.dns.zone(params["HostedZoneId"])
    if zone.private:
        raise AwsError("InvalidInput", "TestDNSAnswer is for public hosted zones only")
    name, kind = spelled(params["RecordName"]), params["RecordType"]
    if not within(name, zone.name):
        raise AwsError("InvalidInput", f"The record name {name} is not within zone {zone.name}")
    data, code = answer(region, zone, name, kind)
    return {
        "Nameserver": zone.name_servers[0],
        "RecordName": name,
        "RecordType": kind,
        "RecordData": data,
        "ResponseCode": code,
        "Protocol": "UDP",
    }


def answer(region: Region, zone: Zone, name: str, kind: str) -> tuple[list[str], str]:
    """(values, response code) for a name and type, wildcards and CNAMEs considered."""
    records = _at(zone, name)
    if not records:
        return [], "NXDOMAIN"
    found = next((each for each in records if each["Type"] in (kind, "CNAME")), None)
    if found is None:
        return [], "NOERROR"
    if "AliasTarget" in found:
        return _alias(region, zone, found, kind), "NOERROR"
    return [each["Value"] for each in found["ResourceRecords"]], "NOERROR"


def _at(zone: Zone, name: str) -> list[RecordSet]:
    """The record sets of the name, else those of the nearest wildcard above it."""
    while True:
        records = [each for each in zone.records.values() if each["Name"] == name]
        if records or name == zone.name or name == f"\\052.{zone.name}":
            return records
        parent = name.removeprefix("\\052.").partition(".")[2]
        if name.startswith("\\052."):
            parent = f"\\052.{parent}"
        name = parent if parent.startswith("\\052.") else f"\\052.{parent}"


def _alias(region: Region, zone: Zone, record_set: RecordSet, kind: str) -> list[str]:
    target = record_set["AliasTarget"]["DNSName"]
    if within(target, zone.name):
        return answer(region, zone, target, kind)[0]
    bare = target.removeprefix("dualstack.").rstrip(".")
    for each in region.cloud.regions.values():
        for balancer in each.balancers():
            if balancer.dns_name.lower() == bare and kind == "A":
                nics = [each.ec2.enis.get(nic) for nic in each.elb.interfaces.get(balancer.arn, [])]
                return [nic.public_ip or nic.private_ip_address for nic in nics if nic]
    return []


OPERATIONS: dict[str, Handler] = {"TestDNSAnswer": test_answer}
