"""`routes = { "/auth" = "web:8001" }`: paths of a site that go elsewhere."""

import re
from collections.abc import Iterator

from edgeops.catalogue import say
from edgeops.model import Instance, Pool, Route
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import dotted, quoted
from edgeops.settings.table import Table
from edgeops.settings.targets import read_targets

MOST = 10
LONGEST = 126  # PATH/* has to fit in the 128 characters of a condition
EXAMPLE = '"/auth" = "web:8001"'
PATH = re.compile(r"""(/[A-Za-z0-9_.$~"'@:+&-]+)+""")
SHAPE = say("config-route-path.why")


def read_routes(table: Table, instances: tuple[Instance, ...]) -> tuple[Route, ...]:
    """The routes in the order of the file."""
    inner = table.named("routes", EXAMPLE)
    if len(inner.values) > MOST:
        what, why = say("config-routes.what", count=len(inner.values)), say("config-routes.why", most=MOST)
        table.problems.add("routes", table.place("routes"), what, why, say("config-routes.fix"))
    return tuple(_routes(inner, instances))


def parse_path(text: str) -> str:
    """The path without a / at its end."""
    path = text.removesuffix("/") if text != "/" else text
    if PATH.fullmatch(path) and len(path) <= LONGEST:
        return path
    better = _tidied(text)
    if len(path) > LONGEST:
        why = say("config-route-path.why-long", shape=SHAPE, most=LONGEST)
        raise Wrong("route-path", say("config-route-path.what-long", most=LONGEST), why)
    if text and not text.strip("/*"):
        why, fix = say("config-route-path.why-whole"), say("config-route-path.fix-whole")
        raise Wrong("route-path", say("config-route-path.what-whole"), why, fix=fix)
    if "*" in text or "?" in text:
        raise Wrong("route-path", say("config-route-path.what-wildcard"), SHAPE, better)
    raise Wrong("route-path", say("config-route-path.what"), SHAPE, better)


def _routes(inner: Table, instances: tuple[Instance, ...]) -> Iterator[Route]:
    first: dict[str, str] = {}
    for spelling in inner.values:
        try:
            path = parse_path(spelling)
        except Wrong as wrong:
            shown, example = f"{dotted((spelling,))} = …", say("config.example", line=EXAMPLE)
            inner.problems.refuse(inner.place(spelling), shown, wrong, ("", " = …"), example)
            path = ""
        if path and first.setdefault(path, spelling) != spelling:
            what = say("config-duplicate-route.what", path=quoted(spelling), first=quoted(first[path]))
            why, fix = say("config-duplicate-route.why"), say("config.take-out")
            inner.problems.add("duplicate-route", inner.place(spelling), what, why, fix)
        yield Route(path, Pool(path, read_targets(inner, spelling, instances)))


def _tidied(text: str) -> str:
    """The path in a URL or a pattern; empty when there is none."""
    path = re.sub(r"^[a-z]+://[^/]*", "", text.strip(), flags=re.IGNORECASE)
    path = re.sub("/+", "/", "/" + re.split(r"[*?#\s]", path, maxsplit=1)[0]).removesuffix("/")
    return path if PATH.fullmatch(path) and len(path) <= LONGEST else ""
