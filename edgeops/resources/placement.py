"""Which load balancer each site is on: decided once, when a command begins, so that plan and up agree. Makes nothing.

The account is asked for its own limits only when AWS's defaults would not do. A load balancer that no site is on any
more may go, unless others have built on it or it is protected: it would be paid for and serve nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.errors import Finding, finding
from edgeops.limits import DEFAULTS
from edgeops.model import Balancer, Placement, Spec, Stack, Step
from edgeops.placement import by_name, placed
from edgeops.run import Run
from edgeops.strangers import strangers

NEEDS: tuple[str, ...] = ()
SEES: tuple[str, ...] = ("network", "zone", "firewall", "balancer", "certificate", "groups", "https", "records")


def find(aws: Aws, spec: Spec, stack: Stack) -> Placement:
    """Every name of the file has its place, also where nothing stands yet."""
    found = placed(spec, stack, DEFAULTS)
    if found.problems or (found.fresh and any(found.by_site.values())):
        found = placed(spec, stack, aws.elb.limits())
    left = list(_left(spec, stack, found.by_site.values()))
    kept = {balancer.index: why for balancer in left if (why := _why_kept(aws, spec, balancer))}
    return Placement(
        by_name(spec.sites, found.by_site),
        frozenset(balancer.index for balancer in left) - kept.keys(),
        problems=(*_elsewhere(stack), *found.problems, *(_kept(spec, index, why) for index, why in kept.items())),
    )


def _elsewhere(stack: Stack) -> list[Finding]:
    """Nothing of a load balancer can be moved to the VPC of other instances, and it reaches those of its own only."""
    here = stack.network.vpc if stack.network else ""
    group = stack.firewall.vpc if stack.firewall else ""
    vpcs = sorted({group, *(one.vpc for one in (stack.balancer.items if stack.balancer else ()))} - {"", here})
    return [finding("edge-in-another-vpc", "network", vpc=here, other=other) for other in vpcs if here]


def steps(spec: Spec, found: Placement | None, stack: Stack) -> list[Step]:
    """What follows from it is made by others."""
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Placement | None:
    return stack.placement


def removal(spec: Spec, found: Placement | None) -> list[Step]:
    return []


def _left(spec: Spec, stack: Stack, used: Iterable[int]) -> Iterator[Balancer]:
    """Those that no site is on; without any site nothing was asked."""
    taken = frozenset(used)
    for balancer in stack.balancer.numbered if stack.balancer and spec.sites else ():
        if balancer.index not in taken:
            yield balancer


def _why_kept(aws: Aws, spec: Spec, balancer: Balancer) -> str:
    """What others have on it would go with it (T3.37); "" when nothing speaks against it."""
    for stranger in strangers(aws, spec.name, balancer.arn):
        return stranger.what
    return say("empty-balancer-kept.protected") if aws.elb.protected(balancer.arn) else ""


def _kept(spec: Spec, index: int, why: str) -> Finding:
    name = naming.balancer(spec.name, index)
    return finding("empty-balancer-kept", "balancer", "warning", balancer=name, reason=why)
