"""Holding a DNS name: the table of what stands there, and the batch from there to what is wanted."""

from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest

from edgeops import naming
from edgeops.claims import (
    MARKER_LIMIT,
    Goal,
    Standing,
    changed_by_hand,
    claim,
    foreign,
    goal_of,
    held_by,
    leads_home,
    not_restored,
    release,
)
from edgeops.model import Address, Addresses, Balancers, Instance
from edgeops.naming import Marker, pack, unpack
from tests.dns import HOST, IDENTITY, OURS, THEIRS, alias, in_brief, marker, plain
from tests.resources.builders import NETWORK, WEB, balancer, spec, stack

A, AAAA, CNAME = plain("A", "203.0.113.9"), plain("AAAA", "2001:db8::1"), plain("CNAME", "Koing.example.")
SOA, NS = plain("SOA", "ns-1."), plain("NS", "ns-1.")
WEIGHTED = plain("A", "203.0.113.9", SetIdentifier="blue", Weight=1)
NOTE = plain("TXT", '"a note"', name="_edgeops.koing.shop")
TO_US = Goal(HOST, balancer=balancer(dns_name=OURS.upper()))
TO_ADDRESS = Goal(HOST, address="13.124.55.66")
OLD = pack([A])


def standing(*records: Any, text: Any = None) -> Standing:
    """What stands at the host, and the text at its marker's name."""
    at = {HOST: [plain("MX", "1 mx."), *records], f"_edgeops.{HOST}": [text] if text else []}
    return Standing.of(HOST, at)


@pytest.mark.parametrize(
    ("records", "target"),
    [
        pytest.param((), None, id="none"),
        pytest.param((alias(OURS),), OURS, id="an-alias"),
        pytest.param((alias(OURS.upper()),), OURS, id="in-capitals"),
        pytest.param((alias(f"dualstack.{OURS}"),), OURS, id="as-the-console-writes-it"),
        pytest.param((A,), "203.0.113.9", id="an-address"),
        pytest.param((plain("A", "203.0.113.9", "203.0.113.10"),), None, id="two-addresses"),
        pytest.param((alias(OURS), alias(OURS, "AAAA")), None, id="two-records"),
        pytest.param((alias(OURS, "AAAA"),), None, id="only-ipv6"),
        pytest.param((CNAME,), None, id="another-name"),
    ],
)
def test_only_one_A_record_has_a_target(records: Any, target: str | None) -> None:
    """Whatever stands beside it makes it somebody's own arrangement; mail records are in nobody's way."""
    assert standing(*records).target == target


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(None, None, id="none"),
        pytest.param(marker(), IDENTITY, id="ours"),
        pytest.param(marker(HOST, '"a note"'), IDENTITY, id="among-others"),
        pytest.param(marker(stack="other"), replace(IDENTITY, stack="other"), id="of-another-stack"),
        pytest.param(marker(old="x" * 700), replace(IDENTITY, old="x" * 700), id="of-several-strings"),
        pytest.param(NOTE, None, id="somebody-elses-text"),
    ],
)
def test_the_marker_is_read_from_its_text(text: Any, found: Any) -> None:
    """Whosever it is."""
    assert standing(text=text).marker == found


@pytest.mark.parametrize(
    ("what", "why"),
    [
        pytest.param(standing(A), "", id="an-address"),
        pytest.param(standing(A, AAAA), "", id="both-addresses"),
        pytest.param(standing(CNAME), "", id="another-name"),
        pytest.param(standing(alias(THEIRS), alias(THEIRS, "AAAA")), "", id="aliases"),
        pytest.param(standing(SOA, NS, A), "", id="the-apex-has-NS-of-its-own"),
        pytest.param(standing(NS), "NS records", id="delegated"),
        pytest.param(standing(WEIGHTED), "weighted", id="weighted"),
        pytest.param(standing(A, plain("HTTPS", "1 .")), "HTTPS records", id="https"),
        pytest.param(standing(plain("SVCB", "1 .")), "SVCB records", id="svcb"),
        pytest.param(standing(A, text=NOTE), "another text", id="a-text-where-the-marker-goes"),
        pytest.param(standing(plain("A", *(f"10.{n}.{n * 7 % 256}.{n * 11 % 251}" for n in range(900)))), "too long"),
    ],
)
def test_what_cannot_be_taken_over(what: Standing, why: str) -> None:
    """What says more than an address, or does not fit into the marker."""
    assert (why in what.stuck) if why else not what.stuck


@pytest.mark.parametrize("count", range(377, 392))
def test_whatever_can_be_taken_over_fits_into_one_text_record(count: int) -> None:
    """Quotes and the spaces between its strings count, as Route53 counts them."""
    what = standing(plain("A", *(str(IPv4Address(int(naming.digest(n), 16))) for n in range(count))))
    (*_, text) = claim(TO_US, what, Marker("1" * 12, "us-gov-northeast", "s" * 15), take_over=True)
    if not what.stuck:
        assert len(text["ResourceRecordSet"]["ResourceRecords"][0]["Value"]) <= MARKER_LIMIT


