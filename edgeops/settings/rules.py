"""How many rules a site needs at the load balancer; each site has a block of 20 priorities (`routing`).

A rule holds five values (T3.20): five aliases; or the host with four networks; or the host, a path twice (itself and
all below it) with two networks. With `allow`, one rule more answers 403 to everybody else.
"""

from math import ceil

from edgeops.catalogue import Text, joined, say
from edgeops.model import Site
from edgeops.settings.table import Table

BLOCK = 20
ALIASES_A_RULE, NETWORKS_A_HOST, NETWORKS_A_ROUTE = 5, 4, 2


def rules_of(aliases: int, routes: int, networks: int) -> int:
    """The number of rules."""
    redirects = ceil(aliases / ALIASES_A_RULE)
    if not networks:
        return redirects + routes + 1
    return redirects + routes * ceil(networks / NETWORKS_A_ROUTE) + ceil(networks / NETWORKS_A_HOST) + 1


def refuse_too_many(table: Table, site: Site) -> None:
    """Report a site whose rules do not fit in its block, with what would."""
    aliases, routes, networks = len(site.aliases), len(site.routes), len(site.allow)
    count = rules_of(aliases, routes, networks)
    if count <= BLOCK:
        return
    parts = {"aliases": aliases, "routes": routes, "allow": networks}
    named = joined(", ", [say(f"config.part-{part}", count=number) for part, number in parts.items() if number])
    what = say("config-too-many-rules.what", parts=named, count=count)
    why = say(
        "config-too-many-rules.why",
        most=BLOCK,
        aliases=ALIASES_A_RULE,
        routed=NETWORKS_A_ROUTE,
        networks=NETWORKS_A_HOST,
    )
    table.problems.add("too-many-rules", table.place(), what, why, _fix(aliases, routes, networks))


def _fix(aliases: int, routes: int, networks: int) -> Text:
    """The largest number of each that fits beside the others."""
    ways = [
        ("allow", "networks", max((n for n in range(1, networks) if rules_of(aliases, routes, n) <= BLOCK), default=0)),
        ("routes", "paths", max((n for n in range(1, routes) if rules_of(aliases, n, networks) <= BLOCK), default=0)),
        ("aliases", "names", max((n for n in range(1, aliases) if rules_of(n, routes, networks) <= BLOCK), default=0)),
    ]
    fitting = [say(f"config.way-{things}", most=most, key=key) for key, things, most in ways if most]
    if not fitting:
        return say("config-too-many-rules.fix-fewer")
    return say("config-too-many-rules.fix", ways=joined(say("config.ways-or"), fitting))
