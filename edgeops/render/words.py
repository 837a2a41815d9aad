"""The words for resources, phases, verbs and durations: those of the AWS console, in one place."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from edgeops.errors import Finding
from edgeops.model import Phase, Step
from edgeops.report import Place, StepStatus

# In the order in which they are built, which is also the order of the live view.
RESOURCES: Mapping[str, str] = MappingProxyType(
    {
        "network": "network",
        "zone": "hosted zone",
        "delegation": "public DNS",
        "address": "Elastic IP",
        "firewall": "security group",
        "balancer": "load balancer",
        "certificate": "certificate",
        "validation": "domain proof",
        "groups": "target groups",
        "entry": "listener :80",
        "https": "listener :443",
        "records": "DNS records",
        "health": "health checks",
        "cutover": "DNS change-over",
    }
)

PHASES: Mapping[Phase, str] = MappingProxyType({Phase.BUILD: "To build", Phase.PRUNE: "To remove"})

STATUSES: Mapping[StepStatus, str] = MappingProxyType(
    {
        "planned": "",
        "done": "done",
        "already": "was there already",
        "failed": "FAILED",
        "skipped": "not done",
    }
)

# Kinds are slugs for programs; these are not just their words without the hyphen.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "elastic-ip": "Elastic IP",
        "firewall-rule": "security group rule",
        "listener-certificate": "listener's certificate",
    }
)

MAKES = frozenset({"add", "allocate", "allow", "associate", "create", "open", "register", "request", "write"})
TAKES = frozenset({"close", "delete", "deregister", "disassociate", "release", "remove", "revoke"})


def resource(name: str) -> str:
    """The console's word for a resource module."""
    return RESOURCES.get(name, name)


def position(name: str) -> int:
    """Where a resource stands in the order of building; an unknown one comes last."""
    order = list(RESOURCES)
    return order.index(name) if name in order else len(order)


def kind(name: str) -> str:
    """The console's word for what a step changes: `load-balancer` -> `load balancer`."""
    return KINDS.get(name, name.replace("-", " "))


def mark(verb: str) -> str:
    """`+` for what is made, `-` for what goes, `~` for what changes."""
    if verb in MAKES:
        return "+"
    return "-" if verb in TAKES else "~"


def step(it: Step) -> str:
    """A step in one line: `+ create target group eo-koing-80-1a2b3c4d`."""
    return f"{mark(it.verb)} {it.verb} {kind(it.kind)} {it.name}"


def place(it: Place) -> str:
    """The first line of every command: whose account, which region, and whether it is real."""
    which = "real AWS" if it.endpoint is None else f"SANDBOX ({it.endpoint})"
    return f"{it.stack} in {it.region}, account {it.account}, {which}"


def ended(findings: Iterable[Finding]) -> str:
    """Why work on a resource ended early, in one line."""
    return "; ".join("stopped" if f.id == "interrupted" else f"FAILED: {f.what}" for f in findings)


def count(number: int, noun: str) -> str:
    """`1 change`, `2 changes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def duration(seconds: float) -> str:
    """`3.2 s`, `45 s`, `2 min 31 s`, `1 h 5 min`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = int(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def usual(seconds: float) -> str:
    """How long something normally takes, as roughly as it is known: `a few seconds`, `about 30 s`, `2-3 min`."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 60:
        return f"about {round(seconds / 5) * 5} s"
    whole, part = divmod(seconds, 60)
    return f"about {whole:.0f} min" if part < 15 else f"{whole:.0f}-{whole + 1:.0f} min"


def waiting(what: str) -> str:
    """`waiting until it is active`."""
    return f"waiting until {what.removeprefix('until ')}"


def seen(now: str, usually: float) -> str:
    """What is seen now and how long it normally takes, for the end of a line."""
    return f"now: {now}; usually {usual(usually)}" if now else f"usually {usual(usually)}"
