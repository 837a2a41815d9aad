"""`edgeops plan`: the very steps `up` would perform, since they are the same objects; nothing is changed."""

from edgeops import flow
from edgeops.commands.context import Context
from edgeops.commands.work import Ledger, charges, look
from edgeops.errors import ExitStatus
from edgeops.model import Spec
from edgeops.report import Outcome, Result


def plan(ctx: Context, spec: Spec, *, exit_code: bool = False) -> Outcome:
    """REFUSED when something blocks `up` (the steps are shown all the same); CHANGES only when asked to say so."""
    scene = look(ctx, spec)
    steps = flow.plan(spec, scene.stack)
    blocked = any(problem.severity == "error" for problem in scene.problems)
    changed = ExitStatus.CHANGES if exit_code and steps else ExitStatus.OK
    return Outcome(
        command="plan",
        status=ExitStatus.REFUSED if blocked else changed,
        result=Result(
            scene.place,
            steps=Ledger(ctx.emit).reports(steps, "planned"),
            charges=charges(spec, scene.stack),
        ),
        findings=scene.problems,
        next=() if blocked or not steps else ("edgeops up",),
    )
