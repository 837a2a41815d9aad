"""`[sites."HOST"]`: the names that browsers ask for, and where their requests go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edgeops.model import Instance, Pool, Site, Target
from edgeops.settings.health import health_from, read_health
from edgeops.settings.hosts import fold
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import HEALTH, SITE
from edgeops.settings.spelling import dotted, quoted
from edgeops.settings.table import Table
from edgeops.settings.targets import parse_target

MAIN = "main"
MOST_LABELS = 12


@dataclass(frozen=True)
class Name:
    """A host, and how the file spells it."""

    host: str
    spelling: str


@dataclass(frozen=True)
class Read:
    """A site and its names as the file spells them, each with its place."""

    site: Site
    names: tuple[tuple[Name, str], ...]


def read_sites(root: Table, instances: tuple[Instance, ...]) -> tuple[Site, ...]:
    """The sites in the order of the file; no name stands in two of them."""
    root.require("sites", "A site is the host name that browsers ask for.")
    found = tuple(_sites(root, instances))
    _refuse_doubles((name for read in found for name in read.names), root.problems)
    return tuple(read.site for read in found)


def _sites(root: Table, instances: tuple[Instance, ...]) -> Iterator[Read]:
    for spelling, values in root.entries("sites"):
        if _without_quotes(spelling, values):
            _refuse_unquoted(spelling, values, root.problems)
            continue
        yield _site(Table.opened(SITE, ("sites", spelling), values, root.problems), spelling, instances)


def _site(table: Table, spelling: str, instances: tuple[Instance, ...]) -> Read:
    host = _host(table, spelling)
    aliases = table.texts("aliases", lambda text: _alias(text, host))
    health = read_health(table.child("health", HEALTH, health_from))
    site = Site(host.host, (Pool(MAIN, _targets(table, instances)),), tuple(name.host for name in aliases), health)
    return Read(site, ((host, table.place()), *((name, table.place("aliases")) for name in aliases)))


def _host(table: Table, spelling: str) -> Name:
    try:
        return Name(fold(spelling), spelling)
    except Wrong as wrong:
        table.problems.refuse(table.place(), f"[{table.place()}]", wrong, ("[sites.", "]"))
        return Name("", spelling)


def _alias(text: str, host: Name) -> Name:
    """An alias is answered with a redirect to the host, so both must be one address."""
    name = Name(fold(text), text)
    if host.host.startswith("*."):
        why = f"Who asks for an alias is sent to the site's host, and {host.host} is no address to be sent to."
        raise Wrong("alias", "is an alias of a wildcard", why, fix="Give that name a site of its own.")
    if name.host.startswith("*."):
        why = "Its redirect would catch every other name of the domain, those of other sites too."
        raise Wrong(
            "alias", "is a wildcard", why, fix=f"List the names, or write [sites.{quoted(name.host)}] with a to."
        )
    return name


def _targets(table: Table, instances: tuple[Instance, ...]) -> tuple[Target, ...]:
    label = instances[0].label if instances else "web"
    if "to" not in table and "pools" in table:  # a later version reads them; one problem is enough
        return ()
    if not table.require("to", "It says where the requests go: an instance's label and a port.", _to(label)):
        return ()
    targets = table.texts("to", lambda text: parse_target(text, instances), single=True)
    if table.values["to"] == []:
        table.problems.add("target", table.place("to"), "to = [] holds no target", "A site needs one.", _to(label))
    for target in sorted({target for target in targets if targets.count(target) > 1}):
        what, why = f"to names {quoted(str(target))} more than once", "Each target of a site stands once."
        table.problems.add("duplicate-target", table.place("to"), what, why, "Keep one of them.")
    return targets


def _to(label: str) -> str:
    return f'Write: to = "{label}:80", with the port your app (or nginx) listens on'


def _refuse_doubles(names: Iterable[tuple[Name, str]], problems: Problems) -> None:
    """A name leads to one place. Compared after folding: `Koing.SHOP.` and `koing.shop` are one."""
    first: dict[str, tuple[Name, str]] = {}
    for name, place in names:
        before, elsewhere = first.setdefault(name.host, (name, place))
        if before is name or not name.host:
            continue
        what = f"{quoted(name.spelling)} is the same name as {quoted(before.spelling)} in {elsewhere}"
        problems.add("duplicate-host", place, what, "Each name belongs to one site, once.", "Take one of them out.")


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
        why = "TOML reads a dot without quotes as the start of an inner table."
        fix = f"Write: [sites.{quoted(host)}]"
        problems.add("host-unquoted", dotted(("sites", *labels)), f"{quoted(host)} is not in quotes", why, fix)
