"""What exists of Elastic Load Balancing in one region: plain records, found as AWS finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from moto_fixtures.errors import AwsError


@dataclass
class LoadBalancer:
    """`created` is the clock's time; whether it is active by now follows from it."""

    arn: str
    name: str
    scheme: str
    type: str
    vpc_id: str
    subnets: dict[str, str]
    """Availability zone -> subnet id."""
    security_groups: list[str]
    ip_address_type: str
    dns_name: str
    zone_id: str
    created: float
    attributes: dict[str, str]

    @property
    def short(self) -> str:
        """`app/<name>/<id>`, as in the description of its network interfaces."""
        return self.arn.partition("loadbalancer/")[2]


@dataclass
class Listener:
    """`certificates[0]` is the default; `sni` are the others, which ModifyListener leaves alone (T3.14)."""

    arn: str
    balancer: str
    port: int
    protocol: str
    ssl_policy: str | None
    certificate: str | None
    sni: list[str]
    attributes: dict[str, str]
    extra: dict[str, Any]
    """Settings kept and shown, but without an effect here: AlpnPolicy, MutualAuthentication."""


@dataclass
class Rule:
    """A default rule has priority None and carries the listener's default actions."""

    arn: str
    listener: str
    priority: int | None
    conditions: list[dict[str, Any]]
    actions: list[dict[str, Any]]


@dataclass(frozen=True)
class Verdict:
    """What a health check says of a target."""

    state: str
    reason: str = ""
    description: str = ""


HEALTHY = Verdict("healthy")


@dataclass
class Target:
    """One (id, port) of a group (T3.24). `seen` is what checks find now and since when; `settled` what is reported."""

    id: str
    port: int
    zone: str
    deregistered: float | None = None
    seen: Verdict | None = None
    seen_at: float = 0.0
    settled: Verdict | None = None
    measured: Verdict | None = None
    """What real health checks report, where the data plane makes them; it counts instead."""


@dataclass
class TargetGroup:
    arn: str
    name: str
    settings: dict[str, Any]
    """Protocol, Port, VpcId, TargetType, HealthCheck… under AWS's own names, defaults filled in."""
    attributes: dict[str, str]
    targets: dict[tuple[str, int], Target] = field(default_factory=dict)


@dataclass
class Lapse:
    """What a load balancer used, and what is in use until `until` although it is not (T1.21, T3.38, T4.17)."""

    until: float
    balancer: str
    interfaces: list[str]
    certificates: list[str]
    groups: list[str] = field(default_factory=list)


@dataclass
class Elb:
    balancers: dict[str, LoadBalancer] = field(default_factory=dict)
    groups: dict[str, TargetGroup] = field(default_factory=dict)
    listeners: dict[str, Listener] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    """By ARN, of all four kinds."""
    interfaces: dict[str, list[str]] = field(default_factory=dict)
    """Load balancer ARN -> ids of its network interfaces."""
    lapses: list[Lapse] = field(default_factory=list)

    def balancer(self, arn: str) -> LoadBalancer:
        if arn not in self.balancers:
            raise AwsError("LoadBalancerNotFound", f"Load balancer '{arn}' not found")
        return self.balancers[arn]

    def group(self, arn: str) -> TargetGroup:
        if arn not in self.groups:
            raise AwsError("TargetGroupNotFound", f"Target group '{arn}' not found")
        return self.groups[arn]

    def listener(self, arn: str) -> Listener:
        if arn not in self.listeners:
            raise AwsError("ListenerNotFound", f"Listener '{arn}' not found")
        return self.listeners[arn]

    def rule(self, arn: str) -> Rule:
        if arn not in self.rules:
            raise AwsError("RuleNotFound", f"Rule '{arn}' not found")
        return self.rules[arn]

    def listeners_of(self, balancer: str) -> list[Listener]:
        return [each for each in self.listeners.values() if each.balancer == balancer]

    def rules_of(self, listener: str) -> list[Rule]:
        """By priority, the default rule last."""
        rules = [each for each in self.rules.values() if each.listener == listener]
        return sorted(rules, key=lambda rule: rule.priority or 1_000_000)

    def default_rule(self, listener: str) -> Rule:
        return self.rules_of(listener)[-1]

    def users_of(self, group: str) -> list[str]:
        """ARNs of the load balancers with a rule that names the group, whatever its weight."""
        users = {
            self.listeners[rule.listener].balancer: None
            for rule in self.rules.values()
            if group in groups_of(rule.actions)
        }
        return list(users)

    def first_users(self) -> dict[str, str]:
        """Target group -> the first of its `users_of`, for all groups that have one."""
        first: dict[str, str] = {}
        for rule in self.rules.values():
            for group in groups_of(rule.actions):
                first.setdefault(group, self.listeners[rule.listener].balancer)
        return first

    def groups_of_balancer(self, arn: str) -> set[str]:
        """ARNs of the target groups that rules of a load balancer name."""
        listeners = {each.arn for each in self.listeners_of(arn)}
        return {
            group for rule in self.rules.values() if rule.listener in listeners for group in groups_of(rule.actions)
        }

    def forget(self, arn: str) -> None:
        self.tags.pop(arn, None)

    def drop_listener(self, arn: str) -> None:
        for rule in self.rules_of(arn):
            del self.rules[rule.arn]
            self.forget(rule.arn)
        del self.listeners[arn]
        self.forget(arn)


def groups_of(actions: Iterable[dict[str, Any]]) -> Iterator[str]:
    """ARNs of the target groups that actions forward to."""
    for action in actions:
        if action.get("TargetGroupArn"):
            yield action["TargetGroupArn"]
        for each in action.get("ForwardConfig", {}).get("TargetGroups", []):
            yield each["TargetGroupArn"]
