"""What the user asked: `edgeops.toml` and flags, understood. Hosts are A-labels, durations seconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Limits:
    """How long each wait may last before it gives up with exit code 5."""

    balancer: float = 15 * 60
    certificate: float = 30 * 60
    dns: float = 5 * 60
    health: float = 5 * 60
    deletion: float = 15 * 60


@dataclass(frozen=True)
class HealthCheck:
    """How the load balancer asks a target whether it works. `codes` in ELB's spelling: "200", "200-499", "200,302"."""

    path: str = "/"
    codes: str = "200-499"
    interval: int = 10
    timeout: int = 8
    healthy: int = 2
    unhealthy: int = 3


@dataclass(frozen=True, order=True)
class Target:
    """A port of an instance; `instance` is the label in the file."""

    instance: str
    port: int

    def __str__(self) -> str:
        return f"{self.instance}:{self.port}"


@dataclass(frozen=True)
class Instance:
    """An instance the user runs, by id or by tags (then `id` is ""); `many`: every instance with these tags.

    `elastic_ip`: an Elastic IP must be on it, whoever made it. `hostname`: a name whose A record leads to that address.
    """

    label: str
    id: str = ""
    elastic_ip: bool = False
    tag: tuple[tuple[str, str], ...] = ()
    many: bool = False
    hostname: str | None = None


@dataclass(frozen=True)
class Pool:
    """Targets that get traffic together: one target group. Its lowest target is its identity, so pools share none."""

    name: str
    targets: tuple[Target, ...]

    @property
    def key(self) -> Target:
        """The target that the group is named after."""
        return min(self.targets)


@dataclass(frozen=True)
class Route:
    """Requests of a site whose path is `path` or below it go to `pool`; the path is not stripped."""

    path: str
    pool: Pool


@dataclass(frozen=True)
class Site:
    """One host name, where its requests go, and the names that are redirected to it.

    The first pool is live until an operation says otherwise. `allow`: the networks that may come; () is everybody.
    """

    host: str
    pools: tuple[Pool, ...]
    aliases: tuple[str, ...] = ()
    health: HealthCheck = HealthCheck()
    routes: tuple[Route, ...] = ()
    allow: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that needs a record and a certificate."""
        return (self.host, *self.aliases)

    @property
    def groups(self) -> tuple[Pool, ...]:
        """Every pool that needs a target group, each once: those of the site and of its routes."""
        by_key = {pool.key: pool for pool in (*(route.pool for route in self.routes), *self.pools)}
        return tuple(by_key.values())


@dataclass(frozen=True)
class Edge:
    """Settings of the load balancer. `avoid_zones`: Availability Zones ("ap-northeast-1a") that it must not use."""

    zones: int = 2
    idle_timeout: int = 60
    drop_invalid_headers: bool = True
    avoid_zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spec:
    """The whole wish: `edgeops.toml` and flags.

    `certificate`: the ARN of one of the user's own, to be used and never deleted. `takeover`: names whose existing
    record may be replaced. `discard`: what `down` deletes beyond the default. `deep`: compare attributes too, not
    their hash. `glance`: nothing is to be changed, so that a rule that does what the file wants is taken for ours, and
    a certificate in use that no listener of ours knows is not asked whose it is. `recovered`: there is no file; what
    stands is the wish, down to the targets. `everywhere`: look for our records in every public zone, not only in those
    of the file's names.
    """

    name: str
    region: str
    account: str | None = None
    instances: tuple[Instance, ...] = ()
    sites: tuple[Site, ...] = ()
    key_type: str = "RSA_2048"
    certificate: str | None = None
    edge: Edge = Edge()
    limits: Limits = Limits()
    takeover: frozenset[str] = frozenset()
    discard: frozenset[Literal["certificate", "address"]] = frozenset()
    deep: bool = False
    glance: bool = False
    recovered: bool = False
    everywhere: bool = False

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every name of every site, in the order of the file."""
        return tuple(name for site in self.sites for name in site.names)

    @property
    def hostnames(self) -> Mapping[str, Instance]:
        """The names that lead to an instance's own address."""
        return {instance.hostname: instance for instance in self.instances if instance.hostname}

    def instance(self, label: str) -> Instance:
        """The instance with that label; `settings` has made sure that it exists."""
        return next(instance for instance in self.instances if instance.label == label)
