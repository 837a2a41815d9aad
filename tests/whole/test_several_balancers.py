"""A stack that one load balancer does not hold is on several: one `up`, and no site ever moves.

With small limits, so that few sites are many: three rules a load balancer, one of which is left for growth.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.limits import CERTIFICATES, DEFAULTS, GROUPS, RULES
from edgeops.model import Charge, Pool, Route, Site, Spec, Target
from edgeops.placement import index_led_to
from edgeops.report import Outcome
from tests.harness import Desk, keys, things

SMALL = {RULES: 3, GROUPS: 3, CERTIFICATES: 25}
NAMES = [naming.balancer("main", index) for index in range(4)]


def _site(number: int, **more: Any) -> Site:
    return Site(f"s{number}.main.io", (Pool("main", (Target("web", 8080),)),), **more)


def _sites(*numbers: int) -> tuple[Site, ...]:
    return tuple(_site(number) for number in numbers)


@contextmanager
def _sat() -> Iterator[Desk]:
    with Desk.open("S3") as sat, patch.dict(DEFAULTS, SMALL):  # type: ignore[arg-type]
        sat.world.limits.update(SMALL)
        sat.wish(name="main")
        yield sat


@pytest.fixture
def desk() -> Iterator[Desk]:
    """S3 with five sites: they need three load balancers."""
    with _sat() as sat:
        sat.wish(sites=_sites(1, 2, 3, 4, 5))
        yield sat


def _up(desk: Desk, *numbers: int) -> Outcome:
    if numbers:
        desk.wish(sites=_sites(*numbers))
    built = desk.up()
    assert built.status is ExitStatus.OK, built.findings
    return built


def _led(desk: Desk) -> dict[str, int | None]:
    """Each site's number -> the load balancer that its record leads to."""
    records = desk.look().records
    assert records
    return {held.host[1:-8]: index_led_to("main", held.target or "") for held in records.items}


def _standing(desk: Desk) -> list[str]:
    there = {lb["LoadBalancerName"] for lb in desk.aws().elb.balancers()}
    return [name for name in NAMES if name in there]


def _arn(desk: Desk, index: int) -> str:
    balancers = desk.aws().elb.balancers()
    return next(lb["LoadBalancerArn"] for lb in balancers if lb["LoadBalancerName"] == NAMES[index])


def test_plan_up_up_status_down(desk: Desk) -> None:
    """What the plan said, in one `up`; then nothing is left to do, and at the end nothing is left."""
    before = things(desk.world.inventory())
    planned = desk.plan()
    assert {step[3] for step in keys(planned) if step[:3] == ("build", "create", "load-balancer")} == {*NAMES[:3]}
    assert planned.result
    assert planned.result.charges[:2] == (Charge("load-balancer", 3), Charge("public-ipv4", 6))
    built = _up(desk)
    assert keys(built) == keys(planned)
    assert len(planned.result.steps or ()) == len(keys(planned))
    assert _led(desk) == {"1": 0, "2": 0, "3": 1, "4": 1, "5": 2}

    _up(desk)
    assert desk.writes == []
    assert "DescribeAccountLimits" not in desk.operations()
    seen = desk.status()
    assert seen.status is ExitStatus.OK
    assert seen.result
    assert seen.result.sites is not None
    assert {report.dns for report in seen.result.sites.values()} == {"leads to the load balancer"}

    assert desk.down("certificate").status is ExitStatus.OK
    left = things(desk.world.inventory())
    assert {name: left.get(name) for name in before} == before
    assert all("acm-validations.aws" in left[name] for name in left.keys() - before.keys())


def test_each_name_is_answered_through_its_own_load_balancer(desk: Desk) -> None:
    """With a certificate that its listener has, and by no other."""
    _up(desk)
    stack = desk.look()
    assert stack.balancer
    for index, balancer in enumerate(stack.balancer.items):
        visit = desk.context().visit
        answering = {n for n in "12345" if visit(f"s{n}.main.io", balancer.dns_name).status == 200}
        assert answering == {host for host, led in _led(desk).items() if led == index}


