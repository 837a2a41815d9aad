"""A site is asked by its name through the load balancer, over TLS, and the answer judged as a visitor would."""

import os
import socket
from collections.abc import Iterator

import pytest

from edgeops import visiting
from edgeops.visiting import Answer, passes, turns_away, visit
from moto_fixtures import RealClock, Server, World
from moto_fixtures.accounts import s0

HOST = "koing.shop"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """S0-live, whose hand-made load balancer answers on a loopback socket behind a proxy."""
    with Server(World("S0-live", profile="instant", clock=RealClock(speed=50)), data_plane=True) as started:
        (group,) = started.world.region.elb.groups.values()
        del group.targets[s0.INSTANCE_ID, 443]
        yield started


@pytest.fixture
def balancer(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Its DNS name; the environment is that of somebody who uses the sandbox."""
    for name in [name for name in os.environ if name.lower() in {"https_proxy", "no_proxy", "all_proxy"}]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HTTPS_PROXY", server.gate.url)
    monkeypatch.setenv("SSL_CERT_FILE", server.plane.ca)
    server.world.instance("web").set_port(80, "ok")
    (found,) = server.world.region.elb.balancers.values()
    return found.dns_name


def test_the_answer_comes_with_its_status(server: Server, balancer: str) -> None:
    """What the application says at `/`, whatever the record of the name leads to."""
    assert visit(HOST, balancer) == Answer(200)
    server.world.instance("web").set_port(80, {"/": 404})
    assert visit(HOST, balancer) == Answer(404)


def test_a_closed_port_is_the_load_balancers_502(server: Server, balancer: str) -> None:
    """The load balancer answers for the application."""
    server.world.instance("web").set_port(80, "closed")
    assert visit(HOST, balancer) == Answer(502)


def test_a_certificate_for_other_names_is_no_answer(balancer: str) -> None:
    """As a browser would refuse it."""
    answer = visit("other.example", balancer)
    assert answer.status == 0
    assert "certificate" in answer.why


def test_a_certificate_of_a_strangers_authority_is_no_answer(balancer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is verified."""
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "certificate is not accepted" in visit(HOST, balancer).why


def test_where_nothing_listens_there_is_no_answer(balancer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that knows no way, and a port that nobody opened."""
    assert "502" in visit(HOST, "gone.elb.amazonaws.com").why
    monkeypatch.setenv("HTTPS_PROXY", "127.0.0.1:1")
    assert "refused" in visit(HOST, balancer).why


def test_silence_ends_after_a_while(balancer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A firewall that drops packets does not hold up the command for ever."""
    monkeypatch.setattr(visiting, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert "no answer within" in visit(HOST, balancer).why


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(200), ""),
        (Answer(404), ""),
        (Answer(403), ""),
        (Answer(302, "/login"), ""),
        (Answer(301, "https://shop.kr/login"), ""),
        (Answer(301, "https://www.shop.kr/"), ""),
        (Answer(302, "/?lang=ko"), ""),
        (Answer(301, "https://shop.kr/"), "redirects to itself"),
        (Answer(301, "https://shop.kr:443"), "redirects to itself"),
        (Answer(301, "http://shop.kr/"), "redirects to itself"),
        (Answer(302, "/"), "redirects to itself"),
        (Answer(301, "HTTPS://SHOP.KR/"), "redirects to itself"),
        (Answer(500), "it answers 500"),
        (Answer(503), "it answers 503"),
        (Answer(0, why="refused"), "refused"),
    ],
    ids=str,
)
def test_a_visitor_is_served_unless_it_fails_or_turns_in_a_circle(answer: Answer, why: str) -> None:
    """:80 leads back to :443, so http:// of the same name is the same address (I3)."""
    said = turns_away("shop.kr", answer)
    assert why in said
    assert bool(said) is bool(why)


@pytest.mark.parametrize(("status", "may"), [(0, True), (502, True), (503, True), (504, True), (500, False)])
def test_only_the_load_balancers_own_failures_may_pass_by_themselves(status: int, may: bool) -> None:
    """An application's 500 stays one; waiting would not help."""
    assert passes(Answer(status)) is may
