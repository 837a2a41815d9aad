"""Quotas of an account, AWS's defaults, raisable: `world.limits["rules-per-application-load-balancer"] = 200`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

ELB = MappingProxyType(
    {
        "application-load-balancers": 50,
        "certificates-per-application-load-balancer": 25,
        "condition-values-per-alb-rule": 5,
        "condition-wildcards-per-alb-rule": 5,
        "listeners-per-application-load-balancer": 50,
        "rules-per-application-load-balancer": 100,
        "target-groups": 3000,
        "target-groups-per-action-on-application-load-balancer": 5,
        "target-groups-per-application-load-balancer": 100,
        "targets-per-application-load-balancer": 1000,
    }
)
"""Under the names that DescribeAccountLimits shows (T3.20)."""
OTHERS = MappingProxyType(
    {
        "certificates": 2500,
        "certificates-per-year": 5000,
        "names-per-certificate": 10,
        "elastic-ips": 5,
        "security-groups": 2500,
        "rules-per-security-group": 60,
        "hosted-zones": 500,
    }
)
"""Of ACM (T1.12), EC2 (T4.10, T4.13) and Route 53."""


class Limits(dict[str, int]):
    """Every quota by name; another name is a KeyError."""

    def __init__(self) -> None:
        super().__init__({**ELB, **OTHERS})

    def __setitem__(self, name: str, most: int) -> None:
        if name not in self:
            raise KeyError(name)
        super().__setitem__(name, int(most))

    def update(self, limits: Mapping[str, Any], /) -> None:  # type: ignore[override]
        """All of them or, with a wrong name among them, none."""
        if unknown := limits.keys() - self.keys():
            raise KeyError(*sorted(unknown))
        for name, most in limits.items():
            self[name] = most
