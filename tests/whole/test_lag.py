"""Eventual consistency: what was just made is found and listed only some seconds later."""

from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus
from moto_fixtures.faults import ClientKilled, Fault, Kill
from tests.harness import Desk


@pytest.mark.parametrize("lag", [3, 15])
@pytest.mark.parametrize("account", ["S0", "S3"])
def test_up_and_down_complete_although_everything_is_seen_late(account: str, lag: int) -> None:
    """One `up` is enough, a second one writes nothing, `down` takes all away (T1.1, T3.13, T4.12)."""
    with Desk.open(account) as desk:
        desk.world.lag = lag
        outcome = desk.up()
        assert outcome.status is ExitStatus.OK, outcome.findings
        desk.clock.advance(60)
        assert desk.up().status is ExitStatus.OK
        assert desk.writes == []
        assert desk.down().status is ExitStatus.OK


def _killed_and_run_again_at_once(desk: Desk, operation: str) -> None:
    """The second run cannot see yet what the first one made last."""
    desk.world.lag = 15
    desk.world.faults.add(Fault(operation, Kill("after")))
    with pytest.raises(ClientKilled):
        desk.up()
    desk.world.revive()
    desk.world.faults.clear()
    again = desk.up()
    assert again.status is ExitStatus.OK, again.findings


def test_an_address_that_was_not_listed_yet_is_used_after_all(two_sites: Desk) -> None:
    """Killed after AllocateAddress and run again at once: the new one is released, one address is left (T0.2)."""
    desk = two_sites
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))
    _killed_and_run_again_at_once(desk, "ec2.AllocateAddress")
    addresses = desk.world.inventory()["regions"][desk.spec.region]["addresses"].values()
    assert [address["instance"] is not None for address in addresses] == [True]


def test_a_security_group_that_was_not_listed_yet_is_used_after_all(desk: Desk) -> None:
    """Killed after CreateSecurityGroup and run again at once: its name is taken, by us, which shows a little later."""
    _killed_and_run_again_at_once(desk, "ec2.CreateSecurityGroup")
    groups = desk.world.inventory()["regions"][desk.spec.region]["security_groups"].values()
    assert [group["name"].startswith("eo-koing-") for group in groups].count(True) == 1


def test_down_killed_and_run_again_at_once_does_not_stumble_over_what_is_still_listed(desk: Desk) -> None:
    """The load balancer and the groups are listed for a while after they are gone (T3.3)."""
    desk.up()
    desk.world.lag = 15
    desk.world.faults.add(Fault("elbv2.DeleteTargetGroup", Kill("after")))
    with pytest.raises(ClientKilled):
        desk.down()
    desk.world.revive()
    desk.world.faults.clear()
    again = desk.down()
    assert again.status is ExitStatus.OK, again.findings
    assert desk.down().status is ExitStatus.OK
