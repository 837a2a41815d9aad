"""`pools`: several copies of a site, the first of which is live at first."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Pool, Spec, Target
from edgeops.settings.pools import parse_name
from edgeops.settings.problems import Wrong

SITE = '[sites."koing.shop"]\n'
TWO = "pools = { green = 'web:8082', blue = ['web:8081', 'api:8081'] }"
FIVE = "{ " + ", ".join(f"p{number} = 'web:{number}'" for number in range(1, 6)) + " }"
HERE = 'edgeops.toml: sites."koing.shop"'


def test_pools_keep_the_order_of_the_file(spec: Callable[..., Spec]) -> None:
    """The first is not the first of the alphabet."""
    (site,) = spec(sites=SITE + TWO).sites
    assert site.pools == (
        Pool("green", (Target("web", 8082),)),
        Pool("blue", (Target("web", 8081), Target("api", 8081))),
    )


def test_one_to_five_pools(spec: Callable[..., Spec]) -> None:
    """As many target groups as one action takes."""
    assert len(spec(sites=f"{SITE}pools = {FIVE}").sites[0].pools) == 5
    assert len(spec(sites=SITE + "[sites.'koing.shop'.pools]\nblue = 'web:1'").sites[0].pools) == 1


def test_to_makes_one_pool(spec: Callable[..., Spec]) -> None:
    """It has a name all the same."""
    assert spec().sites[0].pools == (Pool("main", (Target("web", 80),)),)


@pytest.mark.parametrize("name", ["a", "blue", "v2", "blue-green", "a" * 32])
def test_a_pool_has_a_plain_name(name: str) -> None:
    """Of up to 32 characters."""
    assert parse_name(name) == name


@pytest.mark.parametrize(
    ("name", "better"),
    [("", ""), ("Blue", "blue"), ("1st", "st"), ("blue_green", "blue-green"), ("쾡", ""), ("a" * 33, "a" * 32)],
)
def test_what_is_no_name_is_refused_with_the_nearest_right_one(name: str, better: str) -> None:
    """What is suggested would be taken."""
    with pytest.raises(Wrong) as caught:
        parse_name(name)
    assert (caught.value.slug, caught.value.better) == ("pool-name", better)
    assert not better or parse_name(better)


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("to = 'web:80'\n" + TWO, "exclusive", ".pools", 'to = "web:80"', "Take to or pools out."),
        ("pools = {}", "pools", ".pools", "pools = {}", 'For example: blue = "web:8081"'),
        ("pools = 'web:80'", "type", ".pools", '"web:80"', "For example: pools = "),
        ("pools = ['web:80', 'web:81']", "type", ".pools", '"web:81"', "For example: pools = "),
        (f"pools = {FIVE[:-1]}, p6 = 'web:6' }}", "pools", ".pools", "6 pools", "Keep 5."),
        ("pools = { Blue = 'web:81' }", "pool-name", ".pools.Blue", "Blue = …", "Write: blue = …"),
        ("pools = { '쾡' = 'web:81' }", "pool-name", '.pools."쾡"', '"쾡" = …', "For example: blue = "),
        ("pools = { blue = [] }", "target", ".pools.blue", "blue = []", 'Write: blue = "web:80"'),
        ("pools = { blue = 8081 }", "type", ".pools.blue", "blue = 8081", "For example: blue = "),
        ("pools = { blue = { to = 'web:1' } }", "type", ".pools.blue", "{ … }", "For example: blue = "),
        ("pools = { blue = 'web' }", "target", ".pools.blue", '"web"', 'Write: blue = "web:80"'),
        ("pools = { blue = 'web:443' }", "port-443", ".pools.blue", '"web:443"', 'Write: blue = "web:80"'),
        ("pools = { blue = 'web:0' }", "port", ".pools.blue", '"web:0"', "For example: blue = "),
        ("pools = { blue = 'wbe:81' }", "unknown-instance", ".pools.blue", '"wbe:81"', 'Write: blue = "web:81"'),
        ("pools = { a = ['web:81', 'web:81'] }", "duplicate-target", ".pools.a", '"web:81"', "Keep one"),
        ("pools = { a = 'web:81', b = ['web:82', 'web:81'] }", "shared-target", ".pools.b", '"web:81"', "Give each"),
    ],
)
def test_a_wrong_pool_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """And nothing else is reported for it."""
    finding = problem(sites=SITE + toml)
    assert (finding.id, finding.where) == (f"config-{slug}", HERE + where)
    assert value in finding.what
    assert finding.fix.startswith(fix)


@pytest.mark.parametrize(
    "routes",
    [
        "{ '/a' = 'web:8082' }",
        "{ '/a' = ['api:8081', 'web:8081'] }",
        "{ '/a' = 'web:8081' }",
        "{ '/a' = 'api:1', '/b' = 'api:1' }",
    ],
)
def test_a_route_may_go_where_a_pool_goes(spec: Callable[..., Spec], routes: str) -> None:
    """To the same targets, or to some that do not begin with the same one (api:8081 comes before web:8081)."""
    (site,) = spec(sites=f"{SITE}{TWO}\nroutes = {routes}").sites
    assert len({pool.key for pool in site.groups}) == len({frozenset(pool.targets) for pool in site.groups})


@pytest.mark.parametrize(
    ("toml", "where", "value", "fix"),
    [
        ("to = ['web:80', 'web:81']\nroutes = { '/a' = 'web:80' }", '."/a"', '"/a" and to have', 'Give "/a" the same'),
        (TWO + "\nroutes = { '/a' = 'api:8081' }", '."/a"', '"/a" and blue have', 'Give "/a" the same targets as blue'),
        (
            TWO + "\nroutes = { '/a' = 'api:1', '/b' = ['api:1', 'web:1'] }",
            '."/b"',
            '"/b" and "/a" have',
            'Give "/b" the same targets as "/a"',
        ),
    ],
)
def test_groups_that_begin_alike_must_be_alike(
    problem: Callable[..., Finding], toml: str, where: str, value: str, fix: str
) -> None:
    """A group is found again by its lowest target; two of one name would be one."""
    finding = problem(sites=SITE + toml)
    assert (finding.id, finding.where) == ("config-shared-target", f"{HERE}.routes{where}")
    assert value in finding.what
    assert finding.fix.startswith(fix)
