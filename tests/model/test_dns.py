"""What Route53 and ACM last told us."""

from dataclasses import replace

import pytest

from edgeops.model import Certificate, Certificates, Foreign, Held, HostedZone, Records, Zones

SHOP, IO = HostedZone("Z1", "koing.shop"), HostedZone("Z2", "a.io")


def _cert(*names: str, status: str = "ISSUED") -> Certificate:
    return Certificate("arn:" + names[0], frozenset(names), status, "RSA_2048", in_use=False)


def test_each_used_zone_comes_once_by_name() -> None:
    """And knows its hosts in the order of the file; a zone nobody needs is not used."""
    zones = Zones({"www.koing.shop": SHOP, "a.io": IO, "koing.shop": SHOP}, public=(SHOP, IO, HostedZone("Z3", "b.io")))

    assert zones.used == (IO, SHOP)
    assert zones.hosts_in(SHOP) == ("www.koing.shop", "koing.shop")
    assert zones.hosts_in(HostedZone("Z3", "b.io")) == ()


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("koing.shop", SHOP),
        ("old.koing.shop", SHOP),
        ("*.koing.shop", SHOP),
        ("a.dev.koing.shop", None),
        ("badkoing.shop", None),
        ("b.io", None),
        ("elsewhere.kr", None),
    ],
)
def test_the_used_zone_of_a_name_that_nobody_asks_for(name: str, zone: HostedZone | None) -> None:
    """The nearest public one, when it is used; in another, or elsewhere, its records are not looked at."""
    public = (HostedZone("Z0", "koing.shop"), SHOP, HostedZone("Z3", "b.io"), HostedZone("Z4", "dev.koing.shop"))
    assert Zones({"www.koing.shop": SHOP}, public).used_for(name) == zone


def test_the_used_zone_of_an_asked_name_is_its_own() -> None:
    """Also beside a nearer one."""
    dev = HostedZone("Z4", "dev.koing.shop")
    assert Zones({"dev.koing.shop": SHOP}, (SHOP, dev)).used_for("dev.koing.shop") == SHOP


@pytest.mark.parametrize(
    ("status", "usable"),
    [
        ("ISSUED", True),
        ("PENDING_VALIDATION", True),
        ("FAILED", False),
        ("VALIDATION_TIMED_OUT", False),
        ("EXPIRED", False),
        ("REVOKED", False),
        ("INACTIVE", False),
    ],
)
def test_a_certificate_is_usable_while_it_serves_or_may_come_to(status: str, usable: bool) -> None:
    """The others are dead."""
    assert _cert("koing.shop", status=status).usable is usable


def test_a_certificate_is_called_by_its_names() -> None:
    """Sorted, so that plan and up call it the same."""
    assert _cert("www.koing.shop", "koing.shop").title == "koing.shop, www.koing.shop"


def test_a_certificate_is_needed_while_it_serves_an_asked_name() -> None:
    """Each once; others of ours are not."""
    both, old = _cert("koing.shop", "www.koing.shop"), _cert("old.koing.shop")
    found = Certificates((both, old), {"koing.shop": both, "www.koing.shop": both})

    assert found.needed == {both.arn}
    assert Certificates((old,)).needed == frozenset()


def test_a_record_is_found_by_its_host() -> None:
    """None where there is none of ours."""
    record = Held("koing.shop", SHOP, "lb.amazonaws.com", ours=True, marked=True)

    assert Records((record,)).of("koing.shop") is record
    assert Records((record,)).of("www.koing.shop") is None


def test_of_a_name_in_two_zones_the_one_that_is_asked_counts() -> None:
    """What is buried under a delegation is found by its zone only."""
    sub = HostedZone("Z2", "sub.koing.shop")
    old = Held("sub.koing.shop", SHOP, "lb.amazonaws.com", ours=True, marked=True, buried=True)
    new = replace(old, zone=sub, buried=False)

    assert Records((old, new)).of("sub.koing.shop") is new
    assert Records((old, new)).of("sub.koing.shop", SHOP) is old
    assert Records((old,)).of("sub.koing.shop") is None
    assert Records((old,)).of("sub.koing.shop", sub) is None


def test_what_somebody_else_holds_is_not_ours() -> None:
    """A foreign record is not found as one of ours."""
    theirs = Foreign("koing.shop", SHOP, "A 203.0.113.1", None, ("203.0.113.1",), 300)

    assert Records(foreign=(theirs,)).of("koing.shop") is None


def test_the_names_of_any_certificate_are_known_where_all_are_listed() -> None:
    """Ours and the user's own as they are, what else the region has as it is listed."""
    ours, own = _cert("koing.shop"), _cert("a.io")
    known = Certificates((ours,), {"a.io": own}, {"arn:else": frozenset({"b.io"}), own.arn: frozenset({"listed.io"})})
    assert known.names_of(ours.arn) == {"koing.shop"}
    assert known.names_of(own.arn) == {"a.io"}
    assert known.names_of("arn:else") == {"b.io"}
    assert known.names_of("arn:iam") is None
