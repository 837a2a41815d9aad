"""Load balancers: made in no time, active much later (T3.9-10), the same name twice is the same one (T0.1).

CreateLoadBalancer with the same settings silently returns what is there, whoever made it; moto makes a second one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import attributes, elb_tags, interfaces
from moto_fixtures.elbv2.paging import page
from moto_fixtures.elbv2.placement import known_security_groups, refuse_without_ipv6, zones_of
from moto_fixtures.elbv2.state import Lapse, LoadBalancer
from moto_fixtures.errors import AwsError, validation_error

NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")
MOST_NAMED = 20
CANONICAL_ZONES = {
    "ap-northeast-1": "Z14GRHDCWA56QT",
    "ap-northeast-2": "ZWKZPGTI48KDX",
    "ap-southeast-1": "Z1LMS91P8CMLE5",
    "eu-central-1": "Z215JYRZR1TBD5",
    "eu-west-1": "Z32O12XQLNTSW2",
    "us-east-1": "Z35SXDOTRQ7X7K",
    "us-east-2": "Z3AADJGX6KTTL2",
    "us-west-2": "Z1H1FL5HABSF5",
}
"""The hosted zone of the load balancers' own names, for alias records (T2.18)."""


def _settings(region: Region, params: Params) -> dict[str, Any]:
    """What CreateLoadBalancer asks for, checked; the same settings again mean the same load balancer."""
    vpc_id, subnets = zones_of(region, params)
    groups = known_security_groups(region, params.get("SecurityGroups", []), vpc_id)
    kind, ip_address_type = params.get("Type", "application"), params.get("IpAddressType", "ipv4")
    if kind != "application":
        raise validation_error(f"Load balancers of type '{kind}' are not simulated; use 'application'")
    refuse_without_ipv6(region, ip_address_type, subnets.values())
    return {
        "scheme": params.get("Scheme", "internet-facing"),
        "type": kind,
        "vpc_id": vpc_id,
        "subnets": subnets,
        "security_groups": groups,
        "ip_address_type": ip_address_type,
    }


def create(region: Region, params: Params) -> Result:
    name = params["Name"]
    if not NAME.fullmatch(name) or name.startswith("internal-"):
        raise validation_error(f"The load balancer name '{name}' is not valid")
    settings = _settings(region, params)
    tags = elb_tags.checked(params.get("Tags", []))
    existing = next((each for each in region.elb.balancers.values() if each.name == name), None)
    if existing is not None and _equal(existing, settings):
        return {"LoadBalancers": [view(region, existing)]}
    # A name is free only a while after its load balancer (T3.3).
    if existing is not None or any(each.name == name for each in region.cloud.lag.ghosts(region, "balancers").values()):
        message = f"A load balancer with the same name '{name}' exists, but with different settings"
        raise AwsError("DuplicateLoadBalancerName", message)
    if len(region.elb.balancers) >= region.cloud.limits["application-load-balancers"]:
        raise AwsError("TooManyLoadBalancers", "The limit on the number of load balancers has been reached")
    balancer = _new(region, name, settings)
    region.elb.balancers[balancer.arn] = balancer
    region.elb.tags[balancer.arn] = tags
    interfaces.attach(region, balancer)
    return {"LoadBalancers": [view(region, balancer) | {"State": {"Code": "provisioning"}}]}


def _equal(balancer: LoadBalancer, settings: dict[str, Any]) -> bool:
    return (
        balancer.scheme == settings["scheme"]
        and balancer.type == settings["type"]
        and balancer.subnets == settings["subnets"]
        and set(balancer.security_groups) == set(settings["security_groups"])
        and balancer.ip_address_type == settings["ip_address_type"]
    )


def _new(region: Region, name: str, settings: dict[str, Any]) -> LoadBalancer:
    ids = region.cloud.ids
    prefix = "internal-" if settings["scheme"] == "internal" else ""
    return LoadBalancer(
        arn=region.arn("elasticloadbalancing", f"loadbalancer/app/{name}/{ids.hex(16)}"),
        name=name,
        dns_name=f"{prefix}{name}-{ids.digits(10)}.{region.name}.elb.amazonaws.com",
        zone_id=CANONICAL_ZONES.get(region.name, "ZUNKNOWN"),
        created=region.cloud.now(),
        attributes=attributes.defaults(attributes.BALANCER),
        **settings,
    )


def active_at(region: Region, balancer: LoadBalancer) -> float:
    """When it becomes, or became, active."""
    never = region.cloud.knobs.balancers_never_active
    return float("inf") if never else balancer.created + region.cloud.timing.balancer


