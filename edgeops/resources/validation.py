"""The CNAMEs that prove your names to ACM, and the wait until the certificates are issued.

Such a CNAME belongs to the account and the name, not to us: every certificate with that name, in every region, is
renewed by it (T1.4). So it gets no marker and is never deleted; an equal one that is there is done, a different one
stops us (T1.5). It is written in the second it is known - ACM looks less and less often (T1.18) - and nobody waits
for INSYNC (T2.24).

One that was deleted while its certificate serves harms nobody until ACM wants to renew it (T1.24): it is written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from edgeops.aws import Aws
from edgeops.catalogue import Text, say
from edgeops.errors import ApiError, EdgeError, Finding, Refused, finding
from edgeops.model import Certificate, HostedZone, Phase, Spec, Stack, Step, Validation, ValidationRecord
from edgeops.naming import plain_name
from edgeops.proofs import Explainer, records_for
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_acm.type_defs import CertificateDetailTypeDef
    from mypy_boto3_route53.type_defs import ChangeTypeDef

NEEDS: tuple[str, ...] = ("certificate", "zone")
SEES: tuple[str, ...] = ("zone", "certificate")

NAME = "validation"
USUAL_SECONDS = 30.0
RECORD_TTL = 300
TO_ACM = ".acm-validations.aws"

Cname = tuple[HostedZone, str, str]
"""Where it stands, its name and its value."""


def find(aws: Aws, spec: Spec, stack: Stack) -> Validation:
    standing = [cname for zone in (stack.zone.used if stack.zone else ()) for cname in _cnames(aws, zone)]
    present = {name: value for _, name, value in standing}
    certs = stack.certificate.items if stack.certificate else ()
    needed = stack.certificate.needed if stack.certificate else frozenset()
    issued = frozenset(cert.arn for cert in certs if cert.status == "ISSUED")
    lost = {} if spec.everywhere else _lost(aws, stack, frozenset(standing))
    pending = [cert for cert in certs if cert.status == "PENDING_VALIDATION" and cert.arn in needed]
    wanted = {record for cert in pending for record in cert.records.values()} | set(lost.values())
    wrong = [
        _different(record, present[record.name])
        for record in sorted(wanted, key=lambda one: one.name)
        if present.get(record.name, record.value) != record.value
    ]
    return Validation(present, issued, lost, problems=tuple(wrong))


def steps(spec: Spec, found: Validation | None, stack: Stack) -> list[Step]:
    if stack.zone is None or spec.certificate is not None:
        return []
    found = found or Validation({})
    by_host = stack.certificate.by_host if stack.certificate else {}
    changes = []
    for zone in stack.zone.used:
        # Named after all that is to be proven, also where a record of another certificate stands already: which ones
        # do is only known once ACM has named them, and the plan comes before. By then one may have been issued, too.
        asked = [host for host in stack.zone.hosts_in(zone) if host in spec.hosts]
        pending = [host for host in asked if not (cert := by_host.get(host)) or cert.arn not in found.issued]
        again = {name: record for name, record in found.lost.items() if stack.zone.used_for(name) == zone}
        if any(_unproven(by_host.get(host), host, found.present) for host in pending):
            changes.append(_create(zone, pending, again, say("why.prove")))
        elif again:
            changes.append(_create(zone, pending, again, say("why.prove-again")))
    return changes


def ensure(run: Run, spec: Spec, stack: Stack) -> Validation | None:
    """Raises EdgeError when ACM refuses for good, WaitTimeout when a certificate is not issued in time."""
    performed = run.perform_all(steps(spec, stack.validation, stack), stack)
    found = find(run.aws, spec, stack) if performed else stack.validation
    certs = stack.certificate.by_host.values() if stack.certificate else ()
    pending = sorted({cert.arn for cert in certs if cert.status != "ISSUED"})
    for arn in pending:
        _wait_issued(run, arn, spec.limits.certificate, stack)
    if found is None or not pending:
        return found
    return replace(found, issued=found.issued | frozenset(pending))


def removal(spec: Spec, found: Validation | None) -> list[Step]:
    """Never: other certificates are renewed by the same records."""
    return []


def _cnames(aws: Aws, zone: HostedZone) -> list[Cname]:
    return [
        (zone, plain_name(record["Name"]), plain_name(record["ResourceRecords"][0]["Value"]))
        for record in aws.dns.records(zone.id)
        if record["Type"] == "CNAME" and record.get("ResourceRecords")
    ]


def _lost(aws: Aws, stack: Stack, standing: frozenset[Cname]) -> dict[str, ValidationRecord]:
    """Of issued certificates of ours that serve: name -> the record that ACM wants and that does not stand.

    ACM is asked only about those with a name directly below which nothing leads to ACM: there is one such CNAME for the
    name and the account (T1.4). That of another account hides a missing one. Names of no used zone are left out.
    """
    if stack.zone is None or stack.certificate is None:
        return {}
    zone_of, needed = stack.zone.used_for, stack.certificate.needed
    proven = {(zone, name.partition(".")[2]) for zone, name, value in standing if value.endswith(TO_ACM)}
    serving = [one for one in stack.certificate.items if one.status == "ISSUED" and one.arn in needed]
    doubtful = [
        cert.arn
        for cert in serving
        if any((zone := zone_of(name)) and (zone, name.removeprefix("*.")) not in proven for name in cert.names)
    ]
    details = aws.call.together.map(aws.certs.describe, doubtful)
    wanted = {name: record for detail in details if detail for name, record in records_for(detail).items()}
    return {
        name: record
        for name, record in sorted(wanted.items())
        if (zone := zone_of(name)) and (zone, record.name, record.value) not in standing
    }


def _unproven(cert: Certificate | None, host: str, present: Mapping[str, str]) -> bool:
    if cert is None:
        return True
    if cert.status == "ISSUED":
        return False
    record = cert.records.get(host)
    return record is None or present.get(record.name) != record.value


def _create(zone: HostedZone, hosts: Iterable[str], again: Mapping[str, ValidationRecord], why: Text) -> Step:
    """`again`: the records that have stood before, by name."""

    def do(run: Run, stack: Stack) -> None:
        assert stack.certificate is not None
        # The apex and its wildcard have the same record (T1.3): a set.
        records = ((host, stack.certificate.by_host[host].records) for host in hosts)
        wanted = {of_name[host] for host, of_name in records if host in of_name} | set(again.values())
        missing = _missing(run.aws, zone, wanted)
        if not missing:
            return
        try:
            run.aws.dns.change(zone.id, [_to_create(record) for record in missing], "edgeops: certificate validation")
        except ApiError as error:
            # Another stack was faster, or the answer to our own batch was lost: done if all is there now.
            run.aws.dns.forget(zone.id)
            if error.code != "InvalidChangeBatch" or _missing(run.aws, zone, wanted):
                raise

    return Step(
        resource=NAME,
        phase=Phase.BUILD,
        verb="create",
        kind="validation-records",
        name=", ".join(sorted({*hosts, *again})),
        why=why,
        do=do,
    )


def _missing(aws: Aws, zone: HostedZone, wanted: set[ValidationRecord]) -> list[ValidationRecord]:
    """Those that do not stand in the zone. Raises Refused where another value stands."""
    missing = []
    for record in sorted(wanted, key=lambda one: one.name):
        at_name = [entry for entry in aws.dns.at(zone.id, record.name) if entry["Type"] == "CNAME"]
        values = [plain_name(value["Value"]) for entry in at_name for value in entry.get("ResourceRecords", [])]
        if values and values != [record.value]:
            raise Refused(_different(record, values[0]))
        if not values:
            missing.append(record)
    return missing


def _to_create(record: ValidationRecord) -> ChangeTypeDef:
    return {
        "Action": "CREATE",
        "ResourceRecordSet": {
            "Name": record.name,
            "Type": "CNAME",
            "TTL": RECORD_TTL,
            "ResourceRecords": [{"Value": record.value}],
        },
    }


def _wait_issued(run: Run, arn: str, limit: float, stack: Stack) -> None:
    """Waits for the certificate's own status: a name's SUCCESS does not mean ISSUED (T1.20). What takes longer than
    usual is explained.
    """
    wait = Wait(NAME, say("wait.certificate-issued"), USUAL_SECONDS, limit)
    explain = Explainer(run.aws, stack, run.clock.now, run.ends(limit))
    detail = run.wait(
        wait,
        lambda: run.aws.certs.describe(arn),
        _decided,
        lambda seen: (explain(seen) if seen else None) or _progress(seen),
    )
    assert detail is not None
    if detail["Status"] != "ISSUED":
        raise EdgeError(_refused(detail))


def _decided(detail: CertificateDetailTypeDef | None) -> bool:
    return detail is not None and detail["Status"] != "PENDING_VALIDATION"


def _progress(detail: CertificateDetailTypeDef | None) -> Text:
    if detail is None:
        return say("seen.not-visible")
    options = detail.get("DomainValidationOptions", [])
    waiting = [option["DomainName"] for option in options if option.get("ValidationStatus") != "SUCCESS"]
    return say("seen.not-proven", names=", ".join(waiting)) if waiting else say("seen.proven")


def _refused(detail: CertificateDetailTypeDef) -> Finding:
    reason = detail.get("FailureReason", "")
    caa = reason == "CAA_ERROR"
    return finding(
        "certificate-failed",
        NAME,
        why=say("certificate-failed.why-caa") if caa else say("certificate-failed.why-other"),
        fix=say("certificate-failed.fix-caa") if caa else say("certificate-failed.fix-other"),
        names=detail["DomainName"],
        status=f"{detail['Status']} {reason}".rstrip(),
    )


def _different(record: ValidationRecord, value: str) -> Finding:
    return finding("validation-record-differs", NAME, record=record.name, value=value, wanted=record.value)
