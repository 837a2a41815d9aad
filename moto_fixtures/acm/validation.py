"""Proving a domain: the CNAME that ACM asks for, and whether it is there.

The record is made for the domain and the account, so apex and wildcard, every region and every certificate ask for the
same one (T1.3-4); moto gives a constant.
"""

from __future__ import annotations

from collections.abc import Mapping

from moto_fixtures.acm.state import Certificate
from moto_fixtures.cloud import Cloud, Region
from moto_fixtures.dns import caa
from moto_fixtures.dns.delegation import zone_seen
from moto_fixtures.ids import fingerprint
from moto_fixtures.route53.names import absolute


def record(account: str, name: str) -> dict[str, str]:
    """The validation record of a name, as DescribeCertificate shows it."""
    domain = name.removeprefix("*.")
    value = f"_{fingerprint(f'{account} {domain} value')}.{fingerprint(domain, 10)}.acm-validations.aws."
    return {"Name": f"_{fingerprint(f'{account} {domain} name')}.{domain}.", "Type": "CNAME", "Value": value}


def proven(cloud: Cloud, name: str) -> bool:
    """True when the record stands, with its value, in a public zone that the world would ask."""
    wanted = record(cloud.account, name)
    zone = zone_seen(cloud, wanted["Name"])
    if zone is None or zone.name.rstrip(".") in cloud.knobs.undelegated_zones:
        return False
    found: Mapping[str, object] | None = zone.plain(wanted["Name"], "CNAME")
    values = [absolute(each["Value"]) for each in found["ResourceRecords"]] if found else []  # type: ignore[attr-defined]
    return wanted["Value"] in values


def settle(region: Region) -> None:
    """After every change: since when has every name been proven, and is the certificate issued or failed by now?"""
    cloud, now = region.cloud, region.cloud.now()
    for each in region.acm.certificates.values():
        if each.issued is None and not each.failed and each.method == "DNS":
            _settle(cloud, each, now)


def _settle(cloud: Cloud, certificate: Certificate, now: float) -> None:
    if cloud.knobs.certificates_never_issue or not all(proven(cloud, name) for name in certificate.names):
        certificate.validated = None
        return
    ready = certificate.requested + cloud.timing.certificate_record
    certificate.validated = max(now, ready) if certificate.validated is None else certificate.validated
    if now >= certificate.validated + cloud.timing.certificate:
        forbidden = not all(caa.permits(cloud, name) for name in certificate.names)
        certificate.failed = cloud.knobs.certificate_failure or ("CAA_ERROR" if forbidden else "")
        certificate.issued = None if certificate.failed else certificate.validated + cloud.timing.certificate
