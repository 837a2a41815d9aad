"""Who may talk to whom: our group, and our rule - tagged, removed by its id - in the first of your groups."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Firewall, FirewallRule, Network, Route
from edgeops.resources import firewall
from moto_fixtures.lag import veil
from tests.harness import Desk, keys
from tests.resources.accidents import (
    after,
    assert_down_leaves_only,
    assert_next_up_completes,
    crash_in_up,
    made,
)
from tests.resources.builders import NETWORK, WEB, brief, pool, pools, site, spec, stack
from tests.resources.firewalls import YOUR_GROUP, create_group, group, our_name, our_rules

OPEN = (FirewallRule("r80", "sg-ours", 80, "0.0.0.0/0", True), FirewallRule("r443", "sg-ours", 443, "0.0.0.0/0", True))
YOURS = FirewallRule("r1", "sg-web", 80, "sg-ours", True)
EQUAL = replace(YOURS, id="r2", ours=False)
COMPLETE = Firewall("sg-ours", (*OPEN, YOURS))
NAME = naming.security_group("shop", "vpc-1")
ALLOW = "build allow firewall-rule the load balancer on 80 in your launch-wizard-1"


def _steps(found: Firewall | None, wish: Any = None, network: Network = NETWORK) -> list[str]:
    return brief(firewall.steps(wish or spec(), found, stack(network=network)))


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param(None, [f"build create security-group {NAME}", ALLOW], id="nothing-there"),
        pytest.param(COMPLETE, [], id="complete"),
        pytest.param(Firewall("sg-ours", (*OPEN, EQUAL)), [], id="an-equal-foreign-rule-satisfies"),
        pytest.param(Firewall("sg-ours", OPEN), [ALLOW], id="rule-in-yours-lost"),
        pytest.param(
            Firewall("sg-ours", (YOURS,)), ["build allow firewall-rule the world on 80, 443"], id="own-rules-lost"
        ),
        pytest.param(
            Firewall("sg-ours", (OPEN[0], YOURS)),
            ["build allow firewall-rule the world on 443"],
            id="one-own-rule-lost",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(YOURS, id="r3", port=8080))),
            ["prune revoke firewall-rule our rule for 8080 in your sg-web"],
            id="ours-for-a-port-no-longer-used",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(EQUAL, port=8080))), [], id="theirs-for-a-port-not-used"
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(YOURS, id="r4", source="sg-before"))),
            ["prune revoke firewall-rule our rule for 80 in your sg-web"],
            id="ours-for-a-group-that-was-replaced",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, replace(YOURS, protocol="udp"))),
            [ALLOW, "prune revoke firewall-rule our rule for udp 80 in your sg-web"],
            id="ours-changed-to-udp",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(YOURS, id="r5", protocol="-1", port=-1, last=-1))),
            ["prune revoke firewall-rule our rule for all traffic in your sg-web"],
            id="ours-changed-to-all-traffic",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(YOURS, id="r6", last=99))),
            ["prune revoke firewall-rule our rule for tcp 80-99 in your sg-web"],
            id="ours-changed-to-a-range",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(OPEN[0], id="r7", source="203.0.113.0/24"))),
            ["prune revoke firewall-rule our rule for 80 in our own group"],
            id="ours-in-our-group-changed-to-another-source",
        ),
        pytest.param(
            Firewall("sg-ours", (*OPEN, YOURS, replace(EQUAL, protocol="-1", port=-1))), [], id="all-of-yours"
        ),
    ],
)
def test_steps(found: Firewall | None, wanted: list[str]) -> None:
    """What is missing is allowed in BUILD, what is ours and unneeded is revoked in PRUNE."""
    assert _steps(found) == wanted


def test_ports_of_all_sites_are_allowed_once_in_each_group() -> None:
    """Two sites on one port need one rule; an instance with another group gets its own."""
    db = replace(WEB, label="db", id="i-db", groups=(("sg-db", "db"),))
    wish = spec(site("shop.kr", "web:80"), site("a.kr", "web:80", "web:81"), site("b.kr", "db:90"))
    assert _steps(COMPLETE, wish, replace(NETWORK, instances=(WEB, db))) == [
        "build allow firewall-rule the load balancer on 90 in your db",
        "build allow firewall-rule the load balancer on 81 in your launch-wizard-1",
    ]


def test_idle_pools_and_routes_are_let_in_too() -> None:
    """Their health is to be known; with `many` in the group of every instance."""
    twin = replace(WEB, id="i-twin", groups=(("sg-twin", "twin"),))
    wish = spec(site(pools=pools(blue="web:80", green="web:82"), routes=(Route("/a", pool("web:90")[0]),)))
    assert _steps(COMPLETE, wish, replace(NETWORK, instances=(WEB, twin))) == [
        "build allow firewall-rule the load balancer on 80, 82, 90 in your twin",
        "build allow firewall-rule the load balancer on 82, 90 in your launch-wizard-1",
    ]


def test_removal_revokes_ours_before_the_group_and_no_other() -> None:
    """A rule that refers to our group keeps it alive; an equal one of yours is not ours to remove."""
    found = Firewall("sg-ours", (*OPEN, YOURS, EQUAL))
    assert brief(firewall.removal(spec(), found)) == [
        "prune revoke firewall-rule our rule for 80 in your sg-web",
        "prune delete security-group ours around the load balancer",
    ]


@pytest.mark.parametrize("last", ["CreateSecurityGroup", "AuthorizeSecurityGroupIngress"])
def test_a_group_left_without_rules_by_a_crash_is_completed(desk: Desk, last: str) -> None:
    """The next `up` finds it by its tags and adds what is missing."""
    crash_in_up(desk, last)
    assert_next_up_completes(desk)


def test_a_group_of_our_name_made_meanwhile_is_not_adopted(desk: Desk) -> None:
    """Between the look and the create somebody takes the name: `up` stops and adds no rule to it."""
    with after(desk, "DescribeSecurityGroups", lambda: create_group(desk, our_name(desk)), nth=2):
        outcome = desk.up()
    assert [finding.id for finding in outcome.findings] == ["foreign-security-group"]
    assert "AuthorizeSecurityGroupIngress" not in desk.writes
    assert made(desk) == {"security_groups": 1}


def test_our_rule_goes_to_one_group_of_the_instance(desk: Desk) -> None:
    """Of several groups on the instance the first by id that is not `default` gets it."""
    other = create_group(desk, "second")
    instance = desk.spec.instances[0].id
    desk.aws().ec2.modify_instance_attribute(InstanceId=instance, Groups=[other, YOUR_GROUP])
    assert desk.up().status is ExitStatus.OK
    first, second = sorted((other, YOUR_GROUP))
    assert [rule["from"] for rule in our_rules(desk, first)] == [80]
    assert our_rules(desk, second) == []


def test_a_port_no_longer_used_is_closed_by_the_rules_own_id(desk: Desk) -> None:
    """Only our rule goes; yours for the same port stays."""
    before = group(desk)
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    assert desk.up().status is ExitStatus.OK
    assert [rule["from"] for rule in our_rules(desk)] == [8080]
    assert [rule for rule in group(desk)["ingress"] if not rule["tags"]] == before["ingress"]


def test_down_leaves_your_groups_byte_equal(desk: Desk) -> None:
    """Our rule and our group are gone, and nothing else."""
    before = desk.world.inventory()
    desk.up()
    assert_down_leaves_only(desk, before)


@pytest.mark.parametrize("lag", [2, 15])
def test_a_group_that_takes_rules_may_not_be_listed_yet(desk: Desk, lag: int) -> None:
    """Writes find it at once, lists seconds later (T4.12): it is waited for, and one group stands."""
    desk.world.lag = lag
    with patch.dict(veil.CODES, {"ec2": {}}):
        assert desk.up().status is ExitStatus.OK
    desk.clock.advance(60)
    assert keys(desk.plan()) == set()
    assert made(desk)["security_groups"] == 1


def test_a_group_that_is_never_listed_ends_as_a_wait(desk: Desk) -> None:
    """5, to be carried on; no bug."""
    desk.world.lag = 300
    with patch.dict(veil.CODES, {"ec2": {}}):
        outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "firewall" in {one.where for one in outcome.findings}
