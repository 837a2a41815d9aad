"""The :443 listener as a whole: found by its tags on our load balancer, gone with it."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Https, Listener, Stack
from edgeops.resources import https
from tests.harness import Desk
from tests.resources.accidents import REGION, assert_down_leaves_only, assert_refused
from tests.resources.builders import brief, spec, stack


def _arn(desk: Desk) -> str:
    listeners = desk.world.inventory()["regions"][REGION]["listeners"]
    return next(arn for arn, each in listeners.items() if each["port"] == 443 and "/eo-" in arn)


def test_the_first_run_makes_the_listener_and_then_its_rules() -> None:
    """A rule needs the listener it is on."""
    assert brief(https.steps(spec(), None, stack())) == ["build create listener :443", "build create rule shop.kr"]


def test_removal_leaves_it_to_the_load_balancer() -> None:
    """Listeners and rules go with their load balancer (T3.37)."""
    assert https.removal(spec(), Https(Listener("arn:443", 443, "HTTPS", "forward"))) == []


def test_without_a_load_balancer_there_is_nothing() -> None:
    """Not even a call."""
    nobody: Any = None
    assert https.find(nobody, spec(), Stack("123456789012")) == Https()


@pytest.mark.parametrize("tag", ["edgeops:stack", "edgeops:role", "edgeops:v"])
def test_a_listener_without_one_of_our_tags_stands_in_the_way(desk: Desk, tag: str) -> None:
    """It is on our load balancer and not provably ours: left as it is."""
    desk.up()
    desk.aws().elbv2.remove_tags(ResourceArns=[_arn(desk)], TagKeys=[tag])
    assert_refused(desk, "foreign-listener")


def test_rules_are_found_in_the_order_of_their_priority(two_sites: Desk) -> None:
    """Each with its site and part from its tags."""
    two_sites.wish_site("sub.main.io", aliases=("www.main.io",))
    two_sites.up()
    found = two_sites.look().https
    assert found is not None
    assert [(rule.priority, rule.site, rule.part, rule.redirect) for rule in found.rules] == [
        (10018, "main.io", "forward", None),
        (10020, "sub.main.io", "alias-0", "sub.main.io"),
        (10038, "sub.main.io", "forward", None),
    ]


def test_sni_certificates_are_read_only_where_there_can_be_any(desk: Desk) -> None:
    """With one certificate of ours the call is spared."""
    desk.up()
    desk.status()
    assert "DescribeListenerCertificates" not in desk.operations()
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    desk.status()
    assert desk.operations().count("DescribeListenerCertificates") == 1


def test_a_removed_site_leaves_the_other_one_alone(two_sites: Desk) -> None:
    """Its rule goes; the rule that stays is byte-equal."""
    two_sites.up()
    before = two_sites.world.inventory()["regions"][REGION]["listeners"][_arn(two_sites)]["rules"]
    two_sites.wish(sites=two_sites.spec.sites[:1])
    assert two_sites.up().status is ExitStatus.OK
    after = two_sites.world.inventory()["regions"][REGION]["listeners"][_arn(two_sites)]["rules"]
    assert after == [before[0], before[-1]]


def test_down_leaves_foreign_listeners_byte_equal(two_sites: Desk) -> None:
    """The other load balancer of the account keeps its listener and its certificate."""
    before = two_sites.world.inventory()
    two_sites.up()
    assert_down_leaves_only(two_sites, before)


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    assert https.find(desk.aws(), desk.spec, found).listener is not None
    assert desk.writes == []
