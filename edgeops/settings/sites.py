"""`[sites."HOST"]`: the names that browsers ask for, and where their requests go."""

from collections.abc import Iterator, Mapping

from edgeops.catalogue import say
from edgeops.model import Instance, Site
from edgeops.settings.health import health_from, read_health
from edgeops.settings.hosts import fold
from edgeops.settings.names import Names
from edgeops.settings.networks import read_allow
from edgeops.settings.pools import read_pools, refuse_confused
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.routes import read_routes
from edgeops.settings.rules import refuse_too_many
from edgeops.settings.schema import HEALTH, SITE
from edgeops.settings.spelling import dotted, quoted
from edgeops.settings.table import Table

MOST_LABELS = 12


def read_sites(root: Table, instances: tuple[Instance, ...], names: Names) -> tuple[Site, ...]:
    """The sites in the order of the file; they claim their names."""
    root.require("sites", say("config-missing.why-sites"))
    return tuple(_sites(root, instances, names))


def _sites(root: Table, instances: tuple[Instance, ...], names: Names) -> Iterator[Site]:
    for spelling, values in root.entries("sites"):
        if _without_quotes(spelling, values):
            _refuse_unquoted(spelling, values, root.problems)
            names.miss()
            continue
        table = Table.opened(SITE, ("sites", spelling), values, root.problems)
        host = _host(table, spelling, names)
        yield _site(table, host, _aliases(table, host, names), instances)


def _site(table: Table, host: str, aliases: tuple[str, ...], instances: tuple[Instance, ...]) -> Site:
    site = Site(
        host=host,
        pools=read_pools(table, instances),
        aliases=aliases,
        health=read_health(table.child("health", HEALTH, health_from)),
        routes=read_routes(table, instances),
        allow=read_allow(table),
    )
    refuse_confused(table, site)
    refuse_too_many(table, site)
    return site


def _host(table: Table, spelling: str, names: Names) -> str:
    try:
        host = fold(spelling)
    except Wrong as wrong:
        table.problems.refuse(table.place(), f"[{table.place()}]", wrong, ("[sites.", "]"))
        names.miss()
        return ""
    names.claim(host, spelling, table.place())
    return host


def _aliases(table: Table, host: str, names: Names) -> tuple[str, ...]:
    aliases = table.texts("aliases", lambda text: (_alias(text, host), text))
    if [spelling for _alias, spelling in aliases] != table.values.get("aliases", []):
        names.miss()
    for alias, spelling in aliases:
        names.claim(alias, spelling, table.place("aliases"))
    return tuple(alias for alias, _spelling in aliases)


def _alias(text: str, host: str) -> str:
    """An alias is answered with a redirect to the host, so both must be one address."""
    alias = fold(text)
    if host.startswith("*."):
        why = say("config-alias.why", host=host)
        raise Wrong("alias", say("config-alias.what"), why, fix=say("config-alias.fix"))
    if alias.startswith("*."):
        why, fix = say("config-alias.why-wildcard"), say("config-alias.fix-wildcard", table=f"[sites.{quoted(alias)}]")
        raise Wrong("alias", say("config-alias.what-wildcard"), why, fix=fix)
    return alias


def _without_quotes(spelling: str, values: Mapping[str, object]) -> bool:
    """True for `[sites.koing.shop]`: TOML reads the dot as the start of an inner table."""
    return (
        "." not in spelling
        and not any(key in SITE.names for key in values)
        and any(isinstance(value, dict) for value in values.values())
    )


def _refuse_unquoted(spelling: str, values: Mapping[str, object], problems: Problems) -> None:
    """One problem a host: the inner tables are followed down to the one that holds a site's keys."""
    pending: list[tuple[tuple[str, ...], Mapping[str, object]]] = [((spelling,), values)]
    while pending:
        labels, inner = pending.pop()
        deeper = [((*labels, key), value) for key, value in inner.items() if isinstance(value, dict)]
        if deeper and len(labels) < MOST_LABELS and _without_quotes(labels[-1], inner):
            pending += reversed(deeper)
            continue
        host = ".".join(labels)
        what, why = say("config-host-unquoted.what", host=quoted(host)), say("config-host-unquoted.why")
        fix = say("config-host-unquoted.fix", table=f"[sites.{quoted(host)}]")
        problems.add("host-unquoted", dotted(("sites", *labels)), what, why, fix)
