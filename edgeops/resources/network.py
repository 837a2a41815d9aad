"""Where the instances are: their VPC, and the public subnets the load balancer is to stand in. Makes nothing.

A load balancer needs at least two subnets in two zones, one a zone (T3.7). A subnet is public when its route table -
its own or the VPC's main one - leads to an internet gateway (T3.8). The instances' own zones come first: a target in
a zone the load balancer is not enabled for gets no traffic (T3.27). With a load balancer that already fits, the
subnets are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from edgeops.aws import Aws
from edgeops.aws.machines import described
from edgeops.catalogue import joined, say, word
from edgeops.errors import ApiError, Finding, finding
from edgeops.model import Instance, InstanceSeen, Network, Spec, Stack, Step
from edgeops.placement import index_of
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import FilterTypeDef, InstanceTypeDef, RouteTableTypeDef, SubnetTypeDef
    from mypy_boto3_elbv2.type_defs import LoadBalancerTypeDef

NEEDS: tuple[str, ...] = ()
SEES: tuple[str, ...] = ()

USABLE = frozenset({"running", "pending"})


def find(aws: Aws, spec: Spec, stack: Stack) -> Network:
    """Raises nothing for a missing or stopped instance: that is a problem `up` refuses and `status` shows."""
    instances = (*_by_id(aws, spec), *_by_tag(aws, spec))
    problems = [*_missing(spec, instances), *_several(spec, instances), *_not_running(spec, instances)]
    problems += [*_scattered(instances), *_sharing(spec, instances)]
    vpcs = [seen.vpc for seen in instances if seen.vpc]
    if not vpcs:
        return Network(vpc="", instances=instances, problems=tuple(problems))
    subnets = _present_subnets(aws, spec, vpcs[0], instances)
    if not subnets:
        by_zone = _choose(aws, spec, vpcs[0], instances)
        subnets = tuple(by_zone.values())
        problems += _cut_off(spec, instances, by_zone) if len(subnets) > 1 else [_too_few(spec, vpcs[0], len(subnets))]
    return Network(vpc=vpcs[0], instances=instances, subnets=subnets, problems=tuple(problems))


def steps(spec: Spec, found: Network | None, stack: Stack) -> list[Step]:
    """The network is yours; edgeops only reads it."""
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Network | None:
    return stack.network


def removal(spec: Spec, found: Network | None) -> list[Step]:
    return []


def _by_id(aws: Aws, spec: Spec) -> list[InstanceSeen]:
    wanted = {instance.id: instance for instance in spec.instances if instance.id}
    return [_seen(wanted[entry["InstanceId"]], entry) for entry in _describe(aws, sorted(wanted))]


def _describe(aws: Aws, ids: list[str]) -> list[InstanceTypeDef]:
    if not ids:
        return []
    try:
        return described(aws.call, aws.ec2, InstanceIds=ids)
    except ApiError as error:
        if error.code not in {"InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed"}:
            raise
        # One unknown id fails the whole call, so ask one by one; a single one is simply not there.
        return [] if len(ids) == 1 else [entry for one in ids for entry in _describe(aws, [one])]


def _by_tag(aws: Aws, spec: Spec) -> list[InstanceSeen]:
    """Instances with all the tags asked for, in the order of their ids; terminated ones are not meant."""
    return [_seen(one, entry) for one in spec.instances if one.tag for entry in _tagged(aws, one)]


def _tagged(aws: Aws, instance: Instance) -> list[InstanceTypeDef]:
    filters: list[FilterTypeDef] = [{"Name": f"tag:{key}", "Values": [value]} for key, value in instance.tag]
    filters.append({"Name": "instance-state-name", "Values": ["pending", "running", "stopping", "stopped"]})
    return sorted(described(aws.call, aws.ec2, Filters=filters), key=lambda entry: entry["InstanceId"])


def _seen(instance: Instance, entry: InstanceTypeDef) -> InstanceSeen:
    interfaces = sorted(entry.get("NetworkInterfaces", []), key=lambda one: one["Attachment"]["DeviceIndex"])
    primary = interfaces[0] if interfaces else None
    association = primary.get("Association", {}) if primary else {}
    groups = primary["Groups"] if primary else entry.get("SecurityGroups", [])
    return InstanceSeen(
        label=instance.label,
        id=entry["InstanceId"],
        state=entry["State"]["Name"],
        vpc=entry.get("VpcId", ""),
        zone=entry.get("Placement", {}).get("AvailabilityZone", ""),
        interface=primary["NetworkInterfaceId"] if primary else "",
        private_ip=entry.get("PrivateIpAddress", ""),
        public_ip=entry.get("PublicIpAddress"),
        has_elastic_ip=association.get("IpOwnerId", "amazon") != "amazon",
        groups=tuple((group["GroupId"], group["GroupName"]) for group in groups),
    )


def _present_subnets(aws: Aws, spec: Spec, vpc: str, instances: Iterable[InstanceSeen]) -> tuple[str, ...]:
    """The subnets of the first load balancer that has our name, when it stands in that VPC and all the zones it should;
    else ().

    All of the stack stand in the same.
    """
    indices = ((index_of(spec.name, entry["LoadBalancerName"]), entry) for entry in aws.elb.balancers())
    named = {index: entry for index, entry in indices if index is not None}
    if not named or named[min(named)]["VpcId"] != vpc:
        return ()
    places = _places(named[min(named)])
    enough = len(places) == max(spec.edge.zones, len({seen.zone for seen in instances}))
    if not all(_usable(spec, zone) for zone in places):
        return ()
    return tuple(places.values()) if enough and {seen.zone for seen in instances} <= places.keys() else ()


def _places(balancer: LoadBalancerTypeDef) -> dict[str, str]:
    return {zone["ZoneName"]: zone["SubnetId"] for zone in balancer["AvailabilityZones"]}


def _choose(aws: Aws, spec: Spec, vpc: str, instances: Sequence[InstanceSeen]) -> dict[str, str]:
    """Zone -> subnet."""
    in_vpc: list[FilterTypeDef] = [{"Name": "vpc-id", "Values": [vpc]}]
    subnets = aws.call.read(aws.ec2.describe_subnets, Filters=in_vpc)["Subnets"]
    tables = aws.call.read(aws.ec2.describe_route_tables, Filters=in_vpc)["RouteTables"]
    home = {seen.zone for seen in instances}
    by_zone: dict[str, str] = {}
    # The instances' zones first, then by name; of several subnets in a zone the roomiest, then the lowest id.
    for subnet in sorted(_public(subnets, tables), key=lambda one: _preference(one, home)):
        if _usable(spec, subnet["AvailabilityZone"]) and "OutpostArn" not in subnet:
            by_zone.setdefault(subnet["AvailabilityZone"], subnet["SubnetId"])
    wanted = max(spec.edge.zones, len(home & by_zone.keys()))
    return dict(list(by_zone.items())[:wanted])


def _usable(spec: Spec, zone: str) -> bool:
    return zone not in spec.edge.avoid_zones and _is_of_region(spec, zone)


def _is_of_region(spec: Spec, zone: str) -> bool:
    """An Availability Zone. Local and Wavelength Zones (us-west-2-lax-1a) and Outposts do not mix with them (T3.7)."""
    return re.fullmatch(f"{re.escape(spec.region)}[a-z]", zone) is not None


def _preference(subnet: SubnetTypeDef, home: set[str]) -> tuple[bool, str, int, str]:
    zone = subnet["AvailabilityZone"]
    return (zone not in home, zone, -subnet["AvailableIpAddressCount"], subnet["SubnetId"])


def _public(subnets: list[SubnetTypeDef], tables: list[RouteTableTypeDef]) -> list[SubnetTypeDef]:
    leads_out: dict[str, bool] = {}
    main = False
    for table in tables:
        public = any(route.get("GatewayId", "").startswith("igw-") for route in table["Routes"])
        for association in table["Associations"]:
            if association.get("Main"):
                main = public
            elif "SubnetId" in association:
                leads_out[association["SubnetId"]] = public
    # ELB wants 8 free addresses in each subnet (T3.7).
    return [s for s in subnets if leads_out.get(s["SubnetId"], main) and s["AvailableIpAddressCount"] >= 8]


def _missing(spec: Spec, instances: Iterable[InstanceSeen]) -> list[Finding]:
    there = {seen.label for seen in instances}
    return [
        finding(
            "instance-missing",
            f"instances.{instance.label}",
            instance=instance.id or _tags_in_words(instance),
            region=spec.region,
        )
        for instance in spec.instances
        if instance.label not in there
    ]


def _tags_in_words(instance: Instance) -> str:
    return say("network.with-tags", tags=", ".join(f"{key} = {value}" for key, value in instance.tag))


def _several(spec: Spec, instances: Iterable[InstanceSeen]) -> list[Finding]:
    found = {one.label: [seen.id for seen in instances if seen.label == one.label] for one in spec.instances}
    return [
        finding(
            "several-instances",
            f"instances.{instance.label}",
            instance=_tags_in_words(instance),
            ids=", ".join(found[instance.label]),
        )
        for instance in spec.instances
        if len(found[instance.label]) > 1 and not instance.many
    ]


def _sharing(spec: Spec, instances: Iterable[InstanceSeen]) -> list[Finding]:
    """Labels of one instance, by its id and by a tag: each would get an address, all but one for nothing."""
    asking = {instance.label for instance in spec.instances if instance.elastic_ip}
    first: dict[str, str] = {}
    twice = [(seen, first.setdefault(seen.id, seen.label)) for seen in instances if seen.label in asking]
    return [
        finding("two-addresses-for-one", f"instances.{seen.label}", instance=seen.id, label=seen.label, other=other)
        for seen, other in twice
        if other != seen.label
    ]


def _not_running(spec: Spec, instances: Iterable[InstanceSeen]) -> list[Finding]:
    return [_not_usable(spec, seen) for seen in instances if seen.state not in USABLE]


def _not_usable(spec: Spec, seen: InstanceSeen) -> Finding:
    gone = seen.state in {"terminated", "shutting-down"}
    return finding(
        "instance-terminated" if gone else "instance-stopped",
        f"instances.{seen.label}",
        instance=seen.id,
        state=word("machine-state", seen.state),
        region=spec.region,
    )


def _scattered(instances: Iterable[InstanceSeen]) -> list[Finding]:
    vpcs = {seen.vpc: seen.label for seen in instances if seen.vpc}
    if len(vpcs) < 2:
        return []
    places = joined(", ", [say("network.in-vpc", instance=label, vpc=vpc) for vpc, label in vpcs.items()])
    return [finding("instances-in-several-vpcs", "instances", places=places)]


def _cut_off(spec: Spec, instances: Iterable[InstanceSeen], zones: Collection[str]) -> list[Finding]:
    """Targets whose zone the load balancer cannot be enabled for: they would stay Target.NotInUse (T3.27)."""
    targets = {target.instance for site in spec.sites for pool in site.groups for target in pool.targets}
    return [
        _out_of_reach(spec, seen) for seen in instances if seen.label in targets and seen.vpc and seen.zone not in zones
    ]


def _out_of_reach(spec: Spec, seen: InstanceSeen) -> Finding:
    where, facts = f"instances.{seen.label}", {"instance": seen.id, "zone": seen.zone}
    if not _is_of_region(spec, seen.zone):
        return finding("zone-of-another-kind", where, region=spec.region, **facts)
    if seen.zone in spec.edge.avoid_zones:
        return finding("zone-avoided", where, **facts)
    return finding("zone-without-public-subnet", where, vpc=seen.vpc, **facts)


def _too_few(spec: Spec, vpc: str, count: int) -> Finding:
    why = say("too-few-public-subnets.why-avoided") if spec.edge.avoid_zones else None
    return finding("too-few-public-subnets", "network", why=why, vpc=vpc, count=count)
