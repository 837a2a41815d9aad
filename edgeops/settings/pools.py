"""`to`, or `pools = { blue = "web:8081", green = "web:8082" }`: targets that get the requests of a site together."""

import re

from edgeops.catalogue import say
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
    table.exclude("to", "pools", say("config-exclusive.why-to"))
    if "pools" in table:
        return _named(table, instances)
    if not table.require("to", say("config-missing.why-to"), _to(instances)):
        return (Pool(MAIN, ()),)
    return (Pool(MAIN, read_targets(table, "to", instances)),)


def parse_name(text: str) -> str:
    """The name of a pool."""
    why = say("config-pool-name.why", most=LONGEST)
    if NAME.fullmatch(text):
        return text
    better = "-".join(re.findall(r"[a-z0-9]+", text[:100].lower())).lstrip("0123456789-")[:LONGEST]
    raise Wrong("pool-name", say("config-pool-name.what"), why, better)


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
        target = quoted(str(pool.key))
        what = say("config-shared-target.what-lowest", pool=shown, other=title, target=target)
        why = say("config-shared-target.why-lowest")
        fix = say("config-shared-target.fix-lowest", pool=shown, other=title)
        table.problems.add("shared-target", table.place("routes", pool.name), what, why, fix)


def _named(table: Table, instances: tuple[Instance, ...]) -> tuple[Pool, ...]:
    inner = table.named("pools", EXAMPLE)
    if table.values["pools"] == {}:
        what, why = say("config-pools.what-none"), say("config-pools.why-none")
        table.problems.add("pools", inner.place(), what, why, say("config.example", line=EXAMPLE))
    if len(inner.values) > MOST:
        what, why = say("config-pools.what", count=len(inner.values)), say("config-pools.why", most=MOST)
        table.problems.add("pools", inner.place(), what, why, say("config-pools.fix", most=MOST))
    pools = tuple(_pool(inner, name, instances) for name in inner.values)
    _refuse_shared(inner, pools)
    return pools or (Pool(MAIN, ()),)


def _pool(inner: Table, name: str, instances: tuple[Instance, ...]) -> Pool:
    try:
        parse_name(name)
    except Wrong as wrong:
        what = say("config.value", shown=f"{dotted((name,))} = …", what=wrong.what)
        example = say("config.example", line=EXAMPLE)
        better = say("config.write", line=f"{wrong.better} = …") if wrong.better else example
        inner.problems.add(wrong.slug, inner.place(name), what, wrong.why, better)
    return Pool(name, read_targets(inner, name, instances))


def _refuse_shared(inner: Table, pools: tuple[Pool, ...]) -> None:
    first: dict[Target, str] = {}
    for pool in pools:
        for target in dict.fromkeys(pool.targets):
            if first.setdefault(target, pool.name) == pool.name:
                continue
            shown = quoted(str(target))
            what = say("config-shared-target.what", pool=pool.name, target=shown, other=first[target])
            why, fix = say("config-shared-target.why"), say("config-shared-target.fix")
            inner.problems.add("shared-target", inner.place(pool.name), what, why, fix)


def _to(instances: tuple[Instance, ...]) -> str:
    return say("config-missing.fix-pools", example=example("to", instances))
