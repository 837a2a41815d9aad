"""edgeops, Terraform and the AWS CLI side by side: the same edge on the same simulated account, in turn.

    scripts/bench [--runs N] [--sites 1,5,20] [--terraform FOLDER] [--write]
    scripts/bench --quick       one run of one site, on an account without delays

Time passes as it does: Terraform and the AWS CLI sleep between two looks by the clock on the wall, so an account that
ran faster would tell lies about them. A run at the durations that AWS's users report (two minutes a load balancer)
takes about eighteen minutes for one site and the three tools, `--quick` about four.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from moto_fixtures import Server
from moto_fixtures.timing import PROFILES, Timing
from scripts.bench_limit import VERBS, limit
from scripts.bench_measure import Broken, Measured, account, folder, measured, median
from scripts.bench_tools import Absent, AwsCli, Edgeops, Terraform, Tool
from scripts.readme_markdown import table

PAGE = Path(__file__).with_name("bench.md")
NO_DELAYS = Timing(0, 0, 0, 0, 0, 0, 0)
ACCOUNTS: Mapping[str, Timing] = {"as AWS": PROFILES["real"], "without delays": NO_DELAYS}
MINUTES = {"as AWS": 18.0, "without delays": 4.0}
"""About, of one run of all tools and all verbs; more sites take little more."""
HEAD = (
    "account",
    "sites",
    "verb",
    "tool",
    "wall s",
    "x limit",
    "x edgeops",
    "writes",
    "reads",
    "polls",
    "MiB",
    "CPU s",
)

Make = Callable[[Path, str, int], Tool]
Key = tuple[str, int, str, str]
"""Account, sites, verb, tool."""


@dataclass(frozen=True)
class Round:
    """What is measured: an account, so many sites."""

    account: str
    sites: int


def options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3, help="of everything; the table has medians (3)")
    parser.add_argument("--sites", default="1,5,20", help="how many, with commas (1,5,20)")
    parser.add_argument("--terraform", metavar="FOLDER", default=os.environ.get("TERRAFORM_MIRROR"),
                        help="a mirror with registry.terraform.io/hashicorp/aws (TERRAFORM_MIRROR)")  # fmt: skip
    parser.add_argument("--only", metavar="TOOL", help="edgeops, terraform or cli: no others")
    parser.add_argument("--account", choices=[*ACCOUNTS, "both"], default="both")
    parser.add_argument("--quick", action="store_true", help="one run of one site on an account without delays")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}, which the README shows")
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        chosen.runs, chosen.sites, chosen.account = 1, "1", "without delays"
    return chosen


def rounds(sites: str, chosen: str) -> list[Round]:
    """Without delays one site is enough: what is left there is what the tools do by themselves."""
    numbers = [int(number) for number in sites.split(",")]
    slow = [Round("as AWS", number) for number in numbers if chosen != "without delays"]
    fast = [Round("without delays", numbers[0])] if chosen != "as AWS" else []
    return [*slow, *fast]


def makers(mirror: str | None, only: str | None) -> Mapping[str, Make]:
    """The tools that were asked for."""
    everything: Mapping[str, Make] = {
        "edgeops": Edgeops,
        "terraform": lambda place, url, sites: Terraform(place, url, sites, mirror),
        "cli": AwsCli,
    }
    return {name: make for name, make in everything.items() if only in (None, name)}


def run_of(make: Make, each: Round) -> Iterator[tuple[str, str, Measured]]:
    """(verb, tool, figures) of every verb that the tool has, on a fresh account. Raises Absent, Broken."""
    with folder() as place, Server(account(ACCOUNTS[each.account])) as server:
        tool = make(Path(place), server.url, each.sites)
        for verb in VERBS:
            if verb in tool.lines():
                yield verb, tool.name, measured(tool, verb, server)


def all_of(chosen: argparse.Namespace) -> tuple[dict[Key, list[Measured]], list[str]]:
    """Every figure, and what could not be measured."""
    figures: dict[Key, list[Measured]] = {}
    missing: dict[str, None] = {}
    tools = makers(chosen.terraform, chosen.only)
    for each in rounds(chosen.sites, chosen.account):
        for number in range(chosen.runs):
            for name, make in tools.items():
                try:
                    for verb, tool, one in run_of(make, each):
                        figures.setdefault((each.account, each.sites, verb, tool), []).append(one)
                        print(f"{each.account}, {each.sites} sites, run {number + 1}: {tool} {verb} {one.wall:.1f} s",
                              file=sys.stderr, flush=True)  # fmt: skip
                except Absent as reason:
                    missing[f"{name}: absent, {reason}"] = None
                except Broken as reason:
                    missing[f"{name}, {each.account}, {each.sites} sites: {str(reason).partition(chr(10))[0]}"] = None
                    print(reason, file=sys.stderr, flush=True)
    return figures, list(missing)


def rows(figures: Mapping[Key, Sequence[Measured]]) -> list[tuple[str, ...]]:
    """A line a figure: medians, and how many times the limit and edgeops it takes."""
    lines = []
    for (name, sites, verb, tool), runs in sorted(figures.items(), key=lambda item: _place(item[0])):
        one = median(runs)
        least = limit(verb, ACCOUNTS[name], sites).seconds
        ours = figures.get((name, sites, verb, "edgeops"))
        times = f"{one.wall / least:.2f}" if least else "-"
        beside = f"{one.wall / median(ours).wall:.2f}" if ours and tool != "edgeops" else "-"
        counts = (str(one.writes), str(one.reads), str(one.polls))
        lines.append((name, str(sites), verb, tool, f"{one.wall:.1f}", times, beside, *counts,
                      f"{one.memory:.0f}", f"{one.cpu:.1f}"))  # fmt: skip
    return lines


def _place(key: Key) -> tuple[int, int, int, int]:
    tools = ("edgeops", "Terraform", "AWS CLI")
    return list(ACCOUNTS).index(key[0]), key[1], list(VERBS).index(key[2]), tools.index(key[3])


def limits(figures: Mapping[Key, object]) -> list[tuple[str, ...]]:
    """The limit of each verb on the account with AWS's durations, and the path that decides."""
    numbers = sorted({sites for name, sites, _, _ in figures if name == "as AWS"})
    found = [(sites, verb, limit(verb, ACCOUNTS["as AWS"], sites)) for sites in numbers for verb in VERBS]
    return [(str(sites), verb, f"{one.seconds:.1f}", " > ".join(one.path)) for sites, verb, one in found]