def test_a_site_added_and_removed_moves_no_other(desk: Desk) -> None:
    """A new one comes where there is room; a load balancer that nobody is on any more goes, also the first."""
    _up(desk)
    _up(desk, 6, 1, 2, 3, 4, 5)
    assert desk.writes.count("CreateLoadBalancer") == 0
    assert _led(desk) == {"1": 0, "2": 0, "3": 1, "4": 1, "5": 2, "6": 2}
    _up(desk, 6, 1, 2, 5)
    assert desk.writes.count("DeleteLoadBalancer") == 1
    assert _standing(desk) == [NAMES[0], NAMES[2]]
    assert _led(desk) == {"1": 0, "2": 0, "5": 2, "6": 2}
    _up(desk, 5, 6)
    assert _standing(desk) == [NAMES[2]]
    assert _led(desk) == {"5": 2, "6": 2}
    _up(desk, 5, 6, 7)
    assert _led(desk) == {"5": 2, "6": 2, "7": 0}
    _up(desk)
    assert desk.writes == []


def test_the_first_site_too_many_opens_a_second(desk: Desk) -> None:
    """What was full before there was a second stays as full."""
    _up(desk, 1, 2, 3)
    assert _standing(desk) == NAMES[:1]
    _up(desk, 0, 1, 2, 3)
    assert _led(desk) == {"0": 1, "1": 0, "2": 0, "3": 0}


def test_a_load_balancer_deleted_by_hand_is_made_again_as_it_was(desk: Desk) -> None:
    """Under its own index with its own sites, though there is room on the first; their records led nowhere."""
    _up(desk)
    _up(desk, 1, 3, 4, 5)
    desk.aws().elbv2.delete_load_balancer(LoadBalancerArn=_arn(desk, 1))
    desk.clock.advance(300)
    before = _led(desk)
    _up(desk)
    assert desk.writes.count("CreateLoadBalancer") == 1
    assert _led(desk) == before
    assert _standing(desk) == NAMES[:3]
    assert desk.status().status is ExitStatus.OK


def test_a_site_grows_where_it_is_and_no_further(desk: Desk) -> None:
    """There is room for a rule more; what does not fit is refused before the first write."""
    _up(desk)
    away = Pool("r", (Target("web", 9000),))
    desk.wish(sites=(_site(1, routes=(Route("/a", away),)), *_sites(2, 3, 4, 5)))
    _up(desk)
    assert _led(desk)["1"] == 0
    desk.wish(sites=(_site(1, routes=(Route("/a", away), Route("/b", away))), *_sites(2, 3, 4, 5)))
    refused = desk.up()
    assert refused.status is ExitStatus.REFUSED
    assert desk.writes == []
    assert {finding.id for finding in refused.findings} == {"too-many-for-one-load-balancer"}
    assert "s1.main.io and 1 more: 4 rules are needed" in refused.findings[0].what


def test_without_the_file_all_is_found(desk: Desk) -> None:
    """Status and down by the stack's name."""
    _up(desk)
    desk.spec = Spec("main", desk.spec.region)
    seen = desk.status()
    assert seen.status is ExitStatus.OK
    assert seen.result
    assert len(seen.result.sites or ()) == 5
    assert Charge("load-balancer", 3) in seen.result.charges
    assert desk.down().status is ExitStatus.OK
    assert _standing(desk) == []


ANSWER: Any = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}


def _add_listener(desk: Desk, arn: str) -> None:
    desk.aws().elbv2.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=8080, DefaultActions=[ANSWER])


def test_what_others_built_on_it_keeps_an_empty_one(desk: Desk) -> None:
    """It is said, and its site and its certificate are gone from it all the same; `down` is refused."""
    _up(desk)
    _add_listener(desk, _arn(desk, 2))
    built = _up(desk, 1, 2, 3, 4)
    assert "empty-balancer-kept" in {finding.id for finding in built.findings}
    assert "DeleteLoadBalancer" not in desk.writes
    assert "DeleteCertificate" in desk.writes
    assert _standing(desk) == NAMES[:3]
    assert desk.down().status is ExitStatus.REFUSED
    assert desk.writes == []
    _up(desk)
    assert desk.writes == []


def _counted(count: int) -> list[int]:
    """The calls of a fresh `up`, of one with nothing to do, and of `status`."""
    with _sat() as desk:
        fresh = _up(desk, *range(count)) and desk.counted
        unchanged = _up(desk) and desk.counted
        return [fresh, unchanged, desk.status() and desk.counted]


def test_calls_grow_with_the_sites() -> None:
    """Two more sites, on one load balancer more, cost so much every time, and no more."""
    few, more, many = (_counted(count) for count in (4, 6, 8))
    for less, now in ((few, more), (more, many)):
        assert all(two - one <= most for one, two, most in zip(less, now, (19, 8, 7), strict=True))
