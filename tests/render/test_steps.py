"""Steps as text."""

from collections.abc import Callable

from edgeops.model import Charge, Phase, Step
from edgeops.render import steps
from edgeops.render.text import NO_INK, Ink, width
from edgeops.report import StepReport, StepStatus


def shown(*reports: StepReport, ink: Ink = NO_INK) -> list[str]:
    return steps.table(reports, "ap-northeast-2", ink, 80)


def report(step: Step, status: StepStatus = "planned") -> StepReport:
    return StepReport(step, status)


def test_a_planned_step_says_all_that_one_may_want_to_know_before(step: Callable[..., Step]) -> None:
    """Mark, what, why, cost, whom it interrupts, and in words that it cannot be undone."""
    address = step(
        kind="elastic-ip",
        name="for web",
        why="web asks for one and has none",
        costs=(Charge("public-ipv4"),),
        interrupts="whoever uses the present address 3.35.1.2",
        irreversible=True,
    )

    assert shown(report(address)) == [
        "To build",
        "  + create  Elastic IP  for web",
        "      web asks for one and has none",
        "      costs about $3.65 a month",
        "      INTERRUPTS: whoever uses the present address 3.35.1.2",
        "      CANNOT BE UNDONE",
    ]


def test_phases_are_groups_and_columns_are_aligned(step: Callable[..., Step]) -> None:
    """What goes comes after what is built, under its own title."""
    lines = shown(
        report(step(verb="delete", phase=Phase.PRUNE, name="old", why="")),
        report(step(name="new", why="")),
        report(step(verb="update", kind="listener", name=":443", why="")),
    )

    assert lines == [
        "To build",
        "  + create  target group  new",
        "  ~ update  listener      :443",
        "",
        "To remove",
        "  - delete  target group  old",
    ]


def test_a_step_that_was_made_needs_no_more_reasons(step: Callable[..., Step]) -> None:
    """What was not made keeps its reason: it is still to be done."""
    lines = shown(report(step(name="a"), "done"), report(step(name="b"), "failed"), report(step(name="c"), "skipped"))

    why = "      koing.shop goes to port 80 of your instance web"
    assert lines[1:] == [
        "  + create  target group  a: done",
        "  + create  target group  b: FAILED",
        why,
        "  + create  target group  c: not done",
        why,
    ]


def test_long_names_and_reasons_stay_within_80_columns(step: Callable[..., Step]) -> None:
    """A rule's name is a sentence."""
    name = "the load balancer on 80, 3000 and 8081 in your launch-wizard-1 (sg-0123456789abcdef0)"
    lines = shown(report(step(kind="firewall-rule", name=name, why="because " * 30, interrupts="everybody " * 20)))

    assert max(map(width, lines)) <= 80
    assert " ".join(" ".join(lines[1:3]).split()).endswith("(sg-0123456789abcdef0)")


def test_colour_changes_no_character(step: Callable[..., Step]) -> None:
    """No meaning by colour alone."""
    reports = [report(step(verb=verb)) for verb in ("create", "update", "delete")]
    coloured = "\n".join(shown(*reports, ink=Ink(True)))

    assert "\x1b[31m- delete\x1b[0m" in coloured
    assert [line for line in shown(*reports) if line] == [
        line for line in _without_colour(coloured).split("\n") if line
    ]


def _without_colour(text: str) -> str:
    for code in ("0", "1", "2", "31", "32", "33"):
        text = text.replace(f"\x1b[{code}m", "")
    return text
