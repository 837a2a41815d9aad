"""Where names lead today."""

from dataclasses import replace

import pytest

from edgeops.model import Lead, Stack
from edgeops.resources import zone
from edgeops.scouting.names import leads, stacks_in
from tests.dns import HOST, alias, marker, plain, put
from tests.harness import Desk, PublicDns


def lead(desk: Desk, host: str = HOST) -> Lead:
    """Of a name that is asked for."""
    aws = desk.aws()
    wanted = replace(desk.spec, sites=(replace(desk.spec.sites[0], host=host, aliases=()),))
    zones = zone.find(aws, wanted, Stack(aws.account))
    return leads(aws, zones, [host])[host]


def test_a_name_without_a_record_leads_nowhere(desk: Desk) -> None:
    """Its zone is known all the same."""
    assert lead(desk) == Lead(HOST, zone=HOST)


def test_a_name_without_a_record_is_asked_of_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver would remember that it does not exist (T2.26); one that a wildcard covers is asked."""
    asked: list[str] = []

    def values(_world: PublicDns, name: str, _kind: str) -> tuple[str, ...]:
        asked.append(name)
        return ("203.0.113.9",)

    monkeypatch.setattr(PublicDns, "values", values)
    assert lead(desk, f"new.{HOST}").addresses == ()
    put(desk, plain("CNAME", "elsewhere.example", name=f"*.{HOST}"))
    assert lead(desk, f"new.{HOST}").addresses == ("203.0.113.9",)
    assert asked == [f"new.{HOST}"]


def test_an_address_record_leads_to_its_address(desk: Desk) -> None:
    """And can be taken over."""
    put(desk, plain("A", "13.124.55.66"))
    assert lead(desk) == Lead(
        HOST, HOST, "A 13.124.55.66", frozenset({"13.124.55.66"}), ("13.124.55.66",), takeable=True
    )


def test_a_cname_is_followed_within_the_zone(desk: Desk) -> None:
    """`www` leads where the domain leads, a circle nowhere."""
    put(desk, plain("A", "13.124.55.66"), plain("CNAME", HOST, name=f"www.{HOST}"))
    assert lead(desk, f"www.{HOST}").addresses == ("13.124.55.66",)


def test_a_circle_of_cnames_ends(desk: Desk) -> None:
    """Nobody is asked for ever."""
    put(desk, plain("CNAME", f"b.{HOST}", name=f"a.{HOST}"), plain("CNAME", f"a.{HOST}", name=f"b.{HOST}"))
    assert lead(desk, f"a.{HOST}").addresses == ()


def test_an_alias_leads_to_a_load_balancer(desk: Desk) -> None:
    """By its plain DNS name."""
    put(desk, alias("dualstack.old-1.ap-northeast-2.elb.amazonaws.com"))
    assert lead(desk).targets == {"old-1.ap-northeast-2.elb.amazonaws.com"}


def test_a_name_in_no_zone_leads_where_the_world_says(desk: Desk) -> None:
    """The public DNS is asked; where nobody answers nothing is known."""
    put(desk, plain("A", "13.124.55.66"))
    aws = desk.aws()
    zones = replace(zone.find(aws, desk.spec, Stack(aws.account)), by_host={})
    assert leads(aws, zones, [HOST])[HOST] == Lead(HOST, addresses=("13.124.55.66",))
    desk.deaf = True
    assert leads(desk.aws(), zones, [HOST])[HOST] == Lead(HOST)


def test_a_marker_tells_the_stack_that_holds_the_name(desk: Desk) -> None:
    """One of another region is another's; a record with a marker is not to be taken over."""
    put(desk, plain("A", "13.124.55.66"), marker(stack="shop"))
    assert (lead(desk).stack, lead(desk).takeable) == ("shop", False)
    put(desk, marker(stack="shop", region="us-east-1"))
    assert lead(desk).stack == ""


def test_the_stacks_of_a_zone_are_told_with_their_names(desk: Desk) -> None:
    """By the markers."""
    put(desk, marker(stack="shop"), marker(f"a.{HOST}", stack="shop"), marker(f"b.{HOST}", region="us-east-1"))
    aws = desk.aws()
    assert stacks_in(aws, zone.find(aws, desk.spec, Stack(aws.account))) == {"shop": {HOST, f"a.{HOST}"}}


def test_weighted_records_cannot_be_taken_over(desk: Desk) -> None:
    """So nobody is told to try."""
    put(desk, plain("A", "13.124.55.66", SetIdentifier="one", Weight=1))
    assert not lead(desk).takeable
