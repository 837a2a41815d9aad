"""Requesting, describing and deleting certificates (T1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moto_fixtures.acm import certificate_tags, pem, status
from moto_fixtures.acm.state import Certificate, Token
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError

YEAR = 365 * 86400.0
TOKEN_LIFE = 3600.0
VALID_FOR = 395 * 86400.0
REQUESTABLE = ("RSA_2048", "EC_prime256v1", "EC_secp384r1")
DOMAIN = re.compile(r"(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def request(region: Region, params: Params) -> Result:
    """A token seen within the hour answers its certificate again, even a deleted one (T0.4)."""
    acm, now = region.acm, region.cloud.now()
    names = _names(region, params["DomainName"], params.get("SubjectAlternativeNames", []))
    algorithm = params.get("KeyAlgorithm", "RSA_2048")
    if algorithm not in REQUESTABLE:
        raise AwsError("ValidationException", f"Key algorithm {algorithm} cannot be requested")
    tags = certificate_tags.checked(params.get("Tags", []))
    token = params.get("IdempotencyToken")
    if token is not None and not re.fullmatch(r"\w{1,32}", token):
        raise AwsError("ValidationException", rf"Value '{token}' at 'idempotencyToken' must satisfy pattern \w+")
    known = acm.tokens.get(token) if token else None
    if known is not None and now - known.used < TOKEN_LIFE:
        return {"CertificateArn": known.arn}
    _refuse_many(region)
    certificate = Certificate(
        arn=region.arn("acm", f"certificate/{region.cloud.ids.uuid()}"),
        names=names,
        requested=now,
        key_algorithm=algorithm,
        method=params.get("ValidationMethod", "EMAIL"),
        transparency=params.get("Options", {}).get("CertificateTransparencyLoggingPreference", "ENABLED"),
        tags=tags,
    )
    acm.certificates[certificate.arn] = certificate
    acm.requests.append(now)
    if token:
        acm.tokens[token] = Token(certificate.arn, now)
    return {"CertificateArn": certificate.arn}


def _refuse_many(region: Region) -> None:
    """So many at a time, and so many a year; a deleted one counts for the year (T1.12)."""
    acm, limits = region.acm, region.cloud.limits
    if len(acm.certificates) >= limits["certificates"]:
        raise AwsError("LimitExceededException", "Error: you have reached your limit of certificates.")
    acm.requests = [at for at in acm.requests if at > region.cloud.now() - YEAR]
    most = limits["certificates-per-year"]
    if len(acm.requests) >= most:
        message = f"Error: you have reached your limit of {most} certificates in the last year."
        raise AwsError("LimitExceededException", message)


def _names(region: Region, domain: str, others: Sequence[str]) -> tuple[str, ...]:
    """All names, the domain first, each once (T1.11)."""
    names = tuple(dict.fromkeys(name.lower() for name in (domain, *others)))
    if len(domain) > 64:
        raise AwsError("ValidationException", "The domain name must be at most 64 characters long")
    for name in names:
        if len(name) > 253 or not DOMAIN.fullmatch(name):
            raise AwsError("ValidationException", f"Domain name '{name}' is not valid")
    most = region.cloud.limits["names-per-certificate"]
    if len(names) > most:
        raise AwsError("LimitExceededException", f"Error: the limit of {most} names is exceeded.")
    return names


def describe(region: Region, params: Params) -> Result:
    certificate = region.acm.certificate(params["CertificateArn"])
    cloud, now = region.cloud, status.of(region, certificate)
    shown: dict[str, Any] = {
        "CertificateArn": certificate.arn,
        "DomainName": certificate.names[0],
        "SubjectAlternativeNames": list(certificate.names),
        "Subject": f"CN={certificate.names[0]}",
        "CreatedAt": cloud.date(certificate.requested),
        "Status": now,
        # Hyphens here, underscores everywhere else (T1.10).
        "KeyAlgorithm": certificate.key_algorithm.replace("RSA_", "RSA-"),
        "SignatureAlgorithm": "SHA256WITHRSA",
        "InUseBy": status.users(region, certificate.arn) or status.lingering(region, certificate.arn),
        "Type": certificate.type,
        "RenewalEligibility": _renewal(region, certificate),
        "Options": {"CertificateTransparencyLoggingPreference": certificate.transparency, "Export": "DISABLED"},
        "KeyUsages": [],
        "ExtendedKeyUsages": [],
    }
    if certificate.type == "AMAZON_ISSUED":
        shown["DomainValidationOptions"] = [_option(region, certificate, name) for name in certificate.names]
    if certificate.failed:
        shown["FailureReason"] = certificate.failed
    return {"Certificate": shown | dates(region, certificate)}


def dates(region: Region, certificate: Certificate) -> dict[str, Any]:
    """Only an issued certificate has them (moto: any)."""
    if certificate.issued is None:
        return {}
    date = region.cloud.date
    issued = "ImportedAt" if certificate.type == "IMPORTED" else "IssuedAt"
    return {
        issued: date(certificate.issued),
        "NotBefore": date(certificate.issued),
        "NotAfter": date(certificate.issued + VALID_FOR),
    }


def _renewal(region: Region, certificate: Certificate) -> str:
    in_use = bool(status.users(region, certificate.arn))
    return "ELIGIBLE" if in_use and certificate.type == "AMAZON_ISSUED" else "INELIGIBLE"


def _option(region: Region, certificate: Certificate, name: str) -> dict[str, Any]:
    """One name's validation; its record comes later than the certificate (T1.1-2)."""
    state = {"ISSUED": "SUCCESS", "PENDING_VALIDATION": "PENDING_VALIDATION"}.get(
        status.of(region, certificate), "FAILED"
    )
    # With a CAA failure every name counts as proven (T1.16).
    state = "SUCCESS" if certificate.failed == "CAA_ERROR" else state
    option: dict[str, Any] = {
        "DomainName": name,
        "ValidationDomain": name,
        "ValidationStatus": state,
        "ValidationMethod": certificate.method,
    }
    if certificate.method == "EMAIL":
        return option | {"ValidationEmails": [f"admin@{name.removeprefix('*.')}"]}
    position = certificate.names.index(name) / len(certificate.names)
    if region.cloud.now() >= certificate.requested + region.cloud.timing.certificate_record * (1 - position / 2):
        option["ResourceRecord"] = record(region.cloud.account, name)
    return option


