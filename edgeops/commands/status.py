"""`edgeops status`: what is there, what is broken, why, and what to do. Reads only."""

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from edgeops import flow
from edgeops.commands.context import Context
from edgeops.commands.leftovers import leftovers
from edgeops.commands.sites import findings, sites
from edgeops.commands.surroundings import surroundings
from edgeops.commands.work import Scene, bill, look
from edgeops.errors import ExitStatus, Finding, finding
from edgeops.model import Spec
from edgeops.proofs import why
from edgeops.recovery import recovered
from edgeops.report import Outcome, Result

EVERYTHING: frozenset[Literal["certificate", "address"]] = frozenset({"certificate", "address"})

NOT_TOLD = ("early",)
"""What `status` has no word about, and so no call for."""


def status(ctx: Context, spec: Spec) -> Outcome:
    """UNHEALTHY when a site does not answer as it should, or something is in its way. Without a file AWS is the
    file.
    """
    scene = look(ctx, replace(spec, glance=bool(spec.sites)), without=NOT_TOLD)
    left: tuple[Finding, ...] = ()
    if not spec.sites:
        if not flow.removal(replace(spec, discard=EVERYTHING), scene.stack):
            return Outcome("status", ExitStatus.UNHEALTHY, Result(scene.place, sites={}), (_nothing(spec),))
        bare, spec = spec, recovered(spec, scene.stack)
        left = leftovers(bare, spec, scene.stack)
        scene = replace(scene, stack=flow.observe(scene.aws, spec, ctx.jobs, ctx.stop, ctx.heard, NOT_TOLD))
    reports = sites(spec, scene.stack, passable=True)
    all_healthy = all(report.healthy for report in reports.values()) and not left
    wrong = findings(spec, reports)
    blocked = any(problem.severity == "error" for problem in scene.problems)
    waits, lost = _waiting_certificates(scene), _lost_proofs(scene)
    around = surroundings(scene.aws, spec, scene.stack, thorough=False)
    return Outcome(
        command="status",
        status=ExitStatus.OK if all_healthy and not blocked else ExitStatus.UNHEALTHY,
        result=Result(scene.place, charges=bill(scene.stack), sites=reports),
        findings=tuple(sorted((*scene.problems, *left, *wrong, *waits, *lost, *around), key=_weight)),
        next=_next(spec, scene, (*wrong, *lost)),
    )


def _weight(found: Finding) -> int:
    """What is wrong comes first."""
    return ("error", "warning", "note").index(found.severity)


def _next(spec: Spec, scene: Scene, wrong: Collection[Finding]) -> tuple[str, ...]:
    """A sick target is mended on the instance: it is looked at, not planned; nor is what has no file."""
    if wrong and not scene.problems and all(one.id.startswith("target-") for one in wrong):
        return ("edgeops status --watch",)
    if wrong and (spec.recovered or all(one.id == "site-shadowed" for one in wrong)):
        return ("edgeops status",)
    return ("edgeops plan",) if wrong else ()


def _waiting_certificates(scene: Scene) -> list[Finding]:
    """Why a certificate that was asked for is not there yet."""
    served = scene.stack.certificate.by_host.values() if scene.stack.certificate else ()
    pending = {cert.arn: cert for cert in served if cert.status == "PENDING_VALIDATION"}
    told = []
    for arn, cert in pending.items():
        detail = scene.aws.certs.describe(arn)
        cause = why(scene.aws, scene.stack, detail) if detail else None
        told += [finding("certificate-waits", "certificate", "warning", names=cert.title, why=cause)] if cause else []
    return told


def _lost_proofs(scene: Scene) -> list[Finding]:
    """Records that stood when a certificate was issued and without which it is not renewed (T1.24)."""
    seen = scene.stack.validation
    missing = {name: one for name, one in seen.lost.items() if one.name not in seen.present} if seen else {}
    if not missing:
        return []
    records = ", ".join(sorted({record.name for record in missing.values()}))
    return [finding("validation-record-missing", "validation", "warning", names=", ".join(missing), record=records)]


def _nothing(spec: Spec) -> Finding:
    return finding("no-such-stack", "--stack", stack=spec.name, region=spec.region)
