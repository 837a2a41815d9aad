"""What exists of Certificate Manager in one region."""

from __future__ import annotations

from dataclasses import dataclass, field

from moto_fixtures.errors import AwsError


@dataclass
class Certificate:
    """`validated` is since when all its validation records exist; the status follows from the clock."""

    arn: str
    names: tuple[str, ...]
    """The domain name first, then the others in the order asked for (moto: in any)."""
    requested: float
    key_algorithm: str = "RSA_2048"
    method: str = "DNS"
    type: str = "AMAZON_ISSUED"
    transparency: str = "ENABLED"
    tags: dict[str, str] = field(default_factory=dict)
    validated: float | None = None
    issued: float | None = None
    failed: str = ""
    """The FailureReason of a FAILED one."""
    pem: str = ""
    """Of an imported certificate."""


@dataclass(frozen=True)
class Token:
    """An idempotency token as ACM remembers it, for an hour, whatever becomes of the certificate (T1.6)."""

    arn: str
    used: float


@dataclass
class Acm:
    certificates: dict[str, Certificate] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    requests: list[float] = field(default_factory=list)
    """When certificates were requested, within the last year; deleted ones count (T1.12)."""

    def certificate(self, arn: str) -> Certificate:
        if arn not in self.certificates:
            raise AwsError("ResourceNotFoundException", f"Could not find certificate {arn}.")
        return self.certificates[arn]
