"""The answer for people."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus, Finding
from edgeops.model import Charge, Step
from edgeops.render.outcome import Medium, plan, text
from edgeops.render.text import width
from edgeops.report import Kept, Outcome, Page, Place, Result, SiteReport, StepReport, StepStatus, TargetReport

PLACE_LINE = "koing in ap-northeast-2, account 123456789012, real AWS"
SITE = SiteReport(
    host="koing.shop",
    url="https://koing.shop",
    certificate="issued, until 2027-12-01",
    dns="points at our load balancer",
    live="main",
    targets=(TargetReport("i-0f3a5c9d1e7b24680", 80, "healthy", "", ""),),
    healthy=True,
    verdict="works",
)
SICK = SiteReport(
    host="api.koing.shop",
    url="https://api.koing.shop",
    certificate="issued",
    dns="points at our load balancer",
    live="main",
    targets=(
        TargetReport(
            "i-0f3a5c9d1e7b24680", 18081, "unhealthy", "Target.ResponseCodeMismatch", "The path answers 302, not 200."
        ),
    ),
    healthy=False,
    verdict="does not work: its only target is unhealthy",
)


def test_status_shows_each_site_and_what_to_do(place: Place) -> None:
    """Place, sites with their targets, how many are not ok, the finding with how to see it, the next command."""
    fix = "change it, then:\nreload nginx"
    finding = Finding("x", "error", "api.koing.shop", "answers 302", "nginx redirects", fix, "r-1", "curl -I")
    result = Result(place, sites={"koing.shop": SITE, "api.koing.shop": SICK})
    outcome = Outcome("status", ExitStatus.UNHEALTHY, result, (finding,), ("edgeops status",))

    assert (
        text(outcome, Medium())
        == f"""\
{PLACE_LINE}

ok      https://koing.shop
    works
    certificate  issued, until 2027-12-01
    DNS          points at our load balancer
    live         main
    targets      i-0f3a5c9d1e7b24680:80  healthy

NOT OK  https://api.koing.shop
    does not work: its only target is unhealthy
    certificate  issued
    DNS          points at our load balancer
    live         main
    targets      i-0f3a5c9d1e7b24680:18081  unhealthy
                   (Target.ResponseCodeMismatch)
                   The path answers 302, not 200.

1 of 2 sites not ok.

error: api.koing.shop: answers 302
  why: nginx redirects
  see: curl -I
  fix: change it, then:
       reload nginx
  request id: r-1

