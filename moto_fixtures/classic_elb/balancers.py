"""Describing and deleting Classic load balancers; they are made when an account is furnished.

Their calls come to the same endpoint as those of ELBv2, in an older version of the API.
"""

from __future__ import annotations

from typing import Any

from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.elb_tags import as_list
from moto_fixtures.elbv2.state import Lapse
from moto_fixtures.errors import AwsError, validation_error

LARGEST_PAGE = 400
MOST_TAGGED = 20


def known(region: Region, name: str) -> ClassicBalancer:
    if name not in region.classic:
        raise AwsError("LoadBalancerNotFound", f"There is no ACTIVE Load Balancer named '{name}'")
    return region.classic[name]


def describe(region: Region, params: Params) -> Result:
    names = params.get("LoadBalancerNames") or sorted(region.classic)
    size, start = int(params.get("PageSize", LARGEST_PAGE)), int(params.get("Marker", 0))
    if not 1 <= size <= LARGEST_PAGE:
        raise validation_error(f"The page size must be between 1 and {LARGEST_PAGE}")
    found = [view(region, known(region, name)) for name in names]
    following = {"NextMarker": str(start + size)} if start + size < len(found) else {}
    return {"LoadBalancerDescriptions": found[start : start + size], **following}


def view(region: Region, balancer: ClassicBalancer) -> dict[str, Any]:
    return {
        "LoadBalancerName": balancer.name,
        "DNSName": balancer.dns_name,
        "CanonicalHostedZoneName": balancer.dns_name,
        "CanonicalHostedZoneNameID": balancer.zone_id,
        "ListenerDescriptions": [{"Listener": each, "PolicyNames": []} for each in balancer.listeners],
        "Policies": {"AppCookieStickinessPolicies": [], "LBCookieStickinessPolicies": [], "OtherPolicies": []},
        "BackendServerDescriptions": [],
        "AvailabilityZones": list(balancer.subnets),
        "Subnets": list(balancer.subnets.values()),
        "VPCId": balancer.vpc_id,
        "Instances": [{"InstanceId": each} for each in balancer.instances],
        "HealthCheck": balancer.health_check,
        "SourceSecurityGroup": {"OwnerAlias": region.cloud.account, "GroupName": "default"},
        "SecurityGroups": balancer.security_groups,
        "CreatedTime": region.cloud.date(balancer.created),
        "Scheme": balancer.scheme,
    }


def describe_attributes(region: Region, params: Params) -> Result:
    known(region, params["LoadBalancerName"])
    return {
        "LoadBalancerAttributes": {
            "CrossZoneLoadBalancing": {"Enabled": True},
            "AccessLog": {"Enabled": False},
            "ConnectionDraining": {"Enabled": True, "Timeout": 300},
            "ConnectionSettings": {"IdleTimeout": 60},
            "AdditionalAttributes": [{"Key": "elb.http.desyncmitigationmode", "Value": "defensive"}],
        }
    }


def describe_tags(region: Region, params: Params) -> Result:
    names = params["LoadBalancerNames"]
    if len(names) > MOST_TAGGED:
        raise validation_error(f"Up to {MOST_TAGGED} load balancer names can be specified per request")
    tags = {name: known(region, name).tags for name in names}
    return {"TagDescriptions": [{"LoadBalancerName": name, "Tags": as_list(each)} for name, each in tags.items()]}


def delete(region: Region, params: Params) -> Result:
    """Succeeds for one that is gone; its interfaces and certificates stay in use for a while (T4.17)."""
    balancer = region.classic.pop(params["LoadBalancerName"], None)
    if balancer is not None:
        until = region.cloud.now() + region.cloud.timing.linger
        interfaces = region.elb.interfaces.pop(balancer.arn, [])
        region.elb.lapses.append(Lapse(until, balancer.arn, interfaces, balancer.certificates))
    return {}


OPERATIONS: dict[str, Handler] = {
    "DescribeLoadBalancers": describe,
    "DescribeLoadBalancerAttributes": describe_attributes,
    "DescribeTags": describe_tags,
    "DeleteLoadBalancer": delete,
}
