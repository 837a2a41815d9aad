"""SNI certificates: a set beside the default one, one per call (T3.14); moto keeps duplicates and takes anything."""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.paging import page
from moto_fixtures.errors import AwsError, validation_error


def usable(region: Region, arn: str) -> str:
    """The ARN, if a listener may use the certificate: it exists in this region (T1.23) and is issued (T3.16)."""
    certificate = region.acm.certificates.get(arn)
    if certificate is None:
        raise AwsError("CertificateNotFound", f"Certificate '{arn}' not found")
    lag = region.cloud.knobs.certificate_lag
    if certificate.issued is None or region.cloud.now() < certificate.issued + lag:
        message = (
            f"The certificate '{arn}' must have a fully-qualified domain name, a supported signature, "
            "and a supported key size."
        )
        raise AwsError("UnsupportedCertificate", message)
    return arn


def _single(params: Params) -> str:
    certificates: list[dict[str, Any]] = params["Certificates"]
    if len(certificates) != 1:
        raise validation_error("Exactly one certificate must be specified")
    return str(certificates[0]["CertificateArn"])


def add(region: Region, params: Params) -> Result:
    listener = region.elb.listener(params["ListenerArn"])
    if listener.protocol != "HTTPS":
        raise AwsError("InvalidConfigurationRequest", "Certificates are for HTTPS listeners only")
    arn = usable(region, _single(params))
    if arn not in (listener.certificate, *listener.sni):
        others = {each for other in region.elb.listeners_of(listener.balancer) for each in other.sni}
        if arn not in others and len(others) >= region.cloud.limits["certificates-per-application-load-balancer"]:
            raise AwsError("TooManyCertificates", "The limit on the number of certificates has been reached")
        listener.sni.append(arn)
    return {"Certificates": [{"CertificateArn": arn, "IsDefault": arn == listener.certificate}]}


def describe(region: Region, params: Params) -> Result:
    listener = region.elb.listener(params["ListenerArn"])
    shown = [{"CertificateArn": listener.certificate, "IsDefault": True}] if listener.certificate else []
    shown += [{"CertificateArn": arn, "IsDefault": False} for arn in listener.sni]
    return page("Certificates", shown, params)


def remove(region: Region, params: Params) -> Result:
    listener = region.elb.listener(params["ListenerArn"])
    for each in params["Certificates"]:
        if each["CertificateArn"] == listener.certificate:
            raise AwsError("OperationNotPermitted", "The default certificate of a listener cannot be removed")
        if each["CertificateArn"] in listener.sni:
            listener.sni.remove(each["CertificateArn"])
    return {}


OPERATIONS: dict[str, Handler] = {
    "AddListenerCertificates": add,
    "DescribeListenerCertificates": describe,
    "RemoveListenerCertificates": remove,
}
