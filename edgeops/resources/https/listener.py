"""The :443 listener of a load balancer and its certificates: one default one, the others by SNI.

The TLS policy is always set - what the API sets by itself still speaks TLS 1.0 (T3.34).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import tags
from edgeops.catalogue import Text, joined, say
from edgeops.model import Certificate, Https, Listener, Phase, Spec, Stack, Step
from edgeops.packing import titles
from edgeops.placement import on_balancer, sites_on
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
Do = Callable[[Run, Stack], None]
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
    used = [step for index in stack.places for step in _steps_on(sites_on(spec, stack, index), index, found, stack)]
    idle = [one for one in found.listeners if one.balancer not in stack.places]
    return [*used, *(step for listener in idle for step in _freed(spec, listener, stack))]


def _steps_on(spec: Spec, index: int, found: Https, stack: Stack) -> list[Step]:
    """`spec` with the sites of that load balancer only."""
    listener = found.on(index)
    certificates = _certificates(spec, index, listener, stack)
    if listener is None:
        why = say("why.https-ends")
        return [_step(spec, index, Phase.BUILD, "create", "listener", ":443", why, _create(index)), *certificates]
    return [*certificates, *_mended(spec, listener, stack)]


def _freed(spec: Spec, listener: Listener, stack: Stack) -> list[Step]:
    """No site is on its load balancer: it gives back what no name needs. ACM holds a certificate for a while after a
    load balancer that used it was deleted (T1.21), and a later run could not tell whose that is.
    """
    serving = _serving(spec, stack)
    needed = {cert.arn for cert in serving.values()}
    steps = _removed(spec, listener, needed, stack)
    if listener.certificate not in needed and titles(spec, stack.zone, serving):
        why, do = say("why.no-name-needs-it"), _mend(spec, listener, stack.places[0])
        steps.append(_step(spec, listener.balancer, Phase.PRUNE, "update", "listener", ":443", why, do))
    return steps


def seen(entry: ListenerTypeDef, identity: Mapping[str, str], sni: Iterable[str] = (), balancer: int = 0) -> Listener:
    """The listener of the load balancer with that index, in our own shape; `identity`: its tags, `sni`: its further
    certificates.
    """
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
        sni=tuple(sni),
        balancer=balancer,
    )


def balancer_arn(stack: Stack, index: int) -> str:
    """The load balancer with that index, which stands by then."""
    balancer = stack.balancer.at(index) if stack.balancer else None
    assert balancer is not None
    return balancer.arn


def listener_arn(run: Run, stack: Stack, index: int) -> str:
    """Its listener's ARN, also when an earlier step of this run has just made it."""
    listeners = run.aws.elb.standing_listeners(balancer_arn(stack, index))
    return next(entry["ListenerArn"] for entry in listeners if entry["Port"] == PORT)


def _create(index: int) -> Do:
    def do(run: Run, stack: Stack) -> None:
        balancer, default = balancer_arn(stack, index), _default(stack, index).arn
        theirs = _whose(stack, default) == naming.YOURS
        identity = naming.tags(run.aws.stack, ROLE, part=naming.YOURS if theirs else None)
        caller = run.aws.call.patient(CERTIFICATE_NOT_YET, CERTIFICATE_SECONDS)
        answer = caller.patient({"LoadBalancerNotFound"}, FRESH_SECONDS).write(
            run.aws.elbv2.create_listener,
            LoadBalancerArn=balancer,
            Protocol="HTTPS",
            Port=PORT,
            SslPolicy=POLICY,
            Certificates=[{"CertificateArn": default}],
            DefaultActions=[NOBODY],
            Tags=tags.listed(identity),
        )
        run.aws.elb.note_new_listener(balancer, answer["Listeners"][0], identity)

    return do


def _mended(spec: Spec, listener: Listener, stack: Stack) -> list[Step]:
    serving = _serving(spec, stack)
    needed = {cert.arn for cert in serving.values()}
    coming = len(titles(spec, stack.zone, serving)) > len(needed)
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
    if not wrong:
        return []
    why, do = joined("; ", wrong), _mend(spec, listener, listener.balancer)
    return [_step(spec, listener.balancer, Phase.BUILD, "update", "listener", ":443", why, do)]