Next:
  edgeops status"""
    )


def test_advice_is_not_given_twice(place: Place) -> None:
    """A finding that says it says it for the target, too."""
    said = SICK.targets[0].advice
    result = Result(place, sites={"api.koing.shop": SICK})
    shown = text(
        Outcome("status", ExitStatus.UNHEALTHY, result, (Finding("x", "error", "a", "b", said),)), Medium(columns=100)
    )
    assert shown.count(said) == 1


def test_a_note_does_not_say_how_to_see_it(place: Place) -> None:
    """It is short; `edgeops explain` has more."""
    note = Finding("x", "note", "a", "b", "c", "d", see="look there")
    assert "look there" not in text(Outcome("status", ExitStatus.OK, Result(place), (note,)), Medium())


def answer(command: str, place: Place, step: Callable[..., Step], *statuses: StepStatus) -> Outcome:
    reports = [StepReport(step(name=f"group-{number}", why=""), status) for number, status in enumerate(statuses)]
    return Outcome(command, ExitStatus.OK, Result(place, steps=tuple(reports)))


@pytest.mark.parametrize(
    ("command", "statuses", "headline"),
    [
        ("plan", (), "Nothing to change: everything is as the file wants it."),
        ("down", (), "Nothing to remove: nothing of ours is here."),
        ("plan", ("planned",), "Plan: 1 change. Nothing has been changed yet."),
        ("up", ("done", "already"), "Done: 2 changes."),
        ("up", ("done", "failed", "skipped"), "1 of 3 changes made, 2 not."),
    ],
)
def test_one_sentence_says_how_it_stands(
    place: Place, step: Callable[..., Step], command: str, statuses: tuple[StepStatus, ...], headline: str
) -> None:
    """The last line of the steps is the summary."""
    assert text(answer(command, place, step, *statuses), Medium()).split("\n\n")[-1] == headline


def test_a_run_that_was_stopped_is_not_called_done(place: Place, step: Callable[..., Step]) -> None:
    """Its changes were made, but not all its waits were waited."""
    stopped = replace(answer("up", place, step, "done"), status=ExitStatus.INTERRUPTED)

    assert text(stopped, Medium(seen=True)) == "1 change made."


def test_a_reader_of_the_progress_is_told_only_news(place: Place, step: Callable[..., Step]) -> None:
    """On a terminal place and plan stand above: what is left are the steps that were not made."""
    seen = Medium(seen=True)

    assert text(answer("up", place, step, "done", "done"), seen) == "Done: 2 changes."
    assert text(answer("up", place, step, "skipped"), seen) == "0 of 1 change made, 1 not."
    assert text(answer("up", place, step, "done", "failed"), seen) == (
        "To build\n  + create  target group  group-1: FAILED\n\n1 of 2 changes made, 1 not."
    )


def test_plan_always_shows_its_steps(place: Place, step: Callable[..., Step]) -> None:
    """They are its answer."""
    assert "group-0" in text(answer("plan", place, step, "planned"), Medium(seen=True))


def test_the_plan_before_a_question_says_what_it_costs(step: Callable[..., Step]) -> None:
    """Nobody agrees to a price they were not told."""
    shown = plan([StepReport(step(), "planned")], [Charge("load-balancer")], "us-east-1", Medium())

    assert shown.splitlines()[-2:] == [
        "AWS bills about $16.43 a month (load balancer $16.43; traffic extra; prices of",
        "2026-11).",
    ]


def test_down_lists_what_it_keeps(place: Place) -> None:
    """With the reason, and what it goes on costing."""
    kept = (
        Kept("certificate", "koing.shop", "free; --delete-certificate removes it"),
        Kept("elastic-ip", "3.35.1.2", "", Charge("public-ipv4")),
    )
    shown = text(Outcome("down", ExitStatus.OK, Result(place, steps=(), kept=kept)), Medium())

    assert shown.endswith(
        "Kept:\n"
        "  certificate  koing.shop\n"
        "      free; --delete-certificate removes it\n"
        "  Elastic IP  3.35.1.2  about $3.65 a month"
    )


def test_everything_fits_80_columns(place: Place) -> None:
    """Long findings, verdicts and advice are wrapped."""
    finding = Finding("x", "warning", "a.b", "what " * 40, "why " * 40, "fix " * 40)
    kept = Kept("certificate", "koing.shop", "why " * 40)
    long = SiteReport("h", "https://h", "word " * 30, "word " * 30, "", SICK.targets, False, "word " * 30)
    result = Result(place, steps=(), charges=(Charge("load-balancer"),), sites={"h": long}, kept=(kept,))

    shown = text(Outcome("up", ExitStatus.UNHEALTHY, result, (finding,)), Medium())

    assert max(map(width, shown.splitlines())) <= 80


def test_a_page_is_shown_as_it_is() -> None:
    """`help` and `sandbox` bring their own text, and perhaps what to run next."""
    outcome = Outcome("sandbox", ExitStatus.OK, next=("edgeops plan",), page=Page("the page", {}))

    assert text(outcome, Medium()) == "the page\n\nNext:\n  edgeops plan"


@pytest.mark.parametrize(("count", "head"), [(1, "s0"), (3, "s0, s1, s2"), (7, "s0, s1, s2, s3, s4 and 2 more")])
def test_what_is_said_of_several_places_is_said_once(count: int, head: str) -> None:
    """A closed security group is one cause, however many sites it concerns."""
    closed = [Finding("x", "error", f"s{number}", "closed", "by hand", "open it") for number in range(count)]
    other = Finding("y", "note", "s0", "something else", "", "")
    told = text(Outcome("status", ExitStatus.UNHEALTHY, findings=(*closed, other)), Medium())
    assert told == f"error: {head}: closed\n  why: by hand\n  fix: open it\n\nnote: s0: something else"
