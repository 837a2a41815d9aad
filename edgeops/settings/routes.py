"""`routes = { "/auth" = "web:8001" }`: paths of a site that go elsewhere."""

import re
from collections.abc import Iterator

from edgeops.model import Instance, Pool, Route
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import dotted, quoted
from edgeops.settings.table import Table
from edgeops.settings.targets import read_targets

MOST = 10
LONGEST = 126  # PATH/* has to fit in the 128 characters of a condition
EXAMPLE = '"/auth" = "web:8001"'
PATH = re.compile(r"""(/[A-Za-z0-9_.$~"'@:+&-]+)+""")
SHAPE = (
    "A path begins with / and holds letters, digits and _ - . $ ~ \" ' @ : + & only. It stands for itself and all "
    "below it: /auth is also /auth/login."
)


def read_routes(table: Table, instances: tuple[Instance, ...]) -> tuple[Route, ...]:
    """The routes in the order of the file."""
    inner = table.named("routes", EXAMPLE)
    if len(inner.values) > MOST:
        what = f"routes holds {len(inner.values)} paths"
        why = f"A site may have {MOST}: each is a rule of the load balancer."
        table.problems.add("routes", table.place("routes"), what, why, "Divide the rest in your nginx or gateway.")
    return tuple(_routes(inner, instances))


def parse_path(text: str) -> str:
    """The path without a / at its end."""
    path = text.removesuffix("/") if text != "/" else text
    if PATH.fullmatch(path) and len(path) <= LONGEST:
        return path
    better = _tidied(text)
    if len(path) > LONGEST:
        raise Wrong("route-path", f"is longer than {LONGEST} characters", f"{SHAPE} It has at most {LONGEST}.")
    if text and not text.strip("/*"):
        why = "Every request that no route matches goes where to (or the live one of pools) says."
        raise Wrong("route-path", "is the whole site", why, fix="Write its target into to")
    if "*" in text or "?" in text:
        raise Wrong("route-path", "has a wildcard, which no path needs", SHAPE, better)
    raise Wrong("route-path", "is not a path that can be routed", SHAPE, better)


def _routes(inner: Table, instances: tuple[Instance, ...]) -> Iterator[Route]:
    first: dict[str, str] = {}
    for spelling in inner.values:
        try:
            path = parse_path(spelling)
        except Wrong as wrong:
            shown, example = f"{dotted((spelling,))} = …", f"For example: {EXAMPLE}"
            inner.problems.refuse(inner.place(spelling), shown, wrong, ("", " = …"), example)
            path = ""
        if path and first.setdefault(path, spelling) != spelling:
            what, why = f"{quoted(spelling)} is the same path as {quoted(first[path])}", "A path goes to one place."
            inner.problems.add("duplicate-route", inner.place(spelling), what, why, "Take one of them out.")
        yield Route(path, Pool(path, read_targets(inner, spelling, instances)))


def _tidied(text: str) -> str:
    """The path in a URL or a pattern; empty when there is none."""
    path = re.sub(r"^[a-z]+://[^/]*", "", text.strip(), flags=re.IGNORECASE)
    path = re.sub("/+", "/", "/" + re.split(r"[*?#\s]", path, maxsplit=1)[0]).removesuffix("/")
    return path if PATH.fullmatch(path) and len(path) <= LONGEST else ""