def _mend(spec: Spec, listener: Listener, like: int) -> Do:
    """With the certificate it has, where `spec` needs that, else with the default one of the load balancer `like`."""

    def do(run: Run, stack: Stack) -> None:
        needed = {cert.arn for cert in _serving(spec, stack).values()}
        kept = listener.certificate if listener.certificate in needed else None
        certificate = kept or _default(stack, like).arn
        whose = _whose(stack, certificate)
        if whose == naming.YOURS:
            _note(run, listener, whose)  # before: of a crash in between it must not look like one of ours
        answer = run.aws.call.patient(CERTIFICATE_NOT_YET, CERTIFICATE_SECONDS).write(
            run.aws.elbv2.modify_listener,
            ListenerArn=listener.arn,
            Protocol="HTTPS",
            Port=PORT,
            SslPolicy=POLICY,
            Certificates=[{"CertificateArn": certificate}],
            DefaultActions=[NOBODY],
        )
        run.aws.elb.note_listener(balancer_arn(stack, listener.balancer), answer["Listeners"][0])
        if whose == naming.OURS:
            _note(run, listener, whose)

    return do


def _whose(stack: Stack, certificate: str | None) -> str:
    items = stack.certificate.items if stack.certificate else ()
    return naming.OURS if certificate in {cert.arn for cert in items} else naming.YOURS


def _note(run: Run, listener: Listener, whose: str) -> None:
    """So that a certificate of yours is not taken, when it leaves the file, for one of ours that lost its tags."""
    if listener.whose == whose:
        return
    run.aws.elb.mark(run.aws.call, listener.arn, {naming.PART: whose})


def _certificates(spec: Spec, index: int, listener: Listener | None, stack: Stack) -> list[Step]:
    serving = _serving(spec, stack)
    needed = {cert.arn for cert in serving.values()}
    on_it = {listener.certificate, *listener.sni} if listener else set()
    wanted = titles(spec, stack.zone, serving)
    if listener is None or listener.certificate not in needed:
        wanted = wanted[1:]  # the first becomes the default certificate
    present = {cert.title for cert in serving.values() if cert.arn in on_it}
    added = [_add_certificate(spec, index, title) for title in wanted if title not in present]
    return [*added, *(_removed(spec, listener, needed, stack) if listener else [])]


def _removed(spec: Spec, listener: Listener, needed: Collection[str], stack: Stack) -> list[Step]:
    """Certificates of ours that it knows and no name needs; the default one can only be replaced."""
    items = stack.certificate.items if stack.certificate else ()
    return [
        _remove_certificate(spec, listener.balancer, cert)
        for cert in items
        if cert.arn in listener.sni and cert.arn not in needed
    ]


def _add_certificate(spec: Spec, index: int, title: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        cert = next(cert for cert in _serving(spec, stack).values() if cert.title == title)
        patient = run.aws.call.patient({*CERTIFICATE_NOT_YET, "ListenerNotFound"}, CERTIFICATE_SECONDS)
        listener, add = listener_arn(run, stack, index), run.aws.elbv2.add_listener_certificates
        patient.write(add, ListenerArn=listener, Certificates=[{"CertificateArn": cert.arn}])
        run.aws.elb.note_sni(listener, cert.arn)

    why = say("why.certificate-known")
    return _step(spec, index, Phase.BUILD, "add", "listener-certificate", title, why, do)


def _remove_certificate(spec: Spec, index: int, cert: Certificate) -> Step:
    def do(run: Run, stack: Stack) -> None:
        listener, remove = listener_arn(run, stack, index), run.aws.elbv2.remove_listener_certificates
        run.aws.call.write(remove, ListenerArn=listener, Certificates=[{"CertificateArn": cert.arn}])
        run.aws.elb.forget_sni(listener)

    why = say("why.no-name-needs-it")
    return _step(spec, index, Phase.PRUNE, "remove", "listener-certificate", cert.title, why, do)


def _serving(spec: Spec, stack: Stack) -> dict[str, Certificate]:
    """Of these sites: name -> the certificate that serves it or is going to, in the order of the file."""
    by_host = stack.certificate.by_host if stack.certificate else {}
    return {host: by_host[host] for host in spec.hosts if host in by_host}


def _default(stack: Stack, index: int) -> Certificate:
    """The certificate of the first host in the file that is on that load balancer."""
    by_host = stack.certificate.by_host if stack.certificate else {}
    return next(cert for host, cert in by_host.items() if stack.place(host) == index)


def _step(spec: Spec, index: int, phase: Phase, verb: str, kind: str, name: str, why: Text, do: Do) -> Step:
    called = on_balancer(name, spec.name, index)
    return Step(resource=ROLE, phase=phase, verb=verb, kind=kind, name=called, why=why, do=do)
