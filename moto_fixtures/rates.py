"""Token buckets: how many calls AWS takes, and of which kind, before it answers that there are too many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType


@dataclass(frozen=True)
class Rate:
    """`burst` calls at once, refilled by `per_second`."""

    burst: float
    per_second: float


AWS_RATES: Mapping[str, Rate] = MappingProxyType(
    {
        "route53.*": Rate(5, 5),
        "elbv2.Describe*": Rate(40, 10),
        "elbv2.*": Rate(20, 3),
        "acm.ListCertificates": Rate(1, 1),
        "acm.RequestCertificate": Rate(5, 5),
        "acm.*": Rate(10, 10),
        "ec2.Describe*": Rate(100, 20),
        "ec2.*": Rate(50, 5),
    }
)
"""What is published or was seen (T1.14, T2.1, T3.40, T4.20); the first pattern that matches counts."""


@dataclass
class _Bucket:
    left: float
    at: float


class Rates:
    """Off until patterns over service.Operation are given rates."""

    def __init__(self) -> None:
        self.by_pattern: dict[str, Rate] = {}
        self._buckets: dict[str, _Bucket] = {}

    def set(self, rates: Mapping[str, Rate | tuple[float, float]]) -> None:
        """Replace all rates; buckets start full. `route53` alone stands for `route53.*`; {} turns them off."""
        self.by_pattern = {
            pattern if "." in pattern else f"{pattern}.*": rate if isinstance(rate, Rate) else Rate(*rate)
            for pattern, rate in rates.items()
        }
        self._buckets.clear()

    def admits(self, service: str, operation: str, now: float) -> bool:
        """Take a token; False when there is none, which costs none."""
        for pattern, rate in self.by_pattern.items():
            if fnmatchcase(f"{service}.{operation}", pattern):
                return self._take(pattern, rate, now)
        return True

    def _take(self, pattern: str, rate: Rate, now: float) -> bool:
        bucket = self._buckets.setdefault(pattern, _Bucket(rate.burst, now))
        bucket.left = min(rate.burst, bucket.left + (now - bucket.at) * rate.per_second)
        bucket.at = now
        if bucket.left < 1 - 1e-9:
            return False
        bucket.left -= 1
        return True
