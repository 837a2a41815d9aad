"""How long AWS takes for things, in seconds, as named profiles.

`real` follows the observations in T(a), T1.19, T2.23 and T3.10; `quick` keeps the proportions for tests over HTTP;
`instant` keeps only the order: a thing is not ready in the same moment in which it was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Timing:
    """Durations in seconds."""

    balancer: float
    """A load balancer stays `provisioning` (T3.10: 90-180 s)."""
    certificate_record: float
    """Until DescribeCertificate shows the validation record (T1.1)."""
    certificate: float
    """From the moment the validation records exist until ISSUED (T1.19)."""
    dns: float
    """A change stays PENDING (T2.23)."""
    health: float
    """A new target is checked for the first time after it; a changed one after this much per threshold (T3.28)."""
    linger: float
    """Network interfaces and certificate use outlive their load balancer (T1.21, T4.17)."""
    drain: float
    """The longest a deregistered target drains, whatever the group's attribute says."""
    latency: float = 0.0
    """Every call takes this long, calls in parallel do so in parallel."""


PROFILES: Mapping[str, Timing] = MappingProxyType(
    {
        "instant": Timing(0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01),
        "quick": Timing(
            balancer=2, certificate_record=0.2, certificate=1, dns=0.5, health=0.5, linger=1, drain=1, latency=0
        ),
        "real": Timing(
            balancer=120, certificate_record=3, certificate=25, dns=20, health=10, linger=60, drain=3600, latency=0.08
        ),
    }
)


def timing_of(profile: str | Timing) -> Timing:
    """The Timing of a profile's name; raises KeyError for an unknown one."""
    return profile if isinstance(profile, Timing) else PROFILES[profile]
