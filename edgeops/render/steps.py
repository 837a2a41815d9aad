"""Steps as text, grouped by phase: each with its mark and, until it is made, why, what it costs, whom it interrupts."""

from collections.abc import Sequence

from edgeops.catalogue import ENGLISH, Tongue, say
from edgeops.model import Phase
from edgeops.render import costs, words
from edgeops.render.text import Ink, Style, pad, width, wrap
from edgeops.report import StepReport

WHY_INDENT = " " * 6


def table(reports: Sequence[StepReport], region: str, ink: Ink, columns: int, tongue: Tongue = ENGLISH) -> list[str]:
    """The lines of all steps; phases without one are left out."""
    lines: list[str] = []
    for phase in Phase:
        mine = [report for report in reports if report.step.phase is phase]
        if mine:
            lines += [*([""] if lines else []), ink("bold", tongue(words.PHASES[phase]))]
            lines += _rows(mine, region, ink, columns, tongue)
    return lines


def _rows(reports: Sequence[StepReport], region: str, ink: Ink, columns: int, tongue: Tongue) -> list[str]:
    verbs = max(width(tongue(words.verb(report.step.verb))) for report in reports)
    kinds = max(width(tongue(words.kind(report.step.kind))) for report in reports)
    lines: list[str] = []
    for report in reports:
        step = report.step
        verb = f"{words.mark(step.verb)} {pad(tongue(words.verb(step.verb)), verbs)}"
        head = f"  {verb}  {pad(tongue(words.kind(step.kind)), kinds)}  "
        status = words.STATUSES[report.status]
        name = say("step.row", name=step.name, status=status) if status else step.name
        row = wrap(tongue(name), columns, head, " " * width(head))
        row[0] = row[0].replace(verb, ink(_style(step.verb), verb), 1)
        lines += row + _remarks(report, region, ink, columns, tongue)
    return lines


def _remarks(report: StepReport, region: str, ink: Ink, columns: int, tongue: Tongue) -> list[str]:
    if report.status in {"done", "already"}:
        return []
    step = report.step
    cost = costs.monthly(step.costs, region)
    lines = [ink("dim", line) for line in wrap(tongue(step.why), columns, WHY_INDENT)] if step.why else []
    lines += [WHY_INDENT + tongue(say("step.cost", cost=cost.brief))] if cost else []
    if step.interrupts:
        told = tongue(say("step.interrupts", what=step.interrupts))
        lines += [ink("warn", line) for line in wrap(told, columns, WHY_INDENT)]
    if step.irreversible:
        lines.append(ink("warn", WHY_INDENT + tongue(say("step.irreversible"))))
    return lines


def _style(verb: str) -> Style:
    match words.mark(verb):
        case "+":
            return "good"
        case "-":
            return "bad"
        case _:
            return "warn"
