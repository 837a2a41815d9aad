"""What was asked of the simulated AWS: one `Call` per API call, in order of arrival."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

READS = ("Describe", "Get", "List", "Test", "Search", "Lookup")


def is_mutating(operation: str) -> bool:
    """By its name, as AWS names operations."""
    return not operation.startswith(READS)


@dataclass(frozen=True)
class Call:
    """One API call as AWS saw it."""

    service: str
    """botocore's name: ec2, elbv2, acm, route53, sts ..."""
    operation: str
    params: Mapping[str, Any]
    error: str | None
    """The error code, None for success. A call that never arrived has the name of its fault."""
    at: float
    """The simulation's clock when the call arrived."""
    request_id: str
    fault: str | None = None
    """The fault that struck it; with LostResponse it was carried out all the same."""

    @property
    def mutating(self) -> bool:
        return is_mutating(self.operation)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "mutating": self.mutating}
