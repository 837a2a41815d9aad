"""The limit: how fast anybody could be on an account, whatever the tool - its critical path, computed.

An account's durations (a load balancer's minutes, ACM's look at DNS, INSYNC, the first health check), what a call takes
and how many calls a second it admits. Needed calls run beside each other wherever nothing of one is needed for the
other. A tool's own start and arithmetic count as nothing, so no tool reaches the limit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from moto_fixtures.rates import AWS_RATES, Rate
from moto_fixtures.timing import Timing

NAMES_A_CERTIFICATE, RECORDS_A_PAGE, ARNS_A_TAG_CALL = 10, 300, 20

BUDGETS: Mapping[str, tuple[float, float]] = {"up": (32, 4.5), "no-op": (17, 1.3), "status": (14, 1.2)}
"""Calls that a verb may make: so many, and so many a pool; of `up` on a fresh account."""


@dataclass(frozen=True)
class Leg:
    """Something that takes `seconds` once all of `after` is done."""

    seconds: float
    after: tuple[str, ...] = ()


Legs = Mapping[str, Leg]


def most_calls(verb: str, pools: int) -> float:
    """Writes and reads, each read once, that a verb of BUDGETS may make for so many sites of one pool. KeyError for
    another.
    """
    fixed, each = BUDGETS[verb]
    return fixed + each * pools


@dataclass(frozen=True)
class Limit:
    """`seconds` from the first call to the last answer, and the legs that decide, first to last."""

    seconds: float
    path: tuple[str, ...]


def longest(legs: Legs) -> Limit:
    """The critical path of the legs: of those that end last, the chain they had to wait for."""
    ends: dict[str, float] = {}
    before: dict[str, str | None] = {}
    for name in TopologicalSorter({name: leg.after for name, leg in legs.items()}).static_order():
        leg = legs[name]
        before[name] = max(leg.after, key=lambda each: ends[each], default=None)
        ends[name] = leg.seconds + max((ends[each] for each in leg.after), default=0.0)
    last = max(ends, key=lambda name: ends[name])
    path, at = [last], before[last]
    while at is not None:
        path.append(at)
        at = before[at]
    return Limit(ends[last], tuple(reversed(path)))


def queue(calls: int, rate: Rate, latency: float) -> float:
    """Seconds until the last of so many calls made at once is answered: a burst, then so many a second."""
    return latency + max(0.0, calls - rate.burst) / rate.per_second if calls else 0.0


def fresh(timing: Timing, sites: int, rates: Mapping[str, Rate] = AWS_RATES) -> Limit:
    """From nothing to healthy targets and INSYNC: the load balancer and the certificate beside each other."""
    call, write = timing.latency, rates["elbv2.*"]
    certificates = math.ceil(sites / NAMES_A_CERTIFICATE)
    writes = (
        4 + 3 * sites + certificates - 1
    )  # load balancer, attributes, two listeners; group, targets and rule a site
    legs = {
        "identity": Leg(call),
        "lists": Leg(call, ("identity",)),
        "security group": Leg(call, ("lists",)),
        "load balancer made": Leg(call, ("security group",)),
        "groups and targets": Leg(queue(sites, write, call) + call, ("lists",)),
        "certificate requested": Leg(queue(certificates, rates["acm.RequestCertificate"], call), ("lists",)),
        "validation records known": Leg(timing.certificate_record + call, ("certificate requested",)),
        "validation records written": Leg(call, ("validation records known",)),
        "certificate issued": Leg(timing.certificate + call, ("validation records written",)),
        "listener :443": Leg(call, ("certificate issued", "load balancer made")),
        "rules": Leg(queue(sites, write, call), ("listener :443", "groups and targets")),
        "rate of writes": Leg(queue(writes, write, call), ("lists",)),
        "load balancer active": Leg(timing.balancer, ("load balancer made",)),
        "records written": Leg(call, ("load balancer made",)),
        "records in sync": Leg(timing.dns + call, ("records written",)),
        # Targets are checked once something leads to them; early health lets :80 do that before there is a certificate.
        "first health check": Leg(timing.health, ("load balancer active", "groups and targets")),
        "health seen": Leg(queue(sites, rates["elbv2.Describe*"], call), ("first health check", "rules")),
    }
    return longest(legs)


def unchanged(timing: Timing, sites: int, rates: Mapping[str, Rate] = AWS_RATES) -> Limit:
    """Looking at all there is: identity, load balancers, their listeners, their rules, their tags; health beside."""
    return _reading(timing, sites, rates, tagged=3 + 2 * sites, last="rules")


def looked(timing: Timing, sites: int, rates: Mapping[str, Rate] = AWS_RATES) -> Limit:
    """The same for `status`, which need not know whose a rule is that does what it should."""
    return _reading(timing, sites, rates, tagged=3 + sites, last="listeners")


def _reading(timing: Timing, sites: int, rates: Mapping[str, Rate], tagged: int, last: str) -> Limit:
    """`tagged`: of how many things the tags are read - load balancer, two listeners, group and rule a site; `last`: the
    list that names the last of them.
    """
    call, read = timing.latency, rates["elbv2.Describe*"]
    # Load balancers, groups, listeners, rules, then tags and health.
    reads = 4 + math.ceil(sites / 100) - 1 + math.ceil(tagged / ARNS_A_TAG_CALL) + sites
    certificates = math.ceil(sites / NAMES_A_CERTIFICATE)
    pages = math.ceil((3 * sites + 4) / RECORDS_A_PAGE)  # alias, marker and proof a site
    legs = {
        "identity": Leg(call),
        "lists": Leg(call, ("identity",)),
        "listeners": Leg(call, ("lists",)),
        "rules": Leg(call, ("listeners",)),
        "tags": Leg(call, (last,)),
        "rate of reads": Leg(queue(reads, read, call), ("identity",)),
        "tags of certificates": Leg(queue(certificates, rates["acm.*"], call), ("lists",)),
        "records": Leg(pages * call, ("lists",)),
    }
    return longest(legs)


def changed(timing: Timing, sites: int, rates: Mapping[str, Rate] = AWS_RATES) -> Limit:
    """The same, and one write at the end."""
    before = unchanged(timing, sites, rates)
    return Limit(before.seconds + timing.latency, (*before.path, "change"))


def gone(timing: Timing, sites: int, rates: Mapping[str, Rate] = AWS_RATES) -> Limit:
    """Names first and in sync, since nobody may be led to what is not there; the security group is free last."""
    before, call = unchanged(timing, sites, rates), timing.latency
    legs = {
        "looked": Leg(before.seconds),
        "records deleted": Leg(call, ("looked",)),
        "records in sync": Leg(timing.dns + call, ("records deleted",)),
        "load balancer deleted": Leg(call, ("records in sync",)),
        "groups deleted": Leg(queue(sites, rates["elbv2.*"], call), ("load balancer deleted",)),
        "network interfaces gone": Leg(timing.linger, ("load balancer deleted",)),
        "security group deleted": Leg(call, ("network interfaces gone",)),
    }
    return longest(legs)


VERBS = {"up": fresh, "no-op": unchanged, "status": looked, "change": changed, "down": gone}


def limit(verb: str, timing: Timing, sites: int) -> Limit:
    """The limit of one of VERBS; raises KeyError for another."""
    return VERBS[verb](timing, sites)
