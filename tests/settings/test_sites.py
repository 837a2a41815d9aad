"""`[sites."HOST"]`: names, aliases and targets, and no name twice."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import HealthCheck, Pool, Route, Site, Spec, Target

SITE = '[sites."koing.shop"]\n'
HERE = 'sites."koing.shop"'


def test_a_site_sends_all_its_targets_in_one_pool(spec: Callable[..., Spec]) -> None:
    """One target alone or a list of them; aliases folded as hosts are."""
    text = SITE + 'to = ["web:80", "api:8080"]\naliases = ["WWW.koing.shop", "쾡.kr"]\n'
    text += '[sites."*.koing.shop"]\nto = "web:3000"'
    assert spec(sites=text).sites == (
        Site(
            "koing.shop",
            (Pool("main", (Target("web", 80), Target("api", 8080))),),
            aliases=("www.koing.shop", "xn--9j7b.kr"),
        ),
        Site("*.koing.shop", (Pool("main", (Target("web", 3000),)),)),
    )


def test_two_sites_may_share_a_target(spec: Callable[..., Spec]) -> None:
    """An nginx on port 80 tells the hosts apart itself."""
    text = SITE + 'to = "web:80"\n[sites."api.koing.shop"]\nto = "web:80"'
    assert spec(sites=text).hosts == ("koing.shop", "api.koing.shop")


def test_everything_that_a_site_can_have_stands_beside_each_other(spec: Callable[..., Spec]) -> None:
    """Pools, paths, networks, other names and a check."""
    text = SITE + "pools = { blue = 'web:8081', green = 'web:8082' }\nroutes = { '/auth/' = 'api:8001' }\n"
    text += "allow = ['203.0.113.7']\naliases = ['www.koing.shop']\nhealth = { path = '/health' }"
    assert spec(sites=text).sites == (
        Site(
            "koing.shop",
            (Pool("blue", (Target("web", 8081),)), Pool("green", (Target("web", 8082),))),
            ("www.koing.shop",),
            HealthCheck("/health", "200"),
            (Route("/auth", Pool("/auth", (Target("api", 8001),))),),
            ("203.0.113.7/32",),
        ),
    )


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("", "missing", "sites", "sites", 'Write: [sites."koing.shop"]'),
        ("[sites]", "missing", "sites", "sites", 'Write: [sites."koing.shop"]'),
        ("[[sites]]\nto = 'web:80'", "type", "sites", "is a list", 'For example: [sites."koing.shop"]'),
        ("[sites]\n'koing.shop' = 'web:80'", "type", HERE, '"web:80"', 'For example: [sites."koing.shop"]'),
        (SITE, "missing", f"{HERE}.to", "to is missing", 'Write: to = "web:80"'),
        (SITE + "tO = 'web:80'\nto = 'web:80'", "unknown-key", f"{HERE}.tO", "tO", "Did you mean to?"),
        (SITE + "to = 'web:80'\nalias = []", "unknown-key", f"{HERE}.alias", "alias", "Did you mean aliases?"),
        (SITE + "to = 'web:80'\npath = '/'", "unknown-key", f"{HERE}.path", "path", "path belongs to health."),
        (SITE + "to = 'web:80'\nqqq = 1", "unknown-key", f"{HERE}.qqq", "qqq", "Take it out."),
        (SITE + "to = 8080", "type", f"{HERE}.to", "to = 8080", "For example: to ="),
        (SITE + "to = true", "type", f"{HERE}.to", "to = true", "For example: to ="),
        (SITE + "to = { web = 80 }", "type", f"{HERE}.to", "{ … }", "For example: to ="),
        (SITE + "to = []", "target", f"{HERE}.to", "to = []", 'Write: to = "web:80"'),
        (SITE + "to = ['web:80', 80]", "type", f"{HERE}.to", "to = 80", "For example: to ="),
        (SITE + "to = ['web:80', 'web:443']", "port-443", f"{HERE}.to", '"web:443"', 'Write: "web:80"'),
        (SITE + "to = 'web:443'", "port-443", f"{HERE}.to", '"web:443"', 'Write: to = "web:80"'),
        (SITE + "to = 'web:65536'", "port", f"{HERE}.to", '"web:65536"', "For example: to ="),
        (SITE + "to = 'wep:80'", "unknown-instance", f"{HERE}.to", '"wep:80"', 'Write: to = "web:80"'),
        (SITE + "to = ['web:80', 'web:80']", "duplicate-target", f"{HERE}.to", '"web:80"', "Keep one"),
        (SITE + "to = 'web:80'\naliases = 'www.koing.shop'", "type", f"{HERE}.aliases", "www", "Write: aliases = ["),
        (SITE + "to = 'web:80'\naliases = 3", "type", f"{HERE}.aliases", "= 3", "For example: aliases"),
        (SITE + "to = 'web:80'\naliases = [3]", "type", f"{HERE}.aliases", "= 3", "For example: aliases"),
        (SITE + "to = 'web:80'\naliases = ['a_b.shop']", "host-characters", f"{HERE}.aliases", "a_b", 'Write: "a-b.'),
        (SITE + "to = 'web:80'\naliases = ['*.koing.shop']", "alias", f"{HERE}.aliases", "*.koing", "List the names"),
        (
            "[sites.'*.koing.shop']\nto = 'web:80'\naliases = ['koing.shop']",
            "alias",
            'sites."*.koing.shop".aliases',
            '"koing.shop"',
            "Give that name a site of its own.",
        ),
        (SITE + "to = 'web:80'\ndns = 'x'", "not-yet", f"{HERE}.dns", "dns", "The records are made"),
        (SITE + "to = 'web:80'\nallow = []", "allow", f"{HERE}.allow", "allow = []", "Leave allow out"),
        (SITE + "to = 'web:80'\nroute = {}", "unknown-key", f"{HERE}.route", "route", "Did you mean routes?"),
        ("[sites.koing]\nto = 'web:80'", "host-dot", "sites.koing", "[sites.koing]", "Write the whole name"),
        (
            "[sites.'https://koing.shop']\nto = 'web:80'",
            "host-url",
            'sites."https://koing.shop"',
            "https://koing.shop",
            'Write: [sites."koing.shop"]',
        ),
    ],
)
def test_a_wrong_site_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """And nothing else is reported for it."""
    finding = problem(sites=toml)
    assert (finding.id, finding.where) == (f"config-{slug}", f"edgeops.toml: {where}")
    assert value in finding.what
    assert finding.fix.startswith(fix)


@pytest.mark.parametrize(
    ("toml", "host"),
    [
        ("[sites.koing.shop]\nto = 'web:80'", "koing.shop"),
        ("[sites.koing.shop]", "koing.shop"),
        ("[sites.grafana.koing.shop]\nto = 'web:3000'", "grafana.koing.shop"),
        ("[sites.koing.shop]\nto = 'web:80'\nhealth = { path = '/' }", "koing.shop"),
    ],
)
def test_a_host_without_quotes_is_recognised(problem: Callable[..., Finding], toml: str, host: str) -> None:
    """TOML makes inner tables of it; the message says what to write instead."""
    finding = problem(sites=toml)
    assert (finding.id, finding.where) == ("config-host-unquoted", f"edgeops.toml: sites.{host}")
    assert finding.fix == f'Write: [sites."{host}"]'


def test_each_host_without_quotes_is_one_problem(problems: Callable[..., tuple[Finding, ...]]) -> None:
    """Also when they share their first label."""
    found = problems(sites="[sites.koing.shop]\nto = 'web:80'\n[sites.koing.kr]\nto = 'web:81'")
    assert [finding.where for finding in found] == ["edgeops.toml: sites.koing.shop", "edgeops.toml: sites.koing.kr"]


@pytest.mark.parametrize(
    ("toml", "where", "spellings"),
    [
        (
            SITE + "to = 'web:80'\n[sites.'KOING.shop.']\nto = 'web:81'",
            'sites."KOING.shop."',
            ('"KOING.shop."', '"koing.shop"'),
        ),
        (SITE + "to = 'web:80'\naliases = ['Koing.Shop']", f"{HERE}.aliases", ('"Koing.Shop"', '"koing.shop"')),
        (
            SITE + "to = 'web:80'\naliases = ['www.koing.shop', 'WWW.koing.shop']",
            f"{HERE}.aliases",
            ('"WWW.koing.shop"', '"www.koing.shop"'),
        ),
        (
            SITE + "to = 'web:80'\naliases = ['쾡.kr']\n[sites.'xn--9j7b.kr']\nto = 'web:81'",
            'sites."xn--9j7b.kr"',
            ('"xn--9j7b.kr"', '"쾡.kr"'),
        ),
    ],
)
def test_a_name_stands_once_however_it_is_spelled(
    problem: Callable[..., Finding], toml: str, where: str, spellings: tuple[str, str]
) -> None:
    """The message names both spellings, and where the first one stands."""
    finding = problem(sites=toml)
    assert (finding.id, finding.where) == ("config-duplicate-host", f"edgeops.toml: {where}")
    assert all(spelling in finding.what for spelling in spellings)
    assert HERE in finding.what
