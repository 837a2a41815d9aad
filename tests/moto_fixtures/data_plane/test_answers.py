import http.client

import pytest


def test_silence_ends_with_a_closed_connection(browser, world, balancer):
    """After the two minutes in which a client's system gives up, fifty times as fast: 2.6 s."""
    balancer.created = world.clock.now() + 1e6
    with pytest.raises(http.client.RemoteDisconnected):
        browser.ask("http://koing.shop/", timeout=8)


def test_an_own_page_goes_without_a_body_to_head(browser):
    """The headers are those of GET."""
    answer = browser.ask("http://koing.shop/", method="HEAD")
    assert (answer.status, answer.body) == (301, b"")
    assert int(answer.headers["Content-Length"]) > 0
