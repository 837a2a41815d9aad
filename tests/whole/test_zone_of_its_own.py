"""A name of the file gets a hosted zone of its own after `up` has written it into the parent zone."""

from edgeops.errors import ExitStatus
from moto_fixtures.accounts import furnish
from tests.dns import put, zone_of
from tests.harness import Desk

SUB, PARENT = "sub.main.io", "main.io"


def _new_zone(desk: Desk, *, delegated: bool) -> None:
    """After `up` somebody makes a zone for a name of it, and has the parent zone hand on to it."""
    assert desk.up().status is ExitStatus.OK
    furnish.zone(desk.world.region, SUB)
    servers = next(one for one in zone_of(desk, SUB).sorted() if one["Type"] == "NS")
    put(desk, *([servers] if delegated else []), zone=PARENT)


def _kinds(desk: Desk, zone: str) -> list[str]:
    return [one["Type"] for one in zone_of(desk, zone).sorted() if one["Name"] in {f"{SUB}.", f"_edgeops.{SUB}."}]


def test_a_name_that_gets_a_zone_of_its_own_moves_there(two_sites: Desk) -> None:
    """What is left of ours in the parent zone is removed, and the delegation stays."""
    _new_zone(two_sites, delegated=True)
    done = two_sites.up()
    assert done.status is ExitStatus.OK
    (gone,) = [one.step for one in done.result.steps if one.step.verb == "delete"]  # type: ignore[union-attr]
    assert (gone.interrupts, gone.why) == (None, "a hosted zone of their own answers for these names now")
    assert _kinds(two_sites, PARENT) == ["NS"]
    assert sorted(_kinds(two_sites, SUB)) == ["A", "NS", "SOA", "TXT"]
    assert two_sites.up().status is two_sites.status().status is ExitStatus.OK
    assert two_sites.writes == []


def test_down_removes_it_from_either_zone(two_sites: Desk) -> None:
    """Also where no `up` has moved it."""
    _new_zone(two_sites, delegated=True)
    assert two_sites.down("certificate").status is ExitStatus.OK
    assert _kinds(two_sites, PARENT) == ["NS"]


def test_while_a_new_zone_is_not_delegated_the_parents_record_stays(two_sites: Desk) -> None:
    """It is still the one that visitors are led by; with nobody to ask, the name is written in both."""
    two_sites.deaf = True
    _new_zone(two_sites, delegated=False)
    assert two_sites.up().status is ExitStatus.OK
    assert _kinds(two_sites, PARENT) == ["A", "TXT"]
    assert sorted(_kinds(two_sites, SUB)) == ["A", "NS", "SOA", "TXT"]
    two_sites.up()
    assert two_sites.writes == []
