"""Which rules the :443 listener needs, in which order, at which priorities and with which weights."""

from collections.abc import Collection, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops import naming
from edgeops.model import Match, Network, Route, Site, Spec
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
    out_of_order,
    priority,
    spread,
    wanted_rules,
)
from tests.resources.builders import pool, pools
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


def _rule(site: Site, part: str = FORWARD) -> WantedRule:
    return next(rule for rule in wanted_rules(site) if rule.part == part)


def _standing(site: Site, text: str) -> list[Standing]:
    """Rules by part and priority: "alias-0 10000, x 10013", where x is a stranger's."""
    pairs = [one.split() for one in text.split(", ") if one]
    tag = naming.tag_site(site.host)
    return [Standing(int(at), None if part == "x" else tag, None if part == "x" else part) for part, at in pairs]


def _foreign(places: Iterable[int]) -> list[Standing]:
    return [Standing(place, None, None) for place in sorted(set(places))]


def test_a_site_is_one_rule() -> None:
    """Its host, forwarded to its pool."""
    (rule,) = wanted_rules(_site())
    assert rule == WantedRule(_site(), FORWARD, Match((HOST,)), HOST, pools=_site().pools)


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (5, [5]), (6, [5, 1]), (11, [5, 5, 1])])
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

    assert [f"{rule.title.partition(' ')[0]} {len(rule.match.sources)}" for rule in rules] == [
        "w0.koing.shop 0",
        *(f"koing.shop{path} {count}" for path in ("/b/login", "/a", "/b") for count in (2, 2, 1)),
        *(f"koing.shop {count}" for count in (4, 1, 0)),
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


ONE, APEX, WILD, FULL = _site(aliases=1), _site(), _site("*.koing.shop"), _site(aliases=95)
PLACES = {
    "first": (ONE, FORWARD, ONE, "", 10_013),
    "alias-first": (ONE, "alias-0", ONE, "", 10_006),
    "wildcard-band": (WILD, FORWARD, ONE, "", 40_010),
    "next-block": (ONE, FORWARD, _site("other.io"), "forward-0 10018", 10_033),
    "gap": (ONE, FORWARD, ONE, "x 10018, x 10058", 10_033),
    "foreign-in-two-blocks": (ONE, FORWARD, ONE, "x 10019, x 10020", 10_053),
    "foreign-outside-the-band": (ONE, FORWARD, ONE, "x 5, x 45000", 10_013),
    "own-block-not-the-lowest": (ONE, FORWARD, ONE, "alias-0 10060", 10_073),
    "after-its-neighbour": (ONE, FORWARD, ONE, "alias-0 10018", 10_019),
    "before-its-neighbour": (ONE, "alias-0", ONE, "forward-0 10002", 10_001),
    "at-its-place-before-it": (ONE, "alias-0", ONE, "forward-0 10018", 10_006),
    "foreign-at-its-place": (ONE, FORWARD, ONE, "alias-0 10000, x 10013", 10_012),
    "unneeded-at-its-place": (ONE, FORWARD, ONE, "alias-0 10000, old 10013", 10_012),
    "a-block-of-unneeded-ones-is-not-used": (ONE, FORWARD, ONE, "old 10013", 10_033),
    "a-rule-moved-to-maintenance-is-no-block": (ONE, FORWARD, ONE, "alias-0 5", 10_013),
    "wildcard-next-block": (WILD, FORWARD, _site("*.a.io"), "forward-0 40018", 40_030),
    "wildcard-beside-its-apex": (WILD, FORWARD, APEX, "forward-0 10018", 40_010),
}


@pytest.mark.parametrize(("site", "part", "of", "standing", "place"), PLACES.values(), ids=PLACES)
def test_where_a_new_rule_goes(site: Site, part: str, of: Site, standing: str, place: int) -> None:
    """Into its site's block between its neighbours, else into the lowest block where nothing else stands."""
    assert priority(_rule(site, part), _standing(of, standing)) == place


WILDCARDS, EXACTS = _foreign(range(WILDCARD_FROM, END, BLOCK)), _foreign(range(10_000, WILDCARD_FROM, BLOCK))
NO_ROOM = {
    "at-the-end-of-its-block": (ONE, _standing(ONE, "alias-0 10019"), "10019 and 10020"),
    "after-one-in-another-band": (ONE, _standing(ONE, "alias-0 41000"), "41000 and 10020"),
    "full-band": (ONE, EXACTS, "10000 and 40000"),
    "full-wildcard-band": (WILD, WILDCARDS, "40000 and 50000"),
}


@pytest.mark.parametrize(("site", "standing", "between"), NO_ROOM.values(), ids=NO_ROOM)
def test_no_room_is_said(site: Site, standing: list[Standing], between: str) -> None:
    """Between which priorities a place was looked for; only rules of the site that stand can be moved."""
    with pytest.raises(NoRoom, match=between):
        priority(_rule(site), standing)
    assert out_of_order(site, standing) is any(one.site for one in standing)


ALLOWED = _site(aliases=1, allow=5)
SPREAD = {"alias-0": 4, "forward-0": 8, "forward-1": 12, "deny": 16}
KEPT = 0
MOVES = {
    "nothing-there": ("", KEPT),
    "in-order-with-room": ("alias-0 10001, deny 10019", KEPT),
    "in-two-blocks": ("alias-0 10001, deny 10050", KEPT),
    "in-a-wrong-order": ("alias-0 10001, forward-0 10000", 10_000),
    "no-room-for-two-between": ("alias-0 10001, deny 10003", 10_000),
    "no-room-before": ("forward-0 10000", 10_000),
    "no-room-after": ("forward-1 10019", 10_000),
    "below-its-band": ("forward-0 7", 10_000),
    "behind-the-wildcards": ("alias-0 10001, deny 40003", 10_000),
    "foreign-in-the-block": ("forward-0 10000, x 10019", 10_020),
    "unneeded-in-the-block": ("forward-0 10000, old 10008", 10_020),
    "foreign-in-the-next-block": ("forward-0 10000, x 10020", 10_000),
}


@pytest.mark.parametrize(("text", "block"), MOVES.values(), ids=MOVES)
def test_rules_that_stand_are_moved_only_where_it_has_to_be(text: str, block: int) -> None:
    """Then evenly, with room for those that are missing, in a block of their own."""
    standing = _standing(ALLOWED, text)
    assert out_of_order(ALLOWED, standing) is (block != KEPT)
    if block != KEPT:
        parts = {one.part for one in standing}
        assert spread(ALLOWED, standing) == {part: block + at for part, at in SPREAD.items() if part in parts}


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
    to = spread(site, standing) if out_of_order(site, standing) else {}
    moved = {one: replace(one, priority=to[one.part]) for one in standing if one.site == tag and one.part in to}
    standing = [moved.get(one, one) for one in standing]
    for rule in wanted_rules(site):
        if not any((one.site, one.part) == (tag, rule.part) for one in standing):
            standing = [*standing, Standing(priority(rule, standing), tag, rule.part)]
    return standing


@settings(deadline=None)
@given(sites, strangers)
def test_blocks_never_overlap(asked: list[Site], foreign: list[int]) -> None:
    """No two sites share a block, none shares one with a stranger; exact hosts before wildcards, none below 10,000."""
    standing = _foreign(foreign)
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
    """Any of the rules anywhere, with unneeded ones: what stands in order keeps its place where there is room."""
    order = [rule.part for rule in wanted_rules(site)]
    parts = [*order, "old-0", "old-1"]
    free = (st.integers(10_000, 10_025) | st.integers(1, END)).filter(lambda place: place not in foreign)
    places = data.draw(st.lists(free, max_size=len(parts), unique=True))
    chosen = data.draw(st.permutations(parts))[: len(places)]
    tag = naming.tag_site(site.host)
    before = [*_foreign(foreign), *(Standing(at, tag, part) for at, part in zip(places, chosen, strict=True))]
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


WEIGHTS: dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]] = {
    "new": ({}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
    "b-is-new": ({"a": 1}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
    "switched": ({"a": 0, "b": 1}, {"a": 0, "b": 1}, {"a": 0, "b": 1}),
    "another-port": ({"old": 1}, {"old": 1, "a": 0, "b": 0}, {"a": 1, "b": 0}),
    "one-of-two-leaves": ({"old": 1, "b": 1}, {"old": 1, "a": 0, "b": 1}, {"a": 0, "b": 1}),
    "nobody-is-live": ({"a": 0, "b": 0}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
    "by-hand": ({"a": 90, "b": 10}, {"a": 90, "b": 10}, {"a": 90, "b": 10}),
    "by-hand-and-one-leaves": ({"old": 90, "a": 10}, {"old": 90, "a": 10, "b": 0}, {"a": 10, "b": 0}),
    "attached": ({"old": 1, "a": 0, "b": 0}, {"old": 1, "a": 0, "b": 0}, {"a": 1, "b": 0}),
    "the-old-one-is-idle": ({"old": 0}, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
}


@pytest.mark.parametrize(("weights", "attached", "final"), WEIGHTS.values(), ids=WEIGHTS)
def test_which_pool_is_live_stays_as_it_was_made(
    weights: dict[str, int], attached: dict[str, int], final: dict[str, int]
) -> None:
    """Wanted are a and b: what is missing is attached with weight 0, what is not wanted leaves in the end."""
    assert forwarding(("a", "b"), weights) == Forwarding(attached, final)
