"""What one load balancer can hold: counted before anything is made, with what the account may have."""

import pytest

from edgeops.errors import ExitStatus
from edgeops.limits import CERTIFICATES, DEFAULTS, GROUPS, RULES, exceeded, needed
from edgeops.model import HostedZone, Pool, Route, Site, Spec, Target, Zones
from tests.harness import Desk
from tests.resources.accidents import assert_refused
from tests.resources.builders import cert, pool, site, spec

ROUTES = tuple(Route(f"/r{number}", Pool(f"r{number}", (Target("web", 9000 + number),))) for number in range(3))
TWO_POOLS = (*pool("web:80"), Pool("green", (Target("web", 81),)))


def _wished(wish: Spec) -> tuple[int, int, int]:
    zone = HostedZone("Z1", "shop.kr")
    found = needed(wish, Zones(dict.fromkeys(wish.hosts, zone), (zone,)), {})
    return found[RULES], found[CERTIFICATES], found[GROUPS]


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
def test_what_a_file_asks_for(sites: tuple[Site, ...], rules: int, certificates: int, groups: int) -> None:
    """Rules, certificates besides the default one, target groups."""
    assert _wished(spec(*sites)) == (rules, certificates, groups)


def test_one_of_the_users_own_is_the_default_one() -> None:
    """No other is needed beside it."""
    wish = spec(*(site(f"a{n}.shop.kr") for n in range(25)), certificate="arn:yours")
    yours = cert("*.shop.kr", arn="arn:yours")
    assert needed(wish, None, dict.fromkeys(wish.hosts, yours))[CERTIFICATES] == 0


@pytest.mark.parametrize("kind", DEFAULTS)
def test_the_limit_itself_is_allowed(kind: str) -> None:
    """One more is not; where AWS does not tell a limit the default counts."""
    most = DEFAULTS[kind]
    assert exceeded({kind: most}, {}) == []
    (problem,) = exceeded({kind: most + 1}, {})
    assert f"{most + 1} " in problem.what
    assert f"holds {most}" in problem.what
    assert exceeded({kind: most + 1}, {kind: most + 1}) == []
    assert len(exceeded({kind: 2}, {kind: 1})) == 1


def _crowded(desk: Desk, count: int) -> None:
    """`count` rules: a site with so many routes, all to the one port."""
    away = Pool("r", (Target("web", 8080),))
    desk.wish_site("koing.shop", routes=tuple(Route(f"/r{number}", away) for number in range(count - 1)))


def test_too_much_is_refused_before_the_first_write(desk: Desk) -> None:
    """With what is asked for, what fits, and what can be done."""
    _crowded(desk, 101)
    (problem,) = assert_refused(desk, "too-many-for-one-load-balancer")
    assert "asks for 101 rules, and one load balancer holds 100" in problem.what
    assert "ask AWS" in problem.fix


def test_an_account_may_have_been_given_more(desk: Desk) -> None:
    """It is asked only when the default would not do; with the default limits nothing is asked."""
    _crowded(desk, 101)
    desk.world.limits[RULES] = 200
    planned = desk.plan()
    assert planned.status is ExitStatus.OK, planned.findings
    assert desk.operations().count("DescribeAccountLimits") == 1
    _crowded(desk, 100)
    assert desk.plan().status is ExitStatus.OK
    assert "DescribeAccountLimits" not in desk.operations()
