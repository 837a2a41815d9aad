"""The public DNS is asked with few questions, in bounded time, and a missing answer is told from an empty one."""

import socket
from collections.abc import Iterator

import pytest

from edgeops.errors import UsageProblem
from edgeops.resolving import BUDGET, Asker, NotAsked, Outside, configured, nobody
from moto_fixtures import World
from moto_fixtures.dns.public import put_records
from moto_fixtures.dns.server import DnsServer

ZONE = "koing.shop"


@pytest.fixture(scope="module")
def world() -> World:
    """S0, and a zone on somebody else's servers."""
    world = World("S0")
    other = world.dns.foreign_zone("other.example", "ns1.other.example")
    put_records(other, "other.example", "MX", "10 mail.other.example.")
    put_records(other, "other.example", "CAA", '0 issue "letsencrypt.org"')
    put_records(other, "www.other.example", "CNAME", "pages.example.")
    put_records(world.dns.foreign_zone("pages.example", "ns1.pages.example"), "pages.example", "A", "192.0.2.9")
    return world


@pytest.fixture(scope="module")
def server(world: World) -> Iterator[DnsServer]:
    """Its name servers on loopback."""
    with DnsServer(world) as started:
        yield started


@pytest.fixture
def outside(server: DnsServer) -> Outside:
    """As somebody configures it who uses the sandbox."""
    asker = configured({"EDGEOPS_DNS": f"{server.resolver}, {server.parents}"})(True)
    assert asker is not None
    return asker


def test_the_parent_tells_the_name_servers(outside: Outside, world: World) -> None:
    """Those that stand at the registrar, not those of the hosted zone."""
    own = world.cloud.dns.zone_named(ZONE).name_servers
    assert outside.name_servers(ZONE) == tuple(sorted(own))
    world.dns.delegate(ZONE, "ns.gabia.co.kr", "ns1.gabia.co.kr")
    assert outside.name_servers(ZONE) == ("ns.gabia.co.kr", "ns1.gabia.co.kr")
    del world.dns.delegations[f"{ZONE}."]


def test_a_domain_that_nobody_registered_has_none(outside: Outside) -> None:
    """Empty, not an error."""
    assert outside.name_servers("nobody.example") == ()


@pytest.mark.parametrize(
    ("name", "kind", "values"),
    [
        ("other.example", "MX", ("10 mail.other.example",)),
        ("other.example", "CAA", ('0 issue "letsencrypt.org"',)),
        ("www.other.example", "A", ("192.0.2.9",)),
        ("other.example", "AAAA", ()),
        ("gone.other.example", "A", ()),
    ],
)
def test_values_come_as_people_write_them(outside: Outside, name: str, kind: str, values: tuple[str, ...]) -> None:
    """CNAMEs are followed; nothing there is an empty answer."""
    assert outside.values(name, kind) == values


def test_servers_that_do_not_know_the_zone_are_no_answer(outside: Outside, world: World) -> None:
    """A delegation into the void makes a resolver answer SERVFAIL."""
    world.dns.delegate(ZONE, "ns.gone.example")
    with pytest.raises(NotAsked, match="SERVFAIL"):
        outside.values(ZONE, "CAA")
    del world.dns.delegations[f"{ZONE}."]


def test_the_same_question_is_asked_once(server: DnsServer) -> None:
    """Without a server the second time, the answer is still known."""
    host, _, port = server.resolver.partition(":")
    asker = Asker([(host, int(port))], None)
    first = asker.values("other.example", "MX")
    asker.resolvers = []
    assert asker.values("other.example", "MX") == first


def test_without_a_parent_to_ask_the_closest_zone_above_is_looked_up(server: DnsServer, world: World) -> None:
    """As on a real machine; where that leads nowhere, what the world ends up with counts."""
    host, _, port = server.resolver.partition(":")
    own = tuple(sorted(world.cloud.dns.zone_named(ZONE).name_servers))
    assert Asker([(host, int(port))], None).name_servers(ZONE) == own


def test_a_closed_port_and_a_silent_one_end_in_time() -> None:
    """No question waits longer than the budget of all, which is spent by the ones before."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        times = iter([0.0, BUDGET - 0.01, BUDGET + 1])
        asker = Asker([silent.getsockname()], None, now=lambda: next(times, BUDGET + 2))
        with pytest.raises(NotAsked, match=r"127\.0\.0\.1"):
            asker.values("koing.shop", "A")
        with pytest.raises(NotAsked, match="no answers within 2 s"):
            asker.values("koing.shop", "MX")


def test_without_resolvers_nothing_can_be_asked() -> None:
    """It says so."""
    with pytest.raises(NotAsked, match="no resolver"):
        Asker([], None).values("koing.shop", "A")


def test_the_real_world_is_not_asked_about_a_simulated_account() -> None:
    """It knows nothing of its zones."""
    assert configured({})(True) is None
    assert configured({})(False) is not None
    assert nobody(False) is None


@pytest.mark.parametrize("named", ["a:b", ":53", "127.0.0.1:0", "1.1.1.1,2.2.2.2,3.3.3.3", "127.0.0.1:70000", ","])
def test_a_wrong_variable_is_a_usage_problem(named: str) -> None:
    """Before AWS is asked."""
    with pytest.raises(UsageProblem):
        configured({"EDGEOPS_DNS": named})


def test_a_port_may_be_left_out() -> None:
    """Then it is 53."""
    asker = configured({"EDGEOPS_DNS": "1.1.1.1"})(False)
    assert isinstance(asker, Asker)
    assert asker.resolvers == [("1.1.1.1", 53)]
