"""ACM as the resource modules see it: one listing of all key types, and what was requested since.

Without `keyTypes` ListCertificates hides EC certificates (T0.3). It lags behind RequestCertificate, whose own answer is
therefore remembered. Key algorithms come back with hyphens and are asked for with underscores (T1.10).
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from edgeops.aws import tags as aws_tags
from edgeops.aws.call import Caller
from edgeops.aws.memo import Memo
from edgeops.errors import ApiError

if TYPE_CHECKING:
    from mypy_boto3_acm import ACMClient
    from mypy_boto3_acm.literals import KeyAlgorithmType
    from mypy_boto3_acm.type_defs import CertificateDetailTypeDef, CertificateSummaryTypeDef

KEY_TYPES: Sequence[KeyAlgorithmType] = (
    "RSA_1024",
    "RSA_2048",
    "RSA_3072",
    "RSA_4096",
    "EC_prime256v1",
    "EC_secp384r1",
    "EC_secp521r1",
)


class Certs:
    """Certificates of the region, memoised; safe to use from several threads."""

    def __init__(self, client: ACMClient, caller: Caller) -> None:
        self._client, self._caller = client, caller
        self._lock = threading.RLock()
        self._listed: list[CertificateSummaryTypeDef] | None = None
        self._requested: list[str] = []
        self._tags: Memo[str, dict[str, str]] = Memo()

    def listed(self) -> list[CertificateSummaryTypeDef]:
        """Every certificate of the region, whoever asked for it, without those requested in this command."""
        includes = {"keyTypes": list(KEY_TYPES)}
        with self._lock:
            if self._listed is None:
                listing = self._client.list_certificates
                pages = self._caller.pages(listing, Includes=includes, MaxItems=1000)  # type: ignore[arg-type]
                self._listed = [summary for page in pages for summary in page["CertificateSummaryList"]]
            return self._listed

    def requested(self) -> list[str]:
        """The ARNs requested in this command."""
        with self._lock:
            return list(self._requested)

    def describe(self, arn: str) -> CertificateDetailTypeDef | None:
        """The certificate as it is now; None when ACM does not know it (deleted, or too fresh, T1.1)."""
        try:
            return self._caller.read(self._client.describe_certificate, CertificateArn=arn)["Certificate"]
        except ApiError as error:
            if error.code != "ResourceNotFoundException":
                raise
            return None

    def tags(self, arn: str) -> dict[str, str]:
        """Its tags; {} when it is gone."""
        return self._tags.get(arn, lambda: self._read_tags(arn))

    def request(self, names: Sequence[str], key_type: str, token: str, tags: Mapping[str, str]) -> str:
        """Request a certificate with DNS validation and return its ARN: an old one where the token was used before."""
        answer = self._caller.write(
            self._client.request_certificate,
            DomainName=names[0],
            SubjectAlternativeNames=list(names),
            ValidationMethod="DNS",
            KeyAlgorithm=key_type,  # type: ignore[arg-type]
            IdempotencyToken=token,
            Tags=aws_tags.listed(tags),
        )
        return answer["CertificateArn"]

    def note_requested(self, arn: str, tags: Mapping[str, str]) -> None:
        """A certificate has been requested in this command and is alive."""
        self._tags.put(arn, dict(tags))
        with self._lock:
            if arn not in self._requested:
                self._requested.append(arn)

    def delete(self, arn: str) -> bool:
        """True when it is gone; False while something still uses it (T1.21)."""
        try:
            self._caller.write(self._client.delete_certificate, CertificateArn=arn)
        except ApiError as error:
            if error.code == "ResourceInUseException":
                return False
            if error.code != "ResourceNotFoundException":
                raise
        return True

    def _read_tags(self, arn: str) -> dict[str, str]:
        try:
            answer = self._caller.read(self._client.list_tags_for_certificate, CertificateArn=arn)
        except ApiError as error:
            if error.code != "ResourceNotFoundException":
                raise
            return {}
        return aws_tags.read(answer["Tags"])
