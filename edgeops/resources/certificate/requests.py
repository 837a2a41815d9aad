"""Requesting a certificate, once, and deleting one that nothing uses any more."""

from __future__ import annotations

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import Text, say
from edgeops.errors import EdgeError, Finding, Refused, WaitTimeout, finding
from edgeops.model import Certificate, Certificates, Phase, Spec, Stack, Step
from edgeops.resources.certificate.seeing import ROLE, key_type, theirs, users
from edgeops.run import Run, Wait

FRESH_SECONDS = 30.0
GENERATIONS = 5


def request(spec: Spec, names: tuple[str, ...], retry: bool) -> Step:
    identity = naming.tags(spec.name, ROLE) | ({naming.RETRY: "1"} if retry else {})

    def do(run: Run, stack: Stack) -> None:
        for generation in range(GENERATIONS):
            token = naming.certificate_token(
                run.aws.account, spec.region, spec.name, names, spec.key_type, generation + (100 if retry else 0)
            )
            arn = run.aws.certs.request(names, spec.key_type, token, identity)
            if _alive(run, spec, names, arn) and not _disowned(run, spec, arn):
                run.aws.certs.note_requested(arn, identity)
                return
        raise EdgeError(_only_dead_ones(names))

    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="request",
        kind="certificate",
        name=", ".join(sorted(names)),
        why=say("why.certificate-again") if retry else say("why.certificate"),
        do=do,
    )


def _alive(run: Run, spec: Spec, names: tuple[str, ...], arn: str) -> bool:
    """False for the dead ARN of a deleted certificate, which ACM may hand out for an hour (T0.4, T1.6)."""
    wait = Wait(ROLE, say("wait.certificate-shown"), 3, FRESH_SECONDS)
    try:
        detail = run.wait(wait, lambda: run.aws.certs.describe(arn), bool, lambda _: say("seen.not-there"))
    except WaitTimeout:
        if run.deadline is not None and run.clock.now() >= run.deadline:
            raise  # it was not given the time to appear; another request would be a second certificate
        return False
    assert detail is not None
    same_names = {detail["DomainName"], *detail.get("SubjectAlternativeNames", [])} == set(names)
    usable = detail["Status"] in {"PENDING_VALIDATION", "ISSUED"}
    return same_names and usable and key_type(detail.get("KeyAlgorithm", "")) == spec.key_type


def _disowned(run: Run, spec: Spec, arn: str) -> bool:
    """True for one that stood before this run without our tags: ACM hands it out again for an hour (T1.6), but
    somebody took them, so it is left alone.
    """
    before = {entry["CertificateArn"] for entry in run.aws.certs.listed()}
    return arn in before and not naming.owned(run.aws.certs.tags(arn), spec.name, ROLE)


def delete(cert: Certificate, spec: Spec, why: Text) -> Step:
    def do(run: Run, stack: Stack) -> None:
        refused = False

        def delete() -> str:
            nonlocal refused
            found = users(run.aws, cert.arn) if refused else []
            if not found:
                if run.aws.certs.delete(cert.arn):
                    return ""
                refused, found = True, users(run.aws, cert.arn)
            if others := theirs(spec, found):
                raise Refused(_used_elsewhere(cert, others))
            return ", ".join(found) or say("seen.something")

        wait = Wait(ROLE, say("wait.certificate-unused", names=cert.title), 30, spec.limits.deletion)
        run.wait(wait, delete, lambda found: not found, lambda found: say("seen.in-use", users=found))

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


def used_by_others(aws: Aws, spec: Spec, found: Certificates) -> list[Finding]:
    """What to say of certificates that `down` is to delete and others use: asked before it touches anything."""
    asked = found.items if "certificate" in spec.discard else ()
    in_use = ((one, theirs(spec, users(aws, one.arn))) for one in asked if one.in_use)
    return [_used_elsewhere(one, others) for one, others in in_use if others]


def _only_dead_ones(names: tuple[str, ...]) -> Finding:
    return finding("certificate-deleted-too-often", "certificate", names=", ".join(sorted(names)), count=GENERATIONS)


def _used_elsewhere(cert: Certificate, users: list[str]) -> Finding:
    return finding("certificate-used-elsewhere", "certificate", names=cert.title, users=", ".join(users))
