"""What Route53 and ACM last told us: zones, records, certificates and the records that prove them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from edgeops.domains import covered, within
from edgeops.errors import Finding
from edgeops.model.base import Observed


@dataclass(frozen=True)
class HostedZone:
    """A public hosted zone. `name` without the final dot."""

    id: str
    name: str


@dataclass(frozen=True)
class Zones(Observed):
    """The zone each host's records go to (the longest public parent of the name), and every public zone."""

    by_host: Mapping[str, HostedZone]
    public: tuple[HostedZone, ...] = ()

    @property
    def used(self) -> tuple[HostedZone, ...]:
        """Each zone once, in the order of their names."""
        return tuple(sorted(set(self.by_host.values()), key=lambda zone: zone.name))

    def hosts_in(self, zone: HostedZone) -> tuple[str, ...]:
        """The hosts whose records belong into that zone."""
        return tuple(host for host, its_zone in self.by_host.items() if its_zone == zone)

    def used_for(self, name: str) -> HostedZone | None:
        """The used zone that the records of any name belong into; None where that is another zone, or none of ours."""
        if name in self.by_host:
            return self.by_host[name]
        above = [zone for zone in self.public if within(name, zone.name)]
        nearest = max((len(zone.name) for zone in above), default=0)
        return next((zone for zone in self.used if zone in above and len(zone.name) == nearest), None)


@dataclass(frozen=True)
class Delegation(Observed):
    """Where the world's DNS disagrees with our hosted zones: only problems."""


@dataclass(frozen=True)
class ValidationRecord:
    """The CNAME that proves a name to ACM: the same for every certificate of this account with that name (T1.4)."""

    name: str
    value: str


@dataclass(frozen=True)
class Certificate:
    """A certificate of ours, or the user's own.

    `records` is empty until ACM has filled them in (T1.1); `reason` says why it FAILED. `retried`: it was itself
    requested because an earlier one had died; there is no third try.
    """

    arn: str
    names: frozenset[str]
    status: str
    key_type: str
    in_use: bool
    retried: bool = False
    not_after: str | None = None
    reason: str | None = None
    records: Mapping[str, ValidationRecord] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """True while it serves or may come to serve."""
        return self.status in {"ISSUED", "PENDING_VALIDATION"}

    @property
    def title(self) -> str:
        """Its names, as a step calls it."""
        return ", ".join(sorted(self.names))

    def serves(self, host: str) -> bool:
        """True when a browser accepts it for that host."""
        return covered(host, self.names)


@dataclass(frozen=True)
class Certificates(Observed):
    """Our certificates, and for each asked name the one that serves it or is going to: of ours, or the user's own.

    `others`: ARN -> names of what else the region has, where ACM has listed all of them.
    """

    items: tuple[Certificate, ...] = ()
    by_host: Mapping[str, Certificate] = field(default_factory=dict)
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def names_of(self, arn: str) -> frozenset[str] | None:
        """The names of a certificate of the region; None where not all of them are known."""
        mine = (cert.names for cert in chain(self.items, self.by_host.values()) if cert.arn == arn)
        return next(mine, self.others.get(arn))

    @property
    def needed(self) -> frozenset[str]:
        """The ARNs of those that serve an asked name."""
        return frozenset(cert.arn for cert in self.by_host.values())


@dataclass(frozen=True)
class Validation(Observed):
    """The CNAMEs that stand in the used zones (name -> value), and the ARNs of ours that are ISSUED.

    `lost`: names of those that serve -> the record that proved the name and stands no more.
    """

    present: Mapping[str, str]
    issued: frozenset[str] = frozenset()
    lost: Mapping[str, ValidationRecord] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """A name of ours. `target`: the load balancer's DNS name or the address it leads to, None where no record stands.

    `ours`: it leads to a load balancer of this stack, or is a host name's address; `marked`: our marker stands
    beside it. `taken_over`: something of somebody else's stood there before, and the marker keeps it; `before`: the
    DNS names and addresses that led to. `buried`: the zone has handed the name on to another one, which is asked now.
    """

    host: str
    zone: HostedZone
    target: str | None
    ours: bool
    marked: bool
    taken_over: bool = False
    before: tuple[str, ...] = ()
    buried: bool = False


@dataclass(frozen=True)
class Foreign:
    """A name with a record that edgeops did not make, in words; `leads_to` a load balancer of this account, by its
    name.

    `addresses`: where its A records lead; `ttl` in seconds; `stuck`: why it cannot be taken over, "" when it can.
    """

    host: str
    zone: HostedZone
    standing: str
    leads_to: str | None
    addresses: tuple[str, ...]
    ttl: int
    stuck: str = ""


@dataclass(frozen=True)
class Records(Observed):
    """The names we hold - by marker, or by leading to our load balancer - and those that somebody else holds.

    `fine`: names of instances whose record somebody else has written, and which lead where they should. `stranded`:
    what to say of names that lead to our load balancer and are marked by another stack: without it they lead nowhere.
    `led_here`: names that the file does not have and nobody has marked, and that lead to a load balancer of ours.
    """

    items: tuple[Held, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    fine: frozenset[str] = frozenset()
    stranded: tuple[Finding, ...] = ()
    led_here: tuple[str, ...] = ()

    def of(self, host: str, zone: HostedZone | None = None) -> Held | None:
        """Our record of that host in that zone, or None; without a zone in any that is asked for the name."""
        ours = [item for item in self.items if item.host == host]
        if zone is None:
            return next((item for item in ours if not item.buried), None)
        return next((item for item in ours if item.zone == zone), None)


@dataclass(frozen=True)
class Cutover(Observed):
    """The names to be taken over that still lead elsewhere, and those that were moved in this command."""

    waiting: tuple[Foreign, ...] = ()
    moved: tuple[Held, ...] = ()
