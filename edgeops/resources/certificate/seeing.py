"""Which certificates are ours, which one serves a name, and what stands in the way.

One that is used by others or was never asked for by us is never touched; a name that both have is no proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.domains import within
from edgeops.errors import Finding, finding
from edgeops.model import Certificate, HostedZone, Spec, Stack
from edgeops.placement import index_in_arn
from edgeops.proofs import records_for

if TYPE_CHECKING:
    from mypy_boto3_acm.type_defs import CertificateDetailTypeDef, CertificateSummaryTypeDef
    from mypy_boto3_elbv2.type_defs import ListenerTypeDef

ROLE = "certificate"
HOPELESS = frozenset({"ADDITIONAL_VERIFICATION_REQUIRED", "DOMAIN_NOT_ALLOWED"})  # only AWS support helps (T1.15)


def ours(aws: Aws, spec: Spec, stack: Stack) -> list[Certificate]:
    """Ours by tag. Tags are read only of those that could be ours; details only of those that are not ISSUED.

    The one that the file names is the user's, whatever its tags say.
    """
    summaries = {entry["CertificateArn"]: entry for entry in aws.certs.listed()}

    def ours_or_none(arn: str) -> Certificate | None:
        if arn == spec.certificate or not naming.owned(aws.certs.tags(arn), spec.name, ROLE):
            return None
        summary = summaries.get(arn)
        settled = summary is not None and summary.get("Status") == "ISSUED"
        detail = None if settled else aws.certs.describe(arn)
        return _seen(arn, summary, detail, naming.RETRY in aws.certs.tags(arn)) if summary or detail else None

    known = dict.fromkeys([*_candidates(aws, spec, stack), *aws.certs.requested()])
    return [each for each in aws.call.together.map(ours_or_none, known) if each]


def yours(aws: Aws, arn: str) -> Certificate | None:
    """The user's own certificate, or None where this region has none with that ARN."""
    summary = next((entry for entry in aws.certs.listed() if entry["CertificateArn"] == arn), None)
    whole = summary is not None and not summary.get("HasAdditionalSubjectAlternativeNames")
    detail = None if whole else aws.certs.describe(arn)
    return _seen(arn, summary, detail) if summary is not None or detail is not None else None


def others(aws: Aws, items: Iterable[Certificate]) -> dict[str, frozenset[str]]:
    """The names of what is not among these; of one with more names than are listed, nothing."""
    mine = {cert.arn for cert in items}
    whole = [one for one in aws.certs.listed() if not one.get("HasAdditionalSubjectAlternativeNames")]
    return {one["CertificateArn"]: frozenset(_names(one)) for one in whole if one["CertificateArn"] not in mine}


def serving(items: Iterable[Certificate], spec: Spec, host: str) -> Certificate | None:
    """The one that serves the host: issued before pending, and only of the key type that is asked for."""
    hosts = set(spec.hosts)
    fitting = [
        cert
        for cert in items
        if host in cert.names
        and cert.key_type == spec.key_type
        and (cert.status == "ISSUED" or (cert.status == "PENDING_VALIDATION" and cert.names <= hosts))
    ]
    return min(fitting, key=lambda cert: (cert.status != "ISSUED", cert.arn), default=None)


def dead(items: Iterable[Certificate], spec: Spec, by_host: Mapping[str, Certificate]) -> list[Certificate]:
    uncovered = set(spec.hosts) - by_host.keys()
    return [cert for cert in items if not cert.usable and not uncovered.isdisjoint(cert.names)]


def no_more_tries(cert: Certificate) -> bool:
    return cert.retried or cert.reason in HOPELESS


def shortcomings(spec: Spec, theirs: Certificate | None) -> list[Finding]:
    """Why the user's own certificate cannot serve the names of the file."""
    if theirs is None or theirs.status != "ISSUED":
        return [_not_issued(spec, theirs)]
    missing = [host for host in spec.hosts if not theirs.serves(host)]
    return [_does_not_cover(theirs, missing)] if missing else []


def disowned(aws: Aws, spec: Spec, by_host: Mapping[str, Certificate]) -> list[Finding]:
    """Certificates on our listener like ours - only names of ours, one of which has no other - without our tags.

    Not the user's own, which the file has named until now: the listener's tag tells.
    """
    uncovered = set(spec.hosts) - by_host.keys()
    if not uncovered:
        return []
    listeners = [
        one for one in _secure_listeners(aws, spec) if aws.elb.tags(one["ListenerArn"]).get(naming.STACK) == spec.name
    ]
    asked = {*spec.hosts, *_served(aws, listeners)}
    alike = [
        entry
        for entry in aws.certs.listed()
        if entry.get("InUse")
        and _names(entry) <= asked
        and not _names(entry).isdisjoint(uncovered)
        and not naming.owned(aws.certs.tags(entry["CertificateArn"]), spec.name, ROLE)
    ]
    if not alike:
        return []
    made = [one for one in listeners if aws.elb.tags(one["ListenerArn"]).get(naming.PART) != naming.YOURS]
    on_it = {cert["CertificateArn"] for listener in made for cert in listener.get("Certificates", [])}
    on_it |= {arn for listener in listeners for arn in aws.elb.sni(listener["ListenerArn"])}
    return [_foreign(spec, entry) for entry in alike if entry["CertificateArn"] in on_it]


