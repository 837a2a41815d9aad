"""What is ours by its tags, and what only looks like it."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Limits
from edgeops.resources.firewall import seeing
from tests.harness import Desk, keys
from tests.resources.accidents import REGION, assert_down_leaves_only, assert_refused
from tests.resources.firewalls import (
    YOUR_GROUP,
    change_our_rule,
    create_group,
    group,
    our_name,
    our_rules,
    replace_our_rule,
)


@pytest.mark.parametrize(
    ("groups", "chosen"),
    [
        pytest.param((("sg-1", "default"), ("sg-9", "web")), "sg-9", id="not-the-default"),
        pytest.param((("sg-9", "b"), ("sg-5", "a")), "sg-5", id="the-lowest-id"),
        pytest.param((("sg-1", "default"),), "sg-1", id="only-the-default"),
    ],
)
def test_the_rule_goes_to_the_first_group_that_is_not_the_default(groups: Any, chosen: str) -> None:
    """By id, so that every run chooses the same."""
    found = seeing.your_group(groups)
    assert found is not None
    assert found[0] == chosen


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param({}, id="untagged"),
        pytest.param(naming.tags("other", "firewall"), id="of-another-stack"),
        pytest.param(naming.tags("koing", "database"), id="in-another-role"),
    ],
)
def test_a_group_that_only_has_our_name_stands_in_the_way(desk: Desk, tags: dict[str, str]) -> None:
    """It is refused before the first write, and left as it is."""
    create_group(desk, our_name(desk), tags)
    assert_refused(desk, "foreign-security-group")


def test_an_equal_rule_of_yours_satisfies_and_is_never_removed(desk: Desk) -> None:
    """`up` adds no second one; `down` waits for you to remove it, says so, and leaves it."""
    desk.up()
    replace_our_rule(desk, "tcp")
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    yours = group(desk)
    desk.wish(limits=Limits(deletion=5))
    outcome = desk.down()
    assert outcome.status is ExitStatus.TIMEOUT
    assert f"rules of your {YOUR_GROUP} name it" in outcome.findings[0].why
    assert "RevokeSecurityGroupIngress" not in desk.writes
    assert group(desk) == yours


@pytest.mark.parametrize("port", [80, 443])
def test_a_rule_in_our_group_that_lost_its_tags_satisfies(desk: Desk, port: int) -> None:
    """AWS takes no second one beside it; it goes with the group."""
    before = desk.world.inventory()
    desk.up()
    groups = desk.world.inventory()["regions"][REGION]["security_groups"]
    ours = next(id for id, group in groups.items() if group["name"] == our_name(desk))
    rule = next(rule for rule in our_rules(desk, ours) if rule["from"] == port)
    desk.aws().ec2.delete_tags(Resources=[rule["id"]], Tags=[{"Key": naming.STACK}])
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert keys(desk.plan()) == set()
    assert_down_leaves_only(desk, before)


def test_a_rule_of_another_protocol_does_not_satisfy(desk: Desk) -> None:
    """UDP on the same port lets no request in."""
    desk.up()
    replace_our_rule(desk, "udp")
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["AuthorizeSecurityGroupIngress"]


@pytest.mark.parametrize(("protocol", "port"), [("udp", 80), ("tcp", 8080), ("-1", -1)])
def test_our_rule_that_was_changed_by_hand_is_ours_still(desk: Desk, protocol: str, port: int) -> None:
    """The console keeps its tags: `up` puts it right in one run, `down` takes it along and waits for nothing."""
    before = desk.world.inventory()
    desk.up()
    right = _opened(desk)
    change_our_rule(desk, protocol, port)
    assert desk.up().status is ExitStatus.OK
    assert _opened(desk) == right
    assert keys(desk.plan()) == set()
    change_our_rule(desk, protocol, port)
    assert_down_leaves_only(desk, before)


def _opened(desk: Desk) -> list[tuple[str, int]]:
    return [(rule["protocol"], rule["from"]) for rule in our_rules(desk)]
