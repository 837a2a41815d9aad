"""Which rules the :443 listener needs, in which order, at which priorities and with which weights."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops import naming
from edgeops.model import Groups, Https, Match, Network, Route, Rule, Site, Spec
from edgeops.routing import (
    BLOCK,
    END,
    FORWARD,
    WILDCARD_FROM,
    Forwarding,
    NoRoom,
    Standing,
    WantedRule,
    forwarding,
    group_name,
    live_pools,
    out_of_order,
    priority,
    spread,
    wanted_rules,
)
from tests.resources.builders import NETWORK, group, pool, pools, stack
from tests.resources.builders import site as a_site

HOST = "koing.shop"


def _site(host: str = HOST, aliases: int = 0, routes: Collection[str] = (), allow: int = 0) -> Site:
    """A site with that many aliases and networks."""
    apex = host.removeprefix("*.")
    return a_site(
        host,
        aliases=tuple(f"w{number}.{apex}" for number in range(aliases)),
        routes=tuple(Route(path, pool(f"web:{8001 + number}")[0]) for number, path in enumerate(routes)),
        allow=tuple(f"203.0.{number}.0/24" for number in range(allow)),
    )


def _rule(part: str = FORWARD, of: Site | None = None) -> WantedRule:
    return next(rule for rule in wanted_rules(of or _site(aliases=1)) if rule.part == part)


def _standing(site: Site, **places: int) -> list[Standing]:
    """Rules of the site by their parts; `_` stands for `-`."""
    tag = naming.tag_site(site.host)
    return [Standing(at, tag, part.replace("_", "-")) for part, at in places.items()]


def _foreign(*places: int) -> list[Standing]:
    return [Standing(place, None, None) for place in places]


# ---------------------------------------------------------------- which there must be


def test_a_site_is_one_rule() -> None:
    """Its host, forwarded to its pool."""
    (rule,) = wanted_rules(_site())

    assert (rule.part, rule.match, rule.redirect) == (FORWARD, Match((HOST,)), None)
    assert (rule.title, rule.pools) == (HOST, _site().pools)


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [1]), (5, [5]), (6, [5, 1]), (11, [5, 5, 1])], ids=["one", "five", "six", "eleven"]
)
def test_aliases_are_redirected_five_a_rule(count: int, sizes: list[int]) -> None:
    """A rule holds five values; each rule has a part of its own."""
    site = _site(aliases=count)
    *redirects, forward = wanted_rules(site)

    assert [len(rule.match.hosts) for rule in redirects] == sizes
    assert tuple(host for rule in redirects for host in rule.match.hosts) == site.aliases
    assert {(rule.redirect, rule.pools) for rule in redirects} == {(HOST, ())}
    assert len({rule.part for rule in (*redirects, forward)}) == len(sizes) + 1
    assert redirects[0].title.endswith("-> koing.shop")


def test_the_order_is_redirects_then_the_longest_path_then_the_site_then_everybody_else() -> None:
    """The load balancer takes the first rule that matches, whatever the order in the file."""
    rules = wanted_rules(_site(aliases=1, routes=("/a", "/b/login", "/b"), allow=5))

    assert [
        (rule.match.paths[:1], len(rule.match.sources), bool(rule.redirect), len(rule.pools)) for rule in rules
    ] == [
        ((), 0, True, 0),
        *[(("/b/login",), count, False, 1) for count in (2, 2, 1)],
        *[(("/a",), count, False, 1) for count in (2, 2, 1)],
        *[(("/b",), count, False, 1) for count in (2, 2, 1)],
        ((), 4, False, 1),
        ((), 1, False, 1),
        ((), 0, False, 0),
    ]
    assert [rule.part for rule in rules if "route" not in rule.part] == ["alias-0", "forward-0", "forward-1", "deny"]


def test_a_route_matches_its_path_and_all_below_it() -> None:
    """And is known by its path, not by its place in the file."""
    (route, _site_itself), (_, same, _) = (wanted_rules(_site(routes=paths)) for paths in (("/a",), ("/long", "/a")))

    assert route.match == Match((HOST,), ("/a", "/a/*"))
    assert (route.part, route.title) == (same.part, "koing.shop/a")


def test_networks_stand_in_every_rule_that_forwards_and_in_no_other() -> None:
    """Redirects may be seen by all; the last rule answers 403."""
    *_, route, forward, deny = wanted_rules(_site(aliases=1, routes=("/a",), allow=1))

    assert route.match.sources == forward.match.sources == ("203.0.0.0/24",)
    assert (deny.part, deny.match, deny.pools, deny.redirect) == ("deny", Match((HOST,)), (), None)
    assert forward.title == "koing.shop from 203.0.0.0/24"


paths = st.sets(st.sampled_from([f"/{one}{two}" for one in "abc" for two in ("", "/x", "/xyz")]), max_size=3)
shapes = st.builds(
    lambda star, number, aliases, routes, allow: _site(f"{'*.' * star}n{number}.io", aliases, sorted(routes), allow),
    st.booleans(),
    st.integers(0, 30),  # few hosts, so that they meet
    st.integers(0, 12),
    paths,
    st.integers(0, 9),
).filter(lambda site: len(wanted_rules(site)) <= BLOCK)


@given(shapes)
def test_a_rule_has_at_most_five_values_and_every_network_is_let_in(site: Site) -> None:
    """AWS allows five (T3.20); each part of the site's is there once, with every network in it once."""
    rules = wanted_rules(site)

    assert all(len((*rule.match.hosts, *rule.match.paths, *rule.match.sources)) <= 5 for rule in rules)
    assert len({rule.part for rule in rules}) == len({rule.title for rule in rules}) == len(rules)
    for path in ("", *(route.path for route in site.routes)):
        forwards = [rule for rule in rules if rule.pools and rule.match.paths[:1] == ((path,) if path else ())]
        assert tuple(source for rule in forwards for source in rule.match.sources) == site.allow