def _candidates(aws: Aws, spec: Spec, stack: Stack) -> list[str]:
    """Whose tags to read: for an asked name, on a listener of ours, or in a zone of ours.

    ACM calls one in use for minutes after its listener is gone (T1.21), so that one which is in use and on no listener
    of ours may be what a run that was cut off has left; nothing else leads to it. A glance leaves it out.
    """
    zones = stack.zone.public if stack.zone else ()
    used = (stack.zone.used if stack.zone else ()) or zones
    listeners = _secure_listeners(aws, spec)
    defaults = {cert["CertificateArn"] for listener in listeners for cert in listener.get("Certificates", [])}
    asked = {*spec.hosts, *_served(aws, listeners)}
    blind = spec.everywhere and not (listeners and spec.sites)
    likely: list[str] = []
    in_use: list[str] = []
    for entry in aws.certs.listed():
        arn, names = entry["CertificateArn"], _names(entry)
        open_to_us = blind or not entry.get("InUse")
        if arn in defaults or not names.isdisjoint(asked) or (open_to_us and _within(names, zones)):
            likely.append(arn)
        elif _within(names, used):
            in_use.append(arn)
    # The list of a listener shows its default certificate only; the SNI ones cost a call, made when it can matter.
    sni = {arn for listener in listeners for arn in aws.elb.sni(listener["ListenerArn"])} if in_use else set()
    rest = [] if spec.glance else [arn for arn in in_use if arn not in sni]
    let_go = aws.call.together.map(lambda arn: _let_go(aws, spec, arn), rest)
    return [*likely, *(arn for arn in in_use if arn in sni), *compress(rest, let_go)]


def _let_go(aws: Aws, spec: Spec, arn: str) -> bool:
    """True where it is ours and nobody else uses it."""
    return naming.owned(aws.certs.tags(arn), spec.name, ROLE) and not theirs(spec, users(aws, arn))


def _within(names: Iterable[str], zones: Iterable[HostedZone]) -> bool:
    return any(within(name, zone.name) for name in names for zone in zones)


def _served(aws: Aws, listeners: Iterable[ListenerTypeDef]) -> set[str]:
    """The hosts in the rules of these listeners, as they stand."""
    conditions = [
        one for each in listeners for rule in aws.elb.rules(each["ListenerArn"]) for one in rule["Conditions"]
    ]
    return {host for condition in conditions for host in condition.get("HostHeaderConfig", {}).get("Values", [])}


def _secure_listeners(aws: Aws, spec: Spec) -> list[ListenerTypeDef]:
    named = [lb for lb in aws.elb.balancers() if lb["LoadBalancerName"].startswith(naming.stack_prefix(spec.name))]
    return [
        listener
        for balancer in named
        for listener in aws.elb.listeners(balancer["LoadBalancerArn"])
        if listener["Port"] == 443
    ]


def _names(entry: CertificateSummaryTypeDef) -> set[str]:
    return {entry["DomainName"], *entry.get("SubjectAlternativeNameSummaries", [])}


def _seen(
    arn: str,
    summary: CertificateSummaryTypeDef | None,
    detail: CertificateDetailTypeDef | None,
    retried: bool = False,
) -> Certificate:
    source: CertificateSummaryTypeDef | CertificateDetailTypeDef = detail or summary or {}
    names = {source["DomainName"]}
    names |= set(detail.get("SubjectAlternativeNames", []) if detail else [])
    names |= _names(summary) if summary else set()
    not_after = source.get("NotAfter")
    return Certificate(
        arn=arn,
        names=frozenset(names),
        status=source["Status"],
        key_type=key_type(source.get("KeyAlgorithm", "")),
        in_use=bool(detail.get("InUseBy") if detail else summary and summary.get("InUse")),
        retried=retried,
        not_after=not_after.date().isoformat() if not_after else None,
        reason=detail.get("FailureReason") if detail else None,
        records=records_for(detail) if detail else {},
    )


def key_type(name: str) -> str:
    """As it is asked for: ACM describes it with hyphens (T1.10)."""
    return name.replace("-", "_")


def users(aws: Aws, arn: str) -> list[str]:
    """The ARNs of what uses it, as far as ACM knows yet (T1.21)."""
    detail = aws.certs.describe(arn)
    return detail.get("InUseBy", []) if detail else []


def theirs(spec: Spec, arns: Iterable[str]) -> list[str]:
    """Of these ARNs those that are no load balancers of ours."""
    return [user for user in arns if index_in_arn(spec.name, user) is None]


def died(cert: Certificate) -> Finding:
    """What ACM says of a certificate it will not issue."""
    reason = cert.reason or say("certificate.no-reason")
    why, fix = None, None
    if no_more_tries(cert):
        key = "certificate-failed.why-twice" if cert.retried else "certificate-failed.why-hopeless"
        why, fix = say(key, reason=reason), say("certificate-failed.fix-delete")
    return finding(
        "certificate-failed", "certificate", why=why, fix=fix, names=cert.title, status=cert.status, reason=reason
    )


def _not_issued(spec: Spec, theirs: Certificate | None) -> Finding:
    missing = say("certificate-not-issued.what-missing", certificate=spec.certificate, region=spec.region)
    return finding(
        "certificate-not-issued",
        "certificate.arn",
        what=None if theirs else missing,
        certificate=spec.certificate,
        status=theirs.status if theirs else "",
    )


def _does_not_cover(theirs: Certificate, hosts: Iterable[str]) -> Finding:
    return finding("certificate-does-not-cover", "certificate.arn", hosts=", ".join(hosts), names=theirs.title)


def _foreign(spec: Spec, entry: CertificateSummaryTypeDef) -> Finding:
    wanted = " ".join(f"Key={key},Value={value}" for key, value in naming.tags(spec.name, ROLE).items())
    names = ", ".join(sorted(_names(entry)))
    arn = entry["CertificateArn"]
    return finding("foreign-certificate", ROLE, names=names, arn=arn, tags=wanted, region=spec.region)
