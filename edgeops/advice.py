"""What the states of targets and load balancers mean and what to do, in words: pure. They are ELB's (T3.9, T3.26)."""

from edgeops.catalogue import known, say, word
from edgeops.errors import Finding, finding
from edgeops.model import TargetSeen

HEALTHY = frozenset({"healthy"})


def advice(target: TargetSeen, path: str) -> str:
    """One or two sentences; "" for a healthy target."""
    key = f"{code(target.reason, target.state)}.why"
    if target.reason and known(key):
        return say(key, port=target.port, instance=target.id, path=path, description=target.description)
    if target.state in HEALTHY:
        return ""
    where = say("target.name", port=target.port, instance=target.id)
    return target.description or say("target-REASON.why", target=where, state=target.state)


def code(reason: str, state: str) -> str:
    """The code of a finding about a target: `target-failedhealthchecks`."""
    return f"target-{reason.rpartition('.')[2].lower() or state}"


def state_in_words(state: str) -> str:
    """ELB's state as the console says it; an unknown one as ELB does."""
    return word("state", state)


def failed(name: str, reason: str) -> Finding:
    """A load balancer that is `failed`: it never works (T3.9)."""
    why = reason or say("load-balancer-failed.why-unknown")
    return finding("load-balancer-failed", "balancer", why=why, balancer=name)


def impaired(name: str, reason: str) -> Finding:
    """A load balancer that is `active_impaired`: it routes traffic, and may not be able to grow (T3.9)."""
    return finding("load-balancer-impaired", "balancer", "warning", why=reason or None, name=name)
