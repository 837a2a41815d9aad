"""What `edgeops init` is told, before there is a file: names, a region, perhaps an instance, and where to write."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from edgeops.catalogue import say
from edgeops.errors import UsageProblem, finding
from edgeops.settings.hosts import fold
from edgeops.settings.identity import REGION_VARIABLES, parse_region, said
from edgeops.settings.instances import parse_id
from edgeops.settings.loading import DEFAULT_FILE
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.spelling import printable, quoted

WWW = "www."


@dataclass(frozen=True)
class Wish:
    """`hosts`: site -> aliases, A-labels. `instance`: its id, "" where it is to be found."""

    file: Path
    hosts: Mapping[str, tuple[str, ...]]
    region: str
    instance: str = ""


def wished(
    hosts: Iterable[str],
    file: Path | None,
    region: str | None,
    instance: str | None,
    environ: Mapping[str, str],
    configured: Callable[[], str | None],
) -> Wish:
    """Raises `UsageProblem` with all that is wrong, a file that is there too. `configured` reads AWS's own region."""
    path = file or Path(environ.get("EDGEOPS_CONFIG") or DEFAULT_FILE)
    problems = Problems("")
    names = _names(hosts, problems)
    machine = _instance(instance, problems)
    if path.exists():
        problems.findings.append(finding("file-exists", printable(str(path)), file=printable(str(path))))
    if not names and not problems.findings:
        problems.findings.append(finding("no-host", say("where.command-line")))
    problems.check()
    return Wish(path, sites_of(names), _region(region, environ, configured), machine)


def sites_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each name a site; `www.X` beside `X` is an alias of it."""
    known = list(dict.fromkeys(names))
    aliases = {f"{WWW}{name}" for name in known} & set(known)
    sites = [name for name in known if name not in aliases]
    return {name: (f"{WWW}{name}",) if f"{WWW}{name}" in aliases else () for name in sites}


def _names(hosts: Iterable[str], problems: Problems) -> list[str]:
    folded = []
    for text in hosts:
        try:
            folded.append(fold(text))
        except Wrong as wrong:
            problems.refuse("HOST", quoted(text), wrong, ("edgeops init ", ""))
    return folded


def _instance(text: str | None, problems: Problems) -> str:
    try:
        return parse_id(text) if text else ""
    except Wrong as wrong:
        problems.refuse("--instance", f"--instance {quoted(text or '')}", wrong, ("--instance ", ""))
        return ""


def _region(flag: str | None, environ: Mapping[str, str], configured: Callable[[], str | None]) -> str:
    sources = said("--region", flag, environ, REGION_VARIABLES)
    sources = sources or said("~/.aws/config", configured(), {}, ())
    problems = Problems("")
    for source, text in sources.items():
        try:
            return parse_region(text)
        except Wrong as wrong:
            problems.refuse(source, f"{source} {quoted(text)}", wrong, ("--region ", ""))
            problems.check()
    raise UsageProblem(finding("no-region", "--region"))
