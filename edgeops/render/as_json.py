"""The JSON envelope: one object, `edgeops/v1`, that a script may rely on; the same for answers and for errors.

Sentences - what, why, fix, interrupts, advice, costs, pages - are in the user's language. What a script compares stays
as it is: ids, states, verdicts, verbs, kinds and the names of steps.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from edgeops.catalogue import ENGLISH, Tongue
from edgeops.errors import ExitStatus, Finding
from edgeops.model import Charge
from edgeops.render import costs
from edgeops.report import Kept, Outcome, Result, SiteReport, StepReport

SCHEMA = "edgeops/v1"
FINE = frozenset({ExitStatus.OK, ExitStatus.CHANGES})


SAME_EVERYWHERE = frozenset({"name", "certificate", "dns", "live", "verdict", "where"})


def dumps(outcome: Outcome, tongue: Tongue = ENGLISH) -> str:
    """The envelope as one line of ASCII, which no console's encoding can spoil."""
    return json.dumps(_said(envelope(outcome), tongue))


def envelope(outcome: Outcome) -> dict[str, object]:
    """The whole answer as plain values."""
    return {
        "schema": SCHEMA,
        "command": outcome.command,
        "ok": outcome.status in FINE,
        "exit_code": int(outcome.status),
        "result": {**_answer(outcome), **({"timings": asdict(outcome.timings)} if outcome.timings else {})},
        "findings": [_finding(finding) for finding in outcome.findings],
        "next": list(outcome.next),
    }


def _finding(finding: Finding) -> dict[str, object]:
    """The keys that are promised; how to see it is for people, and `explain CODE` tells it to programs, too."""
    known = asdict(finding)
    del known["see"]
    return known


def _said(value: Any, tongue: Tongue) -> Any:
    match value:
        case str():
            return tongue(value)
        case Mapping():
            return {key: inner if key in SAME_EVERYWHERE else _said(inner, tongue) for key, inner in value.items()}
        case list() | tuple():
            return [_said(inner, tongue) for inner in value]
    return value


def _answer(outcome: Outcome) -> dict[str, object]:
    if outcome.page is not None:
        return dict(outcome.page.fields)
    return {} if outcome.result is None else _result(outcome.result)


def _result(result: Result) -> dict[str, object]:
    place = result.place
    known: dict[str, object] = {
        "stack": place.stack,
        "account": place.account,
        "region": place.region,
        "endpoint": place.endpoint,
    }
    if result.steps is not None:
        known["steps"] = [_step(report, place.region) for report in result.steps]
    if result.steps is not None or result.charges:
        known["monthly_cost"] = _cost(result.charges, place.region)
    if result.saved:
        known["monthly_saved"] = _cost(result.saved, place.region)
    if result.sites is not None:
        known["sites"] = _sites(result.sites)
    if result.kept:
        known["kept"] = [_kept(kept, place.region) for kept in result.kept]
    return known


def _step(report: StepReport, region: str) -> dict[str, object]:
    step = report.step
    return {
        "phase": step.phase.value,
        "verb": step.verb,
        "kind": step.kind,
        "name": step.name,
        "why": step.why,
        "irreversible": step.irreversible,
        "costs": _cost(step.costs, region),
        "interrupts": step.interrupts,
        "status": report.status,
    }


def _sites(sites: Mapping[str, SiteReport]) -> dict[str, object]:
    return {
        host: {
            "url": site.url,
            "certificate": site.certificate,
            "dns": site.dns,
            "live": site.live,
            "targets": [asdict(target) for target in site.targets],
            "verdict": site.verdict,
        }
        for host, site in sites.items()
    }


def _kept(kept: Kept, region: str) -> dict[str, object]:
    charges = () if kept.charge is None else (kept.charge,)
    return {"kind": kept.kind, "name": kept.name, "why": kept.why, "costs": _cost(charges, region)}


def _cost(charges: Iterable[Charge], region: str) -> str | None:
    cost = costs.monthly(charges, region)
    return None if cost is None else cost.text
