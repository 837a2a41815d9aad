"""Which load balancer a site is on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops import naming
from edgeops.limits import CERTIFICATES, GROUPS, RULES
from edgeops.model import (
    Held,
    Https,
    Placement,
    Pool,
    Records,
    Route,
    Rule,
    Site,
    Spec,
    Stack,
    Target,
    Zones,
)
from edgeops.placement import by_name, index_in_arn, index_led_to, index_of, on_balancer, placed, sites_on
from edgeops.routing import wanted_rules
from tests.resources.builders import ZONE, site, spec, stack

SMALL = {RULES: 5, GROUPS: 5, CERTIFICATES: 25}


def _many(count: int, first: int = 0) -> tuple[Site, ...]:
    return tuple(site(f"a{number}.shop.kr") for number in range(first, first + count))


def _with_routes(host: str, count: int) -> Site:
    away = Pool("r", (Target("web", 8080),))
    return site(host, routes=tuple(Route(f"/r{number}", away) for number in range(count)))


def _standing(sites: dict[Site, int]) -> Stack:
    """What there is once these sites have been made on these load balancers."""
    rules = tuple(
        Rule(f"arn:{rule.title}", 10_000, True, one.host, rule.part, rule.match, balancer=index)
        for one, index in sites.items()
        for rule in wanted_rules(one)
    )
    return stack(https=Https(rules=rules))


def _places(wish: Spec, seen: Stack | None = None, allowed: dict[str, int] = SMALL) -> list[int]:
    return list(placed(wish, seen or stack(), allowed).by_site.values())


def test_a_stack_that_fits_on_one_load_balancer_uses_one() -> None:
    """Up to the limit itself, as long as there was only one."""
    assert _places(spec(*_many(5))) == [0] * 5
    assert _places(spec(*_many(100)), allowed={}) == [0] * 100


def test_a_stack_that_does_not_fit_on_one_leaves_room_on_each() -> None:
    """80 %: 300 sites are on four."""
    assert _places(spec(*_many(9))) == [0] * 4 + [1] * 4 + [2]
    three_hundred = _places(spec(*_many(300)), allowed={})
    assert [three_hundred.count(index) for index in range(5)] == [80, 80, 80, 60, 0]


def test_a_new_site_moves_no_other() -> None:
    """Five fill one to the limit; the sixth opens the second, wherever in the file it stands."""
    old, new = _many(5), site("a.shop.kr")
    seen = _standing(dict.fromkeys(old, 0))
    assert _places(spec(new, *old), seen) == [1, 0, 0, 0, 0, 0]
    assert _places(spec(*old[:2]), seen) == [0, 0]


def test_a_site_stays_where_its_rule_or_its_record_is() -> None:
    """A rule before a record; a load balancer that is gone keeps its index by what leads to its name."""
    one = site()
    held = Held(one.host, ZONE, f"{naming.balancer('shop', 3)}-1.elb.amazonaws.com", True, True)
    assert _places(spec(one), stack(records=Records((held,)))) == [3]
    seen = _standing({one: 2})
    twins = Https(rules=(*_standing({one: 1}).https.rules, *_standing({one: 3}).https.rules))  # type: ignore[union-attr]
    assert _places(spec(one), stack(https=seen.https, records=Records((held,)))) == [2]
    assert _places(spec(one), stack(https=twins, records=Records((held,)))) == [3]
    assert _places(spec(one), stack(https=twins)) == [1]


def test_a_site_that_leaves_takes_room_until_it_is_gone() -> None:
    """Its rule is deleted after the new one has been made."""
    old = _many(5)
    assert _places(spec(*old[1:], site("new.shop.kr")), _standing(dict.fromkeys(old, 0))) == [0, 0, 0, 0, 1]


def test_what_no_load_balancer_can_hold_is_said() -> None:
    """A site that is too large, or has outgrown its load balancer, which it cannot leave."""
    (problem,) = placed(spec(_with_routes("shop.kr", 6)), stack(), SMALL).problems
    assert problem.where == 'sites."shop.kr"'
    assert problem.what == "shop.kr: 7 rules are needed, and one load balancer holds 5"
    grown = (_with_routes("a0.shop.kr", 1), *_many(4, 1))
    found = placed(spec(*grown), _standing(dict.fromkeys(_many(5), 0)), SMALL)
    assert [problem.what for problem in found.problems][:1] == [
        "a0.shop.kr and 4 more: 6 rules are needed, and one load balancer holds 5"
    ]
    assert placed(spec(*_many(5)), stack(), SMALL).problems == ()


def test_a_large_site_may_fill_a_load_balancer() -> None:
    """The room for growth is left only where there are others to put there."""
    assert _places(spec(*_many(2), _with_routes("big.shop.kr", 4), site("z.shop.kr"))) == [0, 0, 1, 0]


@pytest.mark.parametrize("kind", [RULES, GROUPS, CERTIFICATES])
def test_every_limit_divides(kind: str) -> None:
    """Here each site needs one more of each."""
    wish = spec(*(site(f"shop{number}.kr") for number in range(4)))
    zones = {f"shop{number}.kr": replace(ZONE, id=f"Z{number}") for number in range(4)}
    seen = stack(zone=Zones(zones, tuple(zones.values())))
    most = {RULES: 99, GROUPS: 99, CERTIFICATES: 99, kind: 3 if kind != CERTIFICATES else 2}
    assert _places(wish, seen, most) == [0, 0, 1, 1]


def test_aliases_go_with_their_site() -> None:
    """Every name of the file has a place."""
    wish = spec(site("a.kr", aliases=("www.a.kr",)), site("b.kr"))
    assert by_name(wish.sites, {"a.kr": 2, "b.kr": 0}) == {"a.kr": 2, "www.a.kr": 2, "b.kr": 0}


CHANGES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 3)), max_size=25)


@given(CHANGES)
@settings(max_examples=60, deadline=None)
def test_whatever_comes_and_goes_no_site_moves(changes: list[tuple[int, int]]) -> None:
    """Sites added and removed at random, with more or fewer routes; and what is placed fits."""
    sites: dict[str, Site] = {}
    known: dict[Site, int] = {}
    for number, routes in changes:
        host = f"a{number}.shop.kr"
        if host in sites:
            del sites[host]
        else:
            sites[host] = _with_routes(host, routes)
        wish = spec(*sites.values()) if sites else replace(spec(), sites=())
        seen = _standing(known)
        now = dict(zip(wish.sites, placed(wish, seen, SMALL).by_site.values(), strict=True))
        assert {one: now[one] for one in now if one in known} == {one: known[one] for one in now if one in known}
        assert placed(wish, _standing(now), SMALL).by_site == placed(wish, seen, SMALL).by_site
        assert placed(wish, seen, SMALL).problems == ()
        known = now


@given(st.permutations(range(9)), st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_a_run_that_was_cut_off_is_carried_on_alike(order: list[int], done: int) -> None:
    """Whichever sites have their rules already, the others get the places they would have had."""
    wish = spec(*(_with_routes(f"a{number}.shop.kr", number % 3) for number in range(9)))
    whole = dict(zip(wish.sites, _places(wish), strict=True))
    half = {wish.sites[number]: whole[wish.sites[number]] for number in order[:done]}
    assert _places(wish, _standing(half)) == list(whole.values())


def test_what_stands_on_the_first_load_balancer_is_called_plainly() -> None:
    """As before there could be others; on those it says on which."""
    assert on_balancer(":80", "shop", 0) == ":80"
    assert on_balancer(":80", "shop", 1) == f":80 of {naming.balancer('shop', 1)}"


def test_the_sites_of_one_load_balancer() -> None:
    """The rest of the wish is the same."""
    wish = spec(site("a.kr"), site("b.kr"))
    assert sites_on(wish, stack(), 0) == wish
    assert sites_on(wish, stack(), 1).sites == ()
    parted = stack(placement=Placement({"a.kr": 1, "b.kr": 0}))
    assert sites_on(wish, parted, 1).sites == wish.sites[:1]


@pytest.mark.parametrize("index", [0, 1, 49])
def test_the_index_of_a_load_balancer_is_read_back(index: int) -> None:
    """From its name, from its DNS name also when it is gone, and from its ARN; another stack's has none."""
    name = naming.balancer("koing", index)
    arn = f"arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/{name}/50dc6c495c0c9188"
    for of, wanted in (("koing", index), ("koing-shop", None), ("ko", None)):
        assert index_of(of, name) == wanted
        assert index_led_to(of, f"{name}-12.ap-northeast-2.elb.amazonaws.com") == wanted
        assert index_in_arn(of, arn) == wanted


def test_what_only_looks_alike_has_no_index() -> None:
    """Half a name, a longer one, a name we never give, another service."""
    name = naming.balancer("koing")
    assert index_led_to("koing", name) is None
    assert index_led_to("koing", f"{name}0-12.ap-northeast-2.elb.amazonaws.com") is None
    assert index_of("koing", "eo-koing-00000000") is None
    assert index_in_arn("koing", "arn:aws:cloudfront::123456789012:distribution/E1") is None
