"""Through the gate a client of this machine reaches what the simulated names lead to."""

from __future__ import annotations

import http.client
import json
import ssl

import pytest

from moto_fixtures.data_plane.gate import Gate
from moto_fixtures.data_plane.plane import DataPlane
from moto_fixtures.dns.public import put_records


@pytest.fixture
def gate(world, plane):
    with Gate(world, plane) as gate:
        yield gate


def connected(gate, name, port):
    """A connection through the gate, as curl --proxy makes one."""
    host, _, own = gate.url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(own), timeout=10)
    connection.set_tunnel(name, port)
    connection.connect()
    return connection


@pytest.mark.parametrize("name", ["koing.shop", "KOING.shop"])
def test_a_site_by_its_name_is_its_load_balancer(gate, plane, backend, group, name):
    """Its record is an alias."""
    connection = connected(gate, name, 443)
    trust = ssl.create_default_context(cafile=plane.ca)
    connection.sock = trust.wrap_socket(connection.sock, server_hostname="koing.shop")
    connection.request("GET", "/hello", headers={"Host": "koing.shop"})
    assert json.load(connection.getresponse())["path"] == "/hello"
    connection.close()


def test_so_is_the_load_balancers_own_name(gate, balancer):
    """Its alias leads there."""
    connection = connected(gate, balancer.dns_name, 80)
    connection.request("GET", "/", headers={"Host": "koing.shop"})
    assert connection.getresponse().status == 301
    connection.close()


def test_an_address_is_the_instances_process(gate, world, backend):
    """As somebody comes who goes around the load balancer (I5)."""
    connection = connected(gate, world.instance("web").public_ip, 80)
    connection.request("GET", "/around")
    assert json.load(connection.getresponse())["path"] == "/around"
    connection.close()


@pytest.mark.parametrize(("name", "port"), [("nowhere.example", 443), ("koing.shop", 8443), ("192.0.2.9", 22)])
def test_what_leads_nowhere_is_refused(gate, name, port):
    """An unknown name, a port without a listener, an address of nobody."""
    with pytest.raises(OSError, match="502"):
        connected(gate, name, port)


def test_this_machines_own_address_is_passed_on(gate, backend):
    """`curl --connect-to` names it, and heeds HTTPS_PROXY all the same."""
    connection = connected(gate, "127.0.0.1", backend.port)
    connection.request("GET", "/direct")
    assert json.load(connection.getresponse())["path"] == "/direct"
    connection.close()


def test_a_listener_made_a_moment_ago_is_reached(world, region, balancer, monkeypatch):
    """`curl --connect-to` right after `up`: nobody has looked at the world since."""
    monkeypatch.setattr("moto_fixtures.data_plane.plane.LOOK", 3600)
    for each in region.elb.listeners.values():
        each.port += 1
    with DataPlane(world) as plane, Gate(world, plane) as gate:
        for each in region.elb.listeners.values():
            each.port -= 1
        connection = connected(gate, "127.0.0.1", int(plane.entrances[80].rpartition(":")[2]))
        connection.request("GET", "/", headers={"Host": "koing.shop"})
        assert connection.getresponse().status == 301
        connection.close()


def test_a_process_that_is_gone_is_refused(gate, world, make_backend):
    """The port is mapped, and nothing listens there any more."""
    gone = make_backend()
    world.instance("web").serve(80, "127.0.0.1", gone.port)
    gone.stop()
    with pytest.raises(OSError, match="502"):
        connected(gate, world.instance("web").public_ip, 80)


def test_a_name_is_looked_up_as_the_world_does(gate, world, backend):
    """Somebody else's zone counts, too."""
    put_records(
        world.dns.foreign_zone("other.example", "ns.other.example"), "www.other.example", "A", address_of(world)
    )
    connection = connected(gate, "www.other.example", 80)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()


def address_of(world):
    return world.instance("web").public_ip
