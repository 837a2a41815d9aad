"""What Elastic Load Balancing last told us: load balancers, listeners, rules, target groups and their health."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgeops.model.base import Observed
from edgeops.model.spec import HealthCheck


@dataclass(frozen=True)
class Balancer:
    """A load balancer of ours. `spec` is the hash of the attributes that were last applied."""

    arn: str
    name: str
    dns_name: str
    zone_id: str
    state: str
    reason: str
    subnets: tuple[str, ...]
    zones: tuple[str, ...]
    groups: tuple[str, ...]
    spec: str | None


@dataclass(frozen=True)
class Balancers(Observed):
    """The stack's load balancers; one, until the limits of one are reached."""

    items: tuple[Balancer, ...] = ()

    @property
    def first(self) -> Balancer | None:
        """The load balancer every site is on today, or None before it is made."""
        return self.items[0] if self.items else None


@dataclass(frozen=True)
class TargetSeen:
    """A registered target and what its health check says (T3.26)."""

    id: str
    port: int
    state: str
    reason: str
    description: str


@dataclass(frozen=True)
class Group:
    """A target group of ours. `site` and `part` ("label:port") are tag values."""

    arn: str
    name: str
    site: str
    part: str
    port: int
    check: HealthCheck
    balancers: tuple[str, ...]
    targets: tuple[TargetSeen, ...]


@dataclass(frozen=True)
class Groups(Observed):
    """The stack's target groups."""

    items: tuple[Group, ...] = ()

    def named(self, name: str) -> Group | None:
        """The group with that name, or None."""
        return next((group for group in self.items if group.name == name), None)


@dataclass(frozen=True)
class Listener:
    """A listener of our load balancer. `certificate` is the default one; `action` in our own shape, for comparison.

    `whose`: what its tags say of that certificate, `ours` or `yours`.
    """

    arn: str
    port: int
    protocol: str
    action: str
    policy: str | None = None
    certificate: str | None = None
    whose: str = "ours"


@dataclass(frozen=True)
class Entry(Observed):
    """The :80 listener."""

    listener: Listener | None = None


@dataclass(frozen=True)
class Match:
    """The conditions of a rule, as far as edgeops writes them: any of `hosts`, of `paths` and of `sources`
    (networks).
    """

    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule of the :443 listener; `site` and `part` are tag values. `match` is None when it has other conditions, too.

    It forwards (`weights`: target group ARN -> weight), redirects to the host `redirect`, or answers `status` itself.
    """

    arn: str
    priority: int
    ours: bool
    site: str | None
    part: str | None
    match: Match | None
    weights: Mapping[str, int] = field(default_factory=dict)
    redirect: str | None = None
    status: str | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names it answers for."""
        return self.match.hosts if self.match else ()


@dataclass(frozen=True)
class Https(Observed):
    """The :443 listener, its rules in the order of their priority, and its further (SNI) certificates."""

    listener: Listener | None = None
    rules: tuple[Rule, ...] = ()
    sni: tuple[str, ...] = ()

    def rule(self, site: str, part: str) -> Rule | None:
        """Our rule for that part of the site, or None."""
        return next((rule for rule in self.rules if rule.ours and (rule.site, rule.part) == (site, part)), None)


@dataclass(frozen=True)
class Health(Observed):
    """The targets that decide: host -> the targets of its live pool. `settled` is False while any is still starting."""

    live: Mapping[str, tuple[TargetSeen, ...]]
    settled: bool = False
