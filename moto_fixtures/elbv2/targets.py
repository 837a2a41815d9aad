"""Registering targets: keyed by (id, port), running instances of the group's VPC only (T3.23-24), draining at the end.

moto keys by id alone, takes any id and drops a target at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import target_health
from moto_fixtures.elbv2.state import Target, TargetGroup
from moto_fixtures.errors import AwsError


def _keys(group: TargetGroup, sent: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    return [(each["Id"], int(each.get("Port", group.settings["Port"]))) for each in sent]


def register(region: Region, params: Params) -> Result:
    group = region.elb.group(params["TargetGroupArn"])
    keys = _keys(group, params["Targets"])
    zones = {instance: _zone(region, group, instance) for instance, _ in keys}
    others = {each for user in region.elb.users_of(group.arn) for each in region.elb.groups_of_balancer(user)}
    already = sum(len(region.elb.group(each).targets) for each in others - {group.arn})
    most = region.cloud.limits["targets-per-application-load-balancer"]
    if already + len(group.targets.keys() | set(keys)) > most:
        raise AwsError("TooManyTargets", "The limit on the number of targets has been reached")
    for instance, port in keys:
        known = group.targets.get((instance, port))
        if known is None or known.deregistered is not None:
            group.targets[instance, port] = Target(instance, port, zones[instance])
    return {}


def _zone(region: Region, group: TargetGroup, instance_id: str) -> str:
    """The zone of an instance that may be registered; else InvalidTarget."""
    instance = target_health.instance_of(region, instance_id)
    if instance is None:
        raise AwsError("InvalidTarget", f"The following targets are not valid instances: '{instance_id}'")
    if instance.state != "running":
        message = f"The following targets are not in a running state and cannot be registered: '{instance_id}'"
        raise AwsError("InvalidTarget", message)
    vpc = group.settings["VpcId"]
    if instance.vpc_id != vpc:
        message = f"The following targets are not in the target group VPC '{vpc}': '{instance_id}'"
        raise AwsError("InvalidTarget", message)
    return str(instance.availability_zone)


def deregister(region: Region, params: Params) -> Result:
    """A target in use drains first; one that is not registered is no error (emulators.md 2)."""
    group = region.elb.group(params["TargetGroupArn"])
    in_use = bool(region.elb.users_of(group.arn))
    for key in _keys(group, params["Targets"]):
        target = group.targets.get(key)
        if target is None:
            continue
        if in_use:
            target.deregistered = target.deregistered or region.cloud.now()
        else:
            del group.targets[key]
    return {}


def describe_health(region: Region, params: Params) -> Result:
    group = region.elb.group(params["TargetGroupArn"])
    asked = params.get("Targets")
    keys = _keys(group, asked) if asked else list(group.targets)
    return {"TargetHealthDescriptions": [_health(region, group, key) for key in keys]}


def _health(region: Region, group: TargetGroup, key: tuple[str, int]) -> dict[str, Any]:
    verdict = target_health.verdict(region, group, key)
    port = group.settings["HealthCheckPort"]
    return {
        "Target": {"Id": key[0], "Port": key[1]},
        "HealthCheckPort": str(key[1]) if port == "traffic-port" else str(port),
        "TargetHealth": {
            "State": verdict.state,
            "Reason": verdict.reason or None,
            "Description": verdict.description or None,
        },
        "AnomalyDetection": {"State": "normal", "Result": "normal"},
    }


OPERATIONS: dict[str, Handler] = {
    "RegisterTargets": register,
    "DeregisterTargets": deregister,
    "DescribeTargetHealth": describe_health,
}
