"""A live name moves only when the site answers by that name through the load balancer."""

from collections.abc import Iterator

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Limits
from edgeops.visiting import Answer
from tests.dns import HOST, records_at
from tests.harness import Desk


@pytest.fixture
def live() -> Iterator[Desk]:
    """S0-live: koing.shop leads to a load balancer made by hand, and now it is to be taken over."""
    with Desk.open("S0-live") as opened:
        opened.wish(takeover=frozenset({HOST}), limits=Limits(health=20))
        yield opened


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(500), "it answers 500"),
        (Answer(502), "it answers 502"),
        (Answer(301, f"https://{HOST}/"), "it redirects to itself"),
        (Answer(301, f"http://{HOST}/"), "it redirects to itself"),
        (Answer(0, why="no answer within 5 s"), "no answer within 5 s"),
    ],
    ids=str,
)
def test_nothing_moves_where_a_visitor_would_not_be_served(live: Desk, answer: Answer, said: str) -> None:
    """The health path may answer while the site does not: 3, the record stays, and the next `up` carries on."""
    before = records_at(live, HOST)
    live.door = lambda host, through: answer
    outcome = live.up()
    assert outcome.status is ExitStatus.UNHEALTHY
    (finding,) = outcome.findings
    assert finding.id == "no-answer-by-name"
    assert said in finding.what
    assert records_at(live, HOST) == before
    live.door = None
    assert live.up().status is ExitStatus.OK
    assert "eo-koing-" in records_at(live, HOST)[f"record {HOST}. A"]


def test_an_answer_that_comes_late_is_waited_for(live: Desk) -> None:
    """A load balancer is not reached everywhere at once; what is asked is the name, through the new load balancer."""
    asked: list[tuple[str, str]] = []

    def door(host: str, through: str) -> Answer:
        asked.append((host, through))
        return Answer(503) if len(asked) < 5 else Answer(200)

    live.door = door
    assert live.up().status is ExitStatus.OK
    assert {host for host, _ in asked} == {HOST}
    assert all(through.startswith("eo-koing-") for _, through in asked)
    assert len(asked) == 5
