"""The :443 listener itself and its certificates: one default one, the others by SNI.

The TLS policy is always set - what the API sets by itself still speaks TLS 1.0 (T3.34).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import tags
from edgeops.catalogue import Text, joined, say
from edgeops.model import Certificate, Https, Listener, Phase, Spec, Stack, Step
from edgeops.packing import titles
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef, ListenerTypeDef

ROLE = "https"
PORT = 443
POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"
# Right after ISSUED the load balancer may not know the certificate yet (T0.7, T3.16).
CERTIFICATE_NOT_YET = frozenset({"UnsupportedCertificate", "CertificateNotFound"})
CERTIFICATE_SECONDS = 120.0
FRESH_SECONDS = 60.0
NOBODY_ANSWERS = "fixed-response 404"
NOBODY: ActionTypeDef = {
    "Type": "fixed-response",
    "FixedResponseConfig": {
        "StatusCode": "404",
        "ContentType": "text/plain",
        "MessageBody": "No site of this name is configured here.",
    },
}


def listener_steps(spec: Spec, found: Https, stack: Stack) -> list[Step]:
    """A certificate is added before the default one changes, so no host is without one (T1.27)."""
    if found.listener is None:
        return [
            _step(Phase.BUILD, "create", "listener", ":443", say("why.https-ends"), _create),
            *_certificates(spec, found, stack),
        ]
    return [*_certificates(spec, found, stack), *_mended(spec, found, stack)]


def seen(entry: ListenerTypeDef, identity: Mapping[str, str]) -> Listener:
    """The listener in our own shape; `identity` is its tags."""
    action = entry["DefaultActions"][0]
    code = action.get("FixedResponseConfig", {}).get("StatusCode", "")
    certificates = entry.get("Certificates", [])
    return Listener(
        arn=entry["ListenerArn"],
        port=entry["Port"],
        protocol=entry["Protocol"],
        action=f"{action['Type']} {code}".rstrip(),
        policy=entry.get("SslPolicy"),
        certificate=certificates[0]["CertificateArn"] if certificates else None,
        whose=identity.get(naming.PART, naming.OURS),
    )


def balancer_arn(stack: Stack) -> str:
    """The load balancer that the listener is on."""
    balancer = stack.balancer.first if stack.balancer else None
    assert balancer is not None
    return balancer.arn


def listener_arn(run: Run, stack: Stack) -> str:
    """The listener's ARN, also when an earlier step of this run has just made it."""
    listeners = run.aws.elb.listeners(balancer_arn(stack))
    return next(entry["ListenerArn"] for entry in listeners if entry["Port"] == PORT)


def _create(run: Run, stack: Stack) -> None:
    assert stack.certificate is not None
    balancer = balancer_arn(stack)
    theirs = _whose(stack, _default(stack).arn) == naming.YOURS
    identity = naming.tags(run.aws.stack, ROLE, part=naming.YOURS if theirs else None)
    caller = run.aws.call.patient(CERTIFICATE_NOT_YET, CERTIFICATE_SECONDS)
    answer = caller.patient({"LoadBalancerNotFound"}, FRESH_SECONDS).write(
        run.aws.elbv2.create_listener,
        LoadBalancerArn=balancer,
        Protocol="HTTPS",
        Port=PORT,
        SslPolicy=POLICY,
        Certificates=[{"CertificateArn": _default(stack).arn}],
        DefaultActions=[NOBODY],
        Tags=tags.listed(identity),
    )
    run.aws.elb.note_new_listener(balancer, answer["Listeners"][0], identity)


def _mended(spec: Spec, found: Https, stack: Stack) -> list[Step]:
    listener = found.listener
    assert listener is not None
    needed = stack.certificate.needed if stack.certificate else frozenset()
    coming = len(titles(spec, stack.zone, stack.certificate.by_host if stack.certificate else {})) > len(needed)
    wrong = [
        say("why.not-ours", things=what)
        for what, is_wrong in (
            (say("listener.policy"), listener.policy != POLICY),
            (say("listener.action"), listener.action != NOBODY_ANSWERS),
            (say("listener.certificate"), listener.certificate not in needed and bool(needed or coming)),
        )
        if is_wrong
    ]
    if listener.certificate in needed and listener.whose != _whose(stack, listener.certificate):
        wrong.append(say("why.whose-certificate"))
    return [_step(Phase.BUILD, "update", "listener", ":443", joined("; ", wrong), _mend)] if wrong else []


