"""Which load balancer a site is on: pure."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from edgeops import naming
from edgeops.catalogue import say
from edgeops.model import Spec, Stack

MOST_BALANCERS = 50  # of a region, and so of a stack (T3.20)


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
