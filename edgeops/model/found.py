"""What somebody has before there is a file: machines, where names lead today, who answers on which port."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Machine:
    """An EC2 instance. `name`: its Name tag; `address`: its public IPv4 address, "" for none.

    `groups`: ids of its security groups, of all its interfaces.
    """

    id: str
    name: str
    state: str
    address: str
    has_elastic_ip: bool
    vpc: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Openings:
    """TCP ports that the security groups let in: from everybody, and from at least some networks."""

    to_all: tuple[int, ...] = ()
    to_some: tuple[int, ...] = ()


@dataclass(frozen=True)
class Lead:
    """Where a name leads today. `standing`: its records in the hosted zone in words, "" for none.

    `targets`: addresses and DNS names; `addresses`: what the world gets, as far as it was told. `stack`: who holds the
    name by its marker, "" for nobody. `takeable`: an `up` may exchange its records when asked to.
    """

    host: str
    zone: str = ""
    standing: str = ""
    targets: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    stack: str = ""
    takeable: bool = False


@dataclass(frozen=True)
class Serving:
    """A load balancer of the account that names lead to, or that sends to a machine.

    `sends`: host -> the (instance id, port) it goes to; the host "" stands for all others.
    """

    name: str
    dns_name: str
    classic: bool
    sends: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    def targets(self, host: str) -> tuple[tuple[str, int], ...]:
        """Where requests for that host go."""
        return self.sends.get(host) or self.sends.get("", ())

    @property
    def machines(self) -> frozenset[str]:
        """The ids of all instances behind it."""
        return frozenset(machine for targets in self.sends.values() for machine, _ in targets)


@dataclass(frozen=True)
class Heard:
    """What a port answered when asked by a host's name: path -> status; `location`: where `/` redirects to.

    `why`: the reason of silence, "" where anything answered.
    """

    port: int
    statuses: Mapping[str, int] = field(default_factory=dict)
    location: str = ""
    why: str = ""

    @property
    def healthy(self) -> str:
        """The first path that answered 200; "" for none."""
        return next((path for path, status in self.statuses.items() if status == 200), "")
