"""What a test may set to make the simulated AWS misbehave the way AWS does now and then."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Knobs:
    """Everything off: AWS on a good day."""

    certificates_never_issue: bool = False
    """Validation never succeeds, as when the registrar names other name servers (T1.17)."""
    certificate_failure: str = ""
    """A FailureReason such as CAA_ERROR: certificates end as FAILED when they would have been issued (T1.15)."""
    undelegated_zones: set[str] = field(default_factory=set)
    """Zone names, no final dot, whose records ACM cannot see."""
    certificate_lag: float = 0.0
    """Seconds for which listeners still refuse a certificate that ACM calls issued (T0.7)."""
    balancer_state: str = ""
    """`failed` or `active_impaired`, instead of `active` (T3.9)."""
    target_reason: str = ""
    """`Elb.InternalError` or `Target.IpUnusable`: targets that would be checked are reported so (T3.26)."""
    balancers_never_active: bool = False
    """Load balancers stay `provisioning`."""
    changes_never_insync: bool = False
    """Route53 changes stay PENDING."""