ADD_A, DROP_A = f"CREATE A {HOST}", f"DELETE A {HOST}"
ADD_MARKER, DROP_MARKER = f"CREATE TXT _edgeops.{HOST}", f"DELETE TXT _edgeops.{HOST}"


@pytest.mark.parametrize(
    ("goal", "what", "batch"),
    [
        pytest.param(TO_US, standing(), [ADD_A, ADD_MARKER], id="free"),
        pytest.param(TO_US, standing(text=marker()), [ADD_A], id="marker-without-record"),
        pytest.param(TO_US, standing(alias(OURS)), [ADD_MARKER], id="record-without-marker"),
        pytest.param(TO_US, standing(alias(OURS), text=marker()), [], id="complete"),
        pytest.param(TO_US, standing(alias(f"dualstack.{OURS}"), text=marker()), [], id="complete-by-the-console"),
        pytest.param(TO_US, standing(A, text=marker()), [DROP_A, ADD_A], id="changed-by-hand"),
        pytest.param(
            TO_US, standing(CNAME, text=marker()), [f"DELETE CNAME {HOST}", ADD_A], id="changed-by-hand-to-a-name"
        ),
        pytest.param(
            TO_US,
            standing(A, AAAA),
            [DROP_A, f"DELETE AAAA {HOST}", ADD_A, ADD_MARKER],
            id="taken-over",
        ),
        pytest.param(TO_ADDRESS, standing(), [ADD_A, ADD_MARKER], id="an-instances-name"),
        pytest.param(
            TO_ADDRESS,
            standing(plain("A", "1.1.1.1"), text=marker(address="1.1.1.1")),
            [DROP_A, ADD_A, DROP_MARKER, ADD_MARKER],
            id="its-address-has-changed",
        ),
        pytest.param(
            TO_US,
            standing(plain("A", "1.1.1.1"), text=marker(address="1.1.1.1")),
            [DROP_A, ADD_A, DROP_MARKER, ADD_MARKER],
            id="it-becomes-a-site",
        ),
    ],
)
def test_the_batch_from_what_stands_to_the_goal(goal: Goal, what: Standing, batch: list[str]) -> None:
    """Exactly what was read is deleted, and what is there already is not written again."""
    assert in_brief(claim(goal, what, IDENTITY, take_over=True)) == batch


def test_what_is_taken_over_is_kept_in_the_marker() -> None:
    """Byte by byte, also when the marker has to be written again; without taking over nothing is."""
    (*_, text) = claim(TO_US, standing(A, AAAA), IDENTITY, take_over=True)
    kept = Standing.of(HOST, {f"_edgeops.{HOST}": [text["ResourceRecordSet"]]}).marker  # type: ignore[list-item]
    assert kept is not None
    assert unpack(kept.old) == [A, AAAA]
    (*_, again) = claim(TO_ADDRESS, standing(alias(OURS), text=marker(old=OLD)), IDENTITY)
    assert f"old={OLD}" in str(again)
    (*_, plainly) = claim(TO_US, standing(A), IDENTITY)
    assert "old=" not in str(plainly)


def test_the_record_that_is_written() -> None:
    """An alias that does not look at its target's health (T2.21), or an address; the marker says which address."""
    (record, _) = claim(TO_US, standing(), IDENTITY)
    assert record["ResourceRecordSet"]["AliasTarget"]["EvaluateTargetHealth"] is False
    assert "ResourceRecords" not in record["ResourceRecordSet"]
    (record, text) = claim(TO_ADDRESS, standing(), IDENTITY)
    assert record["ResourceRecordSet"]["ResourceRecords"] == [{"Value": "13.124.55.66"}]
    assert " address=13.124.55.66 " in str(text)


def test_release_deletes_what_was_read_and_puts_back_what_was_there() -> None:
    """In one batch; what others have written beside our marker stays."""
    what = standing(alias(OURS), text=marker())
    assert release(what, [CNAME]) == [
        {"Action": "DELETE", "ResourceRecordSet": alias(OURS)},
        {"Action": "DELETE", "ResourceRecordSet": marker()},
        {"Action": "CREATE", "ResourceRecordSet": CNAME},
    ]
    delegated = release(standing(alias(OURS), NS, text=marker()), [])
    assert in_brief(delegated) == [f"DELETE A {HOST}", DROP_MARKER]
    beside = release(standing(text=marker(HOST, '"a note"')), [])
    assert in_brief(beside) == [DROP_MARKER, ADD_MARKER]
    assert beside[1]["ResourceRecordSet"]["ResourceRecords"] == [{"Value": '"a note"'}]


