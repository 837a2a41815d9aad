"""How edgeops grows: many sites over several load balancers, with the installed command on a simulated account.

    scripts/bench scale [--sites 100,300] [--runs N] [--real]

Calls and wall - but for what AWS lets through at once - grow with the number of sites, memory less, and no verb makes
more calls than it may: 1 where that is not so. The account admits as many calls a second as AWS, which is what most of
a fresh `up` waits for: 3 changes a second of load balancing. `--real`: with the durations that AWS's users report, too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from moto_fixtures import Server
from moto_fixtures.timing import PROFILES
from scripts.bench_limit import BUDGETS, most_calls
from scripts.bench_measure import Measured, account, folder, measured, median
from scripts.bench_page import ACCOUNTS, NO_DELAYS
from scripts.bench_tools import Edgeops
from scripts.readme_markdown import table

VERBS = ("up", "no-op", "status", "down")
HEAD = (
    *("verb", "sites", "load balancers", "wall s"),
    *("writes", "reads", "at most", "polls", "calls a site", "MiB", "CPU s"),
)
GROWTH = ("verb", "sites x", "calls x", "wall x", "MiB x", "")
LINEAR = 1.1
"""How many times the growth of the sites the calls and the wall may grow."""
SUBLINEAR = 0.5
"""The share of the growth of the sites that memory may grow by."""
AT_ONCE: Mapping[str, float] = {"up": 10.0, "no-op": 4.0, "status": 4.0, "down": 10.0}
"""Seconds' worth of calls that AWS lets through before its rates count (40 reads, 20 changes), whatever the sites."""


def options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench scale", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sites", default="100,300", help="how many, with commas (100,300)")
    parser.add_argument("--runs", type=int, default=1, help="of everything; the table has medians (1)")
    parser.add_argument("--real", action="store_true", help="at the durations of AWS; else only its rates")
    return parser.parse_args(arguments)


def run_of(sites: int, real: bool) -> Iterator[tuple[str, Measured, int]]:
    """(verb, figures, load balancers that stand after it) of every verb, on a fresh account. Raises Broken."""
    with folder() as place, Server(account(PROFILES["real"] if real else ACCOUNTS[NO_DELAYS])) as server:
        tool = Edgeops(Path(place), server.url, sites)
        for verb in VERBS:
            one = measured(tool, verb, server)
            listed = server.world.inventory()["regions"]["ap-northeast-2"]["load_balancers"].values()
            yield verb, one, sum(lb["name"].startswith("eo-bench-") for lb in listed)


def growth(small: Mapping[str, Measured], large: Mapping[str, Measured], times: float) -> list[tuple[str, ...]]:
    """A line a verb: how many times as many calls, seconds and MiB, where the sites grew `times`."""
    lines = []
    for verb in VERBS:
        one, other = small[verb], large[verb]
        calls, memory = other.calls / one.calls, other.memory / one.memory
        wall = (other.wall + AT_ONCE[verb]) / (one.wall + AT_ONCE[verb])
        told = [
            "" if calls <= LINEAR * times else "CALLS",
            "" if wall <= LINEAR * times else "WALL",
            "" if memory - 1 <= SUBLINEAR * (times - 1) + 0.1 else "MEMORY",
        ]
        verdict = " ".join(filter(None, told)) or "ok"
        lines.append((verb, f"{times:.2f}", f"{calls:.2f}", f"{wall:.2f}", f"{memory:.2f}", verdict))
    return lines


def over(sites: int, figures: Mapping[str, Measured]) -> list[str]:
    """The verbs that make more calls than they may for so many sites."""
    return [verb for verb in BUDGETS if figures[verb].needed > most_calls(verb, sites)]


def main(arguments: Sequence[str]) -> int:
    """Print both tables; 1 when something grows faster than it may, or makes more calls."""
    chosen = options(arguments)
    numbers = sorted(int(number) for number in chosen.sites.split(","))
    rows: list[tuple[str, ...]] = []
    figures: dict[int, dict[str, Measured]] = {}
    for sites in numbers:
        runs: dict[str, list[Measured]] = {}
        stood: dict[str, int] = {}
        for _ in range(chosen.runs):
            for verb, one, stood[verb] in run_of(sites, chosen.real):
                runs.setdefault(verb, []).append(one)
                print(f"{sites} sites: {verb} {one.wall:.1f} s, {one.memory:.0f} MiB", file=sys.stderr, flush=True)
        figures[sites] = {verb: median(several) for verb, several in runs.items()}
        rows += [_row(verb, sites, stood[verb], one) for verb, one in figures[sites].items()]
    lines = growth(figures[numbers[0]], figures[numbers[-1]], numbers[-1] / numbers[0])
    print(table(HEAD, rows), table(GROWTH, lines), sep="\n")
    too_many = [f"{verb} of {sites} sites" for sites in numbers for verb in over(sites, figures[sites])]
    for which in too_many:
        print(f"CALLS: {which} makes more than it may", file=sys.stderr)
    return int(bool(too_many) or any(line[-1] != "ok" for line in lines))


def _row(verb: str, sites: int, balancers: int, one: Measured) -> tuple[str, ...]:
    most = f"{most_calls(verb, sites):g}" if verb in BUDGETS else ""
    counts = (str(one.writes), str(one.reads), most, str(one.polls), f"{one.calls / sites:.2f}")
    return verb, str(sites), str(balancers), f"{one.wall:.1f}", *counts, f"{one.memory:.0f}", f"{one.cpu:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