def page(figures: Mapping[Key, Sequence[Measured]], missing: Sequence[str], runs: int) -> str:
    """bench.md: when and where, the table, the limits."""
    when = dt.datetime.now(dt.UTC).date().isoformat()
    where = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    load = f"load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    told = f"Medians of {runs} runs" if runs > 1 else "One run"
    notes = "".join(f"\nNot measured - {one}\n" for one in missing)
    real = replace(PROFILES["real"])
    return (
        f"{told} of `scripts/bench` on {when}; {where}; {load}. The account takes {real.balancer:.0f} s for a load\n"
        f"balancer, {real.certificate:.0f} s for a certificate, {real.dns:.0f} s for DNS, {real.health:.0f} s for a "
        f"first health check and {real.latency * 1000:.0f} ms a call, and admits\nas many calls a second as AWS. "
        f"edgeops and the AWS CLI's script wait until the targets are healthy and DNS is in sync, Terraform does not "
        f"look at health.\n\n"
        f"{table(HEAD, rows(figures))}{notes}\n"
        f"The limit: what the account's durations, latency and rates leave to anybody.\n\n"
        f"{table(('sites', 'verb', 'limit s', 'what decides'), limits(figures))}"
    )


def main(arguments: Sequence[str]) -> int:
    chosen = options(arguments)
    planned = rounds(chosen.sites, chosen.account)
    minutes = sum(MINUTES[each.account] for each in planned) * chosen.runs
    print(f"about {minutes:.0f} minutes with all tools, a few with edgeops alone", file=sys.stderr, flush=True)
    figures, missing = all_of(chosen)
    text = page(figures, missing, chosen.runs)
    print(text)
    if chosen.write:
        PAGE.write_text(text, "utf-8")
    return int(any(not line.endswith("PATH") for line in missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
