"""What happens while a command works, as small frozen values that go up to whoever listens.

The work knows no screen: `emit` is the only thing that goes back up through the layers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from edgeops.errors import Finding

if TYPE_CHECKING:
    from edgeops.model import Charge, Step


@dataclass(frozen=True)
class Connected:
    """AWS has said who is asking. `endpoint` is None on real AWS, the address of a simulated one otherwise."""

    stack: str
    account: str
    region: str
    endpoint: str | None


@dataclass(frozen=True)
class Planned:
    """The steps about to be performed, in order, and what the edge will cost."""

    steps: tuple[Step, ...]
    charges: tuple[Charge, ...]


@dataclass(frozen=True)
class Started:
    """Work on a resource begins."""

    resource: str


@dataclass(frozen=True)
class Finished:
    """A resource is done: what depends on it may start."""

    resource: str


@dataclass(frozen=True)
class StepStarted:
    """A change is about to be made."""

    step: Step


@dataclass(frozen=True)
class StepDone:
    """A change is made; `already` when AWS held it before (a kept validation record, a lost answer)."""

    step: Step
    already: bool = False


@dataclass(frozen=True)
class Waiting:
    """A wait goes on: for `what`, while AWS says `seen`. All durations in seconds."""

    resource: str
    what: str
    seen: str
    elapsed: float
    usual: float
    limit: float


@dataclass(frozen=True)
class Warned:
    """Something the user should know; the work goes on."""

    finding: Finding


@dataclass(frozen=True)
class Failed:
    """Work on a resource ends here; nothing that depends on it starts."""

    resource: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Called:
    """An attempt of a call is over, well or not: when it asked for its turn, when it had it, when AWS had answered.

    This and the next two are only told to whoever wants to know where the time went. All times in seconds on the
    command's clock.
    """

    operation: str
    asked: float
    began: float
    ended: float


@dataclass(frozen=True)
class Waited:
    """A wait is over, however."""

    resource: str
    what: str
    began: float
    ended: float


@dataclass(frozen=True)
class Worked:
    """Work on a resource is over, however. It could not begin before its `needs` were done, in the same phase."""

    phase: Literal["look", "build", "prune"]
    resource: str
    needs: frozenset[str]
    began: float
    ended: float


Event = (
    Connected
    | Planned
    | Started
    | Finished
    | StepStarted
    | StepDone
    | Waiting
    | Warned
    | Failed
    | Called
    | Waited
    | Worked
)
Listener = Callable[[Event], None]
