"""ListCertificates: pages of summaries, EC certificates hidden unless key types are asked for (T1.8-9)."""

from __future__ import annotations

from typing import Any

from moto_fixtures.acm import status
from moto_fixtures.acm.certificates import dates
from moto_fixtures.acm.state import Certificate
from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError

SHOWN_BY_DEFAULT = ("RSA_1024", "RSA_2048")
LARGEST_PAGE = 1000


def list_certificates(region: Region, params: Params) -> Result:
    key_types = params.get("Includes", {}).get("keyTypes") or SHOWN_BY_DEFAULT
    statuses = params.get("CertificateStatuses")
    found = [
        each
        for each in region.acm.certificates.values()
        if each.key_algorithm in key_types and (not statuses or status.of(region, each) in statuses)
    ]
    size, token = int(params.get("MaxItems", LARGEST_PAGE)), params.get("NextToken", "0")
    if not token.isdigit() or not 1 <= size <= LARGEST_PAGE:
        raise AwsError("ValidationException", "The next token or page size is not valid")
    start = int(token)
    summaries = [_summary(region, each) for each in found[start : start + size]]
    following = {"NextToken": str(start + size)} if start + size < len(found) else {}
    return {"CertificateSummaryList": summaries, **following}


def _summary(region: Region, certificate: Certificate) -> dict[str, Any]:
    return {
        "CertificateArn": certificate.arn,
        "DomainName": certificate.names[0],
        "SubjectAlternativeNameSummaries": list(certificate.names),
        "HasAdditionalSubjectAlternativeNames": False,
        "Status": status.of(region, certificate),
        "Type": certificate.type,
        "KeyAlgorithm": certificate.key_algorithm,
        "KeyUsages": [],
        "ExtendedKeyUsages": [],
        "InUse": bool(status.users(region, certificate.arn) or status.lingering(region, certificate.arn)),
        "RenewalEligibility": "ELIGIBLE" if status.users(region, certificate.arn) else "INELIGIBLE",
        "CreatedAt": region.cloud.date(certificate.requested),
        **dates(region, certificate),
    }


OPERATIONS: dict[str, Handler] = {"ListCertificates": list_certificates}
