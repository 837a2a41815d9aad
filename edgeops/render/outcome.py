"""The answer for people: place, what was (to be) done, cost, sites, what is wrong and why, what to do next.

`Medium.seen` says that place and steps stand on the same screen already, so that nothing is told twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from edgeops.catalogue import ENGLISH, Text, Tongue, joined, say
from edgeops.errors import ExitStatus, Finding
from edgeops.model import Charge
from edgeops.render import costs, sites, steps, words
from edgeops.render.text import NO_INK, Ink, Style, clean, wrap
from edgeops.report import Kept, Outcome, Page, Result, SiteReport, StepReport

SEVERITIES: Mapping[str, Style] = {"error": "bad", "warning": "warn", "note": "dim"}
MADE = frozenset({"done", "already"})
MOST_PLACES = 5
"""Named in the head of what is said of several."""


@dataclass(frozen=True)
class Medium:
    """Where the text goes, and in which language. `seen`: progress was shown on the same screen."""

    ink: Ink = NO_INK
    columns: int = 80
    seen: bool = False
    tongue: Tongue = ENGLISH


def text(outcome: Outcome, to: Medium) -> str:
    """The whole answer, without a final line feed; blocks are separated by an empty line."""
    blocks = [] if outcome.page is None else [_page(outcome.page, to)]
    blocks += [] if outcome.result is None else _result(outcome, outcome.result, to)
    blocks += [_finding(alike, to) for alike in _alike(outcome.findings)]
    head = to.ink("bold", to.tongue(say("answer.next")))
    blocks += [[head, *(f"  {line}" for line in outcome.next)]] if outcome.next else []
    return "\n\n".join("\n".join(block) for block in blocks if block)


def plan(reports: Sequence[StepReport], charges: Sequence[Charge], region: str, to: Medium) -> str:
    """The steps and what the edge will cost: shown before anybody is asked."""
    lines = steps.table(reports, region, to.ink, to.columns, to.tongue)
    cost = _cost(charges, region, to)
    return "\n".join([*lines, "", *cost] if cost else lines)


def _page(page: Page, to: Medium) -> list[str]:
    lines = to.tongue(page.text).split("\n")
    if not page.prose:
        return lines
    return [part for line in lines for part in _wrapped(line, to.columns)]


def _wrapped(line: str, columns: int) -> list[str]:
    """A line of prose: indented as it is, below its words where it begins with a dash."""
    text = line.lstrip().removeprefix("- ")
    head = line[: len(line) - len(text)]
    return wrap(text, columns, head, " " * len(head))


def _result(outcome: Outcome, result: Result, to: Medium) -> list[list[str]]:
    blocks = [] if to.seen else [wrap(to.tongue(words.place(result.place)), to.columns)]
    if result.steps is not None:
        shown = result.steps if outcome.command == "plan" or not to.seen else _news(result.steps)
        blocks.append(steps.table(shown, result.place.region, to.ink, to.columns, to.tongue))
        blocks.append(wrap(to.tongue(_headline(outcome, result.steps)), to.columns))
    if result.sites is not None:
        told = frozenset(finding.why for finding in outcome.findings)
        blocks += sites.shown(list(result.sites.values()), told, to.ink, to.columns, to.tongue)
        blocks.append(_count_sites(result.sites, to))
    blocks.append(_cost(result.charges, result.place.region, to))
    blocks.append(_kept(result.kept, result.place.region, to))
    blocks.append(_saved(result.saved, result.place.region, to))
    return blocks


def _news(reports: Sequence[StepReport]) -> Sequence[StepReport]:
    """What a reader of the plan and of the progress does not know yet: the steps left out once work had begun."""
    begun = any(report.status in MADE or report.status == "failed" for report in reports)
    return [report for report in reports if report.status not in MADE] if begun else []


def _headline(outcome: Outcome, reports: Sequence[StepReport]) -> Text:
    if not reports:
        return say("answer.nothing-to-remove" if outcome.command == "down" else "answer.nothing-to-change")
    if outcome.command == "plan":
        return say("answer.plan", count=len(reports))
    made = sum(report.status in MADE for report in reports)
    if made == len(reports):
        done = outcome.status in {ExitStatus.OK, ExitStatus.UNHEALTHY}
        return say("answer.done" if done else "answer.made", count=made)
    return say("answer.partly", made=made, count=len(reports), left=len(reports) - made)


def _count_sites(reports: Mapping[str, SiteReport], to: Medium) -> list[str]:
    broken = sum(not site.healthy for site in reports.values())
    if len(reports) < 2:
        return []
    fine = say("answer.sites-fine", count=len(reports))
    return wrap(
        to.tongue(say("answer.sites-broken", broken=broken, count=len(reports)) if broken else fine), to.columns
    )


def _cost(charges: Sequence[Charge], region: str, to: Medium) -> list[str]:
    cost = costs.monthly(charges, region)
    return wrap(to.tongue(say("answer.cost", cost=cost.text)), to.columns) if cost else []


def _saved(charges: Sequence[Charge], region: str, to: Medium) -> list[str]:
    cost = costs.monthly(charges, region)
    return wrap(to.tongue(say("answer.saved", cost=cost.brief)), to.columns) if cost else []


def _kept(kept: Sequence[Kept], region: str, to: Medium) -> list[str]:
    lines = [to.ink("bold", to.tongue(say("answer.kept")))] if kept else []
    for item in kept:
        cost = costs.monthly([item.charge] if item.charge else [], region)
        price = f"  {to.tongue(cost.brief)}" if cost else ""
        lines.append(f"  {to.tongue(words.kind(item.kind))}  {clean(to.tongue(item.name))}{price}")
        why = to.tongue(item.why)
        lines += [to.ink("dim", line) for line in wrap(why, to.columns, " " * 6)] if why else []
    return lines


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Those that say the same of several places together, where the first of them stands."""
    found: dict[Finding, list[Finding]] = {}
    for finding in findings:
        found.setdefault(replace(finding, where=""), []).append(finding)
    return list(found.values())


def _finding(alike: Sequence[Finding], to: Medium) -> list[str]:
    finding, left = alike[0], len(alike) - MOST_PLACES
    severity = to.tongue(say(f"severity.{finding.severity}"))
    places = joined(", ", map(words.where, alike[:MOST_PLACES]))
    where = say("answer.places", shown=places, count=left) if left > 0 else places
    head = wrap(to.tongue(joined(": ", [severity, where, finding.what])), to.columns, "", "  ")
    head[0] = to.ink(SEVERITIES[finding.severity], severity) + head[0].removeprefix(severity)
    parts = (
        ("answer.label-why", finding.why),
        ("answer.label-see", "" if finding.severity == "note" else finding.see),
        ("answer.label-fix", finding.fix),
        ("answer.label-request-id", finding.request_id),
    )
    for key, part in parts:
        head += wrap(to.tongue(part), to.columns, f"  {to.tongue(say(key))}: ") if part else []
    return head
