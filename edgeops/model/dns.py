"""What Route53 and ACM last told us: zones, records, certificates and the records that prove them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgeops.model.base import Observed


@dataclass(frozen=True)
class HostedZone:
    """A public hosted zone. `name` without the final dot."""

    id: str
    name: str


@dataclass(frozen=True)
class Zones(Observed):
    """The zone each host's records go to: the longest public parent of the name."""

    by_host: Mapping[str, HostedZone]

    @property
    def used(self) -> tuple[HostedZone, ...]:
        """Each zone once, in the order of their names."""
        return tuple(sorted(set(self.by_host.values()), key=lambda zone: zone.name))

    def hosts_in(self, zone: HostedZone) -> tuple[str, ...]:
        """The hosts whose records belong into that zone."""
        return tuple(host for host, its_zone in self.by_host.items() if its_zone == zone)


@dataclass(frozen=True)
class ValidationRecord:
    """The CNAME that proves a name to ACM: the same for every certificate of this account with that name (T1.4)."""

    name: str
    value: str


@dataclass(frozen=True)
class Certificate:
    """A certificate of ours. `records` is empty until ACM has filled them in (T1.1); `reason` why it FAILED."""

    arn: str
    names: frozenset[str]
    status: str
    key_type: str
    in_use: bool
    generation: int = 0
    not_after: str | None = None
    reason: str | None = None
    records: Mapping[str, ValidationRecord] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """True while it serves or may come to serve."""
        return self.status in {"ISSUED", "PENDING_VALIDATION"}


@dataclass(frozen=True)
class Certificates(Observed):
    """Our certificates, newest last."""

    items: tuple[Certificate, ...] = ()

    def covering(self, host: str) -> Certificate | None:
        """The certificate that serves the host: an issued one before a pending one."""
        usable = [cert for cert in self.items if cert.usable and host in cert.names]
        return min(usable, key=lambda cert: cert.status != "ISSUED", default=None)


@dataclass(frozen=True)
class Validation(Observed):
    """The validation CNAMEs that stand in our zones: name -> value."""

    present: Mapping[str, str]


@dataclass(frozen=True)
class Alias:
    """Our record of a host: an alias to a load balancer, and whether its marker stands beside it."""

    host: str
    zone: str
    target: str | None
    marked: bool


@dataclass(frozen=True)
class Records(Observed):
    """Our alias records, proven by marker."""

    items: tuple[Alias, ...] = ()

    def of(self, host: str) -> Alias | None:
        """Our record of that host, or None."""
        return next((item for item in self.items if item.host == host), None)
