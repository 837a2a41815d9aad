"""Where a rule is made: at a free place, once, whoever else is making some."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from edgeops.errors import ExitStatus
from tests.harness import Desk
from tests.resources.accidents import (
    add_rule_by_hand,
    after,
    assert_next_up_completes,
    https_rules,
    up_without_answer,
)
from tests.resources.builders import site

CREATE_RULE = "before-parameter-build.elastic-load-balancing-v2.CreateRule"


@contextmanager
def together(desk: Desk, number: int) -> Iterator[None]:
    """Rules for hosts are asked for only when so many of them are about to be."""
    events, everybody = desk.aws().elbv2.meta.events, threading.Barrier(number, timeout=30)

    def wait(params: dict[str, Any], **_: object) -> None:
        if params["Conditions"][0]["Field"] == "host-header":
            everybody.wait()

    events.register(CREATE_RULE, wait)
    try:
        yield
    finally:
        events.unregister(CREATE_RULE, wait)


@pytest.mark.parametrize("nth", [1, 2], ids=["of-early-health", "of-the-site"])
def test_a_lost_answer_makes_no_second_rule(desk: Desk, nth: int) -> None:
    """A rule has no name that would stop a twin; its priority does: asked for again it is taken, by the rule itself."""
    assert up_without_answer(desk, "CreateRule", nth).status is ExitStatus.OK
    assert len(https_rules(desk)) == 1
    assert_next_up_completes(desk)


def test_a_priority_that_somebody_takes_meanwhile_is_passed_over(desk: Desk) -> None:
    """The site's block is taken: the rule goes to the next free one, theirs stays where it is."""
    with after(desk, "CreateListener", lambda: add_rule_by_hand(desk, 10010), nth=2):
        assert desk.up().status is ExitStatus.OK
    assert [rule["priority"] for rule in https_rules(desk)] == [10010, 10030]
    assert https_rules(desk)[0]["tags"] == {}


def test_rules_made_at_the_same_time_take_places_of_their_own(desk: Desk) -> None:
    """Both are on their way before either is made; neither is told PriorityInUse."""
    desk.wish(sites=(site("a.koing.shop", "web:8080"), site("b.koing.shop", "web:8080")))
    desk.world.instance("web").set_port(8080, {"/": 200})
    desk.jobs = 8
    with together(desk, 2):
        assert desk.up().status is ExitStatus.OK
    assert [call.error for call in desk.world.calls if call.operation == "CreateRule"] == [None] * 3
    assert [rule["priority"] for rule in https_rules(desk)] == [10010, 10030]
