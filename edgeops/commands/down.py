"""`edgeops down`: takes the edge away - what is ours, in an order that harms nobody - and says what it leaves and
why.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from edgeops import flow
from edgeops.catalogue import say
from edgeops.commands.context import Context
from edgeops.commands.surroundings import left_alone
from edgeops.commands.work import Ledger, Scene, bill, look, same, start
from edgeops.errors import EdgeError, ExitStatus, Finding, finding
from edgeops.events import Planned
from edgeops.model import Charge, Spec, Step
from edgeops.report import Kept, Outcome, Result
from edgeops.resources import balancer, certificate, groups, https

Steps = tuple[Step, ...]


def down(ctx: Context, spec: Spec, *, confirm: str | None) -> Outcome:
    """Look, refuse what is protected or used by others before DNS is touched, ask for the stack's name, remove."""
    scene = look(ctx, replace(spec, everywhere=True), public_dns=False)
    steps = flow.removal(spec, scene.stack)
    ledger = Ledger(ctx.emit)
    if not steps:
        return _outcome(spec, scene, steps, ledger, ExitStatus.OK, ())
    if in_the_way := _in_the_way(spec, scene):
        return _outcome(spec, scene, steps, ledger, ExitStatus.REFUSED, in_the_way)
    ctx.emit(Planned(steps, ()))
    if not _agreed(ctx, spec, confirm):
        status, why = _nobody_agreed(ctx, spec)
        return _outcome(spec, scene, steps, ledger, status, why)
    try:
        flow.prune(start(ctx, scene, ledger, steps), steps, scene.stack, ctx.jobs)
    except EdgeError as error:
        return _outcome(spec, scene, steps, ledger, error.status, error.findings)
    return _outcome(spec, scene, steps, ledger, ExitStatus.OK, (*_still_paid(spec, scene), *_lead_nowhere(scene)))


def _still_paid(spec: Spec, scene: Scene) -> tuple[Finding, ...]:
    """An Elastic IP that stays and is on nothing."""
    return () if "address" in spec.discard else tuple(left_alone(scene.stack))


def _lead_nowhere(scene: Scene) -> tuple[Finding, ...]:
    """Names that somebody else has led to our load balancer: theirs to keep or to delete."""
    names = scene.stack.records.led_here if scene.stack.records else ()
    return tuple(finding("name-leads-nowhere", f'"{host}"', "warning", host=host) for host in names)


def _in_the_way(spec: Spec, scene: Scene) -> tuple[Finding, ...]:
    """Deletion protection, and what somebody else has built on ours: it would go with it (T8.6)."""
    aws, stack = scene.aws, scene.stack
    found = [
        *(balancer.protected(aws, stack.balancer) if stack.balancer else ()),
        *(https.used_by_others(aws, spec, stack.balancer) if stack.balancer else ()),
        *(stack.records.stranded if stack.records else ()),
        *(groups.used_by_others(aws, stack.groups) if stack.groups else ()),
        *(certificate.used_by_others(aws, spec, stack.certificate) if stack.certificate else ()),
    ]
    return tuple(found)


def _agreed(ctx: Context, spec: Spec, confirm: str | None) -> bool:
    if confirm is not None or ctx.yes:
        return ctx.yes and confirm == spec.name
    return ctx.ask is not None and ctx.ask(say("ask.name", stack=spec.name)).strip() == spec.name


def _nobody_agreed(ctx: Context, spec: Spec) -> tuple[ExitStatus, tuple[Finding, ...]]:
    asked = ctx.ask is not None and not ctx.yes
    why = say("not-confirmed.why-mistyped") if asked else None
    return ExitStatus.REFUSED, (finding("not-confirmed", "edgeops", why=why, stack=spec.name),)


def _outcome(
    spec: Spec, scene: Scene, steps: Steps, ledger: Ledger, status: ExitStatus, found: tuple[Finding, ...]
) -> Outcome:
    kept, gone = _kept(spec, scene), bool(steps) and status is ExitStatus.OK
    left = [item.charge for item in kept if item.charge]
    return Outcome(
        command="down",
        status=status,
        result=Result(
            scene.place,
            steps=ledger.reports(steps, "skipped"),
            charges=tuple(left) if gone or not steps else bill(scene.stack),
            saved=_saved(bill(scene.stack), left) if gone else (),
            kept=kept,
        ),
        findings=found,
        next=() if status is ExitStatus.OK else (same("down", spec),),
    )


def _saved(before: Iterable[Charge], left: Iterable[Charge]) -> tuple[Charge, ...]:
    """What is no longer billed."""
    counts = Counter({charge.item: charge.count for charge in before})
    counts.subtract(Counter(charge.item for charge in left))
    return tuple(Charge(item, count) for item, count in counts.items() if count > 0)


def _kept(spec: Spec, scene: Scene) -> tuple[Kept, ...]:
    stack = scene.stack
    certificates = stack.certificate.items if stack.certificate and "certificate" not in spec.discard else ()
    addresses = stack.address.items if stack.address and "address" not in spec.discard else ()
    present = stack.validation.present if stack.validation else {}
    proofs = sorted(name for name, value in present.items() if value.endswith(".acm-validations.aws"))
    return (
        *(Kept("certificate", cert.title, say("kept.certificate")) for cert in certificates),
        *(
            Kept(
                "elastic-ip",
                f"{address.label} {address.ip}",
                say("kept.address"),
                Charge("public-ipv4" if address.association else "idle-ipv4"),
            )
            for address in addresses
        ),
        *(Kept("validation-record", name, say("kept.validation")) for name in proofs),
    )
