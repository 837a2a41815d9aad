"""The certificates: one request for the names of a zone that none of ours serves yet.

```
ours, its status and names          what becomes of it
ISSUED, some name needed            stays, until no name of it is needed
PENDING, all names needed           stays, its validation goes on
PENDING, a name not needed          replaced: that name may never be validated
dead (FAILED, TIMED_OUT ...)        requested once more (edgeops:retry), then an error with ACM's reason
```

Done when ACM has filled in the validation record of every name: they come one by one, seconds after the request
(T1.1-2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.errors import EdgeError, Finding, Refused, WaitTimeout
from edgeops.model import Certificate, Certificates, HostedZone, Phase, Spec, Stack, Step, ValidationRecord
from edgeops.packing import packs
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_acm.type_defs import CertificateDetailTypeDef, CertificateSummaryTypeDef
    from mypy_boto3_elbv2.type_defs import ListenerTypeDef

NEEDS: tuple[str, ...] = ("zone",)
SEES: tuple[str, ...] = ("zone",)

ROLE = "certificate"
FRESH_SECONDS = 30.0
GENERATIONS = 5
RECORD_LIMIT = 120.0
HOPELESS = frozenset({"ADDITIONAL_VERIFICATION_REQUIRED", "DOMAIN_NOT_ALLOWED"})  # only AWS support helps (T1.15)


def find(aws: Aws, spec: Spec, stack: Stack) -> Certificates:
    """Ours by tag. Tags are read only of those that could be ours; details only of those that are not ISSUED."""
    summaries = {entry["CertificateArn"]: entry for entry in aws.certs.listed()}
    items = []
    for arn in dict.fromkeys([*_candidates(aws, spec, stack), *aws.certs.requested()]):
        if not naming.owned(aws.certs.tags(arn), spec.name, ROLE):
            continue
        summary = summaries.get(arn)
        settled = summary is not None and summary.get("Status") == "ISSUED"
        detail = None if settled else aws.certs.describe(arn)
        if summary is not None or detail is not None:
            items.append(_seen(aws, arn, summary, detail))
    by_host = {host: cert for host in spec.hosts if (cert := _serving(items, spec, host))}
    problems = [_died(cert) for cert in _dead(items, spec, by_host) if _no_more_tries(cert)]
    return Certificates(tuple(items), by_host, problems=tuple(problems))


def steps(spec: Spec, found: Certificates | None, stack: Stack) -> list[Step]:
    found = found or Certificates()
    dead = {name for cert in _dead(found.items, spec, found.by_host) for name in cert.names}
    requests = [
        _request(spec, names, retry=not dead.isdisjoint(names)) for names in packs(spec, stack.zone, found.by_host)
    ]
    unneeded = [cert for cert in found.items if cert.arn not in found.needed]
    return [*requests, *(_delete(cert, spec, "no name needs it any more") for cert in unneeded)]


def ensure(run: Run, spec: Spec, stack: Stack) -> Certificates | None:
    """Raises EdgeError when ACM refuses at once, which it may where an earlier validation record still stands."""
    performed = run.perform_all([s for s in steps(spec, stack.certificate, stack) if s.phase is Phase.BUILD], stack)
    found = find(run.aws, spec, stack) if performed else stack.certificate
    if found is not None and _without_record(found):
        wait = Wait(ROLE, "ACM names the validation record of every name", 5, RECORD_LIMIT)
        found = run.wait(
            wait,
            lambda: find(run.aws, spec, stack),
            lambda seen: not _without_record(seen),
            lambda seen: "not yet named: " + ", ".join(_without_record(seen)),
        )
    if found is not None and (dead := _dead(found.items, spec, found.by_host)):
        raise EdgeError(*(_died(cert) for cert in [cert for cert in dead if cert.retried] or dead))
    return found


def removal(spec: Spec, found: Certificates | None) -> list[Step]:
    """Kept unless `--delete-certificate`: it is free, and new ones are limited for a year (T1.12)."""
    if found is None or "certificate" not in spec.discard:
        return []
    return [_delete(cert, spec, "you asked for it with --delete-certificate") for cert in found.items]


def _candidates(aws: Aws, spec: Spec, stack: Stack) -> list[str]:
    """Whose tags to read: for an asked name, on a listener of ours, or in a zone of ours and not in use."""
    zones = stack.zone.public if stack.zone else ()
    used = (stack.zone.used if stack.zone else ()) or zones
    listeners = _secure_listeners(aws, spec)
    defaults = {cert["CertificateArn"] for listener in listeners for cert in listener.get("Certificates", [])}
    asked = {*spec.hosts, *_served(aws, listeners)}
    likely: list[str] = []
    in_use: list[str] = []
    for entry in aws.certs.listed():
        arn, names = entry["CertificateArn"], {entry["DomainName"], *entry.get("SubjectAlternativeNameSummaries", [])}
        if arn in defaults or not names.isdisjoint(asked) or (not entry.get("InUse") and _within(names, zones)):
            likely.append(arn)
        elif _within(names, used):
            in_use.append(arn)
    # The list of a listener shows its default certificate only; the SNI ones cost a call, made when it can matter.
    sni = {arn for listener in listeners for arn in aws.elb.sni(listener["ListenerArn"])} if in_use else set()
    return [*likely, *(arn for arn in in_use if arn in sni)]


def _within(names: Iterable[str], zones: Iterable[HostedZone]) -> bool:
    return any(name == zone.name or name.endswith("." + zone.name) for name in names for zone in zones)


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


def _serving(items: Iterable[Certificate], spec: Spec, host: str) -> Certificate | None:
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


def _dead(items: Iterable[Certificate], spec: Spec, by_host: Mapping[str, Certificate]) -> list[Certificate]:
    uncovered = set(spec.hosts) - by_host.keys()
    return [cert for cert in items if not cert.usable and not uncovered.isdisjoint(cert.names)]


def _no_more_tries(cert: Certificate) -> bool:
    return cert.retried or cert.reason in HOPELESS


def _without_record(found: Certificates) -> list[str]:
    pending = {cert.arn: cert for cert in found.by_host.values() if cert.status == "PENDING_VALIDATION"}
    return sorted(name for cert in pending.values() for name in cert.names if name not in cert.records)


def _request(spec: Spec, names: tuple[str, ...], retry: bool) -> Step:
    identity = naming.tags(spec.name, ROLE) | ({naming.RETRY: "1"} if retry else {})

    def do(run: Run, stack: Stack) -> None:
        for generation in range(GENERATIONS):
            token = naming.certificate_token(
                run.aws.account, spec.region, spec.name, names, spec.key_type, generation + (100 if retry else 0)
            )
            arn = run.aws.certs.request(names, spec.key_type, token, identity)
            if _alive(run, spec, names, arn):
                run.aws.certs.note_requested(arn, identity)
                return
        raise EdgeError(_only_dead_ones(names))

    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="request",
        kind="certificate",
        name=", ".join(sorted(names)),
        why="the earlier request died; once more" if retry else "no certificate of ours covers these names",
        do=do,
    )


def _alive(run: Run, spec: Spec, names: tuple[str, ...], arn: str) -> bool:
    """False for the dead ARN of a deleted certificate, which ACM may hand out for an hour (T0.4, T1.6)."""
    wait = Wait(ROLE, "ACM shows the new certificate", 3, FRESH_SECONDS)
    try:
        detail = run.wait(wait, lambda: run.aws.certs.describe(arn), bool, lambda _: "not there yet")
    except WaitTimeout:
        if run.deadline is not None and run.clock.now() >= run.deadline:
            raise  # it was not given the time to appear; another request would be a second certificate
        return False
    assert detail is not None
    same_names = {detail["DomainName"], *detail.get("SubjectAlternativeNames", [])} == set(names)
    usable = detail["Status"] in {"PENDING_VALIDATION", "ISSUED"}
    return same_names and usable and _key_type(detail.get("KeyAlgorithm", "")) == spec.key_type


def _delete(cert: Certificate, spec: Spec, why: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        def delete() -> str:
            if run.aws.certs.delete(cert.arn):
                return ""
            detail = run.aws.certs.describe(cert.arn)
            users = detail.get("InUseBy", []) if detail else []
            theirs = [user for user in users if f"/app/{naming.stack_prefix(spec.name)}" not in user]
            if theirs:
                raise Refused(_used_elsewhere(cert, theirs))
            return ", ".join(users) or "something that ACM does not name"

        wait = Wait(ROLE, f"nothing uses the certificate of {cert.title} any more", 30, spec.limits.deletion)
        run.wait(wait, delete, lambda users: not users, lambda users: f"in use by {users}")

    return Step(
        resource=ROLE,
        phase=Phase.PRUNE,
        verb="delete",
        kind="certificate",
        name=cert.title,
        why=why,
        irreversible=True,
        do=do,
    )


def _seen(
    aws: Aws, arn: str, summary: CertificateSummaryTypeDef | None, detail: CertificateDetailTypeDef | None
) -> Certificate:
    source: CertificateSummaryTypeDef | CertificateDetailTypeDef = detail or summary or {}
    names = {source["DomainName"]}
    names |= set(detail.get("SubjectAlternativeNames", []) if detail else [])
    names |= set(summary.get("SubjectAlternativeNameSummaries", []) if summary else [])
    not_after = source.get("NotAfter")
    return Certificate(
        arn=arn,
        names=frozenset(names),
        status=source["Status"],
        key_type=_key_type(source.get("KeyAlgorithm", "")),
        in_use=bool(detail.get("InUseBy") if detail else summary and summary.get("InUse")),
        retried=naming.RETRY in aws.certs.tags(arn),
        not_after=not_after.date().isoformat() if not_after else None,
        reason=detail.get("FailureReason") if detail else None,
        records=_records(detail) if detail else {},
    )


def _records(detail: CertificateDetailTypeDef) -> dict[str, ValidationRecord]:
    return {
        option["DomainName"]: ValidationRecord(
            option["ResourceRecord"]["Name"].rstrip(".").lower(), option["ResourceRecord"]["Value"].rstrip(".").lower()
        )
        for option in detail.get("DomainValidationOptions", [])
        if "ResourceRecord" in option
    }


def _key_type(name: str) -> str:
    return name.replace("-", "_")


def _died(cert: Certificate) -> Finding:
    again, reason = not _no_more_tries(cert), f"ACM's reason: {cert.reason or 'none given'}."
    twice = "It was requested twice." if cert.retried else "Requesting it again does not help."
    return Finding(
        id="certificate-failed",
        severity="error",
        where="certificate",
        what=f"ACM refuses a certificate for {cert.title}: {cert.status}",
        why=reason if again else f"{reason} {twice}",
        fix="CAA_ERROR: add a CAA record that allows amazon.com. Otherwise ask AWS support. "
        + (
            "Then run `edgeops up` again: it is requested once more."
            if again
            else "Then delete this certificate in the Certificate Manager console and run `edgeops up` again."
        ),
    )


def _only_dead_ones(names: tuple[str, ...]) -> Finding:
    return Finding(
        id="certificate-deleted-too-often",
        severity="error",
        where="certificate",
        what=f"ACM hands out only certificates of {', '.join(sorted(names))} that were deleted",
        why=f"They were requested and deleted {GENERATIONS} times within an hour, and ACM remembers for an hour.",
        fix="Run `edgeops up` again in an hour; without --delete-certificate `edgeops down` keeps them for that.",
    )


def _used_elsewhere(cert: Certificate, users: list[str]) -> Finding:
    return Finding(
        id="certificate-used-elsewhere",
        severity="error",
        where="certificate",
        what=f"the certificate of {cert.title} is also used by {', '.join(users)}",
        why="That is not ours, so the certificate was left.",
        fix="Give that resource another certificate first, or run `edgeops down` without --delete-certificate.",
    )
