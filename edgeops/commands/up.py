"""`edgeops up`: from "it runs on my instance" to https, and from whatever is half-done to done."""

from dataclasses import replace

from edgeops import flow
from edgeops.catalogue import Text, say
from edgeops.commands.context import Context
from edgeops.commands.likely import likely
from edgeops.commands.sites import findings, sites
from edgeops.commands.surroundings import paid_in_vain, serving_nobody
from edgeops.commands.work import Ledger, Scene, charges, look, same, start
from edgeops.errors import EdgeError, ExitStatus, Finding, finding
from edgeops.events import Planned, Warned
from edgeops.model import Foreign, Phase, Spec, Stack, Step
from edgeops.report import Outcome, Result, StepStatus

Steps = tuple[Step, ...]
YES = frozenset({"y", "yes", "예", "네"})  # in any language, whatever the question was asked in


def up(ctx: Context, spec: Spec) -> Outcome:
    """Look, plan, ask where it costs or interrupts, build, see that targets are healthy, prune."""
    scene = look(ctx, spec)
    if taken := _asked_to_take_over(ctx, spec, scene):
        spec = replace(spec, takeover=spec.takeover | taken)
        scene = replace(scene, stack=flow.observe(scene.aws, spec, ctx.jobs, ctx.stop, ctx.heard))
    steps = flow.plan(spec, scene.stack)
    ledger = Ledger(ctx.emit)
    if any(problem.severity == "error" for problem in scene.problems):
        found = (*scene.problems, *serving_nobody(spec, scene.stack))
        return _outcome(spec, scene, scene.stack, steps, ledger, ExitStatus.REFUSED, found)
    if steps:
        scene = _warned(ctx, spec, scene, steps)
        ctx.emit(Planned(steps, charges(spec, scene.stack)))
        if not _agreed(ctx, steps):
            status, why = _nobody_agreed(ctx)
            return _outcome(spec, scene, scene.stack, steps, ledger, status, why)
    return _carry_out(ctx, spec, scene, steps, ledger)


def _warned(ctx: Context, spec: Spec, scene: Scene, steps: Steps) -> Scene:
    """Before anything is paid for it is said what it will likely come to."""
    if not any(step.costs for step in steps):
        return scene
    told = likely(ctx, scene.aws, spec, scene.stack)
    for one in told:
        ctx.emit(Warned(one))
    return replace(scene, warned=tuple(told))


def _asked_to_take_over(ctx: Context, spec: Spec, scene: Scene) -> frozenset[str]:
    """On a terminal each name that somebody else holds is asked about by itself; `--yes` does not stand for it."""
    foreign = scene.stack.records.foreign if scene.stack.records else ()
    askable = [other for other in foreign if other.host not in spec.takeover and not other.stuck]
    if ctx.ask is None or not askable:
        return frozenset()
    return frozenset(other.host for other in askable if _yes(ctx.ask(_question(spec, other))))


def _question(spec: Spec, other: Foreign) -> Text:
    record = other.standing
    if other.leads_to:
        record = say("ask.through", record=record, balancer=other.leads_to)
    key = "ask.take-over-hostname" if other.host in spec.hostnames else "ask.take-over"
    return say(key, host=other.host, record=record)


def _yes(answer: str) -> bool:
    return answer.strip().lower() in YES


def _carry_out(ctx: Context, spec: Spec, scene: Scene, steps: Steps, ledger: Ledger) -> Outcome:
    run = start(ctx, scene, ledger, steps)
    stack = scene.stack
    try:
        stack = flow.build(run, spec, stack, ctx.jobs)
        reports = sites(spec, stack)
        if not all(report.healthy for report in reports.values()):
            found = (*scene.problems, *findings(spec, reports))
            return _outcome(spec, scene, stack, steps, ledger, ExitStatus.UNHEALTHY, found)
        remaining = [step for step in flow.plan(spec, stack) if step.phase is Phase.PRUNE]
        flow.prune(run, remaining, stack, ctx.jobs)
    except EdgeError as error:
        return _outcome(spec, scene, stack, steps, ledger, error.status, (*scene.problems, *error.findings))
    found = (*scene.problems, *paid_in_vain(scene.aws, spec, stack))
    return _outcome(spec, scene, stack, steps, ledger, ExitStatus.OK, found)


def _agreed(ctx: Context, steps: Steps) -> bool:
    """Free things and repairs never ask."""
    if ctx.yes or not any(step.costs or step.interrupts for step in steps):
        return True
    return ctx.ask is not None and _yes(ctx.ask(say("ask.do-this")))


def _nobody_agreed(ctx: Context) -> tuple[ExitStatus, tuple[Finding, ...]]:
    if ctx.ask is not None:
        return ExitStatus.REFUSED, (finding("not-agreed", "edgeops"),)
    return ExitStatus.REFUSED, (finding("needs-yes", "edgeops"),)


def _outcome(
    spec: Spec,
    scene: Scene,
    stack: Stack,
    steps: Steps,
    ledger: Ledger,
    status: ExitStatus,
    found: tuple[Finding, ...],
) -> Outcome:
    begun = bool(ledger.status)
    otherwise: StepStatus = "skipped" if begun or status is not ExitStatus.OK else "planned"
    return Outcome(
        command="up",
        status=status,
        result=Result(
            scene.place,
            steps=ledger.reports(steps, otherwise),
            charges=charges(spec, scene.stack),
            sites=sites(spec, stack),
        ),
        findings=found,
        next=_next(spec, status),
    )


def _next(spec: Spec, status: ExitStatus) -> tuple[str, ...]:
    match status:
        case ExitStatus.OK | ExitStatus.UNHEALTHY:
            return ("edgeops status",)
        case ExitStatus.REFUSED:
            return (same("plan", spec),)
        case _:
            return (same("up", spec),)
