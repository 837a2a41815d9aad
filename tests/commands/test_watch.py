"""`edgeops status --watch`."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from edgeops.commands.watch import EVERY, watch
from edgeops.errors import CredentialsProblem, EdgeError, ExitStatus, Interrupted
from edgeops.report import Outcome
from moto_fixtures.faults import EVERY as EVERY_TIME
from moto_fixtures.faults import Error, Expired, Fault, LostRequest, Throttled
from tests.harness import Desk

Happens = Callable[[], object]


class Onlooker:
    """Sees every look; `then`: what happens after the first, the second, ...; after the last of them it is Ctrl-C."""

    def __init__(self, desk: Desk, *then: Happens) -> None:
        self.desk, self.then = desk, [*then]
        self.looks: list[Outcome] = []
        self.times: list[float] = []

    def __call__(self, seen: Outcome, seconds: float) -> None:
        assert seconds == EVERY
        self.looks.append(seen)
        self.times.append(self.desk.clock.now())
        if not self.then:
            raise Interrupted
        self.then.pop(0)()

    def watch(self) -> None:
        self.desk.world.clear_calls()
        with pytest.raises(Interrupted):
            watch(self.desk.context(), self.desk.spec, self)

    @property
    def verdicts(self) -> list[str]:
        seen = [look.result.sites if look.result and look.result.sites else {} for look in self.looks]
        return [sites["koing.shop"].verdict if sites else "" for sites in seen]


@pytest.fixture
def edge(desk: Desk) -> Desk:
    """An edge that answers."""
    assert desk.up().status is ExitStatus.OK
    return desk


def nothing() -> None:
    """The world stays as it is."""


def test_every_look_reads_anew_and_nothing_is_written(edge: Desk) -> None:
    """Five seconds apart: healthy, stopped, healthy again; who we are is asked once."""
    web = edge.world.instance("web")
    onlooker = Onlooker(edge, web.stop, web.start, nothing)
    onlooker.watch()
    assert [verdict.partition(":")[0] for verdict in onlooker.verdicts[:2]] == ["healthy", "1 of 1 targets unused"]
    assert onlooker.verdicts[-1] == "healthy"
    gaps = [later - earlier for earlier, later in zip(onlooker.times, onlooker.times[1:], strict=False)]
    assert all(EVERY <= gap < EVERY + 1 for gap in gaps), gaps
    assert edge.writes == []
    assert edge.operations().count("GetCallerIdentity") == 1
    assert edge.operations().count("DescribeTargetHealth") >= 4


@pytest.mark.parametrize("refusal", [Throttled(), Error("ServiceUnavailable", 503), Error("LoadBalancerNotFound")])
def test_a_look_that_fails_in_passing_is_said_and_made_again(edge: Desk, refusal: Throttled | Error) -> None:
    """Throttling that lasts, AWS's own failure, something that went between two questions: of one service, or two."""
    faults, edge.jobs = edge.world.faults, 4
    struck = [Fault(call, refusal, times=EVERY_TIME) for call in ("elbv2.DescribeLoadBalancers", "route53.*")]
    onlooker = Onlooker(edge, lambda: faults.add(*struck), faults.clear)
    onlooker.watch()
    assert onlooker.verdicts == ["healthy", "", "healthy"]
    failed = onlooker.looks[1]
    assert (failed.status, [one.id for one in failed.findings]) == (ExitStatus.FAILED, ["look-failed"])
    assert failed.findings[0].why


@pytest.mark.parametrize(
    ("fault", "expected", "status"),
    [(Expired(), CredentialsProblem, ExitStatus.DENIED), (LostRequest(), EdgeError, ExitStatus.FAILED)],
)
def test_what_the_next_look_cannot_mend_ends_it(
    edge: Desk, fault: Expired | LostRequest, expected: type[EdgeError], status: ExitStatus
) -> None:
    """Credentials at their end are 4, no way to AWS is 1."""
    looks: list[Outcome] = []

    def show(seen: Outcome, _seconds: float) -> None:
        looks.append(seen)
        edge.world.faults.add(Fault("*", fault, times=EVERY_TIME))

    with pytest.raises(expected) as ended:
        watch(edge.context(), edge.spec, show)
    assert ended.value.status is status
    assert len(looks) == 1


def test_the_commands_time_ends_it_with_the_last_look(edge: Desk) -> None:
    """`--timeout 12`: looks at 0, 5 and 10 s, and the exit code of the last."""
    looks: list[Outcome] = []
    last = watch(replace(edge.context(), timeout=12.0), edge.spec, lambda seen, _seconds: looks.append(seen))
    assert last is looks[-1]
    assert (len(looks), last.status) == (3, ExitStatus.OK)


def test_who_looks_on_is_not_told_to(edge: Desk) -> None:
    """`status` says to look on at a sick target; here that is done already."""
    edge.world.instance("web").set_port(80, "closed")
    edge.clock.advance(600)
    onlooker = Onlooker(edge)
    onlooker.watch()
    assert [(look.status, look.next) for look in onlooker.looks] == [(ExitStatus.UNHEALTHY, ())]
