import socket
import threading

import pytest

from moto_fixtures import Control, RealClock, Server, World
from moto_fixtures.data_plane.health_checks import HealthChecks
from moto_fixtures.data_plane.plane import DataPlane


def test_every_listener_has_a_socket_on_loopback(plane, balancer, region):
    """With what stands for it in the world: name, addresses, port."""
    found = plane.listeners()
    assert [(each.load_balancer, each.port, each.protocol) for each in found] == [
        ("koing-alb", 80, "HTTP"),
        ("koing-alb", 443, "HTTPS"),
    ]
    assert all(each.address.startswith("127.0.0.1:") and each.dns_name == balancer.dns_name for each in found)
    assert all(len(each.addresses) == 2 for each in found)


def test_listeners_come_and_go(plane, browser, region, listener):
    """A deleted one is refused; one made again answers at its old address."""
    address = browser.address(443)
    region.elb.listeners.pop(listener.arn)
    assert [each.port for each in plane.listeners()] == [80]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, 5)
    region.elb.listeners[listener.arn] = listener
    assert browser.address(443) == address


def test_a_reset_world_is_followed(plane, world, browser, backend):
    """The sockets are those of the account as seeded."""
    browser.ask("http://koing.shop/")
    world.reset()
    assert browser.ask("http://koing.shop/").status == 301


def test_an_account_without_load_balancers_has_no_sockets():
    """Until one is made."""
    with DataPlane(World("S0", clock=RealClock())) as plane:
        assert plane.listeners() == []


def test_a_server_runs_it_on_request():
    """With DNS beside it; the control endpoint lists sockets, maps backends and changes delegations."""
    world = World("S0-live", clock=RealClock())
    with Server(world, data_plane=True) as server:
        control = Control(server.url)
        assert control.listeners() == [
            {**each.as_json(), "addresses": list(each.addresses)} for each in server.plane.listeners()
        ]
        assert server.dns.authority.startswith("127.0.0.1:")
        control.serve("web", 80, "127.0.0.1", 18080)
        control.delegate("koing.shop", "ns.gabia.co.kr")
        assert list(world.region.ports.backends.values()) == [("127.0.0.1", 18080)]
        assert world.dns.delegations == {"koing.shop.": ("ns.gabia.co.kr",)}
    assert world.plane is None


def test_a_server_without_it_says_so():
    """No sockets to list."""
    with Server(World("empty")) as server, pytest.raises(ValueError, match="no data plane"):
        Control(server.url).listeners()


def test_the_next_load_balancer_answers_where_it_was_said(plane, browser, region, balancer):
    """Its ports are known before it is made and refuse until then; those that stood there have others."""
    assert not {each.address for each in plane.listeners()} & {*plane.entrances.values()}
    host, _, port = plane.entrances[443].partition(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), 5)
    balancer.name = "made-later"
    for each in region.elb.listeners.values():
        each.port += 1
    plane.listeners()
    for each in region.elb.listeners.values():
        each.port -= 1
    assert {each.port: each.address for each in plane.listeners()} == plane.entrances


def test_when_a_target_is_healthy_the_listener_answers(world, region, listener, make_backend, monkeypatch):
    """Nobody finds the port closed who has waited for health: the socket is there before the check."""
    rule = region.elb.default_rule(listener.arn)
    del region.elb.listeners[listener.arn], region.elb.rules[rule.arn]
    backend, asked, open_now = make_backend(), threading.Event(), []
    world.instance("web").serve(80, "127.0.0.1", backend.port)
    plane, due = DataPlane(world), HealthChecks.due

    def made_at_the_last_moment(checks):
        with world.gateway.lock:
            region.elb.listeners[listener.arn], region.elb.rules[rule.arn] = listener, rule
        return due(checks)

    def answer(handler):
        open_now.extend(place.port for place in plane._edges)
        backend.echo(handler)
        asked.set()

    backend.answer = answer
    monkeypatch.setattr(HealthChecks, "due", made_at_the_last_moment)
    with plane:
        assert asked.wait(10)
    assert 443 in open_now
