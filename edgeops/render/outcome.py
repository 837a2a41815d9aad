"""The answer for people: place, what was (to be) done, cost, sites, what is wrong and why, what to do next.

`Medium.seen` says that place and steps stand on the same screen already, so that nothing is told twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edgeops.errors import ExitStatus, Finding
from edgeops.model import Charge
from edgeops.render import costs, steps, words
from edgeops.render.text import NO_INK, Ink, Style, clean, pad, width, wrap
from edgeops.report import Kept, Outcome, Result, SiteReport, StepReport, TargetReport

SEVERITIES: Mapping[str, Style] = {"error": "bad", "warning": "warn", "note": "dim"}
NOTHING = {
    "up": "Nothing to change: everything is as the file wants it.",
    "plan": "Nothing to change: everything is as the file wants it.",
    "down": "Nothing to remove: nothing of ours is here.",
}
INDENT = " " * 4
MADE = frozenset({"done", "already"})


@dataclass(frozen=True)
class Medium:
    """Where the text goes. `seen`: progress was shown on the same screen."""

    ink: Ink = NO_INK
    columns: int = 80
    seen: bool = False


def text(outcome: Outcome, to: Medium) -> str:
    """The whole answer, without a final line feed; blocks are separated by an empty line."""
    blocks = [] if outcome.page is None else [[outcome.page.text]]
    blocks += [] if outcome.result is None else _result(outcome, outcome.result, to)
    blocks += [_finding(finding, to) for finding in outcome.findings]
    blocks += [[to.ink("bold", "Next:"), *(f"  {line}" for line in outcome.next)]] if outcome.next else []
    return "\n\n".join("\n".join(block) for block in blocks if block)


def plan(reports: Sequence[StepReport], charges: Sequence[Charge], region: str, to: Medium) -> str:
    """The steps and what the edge will cost: shown before anybody is asked."""
    lines = steps.table(reports, region, to.ink, to.columns)
    cost = _cost(charges, region, to.columns)
    return "\n".join([*lines, "", *cost] if cost else lines)


def _result(outcome: Outcome, result: Result, to: Medium) -> list[list[str]]:
    blocks = [] if to.seen else [wrap(words.place(result.place), to.columns)]
    if result.steps is not None:
        shown = result.steps if outcome.command == "plan" or not to.seen else _news(result.steps)
        blocks.append(steps.table(shown, result.place.region, to.ink, to.columns))
        blocks.append([_headline(outcome, result.steps)])
    if result.sites is not None:
        blocks += [_site(site, to) for site in result.sites.values()]
        blocks.append(_count_sites(result.sites))
    blocks.append(_cost(result.charges, result.place.region, to.columns))
    blocks.append(_kept(result.kept, result.place.region, to))
    return blocks


def _news(reports: Sequence[StepReport]) -> Sequence[StepReport]:
    """What a reader of the plan and of the progress does not know yet: the steps left out once work had begun."""
    begun = any(report.status in MADE or report.status == "failed" for report in reports)
    return [report for report in reports if report.status not in MADE] if begun else []


def _headline(outcome: Outcome, reports: Sequence[StepReport]) -> str:
    if not reports:
        return NOTHING.get(outcome.command, NOTHING["plan"])
    if outcome.command == "plan":
        return f"Plan: {words.count(len(reports), 'change')}. Nothing has been changed yet."
    made = sum(report.status in MADE for report in reports)
    if made == len(reports):
        done = outcome.status in {ExitStatus.OK, ExitStatus.UNHEALTHY}
        return f"Done: {words.count(made, 'change')}." if done else f"{words.count(made, 'change')} made."
    return f"{made} of {words.count(len(reports), 'change')} made, {len(reports) - made} not."


def _site(site: SiteReport, to: Medium) -> list[str]:
    state = to.ink("good", "ok    ") if site.healthy else to.ink("bad", "NOT OK")
    lines = [f"{state}  {to.ink('bold', clean(site.url))}", *wrap(site.verdict, to.columns, INDENT)]
    for name, fact in (("certificate", site.certificate), ("DNS", site.dns), ("live", site.live)):
        lines += _fact(name, fact, to) if fact else []
    names = max((width(f"{target.id}:{target.port}") for target in site.targets), default=0)
    for number, target in enumerate(site.targets):
        lines += _target("" if number else "targets", target, names, to)
    return lines


def _fact(name: str, fact: str, to: Medium) -> list[str]:
    return wrap(fact, to.columns, f"{INDENT}{name:<13}")


def _target(label: str, target: TargetReport, names: int, to: Medium) -> list[str]:
    state = f"{target.state} ({target.reason})" if target.reason else target.state
    head = f"{INDENT}{label:<13}{pad(f'{target.id}:{target.port}', names)}  "
    lines = wrap(state, to.columns, head, " " * 19)
    return lines + (wrap(target.advice, to.columns, " " * 19) if target.advice else [])


def _count_sites(sites: Mapping[str, SiteReport]) -> list[str]:
    broken = sum(not site.healthy for site in sites.values())
    if len(sites) < 2:
        return []
    return [f"{broken} of {len(sites)} sites not ok." if broken else f"All {len(sites)} sites are ok."]


def _cost(charges: Sequence[Charge], region: str, columns: int) -> list[str]:
    cost = costs.monthly(charges, region)
    return wrap(f"AWS bills {cost.text}.", columns) if cost else []


def _kept(kept: Sequence[Kept], region: str, to: Medium) -> list[str]:
    lines = [to.ink("bold", "Kept:")] if kept else []
    for item in kept:
        cost = costs.monthly([item.charge] if item.charge else [], region)
        lines.append(f"  {words.kind(item.kind)}  {clean(item.name)}" + (f"  {cost.brief}" if cost else ""))
        lines += [to.ink("dim", line) for line in wrap(item.why, to.columns, " " * 6)] if item.why else []
    return lines


def _finding(finding: Finding, to: Medium) -> list[str]:
    head = wrap(f"{finding.severity}: {finding.where}: {finding.what}", to.columns, "", "  ")
    head[0] = to.ink(SEVERITIES[finding.severity], finding.severity) + head[0].removeprefix(finding.severity)
    parts = [("why", finding.why), ("fix", finding.fix), ("request id", finding.request_id)]
    for name, part in parts:
        head += wrap(part, to.columns, f"  {name}: ") if part else []
    return head
