"""What exists of a Classic load balancer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class ClassicBalancer:
    """Named, not numbered: the name is unique in the region, and the ARN follows from it."""

    arn: str
    name: str
    scheme: str
    vpc_id: str
    subnets: dict[str, str]
    """Availability zone -> subnet id."""
    security_groups: list[str]
    dns_name: str
    zone_id: str
    created: float
    listeners: list[dict[str, Any]]
    """Protocol, LoadBalancerPort, InstanceProtocol, InstancePort, SSLCertificateId, as the API has them."""
    instances: list[str]
    health_check: dict[str, Any]
    """Target such as `HTTP:8080/health`, Interval, Timeout and the two thresholds."""
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """As in the description of its network interfaces."""
        return self.name

    @property
    def certificates(self) -> list[str]:
        return [each["SSLCertificateId"] for each in self.listeners if "SSLCertificateId" in each]
