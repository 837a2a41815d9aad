"""In which zones to look for names that have left the file.

Rules, target groups and certificates name the sites of before; nothing that is read anyway names the instances' host
names. So the zones that only those are in are written on the first load balancer, whose tags every run reads: before
the first record is made there, and until the last one is gone.
"""

from __future__ import annotations

from collections.abc import Iterable

from edgeops import naming
from edgeops.catalogue import say
from edgeops.model import Balancer, Phase, Spec, Stack, Step
from edgeops.run import Run

LONGEST = 256  # characters of a tag's value


def of_new(spec: Spec, stack: Stack) -> dict[str, str]:
    """The tag for a load balancer that is made now; {} where there is nothing to remember."""
    text = _text(_zones(spec, stack))
    return {naming.ZONES: text} if text else {}


def read(found: dict[str, str]) -> frozenset[str]:
    """The names of zones in a load balancer's tags."""
    return frozenset(found.get(naming.ZONES, "").split())


def steps(spec: Spec, first: Balancer | None, stack: Stack) -> list[Step]:
    """Remember what is used now; in the end forget what no name is in any more."""
    if first is None:
        return []
    now = _zones(spec, stack)
    both = first.name_zones | now
    remember = [_write(first, _text(both), Phase.BUILD)] if _text(both) != _text(first.name_zones) else []
    forget = [_write(first, _text(now), Phase.PRUNE)] if _text(both) != _text(now) else []
    return [*remember, *forget]


def _zones(spec: Spec, stack: Stack) -> frozenset[str]:
    by_host = stack.zone.by_host if stack.zone else {}
    of_sites = {by_host[host].name for host in spec.hosts if host in by_host}
    return frozenset(by_host[host].name for host in spec.hostnames if host in by_host) - of_sites


def _text(zones: Iterable[str]) -> str:
    """As many as a tag holds: with more than some ten zones of host names those of the end are not remembered."""
    text = ""
    for zone in sorted(zones):
        text = more if len(more := f"{text} {zone}".strip()) <= LONGEST else text
    return text


def _write(balancer: Balancer, text: str, phase: Phase) -> Step:
    def do(run: Run, stack: Stack) -> None:
        run.aws.elb.mark(run.aws.call, balancer.arn, {naming.ZONES: text})

    why = say("why.remember-zones", zones=text) if phase is Phase.BUILD else say("why.forget-zones")
    return Step(
        resource="balancer",
        phase=phase,
        verb="update",
        kind="load-balancer-tags",
        name=balancer.name,
        why=why,
        do=do,
    )
