"""The two things a command does with AWS: planned changes, and waits with a reason."""

from __future__ import annotations

import dataclasses
import threading
from typing import Any

import pytest

from edgeops.errors import EdgeError, Finding, Interrupted, Refused, WaitTimeout
from edgeops.events import Event, StepDone, StepStarted, Waited, Waiting
from edgeops.model import Phase, Stack, Step
from edgeops.run import Run, Wait
from moto_fixtures import VirtualClock

STACK = Stack("123456789012")
ACTIVE = Wait("balancer", "the load balancer is active", usual=150, limit=900)


def _step(name: str = "koing.shop", **differs: Any) -> Step:
    usual = {"resource": "zone", "phase": Phase.BUILD, "verb": "create", "kind": "record", "name": name}
    return Step(**{"do": lambda _run, _stack: None, **usual, **differs})


class Desk:
    """A run with these steps planned, and all that it tells."""

    def __init__(self, *planned: Step, **differs: Any) -> None:
        self.told: list[Event] = []
        self.clock = VirtualClock(start=500)
        steps = {step.key: step for step in planned}
        self.run = Run(aws=None, clock=self.clock, emit=self.told.append, planned=steps, **differs)  # type: ignore[arg-type]


def test_a_planned_step_is_done_and_told() -> None:
    """It begins, works with the run and the stack as it is now, and is done."""
    got: list[object] = []
    step = _step(do=lambda *given: got.extend(given))
    desk = Desk(step)

    desk.run.perform(step, STACK)

    assert got == [desk.run, STACK]
    assert desk.told == [StepStarted(step), StepDone(step)]
    assert desk.run.performed == {step.key}


def test_a_step_that_was_not_planned_is_refused_before_it_is_done() -> None:
    """Nobody has seen it, nobody has agreed to it."""
    did: list[object] = []
    desk = Desk(_step("koing.shop"))

    with pytest.raises(Refused) as caught:
        desk.run.perform(_step("other.shop", do=lambda *given: did.extend(given)), STACK)

    (found,) = caught.value.findings
    assert (found.id, found.where) == ("changed-meanwhile", "zone")
    assert "create record other.shop" in found.what
    assert found.fix
    assert not did
    assert not desk.told
    assert not desk.run.performed


@pytest.mark.parametrize(
    "differs",
    [{"phase": Phase.PRUNE}, {"verb": "delete"}, {"kind": "rule"}, {"name": "other.shop"}],
    ids=lambda differs: next(iter(differs)),
)
def test_a_step_is_the_planned_one_by_phase_verb_kind_and_name(differs: dict[str, Any]) -> None:
    """One of them differs: another step. Its reason and its price do not matter."""
    desk = Desk(_step())

    desk.run.perform(_step(why="it says so now"), STACK)
    with pytest.raises(Refused):
        desk.run.perform(_step(**differs), STACK)


def test_after_ctrl_c_no_step_begins() -> None:
    """Not even a planned one."""
    step, stop = _step(do=lambda *_: pytest.fail("it was done")), threading.Event()
    desk = Desk(step, stop=stop)
    stop.set()

    with pytest.raises(Interrupted):
        desk.run.perform(step, STACK)
    assert not desk.told


def _fails(*_: object) -> None:
    raise EdgeError(Finding("aws-x", "error", "elbv2", "AWS refused the call"))


def test_a_step_that_fails_is_begun_and_never_done() -> None:
    """The steps after it are not begun."""
    good, bad, never = _step("a"), _step("b", do=_fails), _step("c", do=lambda *_: pytest.fail("it was done"))
    desk = Desk(good, bad, never)

    with pytest.raises(EdgeError):
        desk.run.perform_all([good, bad, never], STACK)

    assert desk.told == [StepStarted(good), StepDone(good), StepStarted(bad)]


def test_whether_anything_was_done_is_the_answer() -> None:
    """Only a write makes a new find necessary."""
    step = _step()
    desk = Desk(step)

    assert not desk.run.perform_all([], STACK)
    assert not desk.run.performed
    assert desk.run.perform_all([step], STACK)


