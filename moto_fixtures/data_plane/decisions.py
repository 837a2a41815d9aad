"""What a listener makes of a request at this moment: an answer of its own, a target, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from moto_fixtures.cloud import Cloud, Region
from moto_fixtures.data_plane.asked import Asked
from moto_fixtures.data_plane.backends import Silent, Way, way_to
from moto_fixtures.data_plane.matching import meets
from moto_fixtures.data_plane.rotation import Rotation
from moto_fixtures.elbv2 import firewall, load_balancers, target_health
from moto_fixtures.elbv2.state import Listener, LoadBalancer, Target

FINAL = ("forward", "redirect", "fixed-response")
IN_SERVICE = ("healthy", "unavailable")
LAST_RESORT = ("unhealthy", "initial")


@dataclass(frozen=True)
class Own:
    """An answer of the load balancer itself."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None
    """None: the short page that AWS sends for a status."""
    content_type: str = "text/html"


@dataclass(frozen=True)
class Forward:
    way: Way


Decision = Own | Forward | Silent


def find(cloud: Cloud, balancer: str, port: int) -> tuple[Region, Listener] | None:
    """The listener on a load balancer's port."""
    for region in cloud.regions.values():
        for listener in region.elb.listeners.values():
            if listener.balancer == balancer and listener.port == port:
                return region, listener
    return None


def decide(region: Region, listener: Listener, asked: Asked, rotation: Rotation) -> Decision:
    """Under the world's lock. Silent where AWS would not even accept the connection (T4.15)."""
    balancer = region.elb.balancers[listener.balancer]
    if region.cloud.now() < load_balancers.active_at(region, balancer):
        return Silent()
    if not firewall.admits_client(region, balancer, listener.port, asked.client):
        return Silent()
    if not asked.host:
        return Own(400)
    rule = next(each for each in region.elb.rules_of(listener.arn) if meets(asked, each.conditions))
    action = next(each for each in rule.actions if each["Type"] in FINAL)
    if action["Type"] == "redirect":
        return _redirect(asked, action["RedirectConfig"])
    if action["Type"] == "fixed-response":
        config = action["FixedResponseConfig"]
        body, kind = config.get("MessageBody", ""), config.get("ContentType", "text/plain")
        return Own(int(config["StatusCode"]), body=body, content_type=kind)
    weights = {each["TargetGroupArn"]: int(each["Weight"]) for each in action["ForwardConfig"]["TargetGroups"]}
    group = rotation.weighted(rule.arn, weights)
    return _forward(region, balancer, group, asked.path, rotation) if group else Own(503)


def _redirect(asked: Asked, config: Mapping[str, str]) -> Own:
    """`#{host}` and the like stand for what was asked; the port is always named (T3.17)."""
    known = {
        "protocol": asked.protocol,
        "host": asked.host,
        "port": str(asked.listener_port),
        "path": asked.path.removeprefix("/"),
        "query": asked.query,
    }

    def filled(key: str) -> str:
        text = config[key]
        for name, value in known.items():
            text = text.replace(f"#{{{name}}}", value)
        return text

    query = filled("Query")
    location = f"{filled('Protocol').lower()}://{filled('Host')}:{filled('Port')}{filled('Path')}"
    return Own(int(config["StatusCode"].removeprefix("HTTP_")), {"Location": location + (f"?{query}" if query else "")})


def _forward(region: Region, balancer: LoadBalancer, group: str, path: str, rotation: Rotation) -> Decision:
    """To one of the group's targets; 503 when it has none to try."""
    targets = _targets(region, group)
    if not targets:
        return Own(503)
    target = rotation.next(group, targets)
    return Forward(way_to(region, balancer, region.elb.groups[group], target, path))


def _targets(region: Region, arn: str) -> list[Target]:
    """Those in service; with none healthy all that are registered (T3.29); never draining or unused ones."""
    group = region.elb.groups[arn]
    states = {key: target_health.verdict(region, group, key).state for key in group.targets}
    for wanted in (IN_SERVICE, LAST_RESORT):
        found = [group.targets[key] for key, state in states.items() if state in wanted]
        if found:
            return found
    return []