def test_renaming_a_pool_changes_no_target_group() -> None:
    """Its lowest target is its identity; another port is another group."""
    spec, network = Spec("koing", "ap-northeast-2"), Network("vpc-1")
    live, blue, green = pools(live="web:80", blue="web:80", green="web:81")
    names = [group_name(spec, _site(), one, network) for one in (live, blue, green)]

    assert names[0] == names[1] != names[2]
    assert names[0] == naming.group("koing", HOST, "web", 80, "vpc-1")
    assert group_name(spec, _site(), live, None)


# ---------------------------------------------------------------- where they stand

ONE, WILD = _site(aliases=1), _site("*.koing.shop")
FULL = _site(aliases=95)


@pytest.mark.parametrize(
    ("rule", "standing", "place"),
    [
        pytest.param(_rule(), [], 10_013, id="first"),
        pytest.param(_rule("alias-0"), [], 10_006, id="alias-first"),
        pytest.param(_rule(of=WILD), [], 40_010, id="wildcard-band"),
        pytest.param(_rule(), [Standing(10_018, "other.io", FORWARD)], 10_033, id="next-block"),
        pytest.param(_rule(), _foreign(10_018, 10_058), 10_033, id="gap"),
        pytest.param(_rule(), _foreign(10_019, 10_020), 10_053, id="foreign-in-two-blocks"),
        pytest.param(_rule(), _foreign(5, 45_000), 10_013, id="foreign-outside-the-band"),
        pytest.param(_rule(), _standing(ONE, alias_0=10_060), 10_073, id="own-block-not-the-lowest"),
        pytest.param(_rule(), _standing(ONE, alias_0=10_018), 10_019, id="after-its-neighbour"),
        pytest.param(_rule("alias-0"), _standing(ONE, forward_0=10_002), 10_001, id="before-its-neighbour"),
        pytest.param(_rule("alias-0"), _standing(ONE, forward_0=10_018), 10_006, id="at-its-place-before-it"),
        pytest.param(_rule(), _standing(ONE, alias_0=10_000) + _foreign(10_013), 10_012, id="foreign-at-its-place"),
        pytest.param(_rule(), _standing(ONE, alias_0=10_000, old=10_013), 10_012, id="unneeded-at-its-place"),
        pytest.param(_rule(), _standing(ONE, old=10_013), 10_033, id="a-block-with-only-unneeded-ones-is-not-used"),
        pytest.param(_rule(), _standing(ONE, alias_0=5), 10_013, id="a-rule-moved-to-maintenance-is-no-block"),
        pytest.param(_rule(of=WILD), [Standing(40_018, "_wildcard.a.io", FORWARD)], 40_030, id="wildcard-next-block"),
        pytest.param(_rule(of=WILD), _standing(_site(), forward_0=10_018), 40_010, id="wildcard-beside-its-apex"),
    ],
)
def test_where_a_new_rule_goes(rule: WantedRule, standing: list[Standing], place: int) -> None:
    """Into its site's block between its neighbours, else into the lowest block where nothing else stands."""
    assert priority(rule, standing) == place


@pytest.mark.parametrize(
    ("standing", "between"),
    [
        pytest.param(_standing(ONE, alias_0=10_019), "10019 and 10020", id="at-the-end-of-its-block"),
        pytest.param(_standing(ONE, alias_0=41_000), "41000 and 10020", id="after-one-in-another-band"),
        pytest.param(_foreign(*range(10_000, WILDCARD_FROM, BLOCK)), "10000 and 40000", id="a-full-band"),
    ],
)
def test_no_room_is_said(standing: list[Standing], between: str) -> None:
    """Between which priorities a place was looked for."""
    with pytest.raises(NoRoom, match=between):
        priority(_rule(), standing)


