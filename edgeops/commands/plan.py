"""`edgeops plan`: the very steps `up` would perform, since they are the same objects; nothing is changed."""

from edgeops import flow
from edgeops.commands.context import Context
from edgeops.commands.likely import likely
from edgeops.commands.surroundings import surroundings
from edgeops.commands.work import Ledger, Scene, charges, look, same
from edgeops.errors import ExitStatus, Finding, finding
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
        findings=(
            *scene.problems,
            *(likely(ctx, scene.aws, spec, scene.stack) if steps else ()),
            *_not_compared(spec, scene),
            *surroundings(scene.aws, spec, scene.stack, thorough=True),
        ),
        next=() if blocked or not steps else (same("up", spec),),
    )


def _not_compared(spec: Spec, scene: Scene) -> tuple[Finding, ...]:
    """What an ordinary plan cannot see is said, once there is something to see."""
    if spec.deep or not (scene.stack.balancer and scene.stack.balancer.items):
        return ()
    return (finding("attributes-not-compared", "balancer", "note"),)
