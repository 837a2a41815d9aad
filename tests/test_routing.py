"""Which rules the :443 listener needs, and at which priorities."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops import naming
from edgeops.model import Network, Pool, Site, Spec, Target
from edgeops.routing import BLOCK, END, WILDCARD_FROM, WantedRule, group_name, priority, wanted_rules

Taken = list[tuple[int, str | None]]


def _site(host: str = "koing.shop", aliases: tuple[str, ...] = (), pool: str = "live", port: int = 80) -> Site:
    return Site(host, (Pool(pool, (Target("web", port),)),), aliases)


def _rules(*sites: Site) -> list[WantedRule]:
    return wanted_rules(Spec("koing", "ap-northeast-2", sites=sites))


def _forward(host: str) -> WantedRule:
    return _rules(_site(host))[-1]


def test_a_site_is_one_rule() -> None:
    """Its host, forwarded to its pool."""
    (rule,) = _rules(_site())

    assert (rule.part, rule.hosts, rule.redirect) == ("forward", ("koing.shop",), None)
    assert rule.title == "koing.shop"


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [1]), (5, [5]), (6, [5, 1]), (11, [5, 5, 1])], ids=["one", "five", "six", "eleven"]
)
def test_aliases_are_redirected_five_a_rule(count: int, sizes: list[int]) -> None:
    """A rule holds five values; each rule has a part and a place of its own."""
    aliases = tuple(f"w{number}.koing.shop" for number in range(count))
    *redirects, forward = _rules(_site(aliases=aliases))

    assert [len(rule.hosts) for rule in redirects] == sizes
    assert tuple(host for rule in redirects for host in rule.hosts) == aliases
    assert {rule.redirect for rule in redirects} == {"koing.shop"}
    assert len({rule.part for rule in (*redirects, forward)}) == len({rule.offset for rule in (*redirects, forward)})
    assert redirects[0].title.endswith("-> koing.shop")


def test_rules_come_in_the_order_of_the_file() -> None:
    """The plan reads like it."""
    rules = _rules(_site("b.io", ("www.b.io",)), _site("a.io"))
    assert [rule.title for rule in rules] == ["www.b.io -> b.io", "b.io", "a.io"]


def test_renaming_a_pool_changes_no_target_group() -> None:
    """Its lowest target is its identity; another port is another group."""
    spec, network = Spec("koing", "ap-northeast-2"), Network("vpc-1")
    names = {
        pool: group_name(spec, _site(pool=pool, port=port), _site(pool=pool, port=port).pools[0], network)
        for pool, port in [("live", 80), ("blue", 80), ("green", 81)]
    }

    assert names["live"] == names["blue"] != names["green"]
    assert names["live"] == naming.group("koing", "koing.shop", "web", 80, "vpc-1")
    assert group_name(spec, _site(), _site().pools[0], None)


ALIAS, FORWARD = _rules(_site(aliases=("www.koing.shop",)))


@pytest.mark.parametrize(
    ("rule", "taken", "place"),
    [
        (FORWARD, [], 10_018),
        (ALIAS, [], 10_000),
        (_forward("*.koing.shop"), [], 40_018),
        (FORWARD, [(10_018, "other.io")], 10_038),
        (FORWARD, [(10_018, "a.io"), (10_058, "b.io")], 10_038),
        (FORWARD, [(10_000, "koing.shop")], 10_018),
        (FORWARD, [(10_060, "koing.shop")], 10_078),
        (FORWARD, [(10_005, None)], 10_038),
        (FORWARD, [(10_019, None), (10_020, None)], 10_058),
        (FORWARD, [(10_018, "koing.shop"), (10_000, "koing.shop")], 10_001),
        (FORWARD, [(10_000, "koing.shop"), (10_018, None)], 10_001),
        (FORWARD, [(5, "koing.shop")], 10_018),
        (FORWARD, [(5, None), (45_000, None)], 10_018),
        (_forward("*.koing.shop"), [(40_018, "_wildcard.a.io")], 40_038),
        (_forward("*.koing.shop"), [(40_000, "_wildcard.koing.shop")], 40_018),
        (_forward("*.koing.shop"), [(10_018, "koing.shop")], 40_018),
        (FORWARD, [(10_000 + n, "koing.shop") for n in range(BLOCK)], 10_038),
    ],
    ids=[
        "first",
        "alias-first",
        "wildcard-band",
        "next-block",
        "gap",
        "own-block",
        "own-block-not-the-lowest",
        "foreign-in-block",
        "foreign-in-two-blocks",
        "own-place-taken-by-own",
        "own-place-taken-by-foreign",
        "own-maintenance-rule-is-no-block",
        "foreign-outside-the-band",
        "wildcard-next-block",
        "wildcard-own-block",
        "wildcard-beside-its-apex",
        "own-block-full",
    ],
)
def test_where_a_new_rule_goes(rule: WantedRule, taken: Taken, place: int) -> None:
    """Into its site's block, else into the lowest block where nothing of anybody else stands."""
    assert priority(rule, taken) == place


