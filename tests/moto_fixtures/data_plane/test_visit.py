"""A request without a socket is decided as the data plane decides it."""

from __future__ import annotations

import pytest

from moto_fixtures import VirtualClock, World
from moto_fixtures.data_plane.visit import visited


@pytest.fixture
def world():
    return World("S0-live", profile="instant", clock=VirtualClock())


@pytest.fixture
def name(balancer):
    return balancer.dns_name


@pytest.mark.parametrize(
    ("state", "status"), [("ok", 200), ({"/": 503}, 503), ({"/health": 200}, 404), ("closed", 502), ("hang", 504)]
)
def test_the_port_decides(world, group, name, state, status):
    """What the account makes up, or the load balancer's 502 and 504."""
    world.instance("web").set_port(80, state)
    assert visited(world, "koing.shop", name) == (status, "")


def test_a_rule_may_redirect(world, region, listener, name):
    """With the Location that a browser would get."""
    config = {"Protocol": "HTTPS", "Port": "443", "Host": "www.koing.shop", "Path": "/#{path}", "Query": "#{query}"}
    action = {"Type": "redirect", "RedirectConfig": {**config, "StatusCode": "HTTP_301"}}
    region.elb.default_rule(listener.arn).actions = [action]
    assert visited(world, "koing.shop", name) == (301, "https://www.koing.shop:443/")


def test_there_is_silence_where_there_is_no_way_in(world, region, balancer, name):
    """Another name's certificate, no such load balancer, a closed firewall."""
    assert visited(world, "other.example", name) == (0, "its certificate is not for this name")
    assert visited(world, "koing.shop", "gone.elb.amazonaws.com") == (0, "nothing listens")
    balancer.security_groups.clear()
    assert visited(world, "koing.shop", name) == (0, "no answer")