def test_a_full_band_is_no_matter_in_the_other() -> None:
    """The wildcards' band ends where AWS's priorities end."""
    wildcards = _foreign(*range(WILDCARD_FROM, END, BLOCK))

    with pytest.raises(NoRoom, match="40000 and 50000"):
        priority(_rule(of=WILD), wildcards)
    assert priority(_rule(), wildcards) == 10_013
    assert not out_of_order(WILD, wildcards)  # nothing of it stands that could be moved


ALLOWED = _site(aliases=1, allow=5)  # alias-0 forward-0 forward-1 deny
SPREAD = {"alias-0": 10_004, "forward-0": 10_008, "forward-1": 10_012, "deny": 10_016}


@pytest.mark.parametrize(
    ("standing", "wrong", "moved"),
    [
        pytest.param([], False, {}, id="nothing-there"),
        pytest.param(_standing(ALLOWED, alias_0=10_001, deny=10_019), False, {}, id="in-order-with-room"),
        pytest.param(_standing(ALLOWED, alias_0=10_001, forward_0=10_000), True, {}, id="in-a-wrong-order"),
        pytest.param(_standing(ALLOWED, alias_0=10_001, deny=10_003), True, {}, id="no-room-for-two-between"),
        pytest.param(_standing(ALLOWED, forward_0=10_000), True, {}, id="no-room-before"),
        pytest.param(_standing(ALLOWED, forward_1=10_019), True, {}, id="no-room-after"),
        pytest.param(_standing(ALLOWED, alias_0=10_001, deny=10_050), False, {}, id="in-two-blocks"),
        pytest.param(_standing(ALLOWED, forward_0=7), True, {}, id="below-its-band"),
        pytest.param(
            _standing(ALLOWED, forward_0=10_000) + _foreign(10_019), True, {"start": 10_020}, id="foreign-in-the-block"
        ),
        pytest.param(
            _standing(ALLOWED, forward_0=10_000, old=10_008), True, {"start": 10_020}, id="unneeded-in-the-block"
        ),
        pytest.param(_standing(ALLOWED, forward_0=10_000) + _foreign(10_020), True, {}, id="foreign-in-the-next-block"),
    ],
)
def test_rules_that_stand_are_moved_only_where_it_has_to_be(
    standing: list[Standing], wrong: bool, moved: dict[str, int]
) -> None:
    """Then evenly, with room for those that are missing, in a block of their own."""
    assert out_of_order(ALLOWED, standing) is wrong
    if wrong:
        parts = {one.part for one in standing}
        by = moved.get("start", 10_000) - 10_000
        assert spread(ALLOWED, standing) == {part: at + by for part, at in SPREAD.items() if part in parts}


def test_twenty_rules_fill_a_block() -> None:
    """Each has its place, none lies outside."""
    order = [rule.part for rule in wanted_rules(FULL)]
    standing = [Standing(10_000 + place, HOST, part) for place, part in enumerate(reversed(order))]

    assert spread(FULL, standing) == {part: 10_000 + place for place, part in enumerate(order)}
    assert not out_of_order(FULL, [])


strangers = st.lists(st.integers(1, 50_000) | st.integers(10_000, 10_300) | st.integers(40_000, 40_200), max_size=30)
sites = st.lists(shapes, max_size=8, unique_by=lambda site: site.host)


def _create_missing(site: Site, standing: list[Standing]) -> list[Standing]:
    """What `up` does: move what stands where it must, then add one after the other."""
    tag = naming.tag_site(site.host)
    if out_of_order(site, standing):
        to = spread(site, standing)
        standing = [
            replace(one, priority=to.get(one.part or "", one.priority)) if one.site == tag else one for one in standing
        ]
    for rule in wanted_rules(site):
        if not any((one.site, one.part) == (tag, rule.part) for one in standing):
            standing = [*standing, Standing(priority(rule, standing), tag, rule.part)]
    return standing


