"""The sites as a table, a line each, and under a line what is wrong with that site.

Where a name or a pool is too long for a line, each site is told in a block of its own instead: nothing is cut off, and
no line is longer than the terminal.
"""

from collections.abc import Iterator, Sequence, Set

from edgeops.catalogue import Text, Tongue, known, say, word
from edgeops.render.text import Ink, clean, pad, width, wrap
from edgeops.report import SiteReport, TargetReport

GAP = "  "
INDENT = " " * 4
LABELS = 13  # columns of the names of facts
DEEPER = " " * 19
HEADS = ("site.host", "site.certificate", "site.dns", "site.live", "site.healthy")


def shown(reports: Sequence[SiteReport], told: Set[str], ink: Ink, columns: int, tongue: Tongue) -> list[list[str]]:
    """Blocks of lines. `told`: what findings say below, and so is not said here."""
    rows = [_cells(report, tongue) for report in reports]
    heads = ["", *(tongue(say(key)) for key in HEADS)]
    widths = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    widths[0] = max(width(text) for text in _states(tongue).values())
    if sum(widths) + len(GAP) * (len(widths) - 1) > columns:
        return [_block(report, told, ink, columns, tongue) for report in reports]
    lines = [ink("dim", _line(heads, widths))] if reports else []
    for report, row in zip(reports, rows, strict=True):
        line = _line(row, widths)
        lines.append(ink("good" if report.healthy else "bad", line[: len(row[0])]) + line[len(row[0]) :])
        lines += [] if report.healthy else _wrong(report, told, columns, tongue)
    return [lines]


def _states(tongue: Tongue) -> dict[bool, str]:
    return {True: tongue(say("site.ok")), False: tongue(say("site.not-ok"))}


def _cells(report: SiteReport, tongue: Tongue) -> list[str]:
    well = sum(target.state == "healthy" for target in report.targets)
    facts = (report.host, _brief(report.certificate), _brief(report.dns), report.live)
    return [_states(tongue)[report.healthy], *(clean(tongue(fact)) for fact in facts), f"{well}/{len(report.targets)}"]


def _brief(text: str) -> str:
    """The short form of a text where the catalogue has one."""
    key = f"{text.key}-brief" if isinstance(text, Text) else ""
    return say(key, **text.facts) if isinstance(text, Text) and known(key) else text


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(pad(cell, columns) for cell, columns in zip(cells, widths, strict=True)).rstrip()


def _wrong(report: SiteReport, told: Set[str], columns: int, tongue: Tongue) -> Iterator[str]:
    """Under its line: what is wrong, and the targets that are."""
    yield from wrap(tongue(report.verdict), columns, INDENT)
    sick = [target for target in report.targets if target.state != "healthy"]
    yield from _targets(sick, told, columns, tongue)


def _block(report: SiteReport, told: Set[str], ink: Ink, columns: int, tongue: Tongue) -> list[str]:
    states = _states(tongue)
    state = pad(states[report.healthy], max(map(width, states.values())))
    head = f"{ink('good' if report.healthy else 'bad', state)}{GAP}{ink('bold', clean(tongue(report.url)))}"
    lines = [head, *wrap(tongue(report.verdict), columns, INDENT)]
    facts = (("site.certificate", report.certificate), ("site.dns", report.dns), ("site.live", report.live))
    for key, fact in facts:
        lines += wrap(tongue(fact), columns, _label(tongue(say(key)))) if fact else []
    return [*lines, *_targets(report.targets, told, columns, tongue)]


def _targets(targets: Sequence[TargetReport], told: Set[str], columns: int, tongue: Tongue) -> Iterator[str]:
    names = max((width(f"{target.id}:{target.port}") for target in targets), default=0)
    for number, target in enumerate(targets):
        label = "" if number else tongue(say("site.targets"))
        state = word("state", target.state)
        state = say("target.state", state=state, reason=target.reason) if target.reason else state
        head = f"{_label(label)}{pad(f'{target.id}:{target.port}', names)}  "
        yield from wrap(tongue(state), columns, head, DEEPER)
        if target.advice and target.advice not in told:
            yield from wrap(tongue(target.advice), columns, DEEPER)


def _label(name: str) -> str:
    return INDENT + pad(name, LABELS)
