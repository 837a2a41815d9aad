"""edgeops, Terraform and the AWS CLI side by side: the same edge on the same simulated account, in turn.

    scripts/bench [--runs N] [--sites 1,5,20,100] [--only edgeops,terraform] [--minutes N] [--write]
    scripts/bench --quick       one run of one site, on an account without delays

Time passes as it does: Terraform and the AWS CLI sleep between two looks by the clock on the wall, so an account that
ran faster would tell lies about them. How long it may take is said at the beginning; `--minutes` begins nothing that
would probably not end in time. With `--write` the figures are kept in bench.json, those of other runs too, and bench.md
is made of all of them: so it can be done in parts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from moto_fixtures import Server
from scripts.bench_limit import VERBS
from scripts.bench_measure import Broken, Measured, account, folder, measured, started
from scripts.bench_page import ACCOUNTS, NO_DELAYS, REAL, page
from scripts.bench_results import Key, Results
from scripts.bench_tools import Absent, AwsCli, Edgeops, Terraform, Tool

KEPT = Path(__file__).with_name("bench.json")
PAGE = KEPT.with_suffix(".md")
MINUTES: Mapping[str, Mapping[str, Callable[[int], float]]] = {
    REAL: {
        "edgeops": lambda sites: 4 + sites * 0.02,
        "terraform": lambda sites: 5.5 + sites * 0.15,
        "cli": lambda sites: 7 + sites * 0.25,
    },
    NO_DELAYS: {"edgeops": lambda _: 0.2, "terraform": lambda _: 3, "cli": lambda _: 3},
}
"""About, of one run of all verbs."""

Make = Callable[[Path, str, int], Tool]


@dataclass(frozen=True)
class Round:
    """What is measured: an account, so many sites."""

    account: str
    sites: int


@dataclass
class Bench:
    """`ends`: when, on time.monotonic, nothing new begins."""

    tools: Mapping[str, Make]
    ends: float
    figures: dict[Key, list[Measured]] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def run(self, each: Round, name: str) -> None:
        """One run of a tool's verbs; what it cannot do is noted."""
        where = f"{name}, {each.account}, {each.sites} sites"
        if time.monotonic() + 60 * MINUTES[each.account][name](each.sites) > self.ends:
            self.missing[f"{where}: no time left for a run"] = None
            return
        try:
            for verb, tool, one in run_of(self.tools[name], each):
                self.figures.setdefault(Key(each.account, each.sites, verb, tool), []).append(one)
                print(f"{where}: {verb} {one.wall:.1f} s", file=sys.stderr, flush=True)
        except Absent as reason:
            self.missing[f"{name}: absent, {reason}"] = None
        except Broken as reason:
            self.missing[f"{where}: {str(reason).partition(chr(10))[0]}"] = None
            print(reason, file=sys.stderr, flush=True)


def options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3, help="of everything; the table has medians (3)")
    parser.add_argument("--sites", default="1,5,20,100", help="how many, with commas (1,5,20,100)")
    parser.add_argument("--terraform", metavar="FOLDER", default=os.environ.get("TERRAFORM_MIRROR"),
                        help="a mirror with registry.terraform.io/hashicorp/aws (TERRAFORM_MIRROR)")  # fmt: skip
    parser.add_argument("--only", metavar="TOOLS", default="edgeops,terraform,cli", help="which, with commas (all)")
    parser.add_argument("--account", choices=[*ACCOUNTS, "both"], default="both")
    parser.add_argument("--minutes", type=float, default=360, help="begin nothing that would end later (360)")
    parser.add_argument("--quick", action="store_true", help="one run of one site on an account without delays")
    parser.add_argument("--write", action="store_true", help=f"keep the figures, and write {PAGE.name} of all that are")
    parser.add_argument("--page", action="store_true", help=f"measure nothing; write {PAGE.name} of what is kept")
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        chosen.runs, chosen.sites, chosen.account = 1, "1", NO_DELAYS
    return chosen


def rounds(sites: str, chosen: str) -> list[Round]:
    """Without delays one site is enough: what is left there is what the tools do by themselves."""
    numbers = [int(number) for number in sites.split(",")]
    slow = [Round(REAL, number) for number in numbers if chosen != NO_DELAYS]
    fast = [Round(NO_DELAYS, numbers[0])] if chosen != REAL else []
    return [*fast, *slow]


def makers(mirror: str | None, only: str) -> Mapping[str, Make]:
    """The tools that were asked for. Raises SystemExit for a name of none."""
    everything: Mapping[str, Make] = {
        "edgeops": Edgeops,
        "terraform": lambda place, url, sites: Terraform(place, url, sites, mirror),
        "cli": AwsCli,
    }
    names = only.split(",")
    if unknown := set(names) - everything.keys():
        raise SystemExit(f"no such tool: {', '.join(sorted(unknown))}; there are {', '.join(everything)}")
    return {name: everything[name] for name in names}


def run_of(make: Make, each: Round) -> Iterator[tuple[str, str, Measured]]:
    """(verb, tool, figures) of every verb that the tool has, on a fresh account. Raises Absent, Broken."""
    with folder() as place, Server(account(ACCOUNTS[each.account])) as server:
        tool = make(Path(place), server.url, each.sites)
        for verb in VERBS:
            if verb in tool.lines():
                yield verb, tool.name, measured(tool, verb, server)


def machine() -> str:
    """Its class, no name of anybody or anything; and how busy it was, where that can be known."""
    busy = f", load average {os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}{busy}"


def main(arguments: Sequence[str]) -> int:
    chosen = options(arguments)
    kept = Results.read(KEPT)
    if chosen.page:
        PAGE.write_text(page(kept), "utf-8")
        return 0
    tools, planned = makers(chosen.terraform, chosen.only), rounds(chosen.sites, chosen.account)
    minutes = chosen.runs * sum(MINUTES[each.account][name](each.sites) for each in planned for name in tools)
    print(f"about {minutes:.0f} minutes, at most {chosen.minutes:.0f}", file=sys.stderr, flush=True)
    bench = Bench(tools, time.monotonic() + 60 * chosen.minutes)
    starts = started(max(chosen.runs, 5)) if "edgeops" in tools else {}
    for _ in range(chosen.runs):
        for each in planned:
            for name in tools:
                bench.run(each, name)
    results = kept if chosen.write else Results()
    results.put(bench.figures, dt.datetime.now(dt.UTC).date().isoformat(), machine())
    results.starts |= starts
    results.missing = list(bench.missing)
    print(page(results))
    if chosen.write:
        results.write(KEPT)
        PAGE.write_text(page(results), "utf-8")
    return int(any("ended with" in line for line in bench.missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
