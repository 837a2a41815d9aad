"""Which names share a certificate."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops.model import Certificate, HostedZone, Pool, Site, Spec, Target, Zones
from edgeops.packing import packs, titles

SHOP, IO = HostedZone("Z1", "koing.shop"), HostedZone("Z2", "main.io")


def _spec(*hosts: str) -> Spec:
    sites = tuple(Site(host, (Pool("live", (Target("web", 80),)),)) for host in hosts)
    return Spec("koing", "ap-northeast-2", sites=sites)


def _zones(spec: Spec) -> Zones:
    return Zones({host: next((zone for zone in (SHOP, IO) if host.endswith(zone.name)), SHOP) for host in spec.hosts})


def _cert(*names: str) -> Certificate:
    return Certificate("arn:" + names[0], frozenset(names), "ISSUED", "RSA_2048", in_use=True)


def test_names_of_a_zone_share_a_certificate_and_zones_do_not() -> None:
    """A zone that nobody has delegated would hold up the names of the other."""
    spec = _spec("main.io", "koing.shop", "www.koing.shop", "sub.main.io")

    assert packs(spec, _zones(spec), {}) == [("koing.shop", "www.koing.shop"), ("main.io", "sub.main.io")]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (9, [9]), (10, [10]), (11, [10, 1]), (25, [10, 10, 5])]
)
def test_a_certificate_holds_ten_names(count: int, sizes: list[int]) -> None:
    """AWS's default quota; in the order of the file."""
    spec = _spec(*(f"n{number}.koing.shop" for number in range(count)))
    found = packs(spec, _zones(spec), {})

    assert [len(names) for names in found] == sizes
    assert [host for names in found for host in names] == list(spec.hosts)


def test_a_name_that_a_certificate_serves_stays_where_it_is() -> None:
    """Only the new names are asked for; a certificate cannot be extended."""
    spec = _spec("koing.shop", "new.koing.shop", "www.koing.shop")
    cert = _cert("koing.shop", "www.koing.shop")

    assert packs(spec, _zones(spec), {"koing.shop": cert, "www.koing.shop": cert}) == [("new.koing.shop",)]


def test_beside_the_users_own_certificate_nothing_is_packed() -> None:
    """Also for names that it does not cover: that is said elsewhere."""
    spec = replace(_spec("koing.shop", "main.io"), certificate="arn:yours")
    yours = _cert("koing.shop", "*.koing.shop")

    assert packs(spec, _zones(spec), {"koing.shop": yours}) == []
    assert titles(spec, _zones(spec), {"koing.shop": yours}) == [yours.title]


def test_without_zones_nothing_is_packed() -> None:
    """No zone, no certificate: that is said elsewhere."""
    spec = _spec("koing.shop")

    assert packs(spec, None, {}) == []
    assert packs(spec, Zones({}), {}) == []


numbers = st.lists(st.integers(0, 40), unique=True, max_size=35)


@settings(deadline=None)
@given(numbers, st.sets(st.integers(0, 40)))
def test_every_uncovered_name_is_in_exactly_one_certificate(asked: list[int], covered: set[int]) -> None:
    """None twice, none forgotten, none too many, none from two zones."""
    names = {number: f"n{number}.{(SHOP, IO)[number % 2].name}" for number in range(41)}
    spec = _spec(*(names[number] for number in asked))
    zones = _zones(spec)
    by_host = {names[number]: _cert(names[number]) for number in covered}

    found = packs(spec, zones, by_host)

    assert sorted(host for pack in found for host in pack) == sorted(set(spec.hosts) - by_host.keys())
    assert all(1 <= len(pack) <= 10 for pack in found)
    assert all(len({zones.by_host[host].name for host in pack}) == 1 for pack in found)


def test_the_certificate_of_the_first_host_is_the_default_one() -> None:
    """A client without SNI gets it; the others follow by name, those there and those to come alike."""
    spec = _spec("www.main.io", "koing.shop", "api.koing.shop", "main.io")
    cert = _cert("koing.shop")

    assert titles(spec, _zones(spec), {}) == ["main.io, www.main.io", "api.koing.shop, koing.shop"]
    assert titles(spec, _zones(spec), {"koing.shop": cert}) == [
        "main.io, www.main.io",
        "api.koing.shop",
        "koing.shop",
    ]


def test_titles_are_the_same_before_and_after_the_request() -> None:
    """So plan and up name the same steps; a certificate of names that nobody asks for any more is not among them."""
    spec = _spec("koing.shop", "www.koing.shop")
    cert, old = _cert("www.koing.shop", "koing.shop"), _cert("old.koing.shop")
    issued = {"koing.shop": cert, "www.koing.shop": cert, "old.koing.shop": old}

    assert titles(spec, _zones(spec), issued) == titles(spec, _zones(spec), {})
    assert titles(_spec(), None, {}) == []
