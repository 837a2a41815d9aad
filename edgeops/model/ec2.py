"""What EC2 last told us: instances and where they are, our Elastic IPs, security groups and their rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgeops.model.base import Observed


@dataclass(frozen=True)
class InstanceSeen:
    """An instance as EC2 describes it. `groups`: (id, name) of the security groups of its primary interface."""

    label: str
    id: str
    state: str
    vpc: str
    zone: str
    interface: str
    private_ip: str
    public_ip: str | None
    has_elastic_ip: bool
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Network(Observed):
    """Where the instances are, and the public subnets (one a zone) the load balancer is to stand in."""

    vpc: str
    instances: tuple[InstanceSeen, ...] = ()
    subnets: tuple[str, ...] = ()

    @property
    def labelled(self) -> Mapping[str, tuple[InstanceSeen, ...]]:
        """Label -> its instances: one, or with `many` all that have its tags."""
        labels = dict.fromkeys(seen.label for seen in self.instances)
        return {label: tuple(seen for seen in self.instances if seen.label == label) for label in labels}

    def instance(self, label: str) -> InstanceSeen | None:
        """The instance with that label, or None where it does not exist."""
        return next((seen for seen in self.instances if seen.label == label), None)


@dataclass(frozen=True)
class Address:
    """An Elastic IP that is ours, for one instance label. `holder`: the instance id it is associated with."""

    label: str
    allocation: str
    ip: str
    association: str | None = None
    holder: str | None = None


@dataclass(frozen=True)
class Addresses(Observed):
    """Our Elastic IPs; a foreign one on an instance shows in `InstanceSeen.has_elastic_ip`.

    `after`: label -> seconds after the cut-over before its automatic address may be released.
    """

    items: tuple[Address, ...] = ()
    after: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class FirewallRule:
    """An ingress rule. `source` is a CIDR or a security group id; `ours` by its tags, whatever it opens.

    `port`: the first that it opens, `last`: the last one where there are several (EC2: -1, -1 for all traffic).
    """

    id: str
    group: str
    port: int
    source: str
    ours: bool
    last: int | None = None
    protocol: str = "tcp"

    @property
    def only(self) -> int | None:
        """The one TCP port that it opens; None when it opens something else."""
        return self.port if self.protocol == "tcp" and self.last in {None, self.port} else None


WORLD = frozenset({"0.0.0.0/0", "::/0"})


@dataclass(frozen=True)
class Exposure:
    """A rule by which the whole world reaches TCP ports `first` to `last` of an instance.

    `group` and `name`: the security group it stands in.
    """

    id: str
    group: str
    name: str
    first: int
    last: int

    def opens(self, port: int) -> bool:
        """True when that port is among them."""
        return self.first <= port <= self.last


@dataclass(frozen=True)
class Firewall(Observed):
    """Our security group (None: not made yet), our rules wherever they are, and what serves like one of ours.

    `exposed`: what the world reaches of the instances past the load balancer. `entrances`: (security group, port)
    wherever the world gets in by 80 or 443. `vpc`: where our group is.
    """

    group: str | None = None
    rules: tuple[FirewallRule, ...] = ()
    exposed: tuple[Exposure, ...] = ()
    entrances: frozenset[tuple[str, int]] = frozenset()
    vpc: str = ""
