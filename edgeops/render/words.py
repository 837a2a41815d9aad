"""The words for resources, phases, verbs and durations: those of the AWS console, in the user's language when said."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from edgeops.catalogue import Text, joined, known, say, word
from edgeops.errors import Finding
from edgeops.model import Phase, Step
from edgeops.report import Place, StepStatus

# In the order in which they are built, which is also the order of the live view.
ORDER = (
    "network",
    "zone",
    "delegation",
    "placement",
    "address",
    "firewall",
    "balancer",
    "certificate",
    "validation",
    "groups",
    "entry",
    "early",
    "https",
    "records",
    "health",
    "cutover",
)
RESOURCES: Mapping[str, Text] = MappingProxyType({name: say(f"resource.{name}") for name in ORDER})
PHASES: Mapping[Phase, Text] = MappingProxyType({phase: say(f"phase.{phase.value}") for phase in Phase})
STATUSES: Mapping[StepStatus, str] = MappingProxyType(
    {
        "planned": "",
        "done": say("status.done"),
        "already": say("status.already"),
        "failed": say("status.failed"),
        "skipped": say("status.skipped"),
    }
)

MAKES = frozenset({"add", "allocate", "allow", "associate", "create", "open", "register", "request", "write"})
TAKES = frozenset({"close", "delete", "deregister", "disassociate", "release", "remove", "revoke"})


def resource(name: str) -> str:
    """The console's word for a resource module."""
    return RESOURCES.get(name, name)


def position(name: str) -> int:
    """Where a resource stands in the order of building; an unknown one comes last."""
    return ORDER.index(name) if name in ORDER else len(ORDER)


def kind(name: str) -> str:
    """The console's word for what a step changes: `load-balancer` -> `load balancer`."""
    return word("kind", name) if known(f"kind.{name}") else name.replace("-", " ")


def verb(name: str) -> str:
    """What a step does: `create`."""
    return word("verb", name)


def mark(verb: str) -> str:
    """`+` for what is made, `-` for what goes, `~` for what changes."""
    if verb in MAKES:
        return "+"
    return "-" if verb in TAKES else "~"


def step(it: Step) -> Text:
    """A step in one line: `+ create target group eo-koing-80-1a2b3c4d`."""
    return say("step.line", mark=mark(it.verb), verb=verb(it.verb), kind=kind(it.kind), name=it.name)


def place(it: Place) -> Text:
    """The first line of every command: whose account, which region, and whether it is real."""
    which = say("place.real") if it.endpoint is None else say("place.sandbox", endpoint=it.endpoint)
    return say("place.line", stack=it.stack, region=it.region, account=it.account, which=which)


def warning(finding: Finding) -> Text:
    """A warning in one line."""
    return say("progress.warning", where=where(finding), what=finding.what)


def where(finding: Finding) -> str:
    """What a finding is about: a place in the file as it is written there, a part of the edge by its name."""
    return word("where", finding.where)


def ended(findings: Iterable[Finding]) -> Text:
    """Why work on a resource ended early, in one line."""
    stopped = say("progress.stopped")
    return joined("; ", [stopped if f.id == "interrupted" else say("progress.failed", what=f.what) for f in findings])


def duration(seconds: float) -> Text:
    """`3.2 s`, `45 s`, `2 min 31 s`, `1 h 5 min`."""
    if seconds < 10:
        return say("duration.seconds", seconds=f"{seconds:.1f}")
    whole = int(seconds)
    if whole < 60:
        return say("duration.seconds", seconds=whole)
    if whole < 3600:
        return say("duration.minutes", minutes=whole // 60, seconds=whole % 60)
    return say("duration.hours", hours=whole // 3600, minutes=whole % 3600 // 60)


def usual(seconds: float) -> Text:
    """How long something normally takes, as roughly as it is known: `a few seconds`, `about 30 s`, `2-3 min`."""
    if seconds < 10:
        return say("usual.moment")
    if seconds < 60:
        return say("usual.seconds", seconds=round(seconds / 5) * 5)
    whole, part = divmod(seconds, 60)
    if part < 15:
        return say("usual.minutes", minutes=int(whole))
    return say("usual.between", least=int(whole), most=int(whole) + 1)


def wait(what: str, now: str, usually: float) -> Text:
    """A wait in one line: `waiting until it is active (now: provisioning; usually 2-3 min)`."""
    if not now:
        return say("progress.waiting", what=what, usual=usual(usually))
    return say("progress.waiting-seen", what=what, seen=now, usual=usual(usually))
