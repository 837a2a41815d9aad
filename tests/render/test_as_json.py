"""The JSON envelope: what scripts may rely on."""

import json
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from edgeops.errors import ExitStatus, Finding
from edgeops.model import Charge, Phase, Step
from edgeops.render.as_json import dumps, envelope
from edgeops.report import Kept, Outcome, Page, Place, Result, SiteReport, StepReport, TargetReport

ENVELOPE = ["schema", "command", "ok", "exit_code", "result", "findings", "next"]
STEP = ["phase", "verb", "kind", "name", "why", "irreversible", "costs", "interrupts", "status"]
SITE = ["url", "certificate", "dns", "live", "targets", "verdict"]
TARGET = ["id", "port", "state", "reason", "advice"]
FINDING = ["id", "severity", "where", "what", "why", "fix", "request_id"]

text = st.text(max_size=20)
charges = st.lists(st.builds(Charge, st.sampled_from(["load-balancer", "public-ipv4"]), st.integers(1, 3)), max_size=2)
steps = st.builds(
    Step,
    text,
    st.sampled_from(Phase),
    text,
    text,
    text,
    text,
    st.booleans(),
    charges.map(tuple),
    st.none() | text,
    do=st.just(lambda _run, _stack: None),
)
reports = st.builds(StepReport, steps, st.sampled_from(["planned", "done", "already", "failed", "skipped"]))
targets = st.builds(TargetReport, text, st.integers(1, 65535), text, text, text)
sites = st.builds(
    SiteReport, text, text, text, text, text, st.lists(targets, max_size=2).map(tuple), st.booleans(), text
)
results = st.builds(
    Result,
    st.builds(Place, text, text, text, st.none() | text),
    st.none() | st.lists(reports, max_size=3).map(tuple),
    charges.map(tuple),
    st.none() | st.dictionaries(text, sites, max_size=2),
    st.lists(st.builds(Kept, text, text, text), max_size=2).map(tuple),
)
findings = st.builds(Finding, text, st.sampled_from(["error", "warning", "note"]), text, text)
outcomes = st.builds(
    Outcome,
    text,
    st.sampled_from(ExitStatus),
    st.none() | results,
    st.lists(findings, max_size=2).map(tuple),
    st.lists(text, max_size=2).map(tuple),
)


@given(outcomes)
def test_every_outcome_has_the_same_shape(outcome: Outcome) -> None:
    """The envelope, a step, a site, a target and a finding hold exactly the promised keys, whatever happened."""
    said = json.loads(dumps(outcome))

    assert list(said) == ENVELOPE
    assert said["ok"] is (said["exit_code"] in {0, 2})
    assert all(list(finding) == FINDING for finding in said["findings"])
    assert all(list(step) == STEP for step in said["result"].get("steps", []))
    for site in said["result"].get("sites", {}).values():
        assert list(site) == SITE
        assert all(list(target) == TARGET for target in site["targets"])


@given(outcomes)
def test_the_envelope_is_one_line_of_ascii(outcome: Outcome) -> None:
    """A console that is not UTF-8 cannot spoil it, and a line is an answer."""
    said = dumps(outcome)

    assert said.isascii()
    assert "\n" not in said


def test_the_answer_of_plan_in_full(step: Callable[..., Step], place: Place) -> None:
    """A plan tells place, steps and cost; what it did not look at is left out."""
    planned = StepReport(step(costs=(Charge("load-balancer"),), interrupts="ssh by name"), "planned")
    outcome = Outcome("plan", ExitStatus.CHANGES, Result(place, (planned,), (Charge("load-balancer"),)))

    cost = "about $16.43 a month (load balancer $16.43; traffic extra; prices of 2026-11)"
    assert envelope(outcome) == {
        "schema": "edgeops/v1",
        "command": "plan",
        "ok": True,
        "exit_code": 2,
        "result": {
            "stack": "koing",
            "account": "123456789012",
            "region": "ap-northeast-2",
            "endpoint": None,
            "steps": [
                {
                    "phase": "build",
                    "verb": "create",
                    "kind": "target-group",
                    "name": "eo-koing-80-1a2b3c4d",
                    "why": "koing.shop goes to port 80 of your instance web",
                    "irreversible": False,
                    "costs": cost,
                    "interrupts": "ssh by name",
                    "status": "planned",
                }
            ],
            "monthly_cost": cost,
        },
        "findings": [],
        "next": [],
    }


def test_no_steps_are_an_empty_list_and_no_cost_is_null(place: Place) -> None:
    """`up` with nothing to do still says so in the same fields."""
    said = envelope(Outcome("up", ExitStatus.OK, Result(place, steps=(), sites={})))

    assert said["result"] == {
        "stack": "koing",
        "account": "123456789012",
        "region": "ap-northeast-2",
        "endpoint": None,
        "steps": [],
        "monthly_cost": None,
        "sites": {},
    }


def test_what_down_keeps_is_listed_with_its_cost(place: Place) -> None:
    """A script sees what goes on costing."""
    kept = Kept("elastic-ip", "3.35.1.2", "your instance keeps its address", Charge("public-ipv4"))
    said = envelope(Outcome("down", ExitStatus.OK, replace(Result(place, steps=()), kept=(kept,))))

    assert isinstance(said["result"], dict)
    assert said["result"]["kept"] == [
        {
            "kind": "elastic-ip",
            "name": "3.35.1.2",
            "why": "your instance keeps its address",
            "costs": "about $3.65 a month (public IPv4 address $3.65; traffic extra; prices of 2026-11)",
        }
    ]


def test_a_page_answers_with_its_fields() -> None:
    """`help` and `sandbox` use the same envelope."""
    said = envelope(Outcome("help", ExitStatus.OK, page=Page("text for people", {"topic": "costs"})))

    assert said["result"] == {"topic": "costs"}
