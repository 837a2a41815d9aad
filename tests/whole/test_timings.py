"""`--timings`: where the time of a whole command went, on the account's own clock."""

from dataclasses import replace

from edgeops import flow
from edgeops.commands.context import Context
from edgeops.commands.up import up
from edgeops.errors import ExitStatus
from edgeops.render.stopwatch import Stopwatch
from edgeops.report import Timings
from tests.harness import Desk


def _timed(desk: Desk) -> Timings:
    """`up`, timed."""
    desk.world.clear_calls()
    watch = Stopwatch(desk.clock.now)
    aws = desk.aws()

    def connect() -> object:
        return replace(aws, call=replace(aws.call, heard=watch))

    context: Context = replace(desk.context(), connect=connect, heard=watch)  # type: ignore[arg-type]
    assert up(context, desk.spec).status is ExitStatus.OK
    return watch.timings()


def test_the_critical_path_is_all_of_the_time_and_follows_the_graph() -> None:
    """Serial, and with delays: every leg begins where the one before it ended, and the last one ends last."""
    with Desk.open("S0", profile="real") as desk:
        told = _timed(desk)
    path = [(leg.phase, leg.resource) for leg in told.critical_path]
    assert sum(leg.seconds for leg in told.critical_path) == told.seconds
    assert path[0] == ("start", "")
    assert path[-1] == ("prune", "early")
    assert path[-2][0] == "build"
    assert {leg.resource for leg in told.critical_path if leg.phase == "look"} <= flow.FIND_ORDER.keys()


def test_the_long_waits_are_named() -> None:
    """The load balancer's two minutes, in the words in which they are waited for."""
    with Desk.open("S0", profile="real") as desk:
        told = _timed(desk)
    waits = {one.resource: one for one in told.waits}
    assert waits["validation"].seconds > 20
    assert told.waits[0].seconds >= told.waits[-1].seconds
    assert "active" in max((one for one in told.waits if one.resource == "health"), key=lambda one: one.seconds).what


def test_every_call_is_counted() -> None:
    """As many as the account was asked, operation by operation, with what each took."""
    with Desk.open("S0", profile="real") as desk:
        told = _timed(desk)
        asked = [f"{call.service}.{call.operation}" for call in desk.world.calls]
    assert sum(one.count for one in told.calls) <= len(asked)
    made = {one.operation: one for one in told.calls}
    assert made["elbv2.create_load_balancer"].count == asked.count("elbv2.CreateLoadBalancer") == 1
    assert made["elbv2.create_load_balancer"].longest >= 0.08
