"""InService or not: what a Classic load balancer's check of `HTTP:8080/path` finds on its instances."""

from __future__ import annotations

from typing import Any

from moto_fixtures.classic_elb.balancers import known
from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import firewall
from moto_fixtures.elbv2.target_health import instance_of
from moto_fixtures.errors import AwsError

FAILED = "Instance has failed at least the UnhealthyThreshold number of health checks consecutively."
STOPPED = "Instance is in stopped state."


def describe(region: Region, params: Params) -> Result:
    """Of the instances asked for, or of all; one that is not registered is InvalidInstance."""
    balancer = known(region, params["LoadBalancerName"])
    asked = [each["InstanceId"] for each in params.get("Instances", [])] or balancer.instances
    if strangers := [each for each in asked if each not in balancer.instances]:
        raise AwsError("InvalidInstance", f"Could not find EC2 instance {strangers[0]}.")
    return {"InstanceStates": [_state(region, balancer, each) for each in asked]}


def _state(region: Region, balancer: ClassicBalancer, instance_id: str) -> dict[str, Any]:
    instance = instance_of(region, instance_id)
    if instance is None or instance.state != "running":
        return _shown(instance_id, "OutOfService", "Instance", STOPPED)
    if not answers(region, balancer, instance_id):
        return _shown(instance_id, "OutOfService", "Instance", FAILED)
    return _shown(instance_id, "InService", "N/A", "N/A")


def _shown(instance_id: str, state: str, reason: str, description: str) -> dict[str, Any]:
    return {"InstanceId": instance_id, "State": state, "ReasonCode": reason, "Description": description}


def answers(region: Region, balancer: ClassicBalancer, instance_id: str) -> bool:
    """True when the check passes: HTTP wants exactly 200 (a redirect fails it), TCP an open port."""
    protocol, _, rest = balancer.health_check["Target"].partition(":")
    port, slash, path = rest.partition("/")
    if not firewall.admits(region, balancer, instance_id, int(port)):
        return False
    status = region.ports.status(instance_id, int(port), slash + path)
    return status == 200 if protocol == "HTTP" else status != "closed"


OPERATIONS: dict[str, Handler] = {"DescribeInstanceHealth": describe}
