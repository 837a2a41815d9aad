"""What AWS last told us: one field per resource module, where the modules meet.

A `find` fills its field, an `ensure` replaces it. What is called ours in there has been proven so: by its tags, a
record by its marker.
"""

from dataclasses import dataclass

from edgeops.model.dns import Certificates, Cutover, Delegation, Records, Validation, Zones
from edgeops.model.ec2 import Addresses, Firewall, Network
from edgeops.model.elb import Balancers, Entry, Groups, Health, Https


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
    https: Https | None = None
    records: Records | None = None
    health: Health | None = None
    cutover: Cutover | None = None
