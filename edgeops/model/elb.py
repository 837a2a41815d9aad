"""What Elastic Load Balancing last told us: load balancers, listeners, rules, target groups and their health."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgeops.model.base import Observed
from edgeops.model.spec import HealthCheck
from edgeops.naming import plain_name


@dataclass(frozen=True)
class Balancer:
    """A load balancer of ours. `spec` is the hash of the attributes that were last applied.

    `index`: which of the stack's it is, counted from 0; -1 for one whose name edgeops never gives. `name_zones`: the
    zones that its tags remember for instances' host names.
    """

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
    index: int = 0
    name_zones: frozenset[str] = frozenset()
    vpc: str = ""


@dataclass(frozen=True)
class Balancers(Observed):
    """The stack's load balancers, in the order of their indices; one, until the limits of one are reached."""

    items: tuple[Balancer, ...] = ()

    @property
    def numbered(self) -> tuple[Balancer, ...]:
        """Those with a name that edgeops gives."""
        return tuple(balancer for balancer in self.items if balancer.index >= 0)

    @property
    def dns_names(self) -> frozenset[str]:
        """Where records lead that lead to one of them."""
        return frozenset(plain_name(balancer.dns_name) for balancer in self.items)

    def at(self, index: int) -> Balancer | None:
        """The one with that index, or None before it is made."""
        return next((balancer for balancer in self.items if balancer.index == index), None)


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
    """A listener of a load balancer of ours, whose index is `balancer`.

    `action` in our own shape, for comparison; `certificate` is the default one, `sni` are the further ones. `whose`:
    what the listener's tags say of the default one, `ours` or `yours`.
    """

    arn: str
    port: int
    protocol: str
    action: str
    policy: str | None = None
    certificate: str | None = None
    sni: tuple[str, ...] = ()
    balancer: int = 0
    whose: str = "ours"


@dataclass(frozen=True)
class Entry(Observed):
    """The :80 listeners, one a load balancer."""

    listeners: tuple[Listener, ...] = ()

    def on(self, balancer: int) -> Listener | None:
        """That of the load balancer with that index, or None."""
        return _on(self.listeners, balancer)


@dataclass(frozen=True)
class EarlyRule:
    """A rule of ours on :80 of the load balancer with that index that nobody can meet; `part`, a tag value, says which
    groups it names.
    """

    arn: str
    part: str
    balancer: int = 0


@dataclass(frozen=True)
class Early(Observed):
    """The rules on :80 that let targets be checked before :443 stands, and how many others there are on each load
    balancer (by index).
    """

    rules: tuple[EarlyRule, ...] = ()
    others: Mapping[int, int] = field(default_factory=dict)


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
    """A rule of a :443 listener; `site` and `part` are tag values. `match` is None when it has other conditions, too.

    It forwards (`weights`: target group ARN -> weight), redirects to the host `redirect`, or answers `status` itself.
    `balancer` is the index of the load balancer it is on.
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
    balancer: int = 0

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names it answers for."""
        return self.match.hosts if self.match else ()


@dataclass(frozen=True)
class Https(Observed):
    """The :443 listeners, one a load balancer, and their rules in the order of load balancer and priority."""

    listeners: tuple[Listener, ...] = ()
    rules: tuple[Rule, ...] = ()

    def on(self, balancer: int) -> Listener | None:
        """That of the load balancer with that index, or None."""
        return _on(self.listeners, balancer)

    def rules_on(self, balancer: int) -> tuple[Rule, ...]:
        """The rules of the load balancer with that index."""
        return tuple(rule for rule in self.rules if rule.balancer == balancer)

    def rule(self, site: str, part: str) -> Rule | None:
        """Our rule for that part of the site, or None."""
        return next((rule for rule in self.rules if rule.ours and (rule.site, rule.part) == (site, part)), None)


@dataclass(frozen=True)
class Placement(Observed):
    """Which load balancer each name of the file is on: name -> index.

    Decided once, when a command begins. `emptied`: the indices of those that no site is on any more and that may go.
    """

    by_host: Mapping[str, int] = field(default_factory=dict)
    emptied: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Health(Observed):
    """The targets that decide: host -> the targets of its live pool. `settled` is False while any is still starting."""

    live: Mapping[str, tuple[TargetSeen, ...]]
    settled: bool = False


def _on(listeners: tuple[Listener, ...], balancer: int) -> Listener | None:
    return next((listener for listener in listeners if listener.balancer == balancer), None)
