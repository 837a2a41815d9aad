"""What the load balancer will likely see, asked before anything is paid for."""

import itertools
from collections.abc import Callable

import pytest

from edgeops.commands.likely import BUDGET, counts, likely
from edgeops.errors import ExitStatus, Finding
from edgeops.events import Planned, Warned
from edgeops.report import Outcome
from edgeops.visiting import Answer
from tests.harness import Desk
from tests.resources.builders import pool

CODES = {"unlikely-healthy", "nobody-listens"}


def told(outcome: Outcome) -> list[Finding]:
    """What is said about likely health."""
    return [one for one in outcome.findings if one.id in CODES]


def answering(desk: Desk, answer: Answer) -> Callable[[], list[tuple[str, str, int, str]]]:
    """Every port answers that; returns who was asked."""
    asked: list[tuple[str, str, int, str]] = []

    def knock(host: str, address: str, port: int, path: str) -> Answer:
        asked.append((host, address, port, path))
        return answer

    desk.knock = knock
    return lambda: asked


def test_an_answer_that_will_not_count_is_a_warning_before_the_price(desk: Desk) -> None:
    """`plan` shows it, `up` says it before it asks, and goes on: the application may be mended meanwhile."""
    desk.world.instance("web").set_port(80, {"/actuator/health": 302})
    (planned,) = told(desk.plan())
    assert (planned.id, planned.severity) == ("unlikely-healthy", "warning")
    assert "302" in planned.what
    assert 'curl -i -H "Host: koing.shop" http://13.124.55.66:80/actuator/health' in planned.see
    desk.yes, desk.answers = False, ["n"]
    desk.up()
    assert desk.writes == []
    warned, said_plan = (event for event in desk.events if isinstance(event, Warned | Planned))
    assert warned == Warned(planned)
    assert isinstance(said_plan, Planned)
    desk.yes = True
    assert planned in desk.up().findings


def test_a_refused_connection_is_a_warning(desk: Desk) -> None:
    """After a reboot nobody has started nginx (I1)."""
    desk.world.instance("web").set_port(80, "closed")
    assert [one.id for one in told(desk.plan())] == ["nobody-listens"]


@pytest.mark.parametrize("answer", [Answer(200), Answer(0, why="no answer within 1.5 s")])
def test_health_and_silence_are_none(desk: Desk, answer: Answer) -> None:
    """A firewall on the way from here says nothing; the site is asked once, by its name."""
    asked = answering(desk, answer)
    assert told(desk.plan()) == []
    assert asked() == [("koing.shop", "13.124.55.66", 80, "/actuator/health")]


def test_what_the_world_cannot_reach_is_not_asked(desk: Desk) -> None:
    """Neither a port that is closed to it, nor a stopped instance, nor what the load balancer has found healthy."""
    asked = answering(desk, Answer(500))
    desk.wish_site("koing.shop", pools=pool("web:9999"))
    desk.plan()
    desk.wish_site("koing.shop", pools=pool("web:80"))
    desk.world.instance("web").stop()
    desk.plan()
    assert asked() == []
    desk.world.instance("web").start()
    assert desk.up().status is ExitStatus.OK
    assert len(asked()) == 1
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    assert desk.plan().result.steps  # type: ignore[union-attr]
    assert len(asked()) == 1


def test_only_what_costs_money_makes_up_ask(desk: Desk) -> None:
    """A repair is quick."""
    desk.up()
    asked = answering(desk, Answer(200))
    desk.world.instance("web").set_port(80, "closed")
    desk.clock.advance(120)
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    assert asked() == []


def test_it_is_bounded(two_sites: Desk) -> None:
    """What is not asked in time is silent."""
    asked = answering(two_sites, Answer(500))
    seconds = itertools.chain([0.0, 0.0], itertools.repeat(BUDGET))
    found = likely(two_sites.context(), two_sites.aws(), two_sites.spec, two_sites.look(), lambda: next(seconds))
    assert (len(found), len(asked())) == (1, 1)


@pytest.mark.parametrize(
    ("codes", "fine", "wrong"),
    [("200", [200], [199, 201, 302]), ("200-499", [200, 302, 499], [199, 500]), ("200,301-302", [200, 302], [300])],
)
def test_codes_are_read_as_elb_reads_them(codes: str, fine: list[int], wrong: list[int]) -> None:
    """Single ones, ranges and lists of both."""
    assert [counts(one, codes) for one in (*fine, *wrong)] == [True] * len(fine) + [False] * len(wrong)
