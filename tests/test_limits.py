"""What one load balancer can hold: counted before anything is made."""

from typing import Any

import pytest

from edgeops.limits import CERTIFICATES, DEFAULTS, GROUPS, RULES, Load, most, needed, standing
from edgeops.model import Groups, HostedZone, Https, Listener, Match, Pool, Route, Rule, Site, Target, Zones
from tests.resources.builders import cert, certs, group, pool, site, spec, stack

ROUTES = tuple(Route(f"/r{number}", Pool(f"r{number}", (Target("web", 9000 + number),))) for number in range(3))
TWO_POOLS = (*pool("web:80"), Pool("green", (Target("web", 81),)))


def _needed(*sites: Site, **known: Any) -> tuple[int, int, int]:
    wish, zone = spec(*sites), HostedZone("Z1", "shop.kr")
    seen = stack(**{"zone": Zones(dict.fromkeys(wish.hosts, zone), (zone,)), **known})
    load = Load()
    for one in sites:
        load |= needed(wish, one, seen)
    return load.counts[RULES], load.counts[CERTIFICATES], load.counts[GROUPS]


@pytest.mark.parametrize(
    ("sites", "rules", "certificates", "groups"),
    [
        pytest.param((site(),), 1, 0, 1, id="one-site"),
        pytest.param((site(aliases=("www.shop.kr", "m.shop.kr")),), 2, 0, 1, id="aliases-share-a-rule"),
        pytest.param((site(aliases=tuple(f"a{n}.shop.kr" for n in range(6))),), 3, 0, 1, id="five-aliases-a-rule"),
        pytest.param((site(aliases=tuple(f"a{n}.shop.kr" for n in range(10))),), 3, 1, 1, id="ten-names-a-certificate"),
        pytest.param((site(routes=ROUTES),), 4, 0, 4, id="routes"),
        pytest.param((site(allow=("10.0.0.0/8",)),), 2, 0, 1, id="allow-has-a-rule-for-the-others"),
        pytest.param((Site("shop.kr", TWO_POOLS),), 1, 0, 2, id="pools"),
        pytest.param(tuple(site(f"a{n}.shop.kr") for n in range(25)), 25, 2, 25, id="many-sites"),
    ],
)
def test_what_sites_ask_for(sites: tuple[Site, ...], rules: int, certificates: int, groups: int) -> None:
    """Rules, certificates besides the default one, target groups."""
    assert _needed(*sites) == (rules, certificates, groups)


def test_names_of_two_zones_share_no_certificate() -> None:
    """As they are packed."""
    one, other = HostedZone("Z1", "shop.kr"), HostedZone("Z2", "main.io")
    wish = (site("shop.kr"), site("main.io"))
    assert _needed(*wish, zone=Zones({"shop.kr": one, "main.io": other}, (one, other))) == (2, 1, 2)


def test_a_certificate_that_serves_several_sites_counts_once() -> None:
    """Before and after it is made the count is the same."""
    wish = [site(f"a{n}.shop.kr") for n in range(12)]
    first, second = cert(*(f"a{n}.shop.kr" for n in range(10))), cert("a10.shop.kr", "a11.shop.kr")
    assert _needed(*wish)[1] == _needed(*wish, certificate=certs(first, second))[1] == 1


def test_one_of_the_users_own_is_the_default_one() -> None:
    """No other is needed beside it, and names that it does not cover get none."""
    wish = spec(*(site(f"a{n}.shop.kr") for n in range(25)), certificate="arn:yours")
    yours = cert("*.shop.kr", arn="arn:yours")
    seen = stack(certificate=certs(yours, serving=()))
    assert {needed(wish, one, seen).counts[CERTIFICATES] for one in wish.sites} == {0}


def test_what_stands_takes_room_whoever_made_it() -> None:
    """A site that is leaving, a rule of somebody else, a certificate that goes."""
    rules = (
        Rule("arn:1", 10_010, True, "old.kr", "forward-0", Match(("old.kr",)), {"arn:g": 1}),
        Rule("arn:2", 10_030, False, None, None, Match(("theirs.kr",)), {"arn:theirs": 1}),
        Rule("arn:3", 10_010, True, "new.kr", "forward-0", Match(("new.kr",)), balancer=1),
    )
    listener = Listener("arn:443", 443, "HTTPS", "", certificate="arn:a", sni=("arn:b",))
    seen = stack(https=Https((listener,), rules), groups=Groups((group(arn="arn:g", name="eo-g"),)))
    found = standing(seen)
    assert found[0].groups == {"eo-g", "arn:theirs"}
    assert [dict(found[index].counts) for index in (0, 1)] == [
        {RULES: 2, CERTIFICATES: 1, GROUPS: 2},
        {RULES: 1, CERTIFICATES: 0, GROUPS: 0},
    ]
    assert standing(stack()) == {}


@pytest.mark.parametrize("kind", DEFAULTS)
def test_the_limit_itself_is_allowed(kind: str) -> None:
    """One more is not; where AWS does not tell a limit the default counts."""
    load = Load(frozenset(range(8)), frozenset(map(str, range(8))), frozenset(map(str, range(9))))
    assert most(kind, {}) == DEFAULTS[kind]
    assert load.fits({kind: 8})
    assert not load.fits({kind: 7})
    assert load.fits({kind: 10}, share=0.8)
    assert not load.fits({kind: 9}, share=0.8)