@settings(deadline=None)
@given(sites, strangers)
def test_blocks_never_overlap(asked: list[Site], foreign: list[int]) -> None:
    """No two sites share a block, none shares one with a stranger; exact hosts before wildcards, none below 10,000."""
    standing = _foreign(*set(foreign))
    for site in asked:
        standing = _create_missing(site, standing)
    blocks = {(one.site, one.priority // BLOCK) for one in standing if one.site}

    assert len(blocks) == len(asked) == len({block for _, block in blocks})
    assert not {block for _, block in blocks} & {place // BLOCK for place in foreign}
    for one in standing:
        if one.site:
            assert 10_000 <= one.priority < END
            assert (one.priority >= WILDCARD_FROM) == one.site.startswith("_wildcard.")


@settings(deadline=None)
@given(shapes, strangers, st.data())
def test_from_whatever_stands_the_wanted_order_is_reached(site: Site, foreign: list[int], data: st.DataObject) -> None:
    """Any of the wanted rules anywhere, with unneeded ones: what stands in order keeps its place where there is room."""
    order = [rule.part for rule in wanted_rules(site)]
    parts = [*order, "old-0", "old-1"]
    places = data.draw(
        st.lists(st.integers(10_000, 10_025) | st.integers(1, END), max_size=len(parts), unique=True).filter(
            lambda drawn: not set(drawn) & set(foreign)
        )
    )
    chosen = data.draw(st.permutations(parts))[: len(places)]
    tag = naming.tag_site(site.host)
    before = [*_foreign(*set(foreign)), *(Standing(at, tag, part) for at, part in zip(places, chosen, strict=True))]
    kept = not out_of_order(site, before)

    after = _create_missing(site, before)

    mine = {one.part: one.priority for one in after if one.site == tag}
    assert [mine[part] for part in order] == sorted(mine[part] for part in order)
    assert len({one.priority for one in after}) == len(after)
    assert not out_of_order(site, after)
    if kept:
        assert [one for one in after if one in before] == before
    elif len(places):
        assert len({mine[part] // BLOCK for part in order}) == 1


# ---------------------------------------------------------------- weights


@pytest.mark.parametrize(
    ("weights", "attached", "final"),
    [
        ({}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
        ({"a": 1}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
        ({"a": 0, "b": 1}, {"a": 0, "b": 1}, {"a": 0, "b": 1}),
        ({"old": 1}, {"old": 1, "a": 0, "b": 0}, {"a": 1, "b": 0}),
        ({"old": 1, "b": 1}, {"old": 1, "a": 0, "b": 1}, {"a": 0, "b": 1}),
        ({"a": 0, "b": 0}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
        ({"a": 90, "b": 10}, {"a": 90, "b": 10}, {"a": 90, "b": 10}),
        ({"old": 90, "a": 10}, {"old": 90, "a": 10, "b": 0}, {"a": 10, "b": 0}),
        ({"old": 1, "a": 0, "b": 0}, {"old": 1, "a": 0, "b": 0}, {"a": 1, "b": 0}),
        ({"old": 0}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
    ],
    ids=[
        "new",
        "b-is-new",
        "switched",
        "other-port",
        "leaving",
        "nobody",
        "by-hand",
        "leaving-part",
        "attached",
        "idle",
    ],
)
def test_which_pool_is_live_stays_as_it_was_made(
    weights: dict[str, int], attached: dict[str, int], final: dict[str, int]
) -> None:
    """Wanted are a and b: what is missing is attached with weight 0, what is not wanted leaves in the end."""
    assert forwarding(("a", "b"), weights) == Forwarding(attached, final)


BLUE_GREEN = replace(_site(routes=("/a",)), pools=pools(blue="web:81", green="web:82"))
BLUE, GREEN = BLUE_GREEN.pools
AUTH = BLUE_GREEN.routes[0].pool


@pytest.mark.parametrize(
    ("weights", "live"),
    [
        pytest.param(None, (BLUE, AUTH), id="no-rule-yet"),
        pytest.param({BLUE: 0, GREEN: 1}, (GREEN, AUTH), id="switched"),
        pytest.param({BLUE: 90, GREEN: 10}, (BLUE, GREEN, AUTH), id="both"),
        pytest.param({pool("web:80")[0]: 1}, (BLUE, AUTH), id="the-first-is-going-to-be"),
    ],
)
def test_the_pools_that_decide_are_the_live_ones_and_those_of_routes(
    weights: dict[object, int] | None, live: object
) -> None:
    """An idle pool does not."""
    spec = Spec("shop", "ap-northeast-2", sites=(BLUE_GREEN,))
    groups = {one: group(BLUE_GREEN, one) for one in (BLUE, GREEN, AUTH, pool("web:80")[0])}
    by_arn = {groups[one].arn: weight for one, weight in (weights or {}).items()}  # type: ignore[index]
    rule = Rule("arn", 10_010, True, HOST, FORWARD, Match((HOST,)), by_arn)
    known = stack(network=NETWORK, groups=Groups(tuple(groups.values())), https=Https(rules=(rule,) if weights else ()))

    assert live_pools(spec, BLUE_GREEN, known) == live


def test_a_pool_that_is_also_a_routes_decides_once() -> None:
    """It has one target group."""
    site = replace(_site(), routes=(Route("/a", replace(_site().pools[0], name="other")),))
    assert live_pools(Spec("shop", "ap-northeast-2"), site, stack()) == site.pools