@pytest.mark.parametrize(
    ("record", "home"),
    [
        pytest.param(A, True, id="an-address-of-the-account"),
        pytest.param(plain("A", "203.0.113.9", "198.51.100.1"), False, id="one-of-two-addresses"),
        pytest.param(plain("A"), False, id="no-address"),
        pytest.param(alias(THEIRS), True, id="a-load-balancer-that-stands"),
        pytest.param(alias(f"dualstack.{THEIRS}"), True, id="the-same-as-the-console-writes-it"),
        pytest.param(alias(OURS), False, id="a-load-balancer-that-is-gone"),
        pytest.param(plain("CNAME", f"{THEIRS}."), True, id="a-cname-to-a-load-balancer"),
        pytest.param(plain("CNAME", "www.koing.shop."), True, id="a-cname-into-a-zone-of-the-account"),
        pytest.param(plain("CNAME", "badkoing.shop."), False, id="a-cname-that-only-looks-like-it"),
        pytest.param(plain("A", "www.koing.shop"), False, id="a-zone-is-no-address"),
        pytest.param(CNAME, False, id="a-cname-to-somebody-else"),
    ],
)
def test_only_what_still_belongs_to_the_account_leads_home(record: Any, home: bool) -> None:
    """What leads elsewhere is not put back: it could lead visitors to strangers."""
    assert leads_home(record, {"203.0.113.9", THEIRS}, {"koing.shop"}) is home


SSH = Instance("web", "i-web", elastic_ip=True, hostname="ssh.koing.shop")
BARE = replace(SSH, elastic_ip=False)
ELASTIC = replace(NETWORK, instances=(replace(WEB, has_elastic_ip=True, public_ip="13.124.55.66"),))
FREE = Addresses((Address("web", "eipalloc-1", "3.3.3.3"),))


@pytest.mark.parametrize(
    ("instance", "known", "address"),
    [
        pytest.param(BARE, stack(network=ELASTIC), "13.124.55.66", id="an-elastic-ip-on-it"),
        pytest.param(SSH, stack(address=FREE), "3.3.3.3", id="ours-for-it"),
        pytest.param(SSH, stack(address=Addresses()), None, id="one-that-comes"),
    ],
)
def test_a_host_name_leads_to_the_instances_elastic_ip(instance: Instance, known: Any, address: str | None) -> None:
    """The one on it, whoever made it, else ours; not known yet while it is still to be made."""
    goal = goal_of(spec(instances=(instance,)), "ssh.koing.shop", known)
    assert goal == Goal("ssh.koing.shop", address=address)


@pytest.mark.parametrize(
    ("instance", "known"),
    [
        pytest.param(BARE, stack(), id="only-an-automatic-address"),
        pytest.param(BARE, stack(address=FREE), id="ours-that-nothing-will-put-on-it"),
        pytest.param(SSH, stack(address=Addresses(after={"web": 60})), id="only-after-the-cut-over"),
    ],
)
def test_a_host_name_without_an_elastic_ip_leads_nowhere_yet(instance: Instance, known: Any) -> None:
    """An automatic address is never written."""
    assert goal_of(spec(instances=(instance,)), "ssh.koing.shop", known) is None


def test_a_site_leads_to_the_load_balancer() -> None:
    """To none before it is made."""
    there = balancer()
    assert goal_of(spec(), "shop.kr", stack(balancer=Balancers((there,)))) == Goal("shop.kr", balancer=there)
    assert goal_of(spec(), "shop.kr", stack()) == Goal("shop.kr")


def test_what_is_in_the_way_is_told_with_the_way_out() -> None:
    """Each names the host, what stands, and what to do."""
    theirs = foreign(HOST, "A 203.0.113.9", "blog-alb", "")
    assert "your load balancer blog-alb" in theirs.what
    assert f"--takeover {HOST}" in theirs.fix
    assert "to the load balancer" in theirs.fix
    named = foreign(HOST, "A 203.0.113.9", None, "", to_address=True)
    assert "load balancer" not in named.fix
    assert f"--takeover {HOST} leads the name to the instance's Elastic IP" in named.fix
    stuck = foreign(HOST, "A 203.0.113.9", None, "it is weighted", to_address=True)
    assert "it is weighted" in stuck.why
    assert "--takeover" not in stuck.fix
    other = held_by(HOST, replace(IDENTITY, stack="blog"))
    assert "stack blog in ap-northeast-2, account 123456789012" in other.what
    assert f"_edgeops.{HOST}" in changed_by_hand(HOST, "203.0.113.9").fix
    gone = not_restored(HOST, "A 203.0.113.9")
    assert (gone.severity, "A 203.0.113.9" in gone.what) == ("warning", True)
    assert naming.marker_name(HOST) not in gone.what