def test_a_planned_step_that_nobody_had_to_do_is_told_as_already_done() -> None:
    """Once; what is left to do, those of other resources and those of PRUNE are still to come."""
    done, kept, left = _step("a"), _step("b"), _step("c")
    later, elsewhere = _step("d", phase=Phase.PRUNE), _step("e", resource="records")
    desk = Desk(done, kept, left, later, elsewhere)
    desk.run.perform(done, STACK)
    desk.told.clear()

    desk.run.settle("zone", {left.key})
    desk.run.settle("zone", {left.key})

    assert desk.told == [StepDone(kept, already=True)]


def test_a_step_left_once_is_told_when_it_is_left_no_more() -> None:
    """And one that was performed is never told again, whatever is left."""
    done, kept = _step("a"), _step("b")
    desk = Desk(done, kept)
    desk.run.perform(done, STACK)
    desk.run.settle("zone", {done.key, kept.key})
    desk.told.clear()

    desk.run.settle("zone", set())

    assert desk.told == [StepDone(kept, already=True)]


def test_a_wait_tells_what_it_sees_and_returns_the_last_look() -> None:
    """What for, what AWS says, how long already, usually and at most."""
    desk, states = Desk(), iter(["provisioning", "provisioning", "active"])

    found = desk.run.wait(ACTIVE, lambda: next(states), "active".__eq__, "it is {}".format)

    assert found == "active"
    waiting = Waiting("balancer", ACTIVE.what, "it is provisioning", elapsed=0, usual=150, limit=900)
    assert desk.told == [waiting, dataclasses.replace(waiting, elapsed=0.25)]


def test_a_wait_at_its_limit_says_why_and_what_next() -> None:
    """With what AWS said in the very last look."""
    desk = Desk()

    with pytest.raises(WaitTimeout) as caught:
        desk.run.wait(ACTIVE, lambda: desk.clock.now() - 500, lambda _: False, "{:.0f} s old".format)

    (found,) = caught.value.findings
    assert (found.id, found.where) == ("timeout-balancer", "balancer")
    assert found.what == "gave up after 900 s: the load balancer is active"
    assert found.why == "AWS still says: 900 s old; this usually takes 150 s"
    assert "carries on" in found.fix


@pytest.mark.parametrize(("deadline", "waited"), [(530, 30), (500, 0), (400, 0), (2000, 900), (None, 900)])
def test_the_commands_deadline_caps_every_wait(deadline: float | None, waited: float) -> None:
    """Once it is over there is still one look, and its reason; a later deadline lengthens nothing."""
    desk = Desk(deadline=deadline)

    with pytest.raises(WaitTimeout, match="gave up after") as caught:
        desk.run.wait(ACTIVE, lambda: "provisioning", "active".__eq__, str)

    assert desk.clock.now() - 500 == waited
    assert "AWS still says: provisioning" in caught.value.findings[0].why
    assert all(event.limit == waited for event in desk.told if isinstance(event, Waiting))


def test_what_is_there_is_taken_even_after_the_deadline() -> None:
    """No reason to fail when the first look is the right one."""
    assert Desk(deadline=0).run.wait(ACTIVE, lambda: "active", "active".__eq__, str) == "active"


def test_a_wait_can_have_its_own_pauses_and_advice() -> None:
    """Route53 every two seconds; what to do about name servers is not what to do about a load balancer."""
    desk = Desk()
    wait = Wait("validation", "INSYNC", usual=30, limit=5, pause=lambda _looks, _elapsed: 2.0)

    with pytest.raises(WaitTimeout) as caught:
        desk.run.wait(wait, lambda: "PENDING", "INSYNC".__eq__, str)

    assert [event.elapsed for event in desk.told if isinstance(event, Waiting)] == [0, 2, 4]
    assert "name servers" in caught.value.findings[0].fix


def test_whoever_wants_to_know_is_told_how_long_a_wait_was() -> None:
    """Also of one that failed; nobody else hears of it."""
    heard: list[Event] = []
    desk = Desk(heard=heard.append)
    with pytest.raises(WaitTimeout):
        desk.run.wait(dataclasses.replace(ACTIVE, limit=10), lambda: "no", lambda _: False, str)
    assert heard == [Waited("balancer", "the load balancer is active", 500, 510)]
    assert not any(isinstance(event, Waited) for event in desk.told)
