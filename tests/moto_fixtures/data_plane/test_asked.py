import pytest

from moto_fixtures.data_plane.asked import bare_host


@pytest.mark.parametrize(
    ("sent", "host"),
    [("Koing.Shop", "koing.shop"), ("koing.shop:8443", "koing.shop"), ("[::1]:80", "[::1]"), ("", ""), ("a:b", "a:b")],
)
def test_the_host_is_lower_case_and_has_no_port(sent, host):
    """As host-header conditions see it."""
    assert bare_host(sent) == host


def test_a_client_counts_as_somebody_on_the_internet(browser, backend, group):
    """203.0.113.50, unless a header names another; no backend sees that header."""
    assert ["X-Forwarded-For", "203.0.113.50"] in browser.ask("https://koing.shop/").json["headers"]
    headers = browser.ask("https://koing.shop/", headers={"X-Edgeops-Client": "198.51.100.9"}).json["headers"]
    assert ["X-Forwarded-For", "198.51.100.9"] in headers
    assert "X-Edgeops-Client" not in dict(headers)