def state(region: Region, balancer: LoadBalancer) -> dict[str, str]:
    if region.cloud.now() < active_at(region, balancer):
        return {"Code": "provisioning"}
    forced = region.cloud.knobs.balancer_state
    if forced == "failed":
        return {"Code": "failed", "Reason": "Insufficient capacity"}
    return {"Code": forced or "active"}


def view(region: Region, balancer: LoadBalancer) -> dict[str, Any]:
    """The load balancer as DescribeLoadBalancers shows it."""
    return {
        "LoadBalancerArn": balancer.arn,
        "DNSName": balancer.dns_name,
        "CanonicalHostedZoneId": balancer.zone_id,
        "CreatedTime": region.cloud.date(balancer.created),
        "LoadBalancerName": balancer.name,
        "Scheme": balancer.scheme,
        "VpcId": balancer.vpc_id,
        "State": state(region, balancer),
        "Type": balancer.type,
        "AvailabilityZones": _zones(balancer),
        "SecurityGroups": balancer.security_groups,
        "IpAddressType": balancer.ip_address_type,
    }


def _zones(balancer: LoadBalancer) -> list[dict[str, Any]]:
    return [
        {"ZoneName": zone, "SubnetId": subnet, "LoadBalancerAddresses": []} for zone, subnet in balancer.subnets.items()
    ]


def describe(region: Region, params: Params) -> Result:
    """One unknown name or ARN fails the call (T3.36); moto answers with those it knows."""
    found = list(region.elb.balancers.values())
    if max(len(params.get(each, [])) for each in ("Names", "LoadBalancerArns")) > MOST_NAMED:
        raise validation_error(f"Up to {MOST_NAMED} load balancers can be described by name or ARN per request")
    if names := params.get("Names"):
        missing = sorted(set(names) - {each.name for each in found})
        if missing:
            raise AwsError("LoadBalancerNotFound", f"Load balancers '{missing}' not found")
        found = [each for each in found if each.name in names]
    if arns := params.get("LoadBalancerArns"):
        found = _by_arn(region, arns)
    return page("LoadBalancers", [view(region, each) for each in found], params)


def _by_arn(region: Region, arns: Sequence[str]) -> list[LoadBalancer]:
    if any(arn not in region.elb.balancers for arn in arns):
        raise AwsError("LoadBalancerNotFound", "One or more load balancers not found")
    return [region.elb.balancers[arn] for arn in arns]


def delete(region: Region, params: Params) -> Result:
    """Succeeds for one that is gone; takes the listeners along, and leaves things in use for a while (T3.37, T8.6)."""
    elb, arn = region.elb, params["LoadBalancerArn"]
    balancer = elb.balancers.get(arn)
    if balancer is None:
        return {}
    if balancer.attributes["deletion_protection.enabled"] == "true":
        message = f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled"
        raise AwsError("OperationNotPermitted", message)
    certificates = [
        each for listener in elb.listeners_of(arn) for each in (listener.certificate, *listener.sni) if each
    ]
    for listener in elb.listeners_of(arn):
        elb.drop_listener(listener.arn)
    del elb.balancers[arn]
    elb.forget(arn)
    until = region.cloud.now() + region.cloud.timing.linger
    elb.lapses.append(Lapse(until, arn, elb.interfaces.pop(arn, []), certificates))
    return {}


def set_security_groups(region: Region, params: Params) -> Result:
    balancer = region.elb.balancer(params["LoadBalancerArn"])
    balancer.security_groups = known_security_groups(region, params["SecurityGroups"], balancer.vpc_id)
    interfaces.refresh(region, balancer)
    return {"SecurityGroupIds": balancer.security_groups}


def set_subnets(region: Region, params: Params) -> Result:
    balancer = region.elb.balancer(params["LoadBalancerArn"])
    _, subnets = zones_of(region, {"Scheme": balancer.scheme, **params})
    kind = params.get("IpAddressType", balancer.ip_address_type)
    refuse_without_ipv6(region, kind, subnets.values())
    balancer.subnets, balancer.ip_address_type = subnets, kind
    interfaces.refresh(region, balancer)
    return {"AvailabilityZones": _zones(balancer), "IpAddressType": balancer.ip_address_type}


def set_ip_address_type(region: Region, params: Params) -> Result:
    balancer = region.elb.balancer(params["LoadBalancerArn"])
    refuse_without_ipv6(region, params["IpAddressType"], balancer.subnets.values())
    balancer.ip_address_type = params["IpAddressType"]
    return {"IpAddressType": balancer.ip_address_type}


OPERATIONS: dict[str, Handler] = {
    "CreateLoadBalancer": create,
    "DescribeLoadBalancers": describe,
    "DeleteLoadBalancer": delete,
    "SetSecurityGroups": set_security_groups,
    "SetSubnets": set_subnets,
    "SetIpAddressType": set_ip_address_type,
}
