"""The rules of the :443 listener as pure values: which there must be, in which order, at which priorities, with
which weights.

Each site owns a block of 20 priorities, the lowest that is free: exact hosts from 10,000, wildcards from 40,000, so
that `a.example.com` is asked before `*.example.com`; below 10,000 is room for maintenance. A rule that stands keeps
its place; a new one goes between its neighbours, and only where there is no room are the site's rules spread out again.

```
in the block, first to last                                                             part
redirects of the site's aliases, up to five names a rule (T3.20)                        alias-0 ...
its routes, the longest path first, each for every few of the networks in `allow`       route-<hash>-0 ...
the site itself, for every few of the networks in `allow`                               forward-0 ...
403 for everybody else, only with `allow`                                               deny
```
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from edgeops import naming
from edgeops.catalogue import Text, say
from edgeops.model import Match, Network, Pool, Site, Spec, Stack

BLOCK = 20
EXACT_FROM, WILDCARD_FROM, END = 10_000, 40_000, 50_000
VALUES_A_RULE = 5
GROUPS_A_RULE = 5
FORWARD = "forward-0"
DENY = "deny"


@dataclass(frozen=True)
class WantedRule:
    """A rule that must be there. It redirects to the host `redirect`, forwards to `pools`, or (neither) answers 403."""

    site: Site
    part: str
    match: Match
    title: str
    redirect: str | None = None
    pools: tuple[Pool, ...] = ()


@dataclass(frozen=True)
class Standing:
    """A rule that stands: `site` and `part` are its tag values, None where it is not ours."""

    priority: int
    site: str | None
    part: str | None


class NoRoom(LookupError):
    """No free priority where the rule has to go."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why


def group_name(spec: Spec, site: Site, pool: Pool, network: Network | None) -> str:
    """The name of the target group of a pool."""
    vpc = network.vpc if network else ""
    return naming.group(spec.name, site.host, pool.key.instance, pool.key.port, vpc)


def wanted_rules(site: Site) -> list[WantedRule]:
    """The rules of a site, in the order in which the load balancer has to ask them."""
    routes = sorted(site.routes, key=lambda route: (-len(route.path), route.path))
    return [
        *_redirects(site),
        *(
            rule
            for route in routes
            for rule in _forwards(site, f"route-{naming.digest(route.path)}", route.path, (route.pool,))
        ),
        *_forwards(site, "forward", "", site.pools),
        *(
            [WantedRule(site, DENY, Match((site.host,)), say("name.everybody-else", name=site.host))]
            if site.allow
            else []
        ),
    ]


def _redirects(site: Site) -> list[WantedRule]:
    return [
        WantedRule(site, f"alias-{number}", Match(chunk), f"{', '.join(chunk)} -> {site.host}", redirect=site.host)
        for number, chunk in enumerate(_chunks(site.aliases, VALUES_A_RULE))
    ]


def _forwards(site: Site, part: str, path: str, pools: tuple[Pool, ...]) -> list[WantedRule]:
    paths = (path, path + "/*") if path else ()
    room = VALUES_A_RULE - 1 - len(paths)
    networks = _chunks(site.allow, room) or [()]
    return [
        WantedRule(
            site,
            f"{part}-{number}",
            Match((site.host,), paths, chunk),
            say("name.from", name=f"{site.host}{path}", networks=", ".join(chunk)) if chunk else f"{site.host}{path}",
            pools=pools,
        )
        for number, chunk in enumerate(networks)
    ]


def _chunks(values: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(values[start : start + size]) for start in range(0, len(values), size)]


# ---------------------------------------------------------------- priorities


def out_of_order(site: Site, standing: Collection[Standing]) -> bool:
    """True when the site's rules stand in a wrong order or on the wrong side of the wildcards, or there is no room
    for one that is missing.
    """
    mine = _mine(site, standing)
    places = [mine[rule.part] for rule in wanted_rules(site) if rule.part in mine]
    if places != sorted(places) or any(_wrong_side(site, place) for place in places):
        return True
    try:
        for rule in wanted_rules(site):
            if rule.part not in mine:
                place = priority(rule, [*standing, *(Standing(at, _tag(site), part) for part, at in mine.items())])
                mine[rule.part] = place
    except NoRoom:
        return bool(mine)
    return False


def priority(rule: WantedRule, standing: Collection[Standing]) -> int:
    """Where a new rule goes: between its neighbours, as far from them as it can. Raises NoRoom."""
    site, order = rule.site, [wanted.part for wanted in wanted_rules(rule.site)]
    mine = _mine(site, standing)
    block = _block(site, standing)
    index = order.index(rule.part)
    low = max((mine[part] for part in order[:index] if part in mine), default=block - 1)
    high = min((mine[part] for part in order[index + 1 :] if part in mine), default=block + BLOCK)
    occupied = {one.priority for one in standing}
    free = [place for place in range(max(low + 1, block), min(high, block + BLOCK)) if place not in occupied]
    if not free:
        raise NoRoom(say("no-free-priority.why-between", low=low, high=high))
    return min(free, key=lambda place: abs(place - _place(block, index, order)))


