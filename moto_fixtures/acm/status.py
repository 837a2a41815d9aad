"""A certificate's status, and who uses it."""

from __future__ import annotations

from moto_fixtures.acm.state import Certificate
from moto_fixtures.cloud import Region

PATIENCE = 72 * 3600.0
"""ACM gives up after this long (T1.15)."""


def of(region: Region, certificate: Certificate) -> str:
    """ISSUED, PENDING_VALIDATION, FAILED or VALIDATION_TIMED_OUT."""
    if certificate.failed:
        return "FAILED"
    if certificate.issued is not None:
        return "ISSUED"
    late = region.cloud.now() - certificate.requested > PATIENCE
    return "VALIDATION_TIMED_OUT" if late else "PENDING_VALIDATION"


def users(region: Region, arn: str) -> list[str]:
    """ARNs of the load balancers that use it now; moto names listeners and never forgets them."""
    found = {
        listener.balancer: None
        for listener in region.elb.listeners.values()
        if arn == listener.certificate or arn in listener.sni
    }
    found |= {each.arn: None for each in region.classic.values() if arn in each.certificates}
    return list(found)


def lingering(region: Region, arn: str) -> list[str]:
    """ARNs of deleted load balancers that ACM still sees using it (T1.21)."""
    return [lapse.balancer for lapse in region.elb.lapses if arn in lapse.certificates]
