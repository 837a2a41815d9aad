"""Putting things into an account directly, with ids that are the same every time, without calls in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from unittest import mock

from moto_fixtures.acm import validation
from moto_fixtures.acm.state import Certificate
from moto_fixtures.cloud import Region
from moto_fixtures.ec2 import moto_backend
from moto_fixtures.route53.hosted_zones import new_zone
from moto_fixtures.route53.state import Zone

LONG_AGO = -30 * 86400.0
"""Made a month before the clock began."""
IMAGE = "ami-0c9c942bd7bf113a2"


def security_group(region: Region, name: str, ports: Sequence[int], group_id: str) -> str:
    """A security group open to the world on some ports."""
    backend = region.ec2
    with mock.patch("moto.ec2.models.security_groups.random_security_group_id", return_value=group_id):
        backend.create_security_group(name, f"{name} created by the console", backend.default_vpc.id)
    for port in ports:
        backend.authorize_security_group_ingress(group_id, "tcp", str(port), str(port), [{"CidrIp": "0.0.0.0/0"}])
    return group_id


def instance(
    region: Region,
    name: str,
    instance_id: str,
    group_id: str,
    kind: str,
    public_ip: str,
    private_ip: str = "172.31.5.20",
) -> Any:
    """A running instance in the default VPC's first zone, with an automatic public address."""
    moto_backend.use(region)
    subnet = subnets(region)[0]
    with mock.patch("moto.ec2.models.instances.random_instance_id", return_value=instance_id):
        reservation = region.ec2.run_instances(
            IMAGE,
            1,
            None,
            [],
            security_group_ids=[group_id],
            subnet_id=subnet.id,
            instance_type=kind,
            is_instance_type_default=False,
            region_name=region.name,
            associate_public_ip=True,
            private_ip=private_ip,
            tags={"instance": {"Name": name}},
        )
    made = reservation.instances[0]
    made.nics[0].public_ip = public_ip
    return made


def subnets(region: Region) -> list[Any]:
    """The default VPC's subnets by zone."""
    found = [each for zone in region.ec2.subnets.values() for each in zone.values()]
    return sorted(found, key=lambda subnet: str(subnet.availability_zone))


def elastic_ip(region: Region, address: str, target: Any, name: str = "web") -> None:
    """An Elastic IP made by hand, on an instance."""
    made = region.ec2.allocate_address("vpc", address=address)
    made.add_tag("Name", name)
    region.ec2.associate_address(instance=target, eni=target.nics[0], allocation_id=made.allocation_id)


def zone(region: Region, name: str) -> Zone:
    """A public hosted zone, to which its registrar delegates."""
    return new_zone(region, name, reference=f"console {name}", comment="HostedZone created by Route53 Registrar")


def record(into: Zone, name: str, kind: str, *values: str) -> None:
    content = [{"Value": each} for each in values]
    into.put({"Name": f"{name}.", "Type": kind, "TTL": 300, "ResourceRecords": content})


def proof(region: Region, into: Zone, name: str) -> None:
    """The validation record that a certificate for the name once asked for."""
    wanted = validation.record(region.cloud.account, name)
    record(into, wanted["Name"].rstrip("."), "CNAME", wanted["Value"])


def certificate(region: Region, *names: str, tags: Mapping[str, str] | None = None) -> str:
    """An issued certificate of somebody else's; returns its ARN."""
    arn = region.arn("acm", f"certificate/{region.cloud.ids.uuid()}")
    made = Certificate(arn, names, LONG_AGO, tags=dict(tags or {}), validated=LONG_AGO, issued=LONG_AGO)
    region.acm.certificates[arn] = made
    return arn
