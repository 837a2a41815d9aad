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
    """An Elastic IP that is ours, for one instance label. `holder`: the instance id it is associated with, by its
    network interface `interface`.
    """

    label: str
    allocation: str
    ip: str
    association: str | None = None
    holder: str | None = None
    interface: str | None = None


@dataclass(frozen=True)
class Addresses(Observed):
    """Our Elastic IPs; a foreign one on an instance shows in `InstanceSeen.has_elastic_ip`.

    `after`: label -> seconds after the cut-over before its automatic address may be released. `leaving`: those (IP)
    that are on an instance and follow their label to another one in this command.
    """

    items: tuple[Address, ...] = ()
    after: Mapping[str, int] = field(default_factory=dict)
    leaving: frozenset[str] = frozenset()

    def of(self, label: str) -> Address | None:
        """The one of a label that is kept."""
        return next((address for address in self.items if address.label == label), None)

    def staying(self, seen: InstanceSeen) -> str | None:
        """The Elastic IP, whoever's, that is on an instance and stays. Of ours `items` tell, not `seen`: they are read
        again once one was moved.
        """
        ours = (one for one in self.items if one.holder == seen.id and one.interface in {None, seen.interface})
        if (held := next(ours, None)) is not None:
            return None if held.ip in self.leaving else held.ip
        foreign = seen.has_elastic_ip and seen.public_ip not in {one.ip for one in self.items}
        return seen.public_ip if foreign else None


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