def test_a_full_band_is_said() -> None:
    """The wildcards' band ends where AWS's priorities end; the exact hosts' where the wildcards' begins."""
    wildcards: Taken = [(place, None) for place in range(WILDCARD_FROM, END, BLOCK)]
    exact: Taken = [(place, None) for place in range(10_000, WILDCARD_FROM, BLOCK)]

    with pytest.raises(LookupError, match="40000 and 50000"):
        priority(_forward("*.koing.shop"), wildcards)
    with pytest.raises(LookupError, match="10000 and 40000"):
        priority(FORWARD, exact)
    assert priority(FORWARD, wildcards) == 10_018


hosts = st.builds(
    lambda star, number: f"{'*.' * star}n{number}.io", st.booleans(), st.integers(0, 30)
)  # few, so that they meet
sites = st.lists(
    st.builds(
        lambda host, count: _site(host, tuple(f"w{number}.{host.removeprefix('*.')}" for number in range(count))),
        hosts,
        st.integers(0, 12),
    ),
    max_size=12,
    unique_by=lambda site: site.host,
)
foreign = st.lists(st.integers(1, 50_000) | st.integers(10_000, 10_300) | st.integers(40_000, 40_200), max_size=30)


def _placed(wanted: list[WantedRule], standing: Taken) -> dict[int, WantedRule]:
    taken, placed = list(standing), {}
    for rule in wanted:
        place = priority(rule, taken)
        assert place not in {other for other, _ in taken}
        taken.append((place, naming.tag_site(rule.site.host)))
        placed[place] = rule
    return placed


@settings(deadline=None)
@given(sites, foreign)
def test_blocks_never_overlap(asked: list[Site], strangers: list[int]) -> None:
    """No two sites share a block, none shares one with a stranger, and each site's rules are together."""
    placed = _placed(_rules(*asked), [(place, None) for place in strangers])
    blocks: dict[str, set[int]] = {}
    for place, rule in placed.items():
        blocks.setdefault(rule.site.host, set()).add(place // BLOCK)

    assert all(len(of_site) == 1 for of_site in blocks.values())
    of_all = [block for of_site in blocks.values() for block in of_site]
    assert len(of_all) == len(set(of_all))
    assert not set(of_all) & {place // BLOCK for place in strangers}


@settings(deadline=None)
@given(sites, foreign)
def test_exact_hosts_are_asked_before_wildcards(asked: list[Site], strangers: list[int]) -> None:
    """`a.example.com` before `*.example.com`, and nothing below 10,000."""
    placed = _placed(_rules(*asked), [(place, None) for place in strangers])

    for place, rule in placed.items():
        assert (place >= WILDCARD_FROM) == rule.site.host.startswith("*.")
        assert 10_000 <= place < END


@settings(deadline=None)
@given(sites, st.data())
def test_what_stands_keeps_its_place_and_a_new_site_finds_another(asked: list[Site], data: st.DataObject) -> None:
    """Sites added later, in any order of the file, move nothing."""
    standing = {place: naming.tag_site(rule.site.host) for place, rule in _placed(_rules(*asked), []).items()}
    removed = data.draw(st.sets(st.sampled_from(sorted(set(standing.values()))))) if standing else set()
    left: Taken = [(place, tag) for place, tag in standing.items() if tag not in removed]

    added = _placed(_rules(_site("new.io", ("www.new.io",))), left)

    assert len({place // BLOCK for place in added}) == 1
    assert not {place // BLOCK for place in added} & {place // BLOCK for place, _ in left}
