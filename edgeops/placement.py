"""Which load balancer a site is on: pure, and the same on every machine and in every run.

```
what is seen of a site                           its load balancer
a rule of ours stands on one                     that one, for ever
else a record of ours leads to one               that one, standing or not
else, all sites of the file fit on one           the first with room
else                                             the first that is less than 80 % full with it
```

In the order of the file. Adding or removing a site never moves another: it would have to change its address. The room
that is left is for sites that grow - an alias, a route. What is deleted later in the same run takes room, too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from edgeops import naming
from edgeops.catalogue import say
from edgeops.errors import Finding, finding
from edgeops.limits import WORDS, Load, most, needed, standing
from edgeops.model import Site, Spec, Stack

MOST_BALANCERS = 50  # of a region, and so of a stack (T3.20)
FILLED = 0.8


@dataclass(frozen=True)
class Placed:
    """Host of a site -> index of its load balancer; `fresh`: some have just been given one."""

    by_site: Mapping[str, int]
    fresh: bool
    problems: tuple[Finding, ...]


def placed(spec: Spec, stack: Stack, allowed: Mapping[str, int]) -> Placed:
    """A place for every site of the file; `allowed`: what one load balancer holds, by DescribeAccountLimits' names.

    Problems: what no load balancer can hold, or has outgrown its own.
    """
    needs = {site.host: needed(spec, site, stack) for site in spec.sites}
    there = standing(stack)
    by_site = _known(spec, stack)
    fresh = [host for host in needs if host not in by_site]
    asked: dict[int, Load] = {}
    for host, index in by_site.items():
        asked[index] = asked.get(index, Load()) | needs[host]
    share = 1.0 if _all(needs.values()).fits(allowed) else FILLED
    for host in fresh:
        index = _first_with_room(needs[host], asked, there, allowed, share)
        asked[index] = asked.get(index, Load()) | needs[host]
        by_site[host] = index
    problems = [each for index in sorted(asked) for each in _exceeded(index, asked[index], by_site, allowed)]
    return Placed({site.host: by_site[site.host] for site in spec.sites}, bool(fresh), tuple(problems))


def _known(spec: Spec, stack: Stack) -> dict[str, int]:
    """The sites that are somewhere already. Of two places (two runs at once) the one that the record leads to."""
    ruled: dict[str | None, set[int]] = {}
    for rule in stack.https.rules if stack.https else ():
        if rule.ours:
            ruled.setdefault(rule.site, set()).add(rule.balancer)
    held = stack.records.items if stack.records else ()
    led = {one.host: index_led_to(spec.name, one.target or "") for one in held}
    found = {}
    for site in spec.sites:
        on = ruled.get(naming.tag_site(site.host), set())
        to = next((index for name in site.names if (index := led.get(name)) is not None), None)
        if on:
            found[site.host] = to if to in on else min(on)
        elif to is not None:
            found[site.host] = to
    return found


def _first_with_room(
    need: Load, asked: Mapping[int, Load], there: Mapping[int, Load], allowed: Mapping[str, int], share: float
) -> int:
    for index in range(MOST_BALANCERS):
        empty = index not in asked
        total = asked.get(index, Load()) | there.get(index, Load()) | need
        if total.fits(allowed, share) or (empty and (index not in there or total.fits(allowed))):
            return index
    return MOST_BALANCERS - 1


def _all(loads: Iterable[Load]) -> Load:
    together = Load()
    for load in loads:
        together |= load
    return together


def _exceeded(index: int, load: Load, by_site: Mapping[str, int], allowed: Mapping[str, int]) -> list[Finding]:
    hosts = [host for host, place in by_site.items() if place == index]
    where = f'sites."{hosts[0]}"' if len(hosts) == 1 else "sites"
    name = hosts[0] if len(hosts) == 1 else say("limit.sites", first=hosts[0], count=len(hosts) - 1)
    code, held = "too-many-for-one-load-balancer", {kind: most(kind, allowed) for kind in load.counts}
    return [
        finding(code, where, sites=name, count=count, things=WORDS[kind], most=held[kind])
        for kind, count in load.counts.items()
        if count > held[kind]
    ]


def by_name(sites: Iterable[Site], by_site: Mapping[str, int]) -> Mapping[str, int]:
    """Every name of the sites -> index."""
    return {name: by_site[site.host] for site in sites for name in site.names}


def sites_on(spec: Spec, stack: Stack, index: int) -> Spec:
    """The same wish with the sites of one load balancer only."""
    return replace(spec, sites=tuple(site for site in spec.sites if stack.place(site.host) == index))


def on_balancer(name: str, stack: str, index: int) -> str:
    """What stands on the stack's load balancer with that index, as a step calls it: plain on the first, which most
    stacks only have.
    """
    return say("name.on-balancer", name=name, balancer=naming.balancer(stack, index)) if index else name


def index_of(stack: str, name: str) -> int | None:
    """Which of the stack's load balancers has that name; None for one of others, also where it begins like ours."""
    return _indices(stack).get(name)


def index_led_to(stack: str, target: str) -> int | None:
    """Which of the stack's load balancers has that DNS name, standing or gone: it begins with the name we gave."""
    length = len(naming.balancer(stack))
    return index_of(stack, target[:length]) if target[length : length + 1] == "-" else None


def index_in_arn(stack: str, arn: str) -> int | None:
    """Which of the stack's load balancers has that ARN (or its listener): .../app/NAME/ID."""
    name = arn.partition("/app/")[2].partition("/")[0]
    return index_of(stack, name)


@cache
def _indices(stack: str) -> Mapping[str, int]:
    return {naming.balancer(stack, index): index for index in range(MOST_BALANCERS)}