def delete(region: Region, params: Params) -> Result:
    """Refused while in use, and for a while after (T1.21)."""
    arn = region.acm.certificate(params["CertificateArn"]).arn
    users = status.users(region, arn) or status.lingering(region, arn)
    if users:
        raise AwsError("ResourceInUseException", f"Certificate {arn} in account {region.cloud.account} is in use.")
    del region.acm.certificates[arn]
    return {}


def get(region: Region, params: Params) -> Result:
    certificate = region.acm.certificate(params["CertificateArn"])
    if status.of(region, certificate) == "PENDING_VALIDATION":
        raise AwsError("RequestInProgressException", "Request in progress")
    return {"Certificate": certificate.pem or pem.PLACEHOLDER, "CertificateChain": pem.PLACEHOLDER}


def import_certificate(region: Region, params: Params) -> Result:
    arn = params.get("CertificateArn") or region.arn("acm", f"certificate/{region.cloud.ids.uuid()}")
    text = params["Certificate"].decode() if isinstance(params["Certificate"], bytes) else params["Certificate"]
    now, tags = region.cloud.now(), certificate_tags.checked(params.get("Tags", []))
    region.acm.certificates[arn] = Certificate(
        arn, pem.names(text), now, type="IMPORTED", method="NONE", tags=tags, issued=now, pem=text
    )
    return {"CertificateArn": arn}


def update_options(region: Region, params: Params) -> Result:
    certificate = region.acm.certificate(params["CertificateArn"])
    certificate.transparency = params["Options"].get("CertificateTransparencyLoggingPreference", "ENABLED")
    return {}


OPERATIONS: dict[str, Handler] = {
    "RequestCertificate": request,
    "DescribeCertificate": describe,
    "DeleteCertificate": delete,
    "GetCertificate": get,
    "ImportCertificate": import_certificate,
    "UpdateCertificateOptions": update_options,
}
