"""What a command answers: typed, frozen, rendered once - as a table for people or as one JSON object for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edgeops.errors import ExitStatus, Finding

if TYPE_CHECKING:
    from edgeops.model import Charge, Step

StepStatus = Literal["planned", "done", "already", "failed", "skipped"]


@dataclass(frozen=True)
class StepReport:
    """A step and what became of it."""

    step: Step
    status: StepStatus


@dataclass(frozen=True)
class TargetReport:
    """A target of a live pool: ELB's state and reason, and what to do about it in words."""

    id: str
    port: int
    state: str
    reason: str
    advice: str


@dataclass(frozen=True)
class SiteReport:
    """One site as it stands. `verdict` is one sentence; `healthy` decides the exit code."""

    host: str
    url: str
    certificate: str
    dns: str
    live: str
    targets: tuple[TargetReport, ...]
    healthy: bool
    verdict: str


@dataclass(frozen=True)
class Kept:
    """Something `down` leaves, what it costs, and how to remove it too."""

    kind: str
    name: str
    why: str
    charge: Charge | None = None


@dataclass(frozen=True)
class Place:
    """Where a command works: said in its first line. `endpoint` is None on real AWS."""

    stack: str
    account: str
    region: str
    endpoint: str | None = None


@dataclass(frozen=True)
class Result:
    """The answer of `plan`, `up`, `status` and `down`; None fields are left out of the JSON of that command.

    `saved`: what is no longer billed.
    """

    place: Place
    steps: tuple[StepReport, ...] | None = None
    charges: tuple[Charge, ...] = ()
    sites: Mapping[str, SiteReport] | None = None
    kept: tuple[Kept, ...] = ()
    saved: tuple[Charge, ...] = ()


@dataclass(frozen=True)
class Page:
    """The answer of `help`, `explain` and `sandbox`: `text` for people, `fields` for programs.

    `prose`: its lines may be broken where the terminal ends.
    """

    text: str
    fields: Mapping[str, object]
    prose: bool = False


@dataclass(frozen=True)
class CallTime:
    """The attempts of one operation (`elbv2.describe_rules`). `queued`: seconds they waited for their turn."""

    operation: str
    count: int
    seconds: float
    longest: float
    queued: float


@dataclass(frozen=True)
class Leg:
    """A part of the critical path. `phase` is start, look, build or prune; `resource` "" where it is none's."""

    phase: str
    resource: str
    seconds: float


@dataclass(frozen=True)
class WaitTime:
    """A wait: for what, and how long."""

    resource: str
    what: str
    seconds: float


@dataclass(frozen=True)
class Timings:
    """Where `seconds` went: calls and waits, the longest first (they overlap), and what had to follow on what."""

    seconds: float
    calls: tuple[CallTime, ...]
    waits: tuple[WaitTime, ...]
    critical_path: tuple[Leg, ...]


@dataclass(frozen=True)
class Outcome:
    """What `cli` renders and exits with. `next`: the command lines that make sense now. `timings` only if asked for."""

    command: str
    status: ExitStatus
    result: Result | None = None
    findings: tuple[Finding, ...] = ()
    next: tuple[str, ...] = field(default=())
    page: Page | None = None
    timings: Timings | None = None
