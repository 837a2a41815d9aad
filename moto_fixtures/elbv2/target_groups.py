"""Target groups: named once, fixed in protocol, port and VPC (T3.4), used by one load balancer at most (T3.5)."""

from __future__ import annotations

from functools import cache
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import attributes, elb_tags
from moto_fixtures.elbv2.load_balancers import NAME
from moto_fixtures.elbv2.paging import page
from moto_fixtures.elbv2.state import TargetGroup
from moto_fixtures.errors import AwsError, validation_error

CHANGEABLE = {
    "HealthCheckProtocol": "HTTP",
    "HealthCheckPort": "traffic-port",
    "HealthCheckEnabled": True,
    "HealthCheckPath": "/",
    "HealthCheckIntervalSeconds": 30,
    "HealthCheckTimeoutSeconds": 5,
    "HealthyThresholdCount": 5,
    "UnhealthyThresholdCount": 2,
    "Matcher": {"HttpCode": "200"},
}
FIXED = {"ProtocolVersion": "HTTP1", "TargetType": "instance", "IpAddressType": "ipv4"}
RANGES = {
    "HealthCheckIntervalSeconds": (5, 300),
    "HealthCheckTimeoutSeconds": (2, 120),
    "HealthyThresholdCount": (2, 10),
    "UnhealthyThresholdCount": (2, 10),
    "Port": (1, 65535),
}


def create(region: Region, params: Params) -> Result:
    """The same name with the same settings is the same group, with others an error (T3.2); moto always refuses."""
    name = params["Name"]
    if not NAME.fullmatch(name):
        raise validation_error(f"The target group name '{name}' is not valid")
    settings = _settings(region, params)
    tags = elb_tags.checked(params.get("Tags", []))
    for existing in region.elb.groups.values():
        if existing.name == name:
            if existing.settings != settings:
                message = f"A target group with the same name '{name}' exists, but with different settings"
                raise AwsError("DuplicateTargetGroupName", message)
            return {"TargetGroups": [view(region, existing)]}
    if len(region.elb.groups) >= region.cloud.limits["target-groups"]:
        raise AwsError("TooManyTargetGroups", "The limit on the number of target groups has been reached")
    arn = region.arn("elasticloadbalancing", f"targetgroup/{name}/{region.cloud.ids.hex(16)}")
    group = TargetGroup(arn, name, settings, attributes.defaults(attributes.GROUP))
    region.elb.groups[arn] = group
    region.elb.tags[arn] = tags
    return {"TargetGroups": [view(region, group)]}


def _settings(region: Region, params: Params) -> dict[str, Any]:
    for needed in ("Protocol", "Port", "VpcId"):
        if needed not in params:
            raise validation_error(f"A {needed} must be specified")
    if params["Protocol"] not in ("HTTP", "HTTPS"):
        raise validation_error(f"Protocol '{params['Protocol']}' is not simulated; use HTTP or HTTPS")
    if params.get("TargetType", "instance") != "instance":
        raise validation_error(f"Target type '{params['TargetType']}' is not simulated; use instance")
    if params["VpcId"] not in region.ec2.vpcs:
        raise validation_error(f"The VPC ID '{params['VpcId']}' is not found")
    settings = {"HealthCheckProtocol": params["Protocol"], **FIXED}
    settings |= {key: params[key] for key in ("Protocol", "Port", "VpcId", *FIXED) if key in params}
    settings = CHANGEABLE | settings | {key: params[key] for key in CHANGEABLE if key in params}
    _check(settings)
    return settings


def _check(settings: dict[str, Any]) -> None:
    for key, (low, high) in RANGES.items():
        if not low <= int(settings[key]) <= high:
            raise validation_error(f"{key} '{settings[key]}' must be between {low} and {high}")
    if settings["HealthCheckTimeoutSeconds"] >= settings["HealthCheckIntervalSeconds"]:
        raise validation_error("Health check interval must be greater than the timeout")
    if not settings["HealthCheckPath"].startswith("/"):
        raise validation_error(f"Health check path '{settings['HealthCheckPath']}' must begin with a '/' character")
    codes(settings)


def codes(settings: dict[str, Any]) -> tuple[range, ...]:
    """The status codes that count as healthy, of `200,202` or `200-399`."""
    return _ranges(settings["Matcher"].get("HttpCode", "200"))


@cache
def _ranges(text: str) -> tuple[range, ...]:
    ranges = []
    for part in text.split(","):
        low, _, high = part.partition("-")
        bounds = (low, high or low)
        if not all(each.isdigit() and 200 <= int(each) <= 499 for each in bounds):
            raise validation_error(f"Health check matcher HTTP code '{text}' must be within '200-499' inclusive")
        ranges.append(range(int(bounds[0]), int(bounds[1]) + 1))
    return tuple(ranges)


def view(region: Region, group: TargetGroup) -> dict[str, Any]:
    return {
        "TargetGroupArn": group.arn,
        "TargetGroupName": group.name,
        **group.settings,
        "LoadBalancerArns": region.elb.users_of(group.arn),
    }


def describe(region: Region, params: Params) -> Result:
    found = list(region.elb.groups.values())
    if names := params.get("Names"):
        found = [each for each in found if each.name in names]
        if len(found) < len(set(names)):
            raise AwsError("TargetGroupNotFound", "One or more target groups not found")
    if arns := params.get("TargetGroupArns"):
        if any(arn not in region.elb.groups for arn in arns):
            raise AwsError("TargetGroupNotFound", "One or more target groups not found")
        found = [region.elb.groups[arn] for arn in arns]
    if balancer := params.get("LoadBalancerArn"):
        region.elb.balancer(balancer)
        found = [each for each in found if balancer in region.elb.users_of(each.arn)]
    return page("TargetGroups", [view(region, each) for each in found], params)


def modify(region: Region, params: Params) -> Result:
    group = region.elb.group(params["TargetGroupArn"])
    settings = group.settings | {key: params[key] for key in CHANGEABLE if key in params}
    _check(settings)
    group.settings = settings
    return {"TargetGroups": [view(region, group)]}


def delete(region: Region, params: Params) -> Result:
    """Refused while a listener or rule names it, and with a lag for a while after (T3.38); gone is no error."""
    arn = params["TargetGroupArn"]
    if region.elb.users_of(arn) or any(arn in lapse.groups for lapse in region.elb.lapses):
        raise AwsError("ResourceInUse", f"Target group '{arn}' is currently in use by a listener or a rule")
    region.elb.groups.pop(arn, None)
    region.elb.forget(arn)
    return {}


OPERATIONS: dict[str, Handler] = {
    "CreateTargetGroup": create,
    "DescribeTargetGroups": describe,
    "ModifyTargetGroup": modify,
    "DeleteTargetGroup": delete,
}
