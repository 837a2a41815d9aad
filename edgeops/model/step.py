"""One change between what is asked and what is there, as data: `plan` prints it, `up` performs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from edgeops.model.stack import Stack
    from edgeops.run import Run


class Phase(Enum):
    """BUILD goes forward over the graph; PRUNE goes back, after health has passed."""

    BUILD = "build"
    PRUNE = "prune"


@dataclass(frozen=True)
class Charge:
    """Something AWS bills by the hour; `render.costs` has the prices. `idle-ipv4`: an Elastic IP on nothing."""

    item: Literal["load-balancer", "public-ipv4", "idle-ipv4"]
    count: int = 1


@dataclass(frozen=True)
class Step:
    """One change of one resource. Names come from Spec and Observed, never from AWS ids, so plan and up agree.

    `do` reads ids from the Stack as it is when it runs, and is not compared. `interrupts` says who notices.
    """

    resource: str
    phase: Phase
    verb: str
    kind: str
    name: str
    why: str = ""
    irreversible: bool = False
    costs: tuple[Charge, ...] = ()
    interrupts: str | None = None
    do: Callable[[Run, Stack], None] = field(compare=False, repr=False, kw_only=True)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same step in plan and up."""
        return (self.phase.value, self.verb, self.kind, self.name)
