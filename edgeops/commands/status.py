"""`edgeops status`: what is there, what is broken, why, and what to do. Reads only."""

from dataclasses import replace
from typing import Literal

from edgeops import flow
from edgeops.commands.context import Context
from edgeops.commands.sites import findings, sites
from edgeops.commands.surroundings import surroundings
from edgeops.commands.work import bill, look
from edgeops.errors import ExitStatus, Finding, finding
from edgeops.model import Spec
from edgeops.recovery import recovered
from edgeops.report import Outcome, Result

EVERYTHING: frozenset[Literal["certificate", "address"]] = frozenset({"certificate", "address"})


def status(ctx: Context, spec: Spec) -> Outcome:
    """UNHEALTHY when a site does not answer as it should, or something is in its way. Without a file AWS is the
    file.
    """
    scene = look(ctx, spec)
    if not spec.sites:
        if not flow.removal(replace(spec, discard=EVERYTHING), scene.stack):
            return Outcome("status", ExitStatus.UNHEALTHY, Result(scene.place, sites={}), (_nothing(spec),))
        spec = recovered(spec, scene.stack)
        scene = replace(scene, stack=flow.observe(scene.aws, spec, ctx.jobs, ctx.stop, ctx.heard))
    reports = sites(spec, scene.stack)
    all_healthy = all(report.healthy for report in reports.values())
    blocked = any(problem.severity == "error" for problem in scene.problems)
    around = surroundings(scene.aws, spec, scene.stack, thorough=False)
    return Outcome(
        command="status",
        status=ExitStatus.OK if all_healthy and not blocked else ExitStatus.UNHEALTHY,
        result=Result(scene.place, charges=bill(scene.stack), sites=reports),
        findings=(*scene.problems, *findings(reports), *around),
        next=() if all_healthy else ("edgeops plan",),
    )


def _nothing(spec: Spec) -> Finding:
    return finding("no-such-stack", "--stack", stack=spec.name, region=spec.region)
