"""`routes`: paths of a site that go elsewhere."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Pool, Route, Spec, Target
from edgeops.settings.problems import Wrong
from edgeops.settings.routes import LONGEST, parse_path

SITE = '[sites."koing.shop"]\nto = "web:80"\nroutes = '
HERE = 'edgeops.toml: sites."koing.shop".routes'


def ten(more: str = "") -> str:
    return "{ " + ", ".join(f"'/{number}' = 'web:{number + 1}'" for number in range(10)) + more + " }"


def test_routes_keep_the_order_of_the_file(spec: Callable[..., Spec]) -> None:
    """Which is asked first is decided by the length of their paths, elsewhere."""
    (site,) = spec(sites=SITE + "{ '/b' = 'web:8001', '/b/a/' = ['web:8002', 'api:1'] }").sites
    assert site.routes == (
        Route("/b", Pool("/b", (Target("web", 8001),))),
        Route("/b/a", Pool("/b/a", (Target("web", 8002), Target("api", 1)))),
    )


def test_none_and_ten_are_fine(spec: Callable[..., Spec]) -> None:
    """Most sites have none."""
    assert spec(sites=SITE + "{}").sites[0].routes == ()
    assert len(spec(sites=SITE + ten()).sites[0].routes) == 10


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/auth", "/auth"),
        ("/auth/", "/auth"),
        ("/Auth/v1.0/~me", "/Auth/v1.0/~me"),
        ("/a_b-c.$~\"'@:+&", "/a_b-c.$~\"'@:+&"),
        ("/" + "a" * (LONGEST - 1), "/" + "a" * (LONGEST - 1)),
        ("/" + "a" * (LONGEST - 1) + "/", "/" + "a" * (LONGEST - 1)),
    ],
)
def test_a_path_is_taken_without_its_last_slash(text: str, path: str) -> None:
    """Every character that a path pattern of the load balancer may hold, but its wildcards."""
    assert parse_path(text) == path
    assert parse_path(path) == path


@pytest.mark.parametrize(
    ("text", "better", "said"),
    [
        ("", "", "not a path"),
        ("auth", "/auth", "not a path"),
        ("/", "", "whole site"),
        ("//", "", "whole site"),
        ("/*", "", "whole site"),
        ("*", "", "whole site"),
        ("/auth/*", "/auth", "wildcard"),
        ("/auth*", "/auth", "wildcard"),
        ("*.png", "", "wildcard"),
        ("/a?x=1", "/a", "wildcard"),
        ("/a#top", "/a", "not a path"),
        ("/a//b", "/a/b", "not a path"),
        ("/auth//", "/auth", "not a path"),
        (" /auth", "/auth", "not a path"),
        ("/a b", "/a", "not a path"),
        ("/쾡", "", "not a path"),
        ("/%EC", "", "not a path"),
        ("/a;b", "", "not a path"),
        ("/auth\n", "/auth", "not a path"),
        ("https://koing.shop/auth/", "/auth", "not a path"),
        ("/" + "a" * LONGEST, "", "longer than 126"),
        ("/" * 100_000 + "!", "", "longer than 126"),
    ],
)
def test_what_is_no_path_is_refused_with_the_nearest_right_one(text: str, better: str, said: str) -> None:
    """What is suggested would be taken."""
    with pytest.raises(Wrong, match=said) as caught:
        parse_path(text)
    assert (caught.value.slug, caught.value.better) == ("route-path", better)
    assert not better or parse_path(better) == better


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("'web:80'", "type", "", '"web:80"', "For example: routes = "),
        ("['/auth']", "type", "", '"/auth"', "For example: routes = "),
        (ten(", '/x' = 'web:99'"), "routes", "", "11 paths", "Divide the rest"),
        ("{ auth = 'web:1' }", "route-path", ".auth", "auth = …", 'Write: "/auth" = …'),
        ("{ '/' = 'web:1' }", "route-path", '."/"', '"/" = …', "Write its target into to"),
        ("{ '/쾡' = 'web:1' }", "route-path", '."/쾡"', '"/쾡" = …', 'For example: "/auth" = "web:8001"'),
        ("{ '/a' = 'web:1', '/a/' = 'web:2' }", "duplicate-route", '."/a/"', '"/a/" is the same path as "/a"', "Take"),
        ("{ '/a' = 8001 }", "type", '."/a"', '"/a" = 8001', "For example: "),
        ("{ '/a' = [] }", "target", '."/a"', '"/a" = []', 'Write: "/a" = "web:80"'),
        ("{ '/a' = ['web:1', 'web:1'] }", "duplicate-target", '."/a"', '"web:1"', "Keep one"),
        ("{ '/a' = 'web:443' }", "port-443", '."/a"', '"/a" = "web:443"', 'Write: "/a" = "web:80"'),
        ("{ '/a' = 'wep:80' }", "unknown-instance", '."/a"', '"wep:80"', 'Write: "/a" = "web:80"'),
    ],
)
def test_a_wrong_route_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """And nothing else is reported for it."""
    finding = problem(sites=SITE + toml)
    assert (finding.id, finding.where) == (f"config-{slug}", HERE + where)
    assert value in finding.what
    assert finding.fix.startswith(fix)
