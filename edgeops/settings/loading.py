"""The whole wish put together: the file, the flags that may stand beside it, and the environment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from edgeops.catalogue import say
from edgeops.model import Spec
from edgeops.settings.certificate import read_certificate
from edgeops.settings.edge import read_edge
from edgeops.settings.identity import (
    ACCOUNT_VARIABLES,
    REGION_VARIABLES,
    agree,
    parse_account,
    parse_name,
    parse_region,
    said,
)
from edgeops.settings.instances import read_instances
from edgeops.settings.names import Names
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.reading import read
from edgeops.settings.schema import ROOT, STACK
from edgeops.settings.sites import read_sites
from edgeops.settings.spelling import printable, quoted
from edgeops.settings.syntax import parse
from edgeops.settings.table import Table

DEFAULT_FILE = Path("edgeops.toml")

Discard = frozenset[Literal["certificate", "address"]]


@dataclass(frozen=True)
class Overrides:
    """What flags say beside the file. Name, region and account must agree with it; the others only flags can say.

    `takeover`: names of the file as they were typed.
    """

    region: str | None = None
    account: str | None = None
    stack: str | None = None
    takeover: frozenset[str] = frozenset()
    discard: Discard = frozenset()
    deep: bool = False


def load(path: Path | None, overrides: Overrides, environ: Mapping[str, str]) -> Spec:
    """The file as a Spec; raises `UsageProblem` with everything that is wrong. `path`: `-c`, None where not given."""
    file = path or Path(environ.get("EDGEOPS_CONFIG") or DEFAULT_FILE)
    problems = Problems(printable(str(file)))
    values = parse(read(file, problems), problems)
    if not values:
        fix = say("config-empty.fix", **{key: ROOT.known[key] for key in ("stack", "instances", "sites")})
        problems.stop("empty", "", say("config-empty.what"), say("config-empty.why"), fix)
    spec = _spec(Table.opened(ROOT, (), values, problems), overrides, environ)
    problems.check()
    return spec


def bare(
    stack: str,
    region: str | None,
    account: str | None = None,
    discard: Discard = frozenset(),
    environ: Mapping[str, str] | None = None,
) -> Spec:
    """A Spec without a file, for `status` and `down`: no sites. Region and account may come from the environment."""
    problems = Problems("")
    regions = said("--region", region, environ or {}, REGION_VARIABLES)
    accounts = said("--account", account, environ or {}, ACCOUNT_VARIABLES)
    if not regions:
        what, why = say("config-missing.what", key="--region"), say("config-missing.why-region")
        problems.add("missing", "--region", what, why, say("config.example", line="--region ap-northeast-2"))
    spec = Spec(
        name=_strongest({"--stack": stack}, parse_name, problems) or "",
        region=_strongest(regions, parse_region, problems) or "",
        account=_strongest(accounts, parse_account, problems),
        discard=discard,
    )
    problems.check()
    return spec


def _spec(root: Table, overrides: Overrides, environ: Mapping[str, str]) -> Spec:
    name, region, account = _identity(root, overrides, environ)
    names = Names(root.problems)
    instances = read_instances(root, names)
    sites = read_sites(root, instances, names)
    certificate = read_certificate(root, region, account)
    return Spec(
        name=name,
        region=region,
        account=account,
        instances=instances,
        sites=sites,
        key_type=certificate.key_type,
        certificate=certificate.arn,
        edge=read_edge(root, region),
        takeover=names.taken_over(overrides.takeover),
        discard=overrides.discard,
        deep=overrides.deep,
    )


def _identity(root: Table, overrides: Overrides, environ: Mapping[str, str]) -> tuple[str, str, str | None]:
    """Name, region and account of the file; empty where they are wrong."""
    regions = said("--region", overrides.region, environ, REGION_VARIABLES)
    accounts = said("--account", overrides.account, environ, ACCOUNT_VARIABLES)
    stack = root.child("stack", STACK)
    if root.require("stack", say("config-missing.why-stack")) and stack.values:
        stack.require("name", say("config-missing.why-name"))
        stack.require("region", say("config-missing.why-where"), _region_fix(regions))
    name = stack.text("name", parse_name, "")
    region = stack.text("region", parse_region, "")
    account = stack.text("account", parse_account, None)
    agree("name", name, said("--stack", overrides.stack, environ, ()), root.problems)
    agree("region", region, regions, root.problems)
    agree("account", account, accounts, root.problems)
    if "account" not in stack:
        account = _strongest(accounts, parse_account, root.problems)
    return name, region, account


def _region_fix(regions: Mapping[str, str]) -> str:
    """The region that the user's shell already works in, if any."""
    found = (say("config-missing.fix-region", region=quoted(text), source=one) for one, text in regions.items())
    return next(found, "")


def _strongest(sources: Mapping[str, str], parse: Callable[[str], str], problems: Problems) -> str | None:
    """What the first source says, parsed; None where nobody says anything or it is wrong."""
    for source, text in sources.items():
        try:
            return parse(text)
        except Wrong as wrong:
            problems.refuse(source, f"{source} {quoted(text)}", wrong, (f"{source} ", ""))
            return None
    return None
