"""What the spelling of a name tells."""

import pytest

from edgeops.domains import registered, some_name


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("koing.shop", "koing.shop"),
        ("*.koing.shop", "koing.shop"),
        ("www.koing.co.kr", "koing.co.kr"),
        ("co.kr", "co.kr"),
        ("a.b.com.de", "b.com.de"),
        ("www.com.net", "com.net"),
    ],
)
def test_what_is_registered_is_told_from_the_spelling(host: str, domain: str) -> None:
    """Below co.kr and its like it is one label more."""
    assert registered(host) == domain


def test_a_wildcard_is_asked_by_a_name_below_it() -> None:
    """There is no host `*`; other names are asked as they are."""
    assert some_name("*.koing.shop") == "edgeops-check.koing.shop"
    assert some_name("www.koing.shop") == "www.koing.shop"
