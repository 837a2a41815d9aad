"""The rules of a site fit in its block."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgeops import routing
from edgeops.errors import Finding
from edgeops.model import Pool, Route, Site, Spec, Target
from edgeops.routing import wanted_rules
from edgeops.settings.rules import BLOCK, rules_of


@pytest.mark.parametrize(
    ("aliases", "routes", "networks", "count"),
    [
        (0, 0, 0, 1),
        (5, 0, 0, 2),
        (6, 0, 0, 3),
        (0, 10, 0, 11),
        (0, 0, 1, 2),
        (0, 0, 4, 2),
        (0, 0, 5, 3),
        (0, 0, 20, 6),
        (0, 1, 2, 3),
        (0, 1, 3, 4),
        (3, 3, 8, 16),
        (95, 0, 0, 20),
    ],
)
def test_rules_are_counted_as_the_load_balancer_needs_them(
    aliases: int, routes: int, networks: int, count: int
) -> None:
    """Five values a rule; with networks one rule more, for everybody else."""
    assert rules_of(aliases, routes, networks) == count


@given(*[st.integers(0, 30)] * 3)
def test_more_of_anything_never_needs_fewer_rules(aliases: int, routes: int, networks: int) -> None:
    """So that the largest number that fits can be told."""
    count = rules_of(aliases, routes, networks)
    assert count <= rules_of(aliases + 1, routes, networks)
    assert count < rules_of(aliases, routes + 1, networks)
    assert count <= rules_of(aliases, routes, networks + 1)


@given(*[st.integers(0, 30)] * 3)
def test_the_load_balancer_gets_as_many_rules_as_were_counted(aliases: int, routes: int, networks: int) -> None:
    """What is refused here and what is made there are the same number."""
    pool = Pool("main", (Target("web", 80),))
    wished = Site(
        "koing.shop",
        (pool,),
        aliases=tuple(f"a{number}.koing.shop" for number in range(aliases)),
        routes=tuple(Route(f"/{number}", pool) for number in range(routes)),
        allow=tuple(f"203.0.{number}.0/24" for number in range(networks)),
    )
    assert rules_of(aliases, routes, networks) == len(wanted_rules(wished))


def test_a_block_is_as_large_here_as_there() -> None:
    """So that what is not refused has room."""
    assert BLOCK == routing.BLOCK


def site(aliases: int, routes: int, networks: int) -> str:
    names = [f"a{number}.koing.shop" for number in range(aliases)]
    paths = ", ".join(f"'/{number}' = 'api:{number + 1}'" for number in range(routes))
    allow = f"allow = {[f'203.0.{number}.0/24' for number in range(networks)]}" if networks else ""
    return f"[sites.'koing.shop']\nto = 'web:80'\naliases = {names}\nroutes = {{ {paths} }}\n{allow}"


@pytest.mark.parametrize("numbers", [(95, 0, 0), (45, 10, 0), (0, 9, 4), (0, 1, 20), (5, 8, 4)])
def test_twenty_rules_fit(spec: Callable[..., Spec], numbers: tuple[int, int, int]) -> None:
    """A site's whole block."""
    assert rules_of(*numbers) <= 20
    assert len(spec(sites=site(*numbers)).sites[0].aliases) == numbers[0]


@pytest.mark.parametrize(
    ("numbers", "said", "fix"),
    [
        ((96, 0, 0), "96 aliases make 21 rules", "Leave at most 95 names in aliases."),
        (
            (0, 10, 5),
            "10 routes, 5 networks in allow make 33 rules",
            "Leave at most 2 networks in allow, or leave at m",
        ),
        (
            (0, 10, 3),
            "10 routes, 3 networks in allow make 22 rules",
            "Leave at most 2 networks in allow, or leave at m",
        ),
        ((46, 10, 0), "46 aliases, 10 routes make 21 rules", "Leave at most 9 paths in routes, or leave at most 45 na"),
        ((95, 10, 20), "make 125 rules", "Leave fewer of them."),
    ],
)
def test_more_are_refused_with_what_would_fit(
    problem: Callable[..., Finding], numbers: tuple[int, int, int], said: str, fix: str
) -> None:
    """The count, what makes it, and by how much to reduce."""
    finding = problem(sites=site(*numbers))
    assert (finding.id, finding.where) == ("config-too-many-rules", 'edgeops.toml: sites."koing.shop"')
    assert said in finding.what
    assert "A site may have 20." in finding.why
    assert finding.fix.startswith(fix)
