"""Where the time went, for people."""

from edgeops.catalogue import Tongue, say
from edgeops.render.timings import text
from edgeops.report import CallTime, Leg, Timings, WaitTime

TOLD = Timings(
    131.2,
    (CallTime("elbv2.describe_rules", 12, 1.0, 0.25, 0.5),),
    (WaitTime("health", say("wait.balancer-active"), 119.5),),
    (Leg("start", "", 0.4), Leg("build", "balancer", 130.8)),
)


def test_the_path_comes_first_then_waits_then_calls() -> None:
    """Seconds stand before what they were spent on, to the right of their column."""
    assert text(TOLD).splitlines() == [
        "Where 2 min 11 s went",
        "",
        "One after the other (the critical path)",
        "    0.40  start, and who we are",
        "  130.80  build: load balancer",
        "",
        "Waits (some at the same time)",
        "  119.50  health checks: until the load balancer is active",
        "",
        "Calls (some at the same time)",
        "  total  longest  in the queue  count  operation",
        "   1.00     0.25          0.50     12  elbv2.describe_rules",
    ]


def test_korean_is_in_columns_too() -> None:
    """Hangul counts double."""
    head, row = text(TOLD, Tongue("ko")).splitlines()[-2:]
    assert head == "  합계  최장  대기  횟수  작업"
    assert row == "  1.00  0.25  0.50    12  elbv2.describe_rules"


def test_what_is_not_there_has_no_heading() -> None:
    """`help` calls nobody and waits for nothing."""
    assert len(text(Timings(0.1, (), (), (Leg("start", "", 0.1),))).splitlines()) == 4
