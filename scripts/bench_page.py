"""bench.md, made of what was measured: when and where, what was promised, every figure, and the limits."""

from __future__ import annotations

import statistics
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from moto_fixtures.timing import PROFILES, Timing
from scripts.bench_limit import BUDGETS, VERBS, limit, most_calls
from scripts.bench_results import Key, Results
from scripts.readme_markdown import table

REAL, NO_DELAYS = "as AWS", "without delays"
ACCOUNTS: Mapping[str, Timing] = {REAL: PROFILES["real"], NO_DELAYS: Timing(0, 0, 0, 0, 0, 0, 0)}
TOOLS = ("edgeops", "Terraform", "AWS CLI")
HEAD = (
    *("account", "sites", "verb", "tool", "runs", "wall s", "x limit", "x edgeops"),
    *("writes", "reads", "polls", "MiB", "CPU s"),
)
Value = Callable[[Results], float | None]


@dataclass(frozen=True)
class Promise:
    """What must be at most `most`; `value` is None where it was not measured."""

    what: str
    value: Value
    most: float

    def row(self, results: Results) -> tuple[str, ...]:
        value = self.value(results)
        if value is None:
            return self.what, "not measured", f"{self.most:g}", ""
        return self.what, f"{value:.2f}", f"{self.most:g}", "kept" if value <= self.most else "NOT KEPT"


def of_limit(account: str, sites: int, verb: str) -> Value:
    """How many times the limit edgeops takes."""

    def value(results: Results) -> float | None:
        one = results.median(account, sites, verb, "edgeops")
        return one.wall / limit(verb, ACCOUNTS[account], sites).seconds if one else None

    return value


def of_terraform(account: str, sites: int, verb: str) -> Value:
    """How many times as long as Terraform edgeops takes."""

    def value(results: Results) -> float | None:
        ours, theirs = (results.median(account, sites, verb, tool) for tool in ("edgeops", "Terraform"))
        return ours.wall / theirs.wall if ours and theirs else None

    return value


def of_memory(sites: int) -> Value:
    """MiB of edgeops, of the verb that needs most."""

    def value(results: Results) -> float | None:
        seen = [one for verb in VERBS if (one := results.median(REAL, sites, verb, "edgeops"))]
        return max((one.memory for one in seen), default=None)

    return value


def of_calls(sites: int, verb: str) -> Value:
    """Writes, and reads that had not been asked before."""

    def value(results: Results) -> float | None:
        one = results.median(REAL, sites, verb, "edgeops")
        return one.needed if one else None

    return value


def of_start(name: str) -> Value:
    """Seconds, the median."""
    return lambda results: statistics.median(results.starts[name]) if results.starts.get(name) else None


def _sites(number: int) -> str:
    return f"{number} site{'s' if number > 1 else ''}"


PROMISES = (
    *(Promise(f"up, {_sites(sites)}: x limit", of_limit(REAL, sites, "up"), 1.10) for sites in (1, 20)),
    *(Promise(f"up, {_sites(sites)}: x Terraform", of_terraform(REAL, sites, "up"), 0.75) for sites in (1, 20)),
    Promise("up, 1 site without delays: x Terraform", of_terraform(NO_DELAYS, 1, "up"), 0.05),
    *(
        Promise(f"no-op, {_sites(sites)}: x terraform plan", of_terraform(REAL, sites, "no-op"), 0.15)
        for sites in (1, 20)
    ),
    Promise("status, 100 sites: x limit", of_limit(REAL, 100, "status"), 1.2),
    *(Promise(f"down, {_sites(sites)}: x limit", of_limit(REAL, sites, "down"), 1.15) for sites in (1, 20)),
    *(
        Promise(f"{verb}, {_sites(sites)}: calls", of_calls(sites, verb), most_calls(verb, sites))
        for verb in BUDGETS
        for sites in (20, 100)
    ),
    *(Promise(f"peak memory, {_sites(sites)}: MiB", of_memory(sites), most) for sites, most in ((1, 100), (100, 160))),
    Promise("start to the first call: s", of_start("first call"), 0.45),
    Promise("--help: s", of_start("--help"), 0.15),
)


def page(results: Results) -> str:
    """The whole, as bench.md has it."""
    return "\n".join(
        [
            _where(results),
            table(("edgeops", "median", "at most", ""), [one.row(results) for one in PROMISES]),
            table(HEAD, _rows(results)),
            *(f"Not measured - {one}\n" for one in results.missing),
            "The limit: what the account's durations, latency and rates leave to anybody.\n",
            table(("sites", "verb", "limit s", "what decides"), _limits(results)),
        ]
    )


def _where(results: Results) -> str:
    real = PROFILES["real"]
    places = _places({(one.on, *one.machine.split(", load average ")) for one in results.entries.values()})
    told = (
        f"Medians, measured with `scripts/bench` {'; '.join(places)}. The account takes {real.balancer:.0f} s for a "
        f"load balancer, {real.certificate:.0f} s for a certificate, {real.dns:.0f} s for DNS, {real.health:.0f} s for "
        f"a first health check and {real.latency * 1000:.0f} ms a call, in real time, and admits as many calls a "
        f"second as AWS. edgeops and the AWS CLI's script wait until targets are healthy and DNS is in sync; Terraform "
        f"does not look at health, and has a wildcard certificate above 10 sites. Its no-op is `terraform plan`."
    )
    return textwrap.fill(told, 120, break_long_words=False, break_on_hyphens=False) + "\n"


def _places(measured: Iterable[tuple[str, ...]]) -> list[str]:
    """Days and machines, each once, with the load averages that there were."""
    loads: dict[str, list[int]] = {}
    for day, machine, *load in sorted(measured):
        loads.setdefault(f"{day} on {machine}", []).extend(map(int, load))
    seen = {place: " to ".join(map(str, sorted({min(each), max(each)}))) for place, each in loads.items() if each}
    return [f"{place}, load average {seen[place]}" if place in seen else place for place in loads]


def _rows(results: Results) -> Iterable[tuple[str, ...]]:
    """A line a figure: medians, and how many times the limit and edgeops it takes."""
    for key, entry in sorted(results.entries.items(), key=lambda item: _place(item[0])):
        one, ours = entry.median, results.median(key.account, key.sites, key.verb, "edgeops")
        least = limit(key.verb, ACCOUNTS[key.account], key.sites).seconds
        times = f"{one.wall / least:.2f}" if least else "-"
        beside = f"{one.wall / ours.wall:.2f}" if ours and key.tool != "edgeops" else "-"
        counts = (str(one.writes), str(one.reads), str(one.polls))
        yield (key.account, str(key.sites), key.verb, key.tool, str(len(entry.runs)), f"{one.wall:.1f}", times, beside,
               *counts, f"{one.memory:.0f}", f"{one.cpu:.1f}")  # fmt: skip


def _place(key: Key) -> tuple[int, int, int, int]:
    return list(ACCOUNTS).index(key.account), key.sites, list(VERBS).index(key.verb), TOOLS.index(key.tool)


def _limits(results: Results) -> list[tuple[str, ...]]:
    """The limit of each verb on the account with AWS's durations, and the path that decides."""
    numbers = sorted({key.sites for key in results.entries if key.account == REAL})
    found = [(sites, verb, limit(verb, ACCOUNTS[REAL], sites)) for sites in numbers for verb in VERBS]
    return [(str(sites), verb, f"{one.seconds:.1f}", " > ".join(one.path)) for sites, verb, one in found]