def spread(site: Site, standing: Collection[Standing]) -> dict[str, int]:
    """Part -> priority of the site's standing rules, in order, with room for those that are missing. Raises NoRoom.

    They move to another block where something else, if only a rule of the site that is to go, stands in theirs.
    """
    order = [rule.part for rule in wanted_rules(site)]
    mine = _mine(site, standing)
    others = _others(site, standing)
    start = _block(site, standing)
    if any(start <= one.priority < start + BLOCK for one in others):
        start = _free_block(site, others)
    return {part: _place(start, index, order) for index, part in enumerate(order) if part in mine}


def _mine(site: Site, standing: Collection[Standing]) -> dict[str, int]:
    """The priorities of the wanted rules that stand."""
    parts = {rule.part for rule in wanted_rules(site)}
    return {one.part: one.priority for one in standing if one.site == _tag(site) and one.part in parts}


def _others(site: Site, standing: Collection[Standing]) -> list[Standing]:
    mine = set(_mine(site, standing).values())
    return [one for one in standing if one.priority not in mine]


def _block(site: Site, standing: Collection[Standing]) -> int:
    """Where the site's rules stand; a rule that somebody moved out of the band for its kind of host does not count."""
    first, last = _band(site)
    mine = [place for place in _mine(site, standing).values() if first <= place < last]
    return min(mine) // BLOCK * BLOCK if mine else _free_block(site, _others(site, standing))


def _free_block(site: Site, others: Collection[Standing]) -> int:
    first, last = _band(site)
    taken = {one.priority // BLOCK * BLOCK for one in others}
    for start in range(first, last, BLOCK):
        if start not in taken:
            return start
    raise NoRoom(say("no-free-priority.why-block", low=first, high=last))


def _place(block: int, index: int, order: Sequence[str]) -> int:
    """The place of a rule where all of the site stand evenly in the block."""
    return block + (index + 1) * BLOCK // (len(order) + 1)


def _band(site: Site) -> tuple[int, int]:
    return (WILDCARD_FROM, END) if site.host.startswith("*.") else (EXACT_FROM, WILDCARD_FROM)


def _wrong_side(site: Site, place: int) -> bool:
    """True where a wildcard is asked before exact hosts, or an exact host after wildcards."""
    return (place >= WILDCARD_FROM) != site.host.startswith("*.")


def _tag(site: Site) -> str:
    return naming.tag_site(site.host)


# ---------------------------------------------------------------- weights


@dataclass(frozen=True)
class Forwarding:
    """What becomes of a rule's weights (target group -> weight).

    `attached`: with the missing groups beside those that stand, weight 0, so that their health becomes known - as many
    as a rule holds (T3.20): what serves and what is to serve come first, the others with the switch.
    `final`: only the wanted groups. Which of them is live is an operation: weights that somebody has moved between
    them stay.
    """

    attached: Mapping[str, int]
    final: Mapping[str, int]


def forwarding(wanted: Sequence[str], weights: Mapping[str, int]) -> Forwarding:
    """
    ```
    what stands, wanted being a and b     attached                final
    -                                     a 1, b 0                a 1, b 0
    a 1                                   a 1, b 0                a 1, b 0
    a 0, b 1                              a 0, b 1                a 0, b 1
    old 1                                 old 1, a 0, b 0         a 1, b 0      switched to when a is healthy
    old 1, b 1                            old 1, a 0, b 1         a 0, b 1
    old 1, four more of old with 0        old 1, a 0, b 0, two    a 1, b 0
    a 0, b 0 (nobody is live)             a 1, b 0                a 1, b 0
    ```
    """
    live = {group: weights.get(group, 0) for group in wanted}
    final = live if any(live.values()) else {group: int(group == wanted[0]) for group in wanted}
    if not any(weights.values()):
        return Forwarding(final, final)
    return Forwarding({group: weights.get(group, 0) for group in _room(wanted, weights, final)}, final)


def _room(wanted: Sequence[str], weights: Mapping[str, int], final: Mapping[str, int]) -> list[str]:
    """The groups that are attached, those that matter most first."""
    serving = sorted((group for group in weights if weights[group]), key=lambda group: -weights[group])
    coming = [group for group in wanted if final[group] and group not in serving]
    first = [*serving[: GROUPS_A_RULE - min(len(coming), 1)], *coming]
    return list(dict.fromkeys([*first, *wanted, *weights]))[:GROUPS_A_RULE]


def live_pools(spec: Spec, site: Site, stack: Stack) -> tuple[Pool, ...]:
    """The pools that decide on the site's health: those that get traffic, or will when it is switched, and its
    routes'.
    """
    names = {group_name(spec, site, pool, stack.network): pool for pool in site.pools}
    arns = {group.arn: group.name for group in stack.groups.items} if stack.groups else {}
    rule = stack.https.rule(_tag(site), FORWARD) if stack.https else None
    weights = {arns.get(arn, arn): weight for arn, weight in rule.weights.items()} if rule else {}
    final = forwarding(tuple(names), weights).final
    live = [pool for name, pool in names.items() if final[name]]
    routed = {route.pool.key: route.pool for route in site.routes}
    return (*live, *(pool for key, pool in routed.items() if key not in {one.key for one in live}))
