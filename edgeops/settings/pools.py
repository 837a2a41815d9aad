"""`to`, or `pools = { blue = "web:8081", green = "web:8082" }`: targets that get the requests of a site together."""

import re

from edgeops.model import Instance, Pool, Site, Target
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import dotted, quoted
from edgeops.settings.table import Table
from edgeops.settings.targets import example, read_targets

MAIN = "main"
MOST = 5  # target groups in one action (T3.20)
EXAMPLE = 'blue = "web:8081"'
NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
LONGEST = 32


def read_pools(table: Table, instances: tuple[Instance, ...]) -> tuple[Pool, ...]:
    """The pools in the order of the file, the first of which is live at first."""
    table.exclude("to", "pools", "to is for a site of one pool; with pools, the first of them is live at first.")
    if "pools" in table:
        return _named(table, instances)
    if not table.require("to", "It says where the requests go: an instance's label and a port.", _to(instances)):
        return (Pool(MAIN, ()),)
    return (Pool(MAIN, read_targets(table, "to", instances)),)


def parse_name(text: str) -> str:
    """The name of a pool."""
    why = f"A pool's name is small letters, digits and -, begins with a letter, at most {LONGEST} characters."
    if NAME.fullmatch(text):
        return text
    better = "-".join(re.findall(r"[a-z0-9]+", text[:100].lower())).lstrip("0123456789-")[:LONGEST]
    raise Wrong("pool-name", "is not a name for a pool", why, better)


def refuse_confused(table: Table, site: Site) -> None:
    """A target group is found again by its lowest target (`Pool.key`), so groups that share it must be the same."""
    first: dict[Target, Pool] = {}
    for pool in site.pools:
        if pool.targets:
            first.setdefault(pool.key, pool)
    for pool in (route.pool for route in site.routes if route.path and route.pool.targets):
        before = first.setdefault(pool.key, pool)
        if set(before.targets) == set(pool.targets):
            continue
        title = "to" if before.name == MAIN and "to" in table else dotted((before.name,))
        shown = dotted((pool.name,))
        what = f"{shown} and {title} have one lowest target, {quoted(str(pool.key))}, but not the same others"
        why = "edgeops names a target group after its lowest target, so that it finds the group again."
        fix = f"Give {shown} the same targets as {title}, or a port of its own."
        table.problems.add("shared-target", table.place("routes", pool.name), what, why, fix)


def _named(table: Table, instances: tuple[Instance, ...]) -> tuple[Pool, ...]:
    inner = table.named("pools", EXAMPLE)
    if table.values["pools"] == {}:
        why = "A site needs one that is live."
        table.problems.add("pools", inner.place(), "pools = {} holds no pool", why, f"For example: {EXAMPLE}")
    if len(inner.values) > MOST:
        what = f"pools holds {len(inner.values)} pools"
        why = f"The load balancer divides requests among {MOST} target groups at most."
        table.problems.add("pools", inner.place(), what, why, f"Keep {MOST}.")
    pools = tuple(_pool(inner, name, instances) for name in inner.values)
    _refuse_shared(inner, pools)
    return pools or (Pool(MAIN, ()),)


def _pool(inner: Table, name: str, instances: tuple[Instance, ...]) -> Pool:
    try:
        parse_name(name)
    except Wrong as wrong:
        shown = f"{dotted((name,))} = …"
        better = f"Write: {wrong.better} = …" if wrong.better else f"For example: {EXAMPLE}"
        inner.problems.add(wrong.slug, inner.place(name), f"{shown} {wrong.what}", wrong.why, better)
    return Pool(name, read_targets(inner, name, instances))


def _refuse_shared(inner: Table, pools: tuple[Pool, ...]) -> None:
    first: dict[Target, str] = {}
    for pool in pools:
        for target in dict.fromkeys(pool.targets):
            if first.setdefault(target, pool.name) == pool.name:
                continue
            what = f"{pool.name} names {quoted(str(target))}, which {first[target]} names too"
            why = "One pool rests while another is live; a target in both would do neither."
            fix = "Give each pool its own port: two copies of an app on one instance listen on two."
            inner.problems.add("shared-target", inner.place(pool.name), what, why, fix)


def _to(instances: tuple[Instance, ...]) -> str:
    return f"{example('to', instances)}; or pools"
