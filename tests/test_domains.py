"""What the spelling of a name tells."""

import pytest

from edgeops.domains import answered, covered, of_balancer, registered, some_name, within


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


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("shop-1.ap-northeast-2.elb.amazonaws.com", True),
        ("shop-1f2e.elb.ap-northeast-2.amazonaws.com", True),
        ("shop-1.cn-north-1.elb.amazonaws.com.cn", True),
        ("ec2-203-0-113-9.ap-northeast-2.compute.amazonaws.com", False),
        ("www.elb.koing.shop", False),
    ],
)
def test_load_balancers_have_names_of_their_own(name: str, expected: bool) -> None:
    """Application, Classic and Network ones."""
    assert of_balancer(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.koing.shop", True), ("b.koing.shop", False), ("x.dev.koing.shop", True), ("dev.koing.shop", False)],
)
def test_a_zone_answers_for_its_records_and_below_its_wildcards(name: str, expected: bool) -> None:
    """A wildcard covers what is below it, at any depth, and not its own parent."""
    assert answered(name, {"a.koing.shop", "*.dev.koing.shop"}) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("koing.shop", True), ("a.koing.shop", True), ("b.a.koing.shop", False), ("*.koing.shop", True), ("shop", False)],
)
def test_a_certificate_is_good_for_one_label_below_its_wildcard(name: str, expected: bool) -> None:
    """And for the names it has itself."""
    assert covered(name, {"koing.shop", "*.koing.shop"}) is expected


@pytest.mark.parametrize(
    ("name", "inside"),
    [("koing.shop", True), ("www.koing.shop", True), ("*.koing.shop", True), ("badkoing.shop", False), ("shop", False)],
)
def test_a_zone_holds_its_own_name_and_what_is_below(name: str, inside: bool) -> None:
    """What only ends alike is another domain."""
    assert within(name, "koing.shop") is inside