def _mend(run: Run, stack: Stack) -> None:
    listener = stack.https.listener if stack.https else None
    assert stack.certificate is not None
    assert listener is not None
    keep = listener.certificate if listener.certificate in stack.certificate.needed else _default(stack).arn
    whose = _whose(stack, keep)
    if whose == naming.YOURS:
        _note(run, listener, whose)  # before: of a crash in between it must not look like one of ours
    answer = run.aws.call.patient(CERTIFICATE_NOT_YET, CERTIFICATE_SECONDS).write(
        run.aws.elbv2.modify_listener,
        ListenerArn=listener.arn,
        Protocol="HTTPS",
        Port=PORT,
        SslPolicy=POLICY,
        Certificates=[{"CertificateArn": keep}],
        DefaultActions=[NOBODY],
    )
    run.aws.elb.note_listener(balancer_arn(stack), answer["Listeners"][0])
    if whose == naming.OURS:
        _note(run, listener, whose)


def _whose(stack: Stack, certificate: str | None) -> str:
    items = stack.certificate.items if stack.certificate else ()
    return naming.OURS if certificate in {cert.arn for cert in items} else naming.YOURS


def _note(run: Run, listener: Listener, whose: str) -> None:
    """So that a certificate of yours is not taken, when it leaves the file, for one of ours that lost its tags."""
    if listener.whose == whose:
        return
    mark = {naming.PART: whose}
    run.aws.call.write(run.aws.elbv2.add_tags, ResourceArns=[listener.arn], Tags=tags.listed(mark))
    run.aws.elb.retag(listener.arn, mark)


def _certificates(spec: Spec, found: Https, stack: Stack) -> list[Step]:
    items = stack.certificate.items if stack.certificate else ()
    by_host = stack.certificate.by_host if stack.certificate else {}
    needed = stack.certificate.needed if stack.certificate else frozenset()
    on_it = {found.listener.certificate, *found.sni} if found.listener else set()
    wanted = titles(spec, stack.zone, by_host)
    if found.listener is None or found.listener.certificate not in needed:
        wanted = wanted[1:]  # the first becomes the default certificate
    present = {cert.title for cert in by_host.values() if cert.arn in on_it}
    unneeded = [cert for cert in items if cert.arn in found.sni and cert.arn not in needed]
    return [
        *(_add_certificate(title) for title in wanted if title not in present),
        *(_remove_certificate(cert) for cert in unneeded),
    ]


def _add_certificate(title: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        assert stack.certificate is not None
        cert = next(cert for cert in stack.certificate.by_host.values() if cert.title == title)
        patient = run.aws.call.patient({*CERTIFICATE_NOT_YET, "ListenerNotFound"}, CERTIFICATE_SECONDS)
        patient.write(
            run.aws.elbv2.add_listener_certificates,
            ListenerArn=listener_arn(run, stack),
            Certificates=[{"CertificateArn": cert.arn}],
        )

    return _step(Phase.BUILD, "add", "listener-certificate", title, say("why.certificate-known"), do)


def _remove_certificate(cert: Certificate) -> Step:
    def do(run: Run, stack: Stack) -> None:
        run.aws.call.write(
            run.aws.elbv2.remove_listener_certificates,
            ListenerArn=listener_arn(run, stack),
            Certificates=[{"CertificateArn": cert.arn}],
        )

    return _step(Phase.PRUNE, "remove", "listener-certificate", cert.title, say("why.no-name-needs-it"), do)


def _default(stack: Stack) -> Certificate:
    assert stack.certificate is not None
    return next(iter(stack.certificate.by_host.values()))  # the certificate of the file's first host


def _step(phase: Phase, verb: str, kind: str, name: str, why: Text, do: Callable[[Run, Stack], None]) -> Step:
    return Step(resource=ROLE, phase=phase, verb=verb, kind=kind, name=name, why=why, do=do)
