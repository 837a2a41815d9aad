"""Instances of this region and of the others, and which ports their security groups open."""

import pytest

from edgeops.aws.machines import Machines
from edgeops.model import Openings
from moto_fixtures.accounts import furnish, s0
from moto_fixtures.faults import EVERY, Denied, Fault
from tests.harness import Desk

FAR = "us-east-1"
FAR_ID = "i-0aaaaaaaaaaaaaaa1"


def far_away(desk: Desk) -> None:
    """An instance in another region."""
    region = desk.world.cloud.region(FAR)
    group = furnish.security_group(region, "launch-wizard-9", (80,), "sg-0aaaaaaaaaaaaaaa1")
    furnish.instance(region, "far", FAR_ID, group, "t2.micro", "3.80.1.2")


def machines(desk: Desk) -> Machines:
    return desk.aws().machines


def test_an_instance_is_told_with_name_address_and_groups(desk: Desk) -> None:
    """S0's has an Elastic IP."""
    (web,) = machines(desk).here()
    assert (web.id, web.name, web.state, web.address, web.has_elastic_ip, web.groups) == (
        s0.INSTANCE_ID,
        "web",
        "running",
        "13.124.55.66",
        True,
        (s0.GROUP_ID,),
    )


def test_terminated_instances_are_not_there(desk: Desk) -> None:
    """Stopped ones are."""
    desk.world.instance("web").stop()
    assert [one.state for one in machines(desk).here()] == ["stopped"]
    desk.world.instance("web").terminate()
    assert machines(desk).here() == []


def test_the_other_enabled_regions_are_searched(desk: Desk) -> None:
    """By address; this one is not."""
    far_away(desk)
    found = machines(desk).elsewhere({"ip-address": ["3.80.1.2", "13.124.55.66"]})
    assert {region: [one.id for one in there] for region, there in found.items()} == {FAR: [FAR_ID]}


def test_a_region_that_does_not_answer_is_left_out(desk: Desk) -> None:
    """The search is a courtesy: what is forbidden there is no error here."""
    far_away(desk)
    asked = machines(desk)
    desk.world.faults.add(Fault("ec2.DescribeInstances", Denied(), times=EVERY))
    assert asked.elsewhere({"instance-state-name": ["running"]}) == {}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"CidrIp": "0.0.0.0/0"}, Openings((3000,), (3000,))),
        ({"CidrIp": "203.0.113.0/24"}, Openings((), (3000,))),
    ],
    ids=["everybody", "some"],
)
def test_an_open_port_is_open_to_all_or_to_some(desk: Desk, rule: dict[str, str], expected: Openings) -> None:
    """As the rules' networks say."""
    group = furnish.security_group(desk.world.region, "another", (), "sg-0bbbbbbbbbbbbbbb1")
    desk.world.region.ec2.authorize_security_group_ingress(group, "tcp", "2990", "3010", [rule])
    assert machines(desk).openings([group], [80, 3000]) == expected


def test_what_only_another_group_may_reach_is_open_to_nobody(desk: Desk) -> None:
    """From here it cannot be reached either."""
    region = desk.world.region
    group = furnish.security_group(region, "another", (), "sg-0bbbbbbbbbbbbbbb1")
    region.ec2.authorize_security_group_ingress(group, "tcp", "80", "80", [], source_groups=[{"GroupId": s0.GROUP_ID}])
    assert machines(desk).openings([group], [80]) == Openings()
    assert machines(desk).openings([], [80]) == Openings()
