"""What the user asked (`Spec`), what AWS last told us (`Stack`), and one change between them (`Step`). All frozen."""

from edgeops.model.base import Observed
from edgeops.model.dns import Alias, Certificate, Certificates, HostedZone, Records, Validation, ValidationRecord, Zones
from edgeops.model.ec2 import Address, Addresses, Firewall, FirewallRule, InstanceSeen, Network
from edgeops.model.elb import (
    Balancer,
    Balancers,
    Entry,
    Group,
    Groups,
    Health,
    Https,
    Listener,
    Match,
    Rule,
    TargetSeen,
)
from edgeops.model.spec import Edge, HealthCheck, Instance, Limits, Pool, Route, Site, Spec, Target
from edgeops.model.stack import Stack
from edgeops.model.step import Charge, Phase, Step

__all__ = [
    "Address",
    "Addresses",
    "Alias",
    "Balancer",
    "Balancers",
    "Certificate",
    "Certificates",
    "Charge",
    "Edge",
    "Entry",
    "Firewall",
    "FirewallRule",
    "Group",
    "Groups",
    "Health",
    "HealthCheck",
    "HostedZone",
    "Https",
    "Instance",
    "InstanceSeen",
    "Limits",
    "Listener",
    "Match",
    "Network",
    "Observed",
    "Phase",
    "Pool",
    "Records",
    "Route",
    "Rule",
    "Site",
    "Spec",
    "Stack",
    "Step",
    "Target",
    "TargetSeen",
    "Validation",
    "ValidationRecord",
    "Zones",
]
