"""`edgeops down`: takes the edge away - what is ours, in an order that harms nobody - and says what it leaves and
why.
"""

from edgeops import flow
from edgeops.commands.context import Context
from edgeops.commands.work import Ledger, Scene, look, refused, start
from edgeops.errors import EdgeError, ExitStatus, Finding
from edgeops.events import Planned
from edgeops.model import Charge, Spec, Step
from edgeops.report import Kept, Outcome, Result
from edgeops.resources import balancer, certificate, groups, https

Steps = tuple[Step, ...]


def down(ctx: Context, spec: Spec, *, confirm: str | None) -> Outcome:
    """Look, refuse what is protected or used by others before DNS is touched, ask for the stack's name, remove."""
    scene = look(ctx, spec, public_dns=False)
