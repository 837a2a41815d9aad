"""`edgeops status --watch`: look again and again, until it is told to stop. Reads only.

Every look reads anew, with the clients and the call rates of the first. A look that AWS is too busy to answer, or
fails by itself, is said and made again; what the next look cannot mend - credentials at their end, no network - ends
it.
"""

from collections.abc import Callable
from dataclasses import replace

from edgeops.aws.failures import passing
from edgeops.commands.context import Context
from edgeops.commands.status import status
from edgeops.errors import EdgeError, ExitStatus, Several, finding
from edgeops.model import Spec
from edgeops.report import Outcome

EVERY = 5.0
"""Seconds from the end of a look to the next."""
Show = Callable[[Outcome, float], None]


def watch(ctx: Context, spec: Spec, show: Show) -> Outcome:
    """The last look, once the command's time (`--timeout`) is over; `show` gets each with the seconds to the next.

    Raises Interrupted on Ctrl-C, and what a look raises that would be no better the next time.
    """
    end = None if ctx.timeout is None else ctx.clock.now() + ctx.timeout
    aws = ctx.connect()
    anew = replace(ctx, connect=lambda: aws.anew())
    while True:
        seen = _look(anew, spec)
        show(seen, EVERY)
        if end is not None and ctx.clock.now() + EVERY > end:
            return seen
        ctx.clock.sleep(EVERY)


def _look(ctx: Context, spec: Spec) -> Outcome:
    try:
        seen = status(ctx, spec)
        return replace(seen, next=tuple(line for line in seen.next if "--watch" not in line))
    except EdgeError as error:
        causes = error.errors if isinstance(error, Several) else (error,)
        if not all(passing(cause) for cause in causes):
            raise
        what = causes[0].findings[0].what
        failed = finding("look-failed", "status", "warning", why=what, seconds=f"{EVERY:.0f}")
        return Outcome("status", ExitStatus.FAILED, findings=(failed,))
