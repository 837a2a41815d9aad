"""`allow`: networks as the load balancer sees them."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Spec
from edgeops.settings.networks import parse_network
from edgeops.settings.problems import Wrong

SITE = '[sites."koing.shop"]\nto = "web:80"\nallow = '


def test_networks_keep_the_order_of_the_file(spec: Callable[..., Spec]) -> None:
    """An address alone is the network of itself."""
    (site,) = spec(sites=SITE + '["203.0.113.0/24", "198.51.100.7", "8.8.8.8/32"]').sites
    assert site.allow == ("203.0.113.0/24", "198.51.100.7/32", "8.8.8.8/32")


def test_without_networks_everybody_may_come(spec: Callable[..., Spec]) -> None:
    """That is the default."""
    assert spec().sites[0].allow == ()


@pytest.mark.parametrize(
    ("text", "slug", "better"),
    [
        ("", "allow", ""),
        ("office", "allow", ""),
        ("koing.shop", "allow", ""),
        ("256.1.1.1", "allow", ""),
        ("203.0.113", "allow", ""),
        ("203.0.113.0/33", "allow", ""),
        ("203.0.113.0/-1", "allow", ""),
        ("203.0.113.0/", "allow", ""),
        ("203.0.113.7:443", "allow", "203.0.113.7"),
        ("http://203.0.113.7/x", "allow", "203.0.113.7"),
        ("192.168.0.10:80", "allow", ""),
        ("203.0.113. 7", "allow", "203.0.113.7"),
        ("203.0.113.*", "allow", ""),
        ("203.0.113.1-203.0.113.9", "allow", ""),
        ("203.0.113.7/24", "allow", "203.0.113.0/24"),
        ("203.0.113.0/255.255.255.0", "allow", "203.0.113.0/24"),
        (" 203.0.113.0/24", "allow", "203.0.113.0/24"),
        ("203.0.113.0/024", "allow", "203.0.113.0/24"),
        ("2001:db8::/32", "not-yet", ""),
        ("::1", "not-yet", ""),
        ("::/0", "not-yet", ""),
        ("0.0.0.0/0", "allow-everybody", ""),
        ("1.2.3.4/0", "allow-everybody", ""),
        ("10.0.0.0/8", "allow-inside", ""),
        ("172.16.3.0/24", "allow-inside", ""),
        ("192.168.0.10", "allow-inside", ""),
        ("127.0.0.1", "allow-inside", ""),
        ("169.254.169.254", "allow-inside", ""),
    ],
)
def test_what_is_no_network_of_the_internet_is_refused(text: str, slug: str, better: str) -> None:
    """What is suggested would be taken."""
    with pytest.raises(Wrong) as caught:
        parse_network(text)
    assert (caught.value.slug, caught.value.better) == (slug, better)
    assert caught.value.why
    if better:
        assert parse_network(better)


@pytest.mark.parametrize("text", ["11.0.0.0/8", "172.32.0.0/16", "192.0.0.0/2", "203.0.113.255"])
def test_the_neighbours_of_private_networks_are_fine(text: str) -> None:
    """And so is a large one that holds a private one."""
    assert str(parse_network(text)).partition("/")[0] == text.partition("/")[0]


@pytest.mark.parametrize(
    ("networks", "said", "fix"),
    [
        (["203.0.113.7", "203.0.113.7/32"], '"203.0.113.7/32", which stands twice', "Keep one of them."),
        (
            ["203.0.113.0/24", "203.0.113.7"],
            '"203.0.113.7/32", which is inside "203.0.113.0/24"',
            'Take "203.0.113.7/32" out.',
        ),
        (
            ["203.0.113.0/28", "203.0.0.0/16"],
            '"203.0.113.0/28", which is inside "203.0.0.0/16"',
            'Take "203.0.113.0/28" out.',
        ),
    ],
)
def test_a_network_inside_another_is_refused(
    problem: Callable[..., Finding], networks: list[str], said: str, fix: str
) -> None:
    """In either order."""
    finding = problem(sites=SITE + str(networks))
    assert (finding.id, finding.where) == ("config-allow-overlap", 'edgeops.toml: sites."koing.shop".allow')
    assert said in finding.what
    assert finding.fix.startswith(fix)


@pytest.mark.parametrize(
    ("toml", "slug", "value", "fix"),
    [
        ("[]", "allow", "allow = []", "Leave allow out"),
        ("'203.0.113.7'", "type", '"203.0.113.7"', 'Write: allow = ["203.0.113.7"]'),
        ("true", "type", "true", "For example: allow = "),
        ("[7]", "type", "= 7", "For example: allow = "),
        ("['203.0.113.7/24']", "allow", '"203.0.113.7/24"', 'Write: "203.0.113.0/24"'),
        (str([f"203.0.{number}.0/24" for number in range(21)]), "allow", "21 networks", "Join neighbours"),
    ],
)
def test_a_wrong_list_is_one_problem(
    problem: Callable[..., Finding], toml: str, slug: str, value: str, fix: str
) -> None:
    """Nobody and too many are refused alike."""
    finding = problem(sites=SITE + toml)
    assert (finding.id, finding.where) == (f"config-{slug}", 'edgeops.toml: sites."koing.shop".allow')
    assert value in finding.what
    assert finding.fix.startswith(fix)
