"""Actions of listeners and rules: checked as AWS checks them, echoed with AWS's defaults (T3.17, T3.22).

A redirect comes back with `#{host}` and the rest filled in, a forward to one group with its ForwardConfig; moto echoes
neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from moto_fixtures.cloud import Region
from moto_fixtures.elbv2.state import groups_of
from moto_fixtures.errors import AwsError, validation_error

REDIRECT = {"Protocol": "#{protocol}", "Port": "#{port}", "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}"}
HEAVIEST = 999
CONTENT_TYPES = ("text/plain", "text/css", "text/html", "application/javascript", "application/json")


class Place(NamedTuple):
    """The listener that the actions are for: its load balancer's ARN, its protocol and port."""

    balancer: str
    protocol: str
    port: int


def normalised(region: Region, place: Place, actions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The actions as AWS keeps them; raises what it answers to wrong ones."""
    balancer = place.balancer
    result = [_one(region, place, each) for each in actions]
    if len([each for each in result if each["Type"] in ("forward", "redirect", "fixed-response")]) != 1:
        raise validation_error("Exactly one forward, redirect or fixed-response action must be specified")
    for arn in groups_of(result):
        _refuse_another_vpc(region, balancer, arn)
        others = [each for each in region.elb.users_of(arn) if each != balancer]
        if others:
            message = f"The following target groups cannot be associated with more than one load balancer: {arn}"
            raise AwsError("TargetGroupAssociationLimit", message)
    _refuse_many(region, balancer, result)
    return result


def _refuse_another_vpc(region: Region, balancer: str, group: str) -> None:
    """A load balancer sends to groups of its own VPC only (message: aws-load-balancer-controller #1045)."""
    if region.elb.group(group).settings.get("VpcId") not in (None, region.elb.balancer(balancer).vpc_id):
        message = f"Target group '{group}' is in a different VPC than load balancer '{balancer}'"
        raise AwsError("InvalidConfigurationRequest", message)


def _refuse_many(region: Region, balancer: str, actions: Iterable[dict[str, Any]]) -> None:
    """A load balancer takes so many groups, and so many targets in all of them."""
    elb, limits = region.elb, region.cloud.limits
    groups = elb.groups_of_balancer(balancer) | set(groups_of(actions))
    if len(groups) > limits["target-groups-per-application-load-balancer"]:
        message = "The limit on the number of target groups per load balancer has been reached"
        raise AwsError("TooManyUniqueTargetGroupsPerLoadBalancer", message)
    if sum(len(elb.group(arn).targets) for arn in groups) > limits["targets-per-application-load-balancer"]:
        raise AwsError("TooManyTargets", "The limit on the number of targets per load balancer has been reached")


def _one(region: Region, place: Place, action: Mapping[str, Any]) -> dict[str, Any]:
    kind = action.get("Type")
    rest = {key: value for key, value in action.items() if key in ("Type", "Order")}
    if kind == "redirect":
        return {**rest, "RedirectConfig": _redirect(place, action.get("RedirectConfig", {}))}
    if kind == "fixed-response":
        return {**rest, "FixedResponseConfig": _fixed(action.get("FixedResponseConfig", {}))}
    if kind == "forward":
        return {**rest, **_forward(region, action)}
    if kind in ("authenticate-oidc", "authenticate-cognito"):
        return dict(action)
    raise validation_error(f"1 validation error detected: Value '{kind}' at 'actions.1.member.type' is not valid")


def _redirect(place: Place, config: Mapping[str, Any]) -> dict[str, Any]:
    """A redirect to where the request came from is a loop, whatever its query; none leads from HTTPS to HTTP (T3.17).

    The messages are those of aws-load-balancer-controller #487 and aws-cdk #31201.
    """
    if config.get("StatusCode") not in ("HTTP_301", "HTTP_302"):
        raise validation_error("A redirect action must have a status code HTTP_301 or HTTP_302")
    result = {**REDIRECT, **config}
    protocol = result["Protocol"].replace("#{protocol}", place.protocol)
    port = str(result["Port"]).replace("#{port}", str(place.port))
    if protocol not in ("HTTP", "HTTPS") or (place.protocol, protocol) == ("HTTPS", "HTTP"):
        raise _invalid(f"A redirect from {place.protocol} to {result['Protocol']} is not valid")
    if not re.fullmatch(r"\d+", port) or not 1 <= int(port) <= 65535:
        raise _invalid("The Port parameter must be a valid port number, or #{port}")
    if not result["Path"].startswith("/"):
        placeholders = "'#{path}', '#{host}', '#{port}'"
        raise _invalid(
            "The Path parameter must be a valid path, should start with a '/', and may contain up to one of each of "
            f"these placeholders: {placeholders}."
        )
    same = (protocol, port) == (place.protocol, str(place.port))
    if same and all(result[key] == REDIRECT[key] for key in ("Host", "Path")):
        raise _invalid("The redirect configuration is not valid because it creates a loop.")
    return result


def _invalid(message: str) -> AwsError:
    return AwsError("InvalidLoadBalancerAction", message)


def _fixed(config: Mapping[str, Any]) -> dict[str, Any]:
    status = str(config.get("StatusCode", ""))
    if not (len(status) == 3 and status.isdigit() and status[0] in "245"):
        raise _invalid(f"The fixed response status code '{status}' is not valid")
    if (kind := config.get("ContentType", CONTENT_TYPES[0])) not in CONTENT_TYPES:
        raise _invalid(f"The fixed response content type '{kind}' is not valid")
    if len(config.get("MessageBody", "")) > 1024:
        raise validation_error("The fixed response message body must be at most 1024 characters")
    return dict(config)


def _forward(region: Region, action: Mapping[str, Any]) -> dict[str, Any]:
    config = action.get("ForwardConfig", {})
    groups = [dict(each) for each in config.get("TargetGroups", [])]
    if not groups and action.get("TargetGroupArn"):
        groups = [{"TargetGroupArn": action["TargetGroupArn"]}]
    most = region.cloud.limits["target-groups-per-action-on-application-load-balancer"]
    if not 1 <= len(groups) <= most:
        raise validation_error(f"A forward action must have between 1 and {most} target groups")
    for each in groups:
        each.setdefault("Weight", 1)
        if not 0 <= int(each["Weight"]) <= HEAVIEST:
            raise validation_error(f"Weight '{each['Weight']}' must be between 0 and {HEAVIEST}")
    stickiness = config.get("TargetGroupStickinessConfig") or {"Enabled": False}
    result: dict[str, Any] = {"ForwardConfig": {"TargetGroups": groups, "TargetGroupStickinessConfig": stickiness}}
    if len(groups) == 1:
        result["TargetGroupArn"] = groups[0]["TargetGroupArn"]
    return result
