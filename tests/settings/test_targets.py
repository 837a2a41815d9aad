"""`label:port` of an instance of the file."""

import pytest

from edgeops.model import Instance, Target
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import Keys
from edgeops.settings.table import Table
from edgeops.settings.targets import parse_target, read_targets

WEB, API = Instance("web", "i-0123456789abcdef0"), Instance("api", "i-01234567")
BOTH = (WEB, API)


@pytest.mark.parametrize(
    ("text", "target"),
    [("web:80", Target("web", 80)), ("api:1", Target("api", 1)), ("web:65535", Target("web", 65535))],
)
def test_a_target_is_a_label_and_a_port(text: str, target: Target) -> None:
    """The label and every port but 443."""
    assert parse_target(text, BOTH) == target


@pytest.mark.parametrize(
    ("text", "slug", "better"),
    [
        ("web", "target", "web:80"),
        ("nginx", "target", ""),
        ("8080", "target", ""),
        ("", "target", ""),
        ("web: 80", "target", "web:80"),
        (" web:80", "target", "web:80"),
        ("web:0", "port", ""),
        ("web:65536", "port", ""),
        ("web:99999999999", "port", ""),
        ("web:-1", "port", ""),
        ("web:http", "port", ""),
        ("web:", "port", ""),
        ("web:0080", "port", "web:80"),
        ("web:８０", "port", ""),
        ("web:80/health", "port", ""),
        ("web:443", "port-443", "web:80"),
        ("wbe:443", "port-443", "web:80"),
        ("database:443", "port-443", ""),
        ("wbe:80", "unknown-instance", "web:80"),
        ("WEB:80", "unknown-instance", "web:80"),
        ("i-01234567:80", "unknown-instance", "api:80"),
        ("http://localhost:8080", "unknown-instance", ""),
        (":80", "unknown-instance", ""),
    ],
)
def test_what_is_no_target_is_refused_with_the_nearest_right_one(text: str, slug: str, better: str) -> None:
    """What is suggested would be taken."""
    with pytest.raises(Wrong) as caught:
        parse_target(text, BOTH)
    assert (caught.value.slug, caught.value.better) == (slug, better)
    if better:
        assert parse_target(better, BOTH)


@pytest.mark.parametrize(("text", "better"), [("8080", "web:8080"), ("grafana:3000", "web:3000"), (":80", "web:80")])
def test_the_only_instance_is_the_one_that_was_meant(text: str, better: str) -> None:
    """Most users have one instance."""
    with pytest.raises(Wrong) as caught:
        parse_target(text, (WEB,))
    assert caught.value.better == better


def test_port_443_is_refused_because_tls_ends_at_the_load_balancer() -> None:
    """The incident of a target that stays unhealthy while the site works."""
    with pytest.raises(Wrong) as caught:
        parse_target("web:443", BOTH)
    assert "plain HTTP" in caught.value.why


def test_the_value_of_a_tag_is_understood_as_its_instance() -> None:
    """The console shows instances by their Name."""
    tagged = Instance("web", tag=(("Name", "koing-server"),))
    with pytest.raises(Wrong) as caught:
        parse_target("koing-server:80", (tagged, API))
    assert caught.value.better == "web:80"


def test_no_label_is_not_the_label_of_an_instance_without_id() -> None:
    """What is missing is not guessed among several."""
    with pytest.raises(Wrong) as caught:
        parse_target(":80", (API, Instance("web", tag=(("Name", "x"),))))
    assert caught.value.better == ""


@pytest.mark.parametrize(
    ("value", "targets", "ids"),
    [
        ("web:80", (Target("web", 80),), []),
        (["web:80", "api:81"], (Target("web", 80), Target("api", 81)), []),
        ([], (), ["config-target"]),
        (["web:80", "web:80"], (Target("web", 80),) * 2, ["config-duplicate-target"]),
    ],
)
def test_a_list_holds_each_target_once(value: object, targets: tuple[Target, ...], ids: list[str]) -> None:
    """And one at least."""
    problems = Problems("file")
    table = Table(Keys("routes", {"/a b": "x"}), ("routes",), {"/a b": value}, problems)
    assert read_targets(table, "/a b", BOTH) == targets
    assert [found.id for found in problems.findings] == ids
    assert all(found.what.startswith('"/a b" ') for found in problems.findings)


def test_without_any_instance_no_label_is_blamed() -> None:
    """The missing [instances] is reported once, elsewhere."""
    assert parse_target("web:80", ()) == Target("web", 80)
