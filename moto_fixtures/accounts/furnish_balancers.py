"""Putting load balancers, target groups and alias records into an account, as if made by hand a month ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from moto_fixtures.accounts import furnish
from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.cloud import Region
from moto_fixtures.elbv2 import interfaces, listeners, load_balancers, target_groups, target_health, targets
from moto_fixtures.elbv2.state import LoadBalancer
from moto_fixtures.route53.names import spelled
from moto_fixtures.route53.state import Zone

TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"
TO_HTTPS = {"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}


def load_balancer(region: Region, name: str, firewall: str, tags: Mapping[str, str] | None = None) -> LoadBalancer:
    """A public Application Load Balancer in two zones, active since long."""
    subnets = [each.id for each in furnish.subnets(region)[:2]]
    asked = {"Name": name, "Subnets": subnets, "SecurityGroups": [firewall], "Tags": _tags(tags)}
    made = load_balancers.create(region, asked)["LoadBalancers"][0]
    balancer = region.elb.balancers[made["LoadBalancerArn"]]
    balancer.created = furnish.LONG_AGO
    return balancer


def target_group(
    region: Region, name: str, instance_id: str, *ports: int, tags: Mapping[str, str] | None = None
) -> str:
    """A group for the first port with the instance registered on each; returns its ARN."""
    asked = {"Name": name, "Protocol": "HTTP", "Port": ports[0], "VpcId": region.ec2.default_vpc.id}
    made = target_groups.create(region, {**asked, "Tags": _tags(tags)})["TargetGroups"][0]
    arn = str(made["TargetGroupArn"])
    both = [{"Id": instance_id, "Port": port} for port in ports]
    targets.register(region, {"TargetGroupArn": arn, "Targets": both})
    return arn


def forward(group: str) -> dict[str, Any]:
    """The action of a listener that sends everything to a group."""
    return {"Type": "forward", "TargetGroupArn": group}


def listener(region: Region, balancer: LoadBalancer, action: Mapping[str, Any], certificate: str = "") -> None:
    """On 443 with a certificate, on 80 without."""
    asked: dict[str, Any] = {"LoadBalancerArn": balancer.arn, "DefaultActions": [dict(action)]}
    if certificate:
        asked |= {"Protocol": "HTTPS", "Port": 443, "SslPolicy": TLS_POLICY}
        asked["Certificates"] = [{"CertificateArn": certificate}]
    else:
        asked |= {"Protocol": "HTTP", "Port": 80}
    listeners.create(region, asked)


def in_service(region: Region) -> None:
    """All targets have been checked for a month."""
    target_health.settle(region)
    for group in region.elb.groups.values():
        for target in group.targets.values():
            target.seen_at = furnish.LONG_AGO


def classic(region: Region, name: str, firewall: str, instance_id: str, port: int, certificate: str) -> ClassicBalancer:
    """A public Classic load balancer: 80 and 443 both forwarded to one port of the instance."""
    web = {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": port}
    tls = {**web, "Protocol": "HTTPS", "LoadBalancerPort": 443, "SSLCertificateId": certificate}
    check = {"Interval": 30, "Timeout": 5, "UnhealthyThreshold": 2, "HealthyThreshold": 10}
    balancer = ClassicBalancer(
        arn=region.arn("elasticloadbalancing", f"loadbalancer/{name}"),
        name=name,
        scheme="internet-facing",
        vpc_id=region.ec2.default_vpc.id,
        subnets={each.availability_zone: each.id for each in furnish.subnets(region)[:2]},
        security_groups=[firewall],
        dns_name=f"{name}-{region.cloud.ids.digits(10)}.{region.name}.elb.amazonaws.com",
        zone_id=load_balancers.CANONICAL_ZONES[region.name],
        created=furnish.LONG_AGO,
        listeners=[web, tls],
        instances=[instance_id],
        health_check={"Target": f"HTTP:{port}/", **check},
    )
    region.classic[name] = balancer
    interfaces.attach(region, balancer)
    return balancer


def alias(zone: Zone, name: str, balancer: LoadBalancer | ClassicBalancer, prefix: str = "") -> None:
    """An alias A record; the console writes `dualstack.` before the load balancer's name (T2.19)."""
    dns_name = f"{prefix}{balancer.dns_name.lower()}."
    target = {"HostedZoneId": balancer.zone_id, "DNSName": dns_name, "EvaluateTargetHealth": bool(prefix)}
    zone.put({"Name": spelled(name), "Type": "A", "AliasTarget": target})


def _tags(tags: Mapping[str, str] | None) -> Sequence[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in (tags or {}).items()]
