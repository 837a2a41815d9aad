"""Another stack in the same account whose name begins like ours: eo-koing-... is also how eo-koing-shop-... begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Limits
from tests.dns import records_at, take_away
from tests.harness import Desk, things
from tests.resources.accidents import assert_refused
from tests.resources.builders import pool, site
from tests.resources.certificates import found

THEIRS = "shop.koing.shop"


@pytest.fixture
def neighbour(desk: Desk) -> Desk:
    """The stack koing-shop, up; `desk` is the stack koing, not up yet."""
    spec = replace(desk.spec, name="koing-shop", sites=(site(THEIRS),))
    other = Desk(desk.world, desk.clock, spec)
    assert other.up().status is ExitStatus.OK
    return other


def test_the_neighbours_record_is_foreign_also_without_its_marker(desk: Desk, neighbour: Desk) -> None:
    """A record that leads to their load balancer is not ours that lost its marker."""
    take_away(neighbour, f"_edgeops.{THEIRS}", "TXT")
    desk.wish(sites=(site(THEIRS),))
    assert_refused(desk, "foreign-record")
    assert desk.down().status is ExitStatus.OK
    assert desk.writes == []


def test_up_and_down_leave_the_neighbour_byte_equal(desk: Desk, neighbour: Desk) -> None:
    """And the neighbour has nothing to mend afterwards."""
    before = things(desk.world.inventory())
    assert desk.up().status is ExitStatus.OK
    assert desk.down("certificate").status is ExitStatus.OK
    after = things(desk.world.inventory())
    assert {name: after.get(name) for name in before} == before
    assert neighbour.up().status is ExitStatus.OK
    assert neighbour.writes == []


def test_a_certificate_that_the_neighbour_uses_is_left_at_once(desk: Desk, neighbour: Desk) -> None:
    """Their file names ours as `arn`: `down` names their load balancer and does not wait for it (T1.21)."""
    desk.wish(sites=(site("koing.shop", aliases=(THEIRS,)),), limits=Limits(deletion=60))
    neighbour.down()
    desk.up()
    arn = next(iter(found(desk).needed))
    desk.wish(sites=(site("koing.shop"),))
    assert desk.up().status is ExitStatus.OK
    neighbour.wish(certificate=arn, sites=(site(THEIRS, pools=pool("web:80")),))
    assert neighbour.up().status is ExitStatus.OK
    outcome = desk.down("certificate")
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["certificate-used-elsewhere"]
    assert "eo-koing-shop-" in outcome.findings[0].what


def test_a_name_taken_over_from_the_neighbour_goes_back_to_it(desk: Desk, neighbour: Desk) -> None:
    """What it led to is still in this account; that its load balancer's name begins like ours is no matter."""
    take_away(neighbour, f"_edgeops.{THEIRS}", "TXT")
    before = records_at(desk, THEIRS)
    desk.wish(sites=(site(THEIRS),), takeover=frozenset({THEIRS}))
    assert desk.up().status is ExitStatus.OK
    assert records_at(desk, THEIRS) != before
    assert desk.down().status is ExitStatus.OK
    assert records_at(desk, THEIRS) == before
