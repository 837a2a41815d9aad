"""What AWS last told us: one field per resource module, where the modules meet.

A `find` fills its field, an `ensure` replaces it. What is called ours in there has been proven so: by its tags, a
record by its marker.
"""

from dataclasses import dataclass

from edgeops.model.dns import Certificates, Cutover, Delegation, Records, Validation, Zones
from edgeops.model.ec2 import Addresses, Firewall, Network
from edgeops.model.elb import Balancer, Balancers, Early, Entry, Groups, Health, Https, Placement


@dataclass(frozen=True)
class Stack:
    """One field per resource module; None until its `find` has run."""

    account: str
    network: Network | None = None
    zone: Zones | None = None
    delegation: Delegation | None = None
    address: Addresses | None = None
    firewall: Firewall | None = None
    balancer: Balancers | None = None
    certificate: Certificates | None = None
    validation: Validation | None = None
    groups: Groups | None = None
    entry: Entry | None = None
    early: Early | None = None
    https: Https | None = None
    records: Records | None = None
    placement: Placement | None = None
    health: Health | None = None
    cutover: Cutover | None = None

    @property
    def places(self) -> tuple[int, ...]:
        """The indices of the load balancers that sites are on, in order."""
        return tuple(sorted(set(self.placement.by_host.values()))) if self.placement else (0,)

    def place(self, host: str) -> int:
        """The index of the load balancer that a name of the file is on."""
        return self.placement.by_host.get(host, 0) if self.placement else 0

    def home(self, host: str) -> Balancer | None:
        """The load balancer that a name of the file is on, or None before it is made."""
        return self.balancer.at(self.place(host)) if self.balancer else None
