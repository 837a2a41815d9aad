"""The health of targets with AWS's states and reasons (T3.26-28); moto says `healthy` at once and always.

What a check would find *now* follows from the instance's ports and the security groups on both sides. What is
*reported* trails it: `settle` notes after every change since when checks find something, and it counts once it has
lasted long enough. The first check of a new target waits for the load balancer and needs no threshold (T3.28).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from moto_fixtures.cloud import Region
from moto_fixtures.elbv2 import firewall, load_balancers
from moto_fixtures.elbv2.state import HEALTHY, LoadBalancer, Target, TargetGroup, Verdict
from moto_fixtures.elbv2.target_groups import codes

NOT_REGISTERED = Verdict("unused", "Target.NotRegistered", "Target is not registered to the target group")
NOT_IN_USE = Verdict(
    "unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"
)
ZONE_DISABLED = Verdict(
    "unused", "Target.NotInUse", "Target is in an Availability Zone that is not enabled for the load balancer"
)
STOPPED = Verdict("unused", "Target.InvalidState", "Target is in the stopped state")
DRAINING = Verdict("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress")
REGISTERING = Verdict("initial", "Elb.RegistrationInProgress", "Target registration is in progress")
CHECKING = Verdict("initial", "Elb.InitialHealthChecking", "Initial health checks in progress")
UNCHECKED = Verdict("unavailable", "Target.HealthCheckDisabled", "Health checks are not enabled for this target")
REFUSED = Verdict("unhealthy", "Target.FailedHealthChecks", "Health checks failed")
TIMEOUT = Verdict("unhealthy", "Target.Timeout", "Request timed out")

BAD_DAY = {
    "Elb.InternalError": Verdict("unhealthy", "Elb.InternalError", "Health checks failed due to an internal error"),
    "Target.IpUnusable": Verdict("unused", "Target.IpUnusable", "Target IP address is reserved for use by ELB"),
}
"""By `knobs.target_reason`: what nothing that is simulated leads to."""

Reached = Callable[[str, str, int], bool]
"""May this load balancer (by its ARN) reach this instance's port?"""


def instance_of(region: Region, instance_id: str) -> Any:
    """moto's instance, or None."""
    return next((each for each in region.ec2.all_instances() if each.id == instance_id), None)


def verdict(region: Region, group: TargetGroup, key: tuple[str, int]) -> Verdict:
    """What DescribeTargetHealth reports for a target."""
    target = group.targets.get(key)
    if target is None:
        return NOT_REGISTERED
    if target.deregistered is not None:
        return DRAINING
    balancer = _balancer(region, group)
    unused = _unused(instance_of(region, target.id), target, balancer)
    if unused is not None or balancer is None:
        return unused or NOT_IN_USE
    if not group.settings["HealthCheckEnabled"]:
        return UNCHECKED
    if forced := BAD_DAY.get(region.cloud.knobs.target_reason):
        return forced
    now = region.cloud.now()
    if now < load_balancers.active_at(region, balancer):
        return REGISTERING
    return target.measured or _reported(region, group, target, balancer) or CHECKING


def _balancer(region: Region, group: TargetGroup) -> LoadBalancer | None:
    users = region.elb.users_of(group.arn)
    return region.elb.balancers[users[0]] if users else None


def _unused(instance: Any, target: Target, balancer: LoadBalancer | None) -> Verdict | None:
    if instance is None or instance.state != "running":
        return STOPPED
    if balancer is None:
        return NOT_IN_USE
    return None if target.zone in balancer.subnets else ZONE_DISABLED


def _reported(region: Region, group: TargetGroup, target: Target, balancer: LoadBalancer) -> Verdict | None:
    """What checks have found for long enough, else what they found before; None before the first check."""
    if target.seen is None:
        return target.settled
    one = region.cloud.timing.health
    if target.settled is None:
        due = max(target.seen_at, load_balancers.active_at(region, balancer)) + one
    else:
        healthy = target.seen == HEALTHY
        due = target.seen_at + one * group.settings["HealthyThresholdCount" if healthy else "UnhealthyThresholdCount"]
    return target.seen if region.cloud.now() >= due else target.settled


def settle(region: Region) -> None:
    """After every change: drop what has drained, and note what checks find from now on.

    Each thing is looked up once: with hundreds of groups this is what a call costs.
    """
    elb, users = region.elb, region.elb.first_users()
    instances = {each.id: each for each in region.ec2.all_instances()}
    reached = cache(lambda arn, instance, port: firewall.admits(region, elb.balancers[arn], instance, port))
    for group in elb.groups.values():
        balancer = elb.balancers[users[group.arn]] if group.arn in users else None
        for key, target in list(group.targets.items()):
            instance = instances.get(target.id)
            if _gone(region, group, target, balancer, instance):
                del group.targets[key]
            elif balancer is None or _unused(instance, target, balancer):
                target.seen = target.settled = None
            else:
                _look(region, group, target, balancer, reached)


def _gone(region: Region, group: TargetGroup, target: Target, balancer: LoadBalancer | None, instance: Any) -> bool:
    """Drained, or its instance terminated, which deregisters it."""
    if instance is None or instance.state == "terminated" or target.deregistered is None:
        return instance is None or instance.state == "terminated"
    delay = min(float(group.attributes["deregistration_delay.timeout_seconds"]), region.cloud.timing.drain)
    return balancer is None or region.cloud.now() >= target.deregistered + delay


def _look(region: Region, group: TargetGroup, target: Target, balancer: LoadBalancer, reached: Reached) -> None:
    found = probe(region, group, target, balancer.arn, reached)
    if found != target.seen:
        target.settled = _reported(region, group, target, balancer)
        target.seen, target.seen_at = found, region.cloud.now()


def probe(region: Region, group: TargetGroup, target: Target, balancer: str, reached: Reached) -> Verdict:
    """What one health check of the load balancer with that ARN finds at this moment."""
    settings = group.settings
    port = target.port if settings["HealthCheckPort"] == "traffic-port" else int(settings["HealthCheckPort"])
    if not reached(balancer, target.id, port):
        return TIMEOUT
    status = region.ports.status(target.id, port, settings["HealthCheckPath"])
    if status == "hang":
        return TIMEOUT
    if status == "closed" or settings["HealthCheckProtocol"] == "HTTPS":
        # Instances here speak plain HTTP; TLS to them fails like a closed port (T3.27).
        return REFUSED
    if any(status in each for each in codes(settings)):
        return HEALTHY
    message = f"Health checks failed with these codes: [{status}]"
    return Verdict("unhealthy", "Target.ResponseCodeMismatch", message)
