"""The network: instances as EC2 shows them, and public subnets one a zone, the instances' zones first."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Edge, HealthCheck, Instance, Network, Stack
from edgeops.resources import network
from moto_fixtures.accounts import furnish
from tests.harness import Desk, keys
from tests.resources.accidents import assert_refused
from tests.resources.builders import NETWORK, spec, stack

MISSING = "i-0123456789abcdef0"


def _find(desk: Desk) -> Network:
    return network.find(desk.aws(), desk.spec, Stack("123456789012"))


def _slugs(found: Network) -> list[str]:
    return [problem.id for problem in found.problems]


def _subnet(desk: Desk, zone: str) -> str:
    """The default VPC's subnet in the zone with that letter."""
    subnets = furnish.subnets(desk.world.region)
    return str(next(each.id for each in subnets if each.availability_zone.endswith(zone)))


def _privately(desk: Desk, zones: Iterable[str]) -> None:
    """Give the subnets of these zones a route table of their own that leads nowhere."""
    ec2 = desk.aws().ec2
    vpc = desk.world.region.ec2.default_vpc.id
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    for zone in zones:
        ec2.associate_route_table(RouteTableId=table, SubnetId=_subnet(desk, zone))


def _instance_in_another_vpc(desk: Desk) -> str:
    ec2 = desk.aws().ec2
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.1.0/24")["Subnet"]["SubnetId"]
    made: Any = ec2.run_instances(ImageId=furnish.IMAGE, MinCount=1, MaxCount=1, SubnetId=subnet)
    return str(made["Instances"][0]["InstanceId"])


def test_an_instance_is_seen_with_its_groups_and_addresses(desk: Desk, two_sites: Desk) -> None:
    """The groups are those of the primary interface; an automatic address is not an Elastic IP."""
    with two_sites.world.activate():
        automatic = _find(two_sites).instances[0]
    assert (automatic.public_ip, automatic.has_elastic_ip) == ("3.36.71.82", False)
    with desk.world.activate():
        elastic = _find(desk).instances[0]
    assert (elastic.public_ip, elastic.has_elastic_ip) == ("13.124.55.66", True)
    assert elastic.groups == (("sg-0d41c8a96b52e7f30", "launch-wizard-1"),)
    assert (elastic.label, elastic.state, elastic.private_ip) == ("web", "running", "172.31.5.20")


def test_the_groups_of_a_second_interface_do_not_count(desk: Desk) -> None:
    """A load balancer talks to the primary interface of an instance."""
    ec2, vpc = desk.aws().ec2, desk.world.region.ec2.default_vpc.id
    other = ec2.create_security_group(GroupName="other", Description="x", VpcId=vpc)["GroupId"]
    made = ec2.create_network_interface(SubnetId=_subnet(desk, "a"), Groups=[other])["NetworkInterface"]
    instance = desk.spec.instances[0].id
    ec2.attach_network_interface(NetworkInterfaceId=made["NetworkInterfaceId"], InstanceId=instance, DeviceIndex=1)
    seen = _find(desk).instances[0]
    assert [name for _, name in seen.groups] == ["launch-wizard-1"]
    assert seen.interface != made["NetworkInterfaceId"]


@pytest.mark.parametrize(
    ("private", "zones", "chosen"),
    [
        pytest.param("", 2, "ab", id="the-instances-zone-and-the-next"),
        pytest.param("", 3, "abc", id="as-many-as-asked"),
        pytest.param("b", 2, "ac", id="a-private-subnet-is-passed-over"),
        pytest.param("a", 2, "bc", id="also-in-the-instances-own-zone"),
    ],
)
def test_public_subnets_are_chosen(desk: Desk, private: str, zones: int, chosen: str) -> None:
    """One a zone, the instance's zone first, and only where a route leads to the internet."""
    _privately(desk, private)
    desk.wish(edge=Edge(zones=zones))
    assert _find(desk).subnets == tuple(_subnet(desk, zone) for zone in chosen)


def test_only_availability_zones_of_the_region_are_chosen(desk: Desk) -> None:
    """Local Zones, whose names sort first, do not mix with them (T3.7)."""
    odd: Any = desk.world.region.ec2.get_subnet(_subnet(desk, "b"))
    odd._availability_zone = type("Zone", (), {"name": "ap-northeast-2-sel-1x", "zone_id": "x"})
    assert _find(desk).subnets == (_subnet(desk, "a"), _subnet(desk, "c"))


def test_a_subnet_on_an_outpost_is_passed_over(desk: Desk) -> None:
    """It does not mix with others (T3.7); moto knows of none."""
    public, odd = network._public, _subnet(desk, "b")

    def with_one(*asked: Any) -> Any:
        return [one | ({"OutpostArn": "arn"} if one["SubnetId"] == odd else {}) for one in public(*asked)]

    with patch.object(network, "_public", with_one):
        assert _find(desk).subnets == (_subnet(desk, "a"), _subnet(desk, "c"))


def test_zones_that_the_file_avoids_are_left_by_what_stands_there(desk: Desk) -> None:
    """`up` takes the load balancer out of them in one run; what is left must do."""
    desk.up()
    desk.wish(edge=Edge(avoid_zones=("ap-northeast-2b",)))
    assert desk.up().status is ExitStatus.OK
    assert _find(desk).subnets == (_subnet(desk, "a"), _subnet(desk, "c"))
    assert keys(desk.plan()) == set()
    desk.wish(edge=Edge(avoid_zones=tuple(f"ap-northeast-2{zone}" for zone in "bcd")))
    (problem,) = assert_refused(desk, "too-few-public-subnets")
    assert "avoid_zones" in problem.why


def test_the_instances_zone_comes_first_whatever_its_name(desk: Desk) -> None:
    """An instance in the last zone has its zone among the two."""
    made: Any = desk.aws().ec2.run_instances(ImageId=furnish.IMAGE, MinCount=1, MaxCount=1, SubnetId=_subnet(desk, "d"))
    desk.wish(instances=(Instance("web", made["Instances"][0]["InstanceId"]),))
    assert _find(desk).subnets == (_subnet(desk, "d"), _subnet(desk, "a"))


def test_every_zone_with_an_instance_is_included(desk: Desk) -> None:
    """Instances in three zones make three subnets, although two were asked for."""
    labels = {"web": desk.spec.instances[0].id}
    for zone in "cd":
        made: Any = desk.aws().ec2.run_instances(
            ImageId=furnish.IMAGE, MinCount=1, MaxCount=1, SubnetId=_subnet(desk, zone)
        )
        labels[zone] = made["Instances"][0]["InstanceId"]
    desk.wish(instances=tuple(Instance(label, id) for label, id in labels.items()))
    assert _find(desk).subnets == tuple(_subnet(desk, zone) for zone in "acd")


def test_a_target_in_a_zone_without_a_public_subnet_is_a_problem(desk: Desk) -> None:
    """It would be registered and never get a request (T3.27); an instance that is no target is no matter."""
    _privately(desk, "a")
    assert _slugs(_find(desk)) == ["zone-without-public-subnet"]
    assert desk.up().status is ExitStatus.REFUSED
    assert desk.writes == []
    desk.wish(sites=())
    assert _slugs(_find(desk)) == []


def test_a_main_route_table_that_leads_nowhere_makes_subnets_private(desk: Desk) -> None:
    """Without a route table of its own a subnet has the VPC's main one."""
    ec2 = desk.aws().ec2
    main = next(each for each in ec2.describe_route_tables()["RouteTables"] if each["Routes"][1:])
    ec2.delete_route(RouteTableId=main["RouteTableId"], DestinationCidrBlock="0.0.0.0/0")
    assert _slugs(_find(desk)) == ["too-few-public-subnets"]


def test_two_subnets_in_one_zone_are_not_enough(desk: Desk) -> None:
    """A load balancer needs two zones (T3.7): a second public subnet in the same zone does not help."""
    desk.aws().ec2.create_subnet(
        VpcId=desk.world.region.ec2.default_vpc.id,
        CidrBlock="172.31.200.0/24",
        AvailabilityZone="ap-northeast-2a",
    )
    _privately(desk, "bcd")
    found = _find(desk)
    assert _slugs(found) == ["too-few-public-subnets"]
    assert "in 1 zone;" in found.problems[0].what


@pytest.mark.parametrize(
    ("happened", "slugs"),
    [
        pytest.param("stop", ["instance-stopped"], id="stopped"),
        pytest.param("terminate", ["instance-terminated"], id="terminated"),
    ],
)
def test_an_instance_that_cannot_answer_is_a_problem(desk: Desk, happened: str, slugs: list[str]) -> None:
    """A stopped instance is to be started, a terminated one does not come back."""
    getattr(desk.world.instance("web"), happened)()
    assert _slugs(_find(desk)) == slugs


def test_a_pending_instance_is_fine(desk: Desk) -> None:
    """It is about to run."""
    desk.world.region.ec2.get_instance(desk.spec.instances[0].id)._state.name = "pending"
    assert _slugs(_find(desk)) == []
    assert _find(desk).instances[0].state == "pending"


def test_a_missing_instance_hides_no_other(desk: Desk) -> None:
    """AWS refuses the whole call for one unknown id; the others are seen all the same."""
    desk.wish(instances=(Instance("old", MISSING), *desk.spec.instances))
    found = _find(desk)
    assert _slugs(found) == ["instance-missing"]
    assert MISSING in found.problems[0].what
    assert [seen.label for seen in found.instances] == ["web"]


TAGS = {"Name": "web", "env": "prod"}


def _launch(desk: Desk, **tags: str) -> str:
    """One more instance in the default VPC."""
    listed: Any = [{"ResourceType": "instance", "Tags": [{"Key": key, "Value": tags[key]} for key in tags]}]
    subnet = _subnet(desk, "a")
    made: Any = desk.aws().ec2.run_instances(
        ImageId=furnish.IMAGE, MinCount=1, MaxCount=1, SubnetId=subnet, TagSpecifications=listed
    )
    return str(made["Instances"][0]["InstanceId"])


@pytest.mark.parametrize(
    ("launched", "many", "slugs"),
    [
        pytest.param([TAGS], False, [], id="one"),
        pytest.param([], False, ["instance-missing"], id="none"),
        pytest.param([], True, ["instance-missing"], id="none-of-many"),
        pytest.param([{"Name": "web"}, {"env": "prod"}], False, ["instance-missing"], id="each-has-one-of-two-tags"),
        pytest.param([TAGS, TAGS], False, ["several-instances"], id="two"),
        pytest.param([TAGS, TAGS], True, [], id="many"),
        pytest.param([TAGS, {"Name": "web"}, TAGS | {"env": "test"}], False, [], id="one-that-has-all"),
    ],
)
def test_instances_are_found_by_all_their_tags(
    desk: Desk, launched: list[dict[str, str]], many: bool, slugs: list[str]
) -> None:
    """Two are refused with their ids, unless many are wanted; they come in the order of their ids."""
    ids = sorted(_launch(desk, **tags) for tags in launched if tags == TAGS)
    for tags in launched:
        if tags != TAGS:
            _launch(desk, **tags)
    desk.wish(instances=(Instance("app", tag=tuple(TAGS.items()), many=many),))
    found = _find(desk)
    assert _slugs(found) == slugs
    assert [(seen.label, seen.id) for seen in found.instances] == [("app", id) for id in ids]
    assert all(id in problem.what for problem in found.problems for id in ids)
    assert all("Name = web, env = prod" in problem.what for problem in found.problems)


@pytest.mark.parametrize(
    ("happened", "slugs"),
    [("terminate_instances", []), ("stop_instances", ["several-instances", "instance-stopped"])],
    ids=["terminated", "stopped"],
)
def test_a_terminated_instance_is_not_meant_by_a_tag(desk: Desk, happened: str, slugs: list[str]) -> None:
    """A new one took its place; a stopped one may be the one that is meant."""
    old, new = _launch(desk, **TAGS), _launch(desk, **TAGS)
    getattr(desk.aws().ec2, happened)(InstanceIds=[old])
    desk.wish(instances=(Instance("app", tag=tuple(TAGS.items())),))
    found = _find(desk)
    assert _slugs(found) == slugs
    assert new in {seen.id for seen in found.instances}


def test_many_instances_are_all_behind_the_load_balancer(desk: Desk) -> None:
    """One that joins is registered by the next `up`, one that was taken away leaves."""
    tags: Any = [{"Key": key, "Value": value} for key, value in TAGS.items()]
    first, second = desk.spec.instances[0].id, _launch(desk, **TAGS)
    desk.aws().ec2.create_tags(Resources=[first], Tags=tags)
    desk.world.region.ports.set(second, 80, "ok")
    desk.wish(instances=(Instance("web", tag=tuple(TAGS.items()), many=True),))
    desk.wish_site("koing.shop", health=HealthCheck())
    assert _behind(desk) == {first, second}
    desk.aws().ec2.terminate_instances(InstanceIds=[second])
    assert _behind(desk) == {first}


def _behind(desk: Desk) -> set[str]:
    """The instances that decide on health after `up`."""
    assert desk.up().status is ExitStatus.OK
    health = desk.look().health
    assert health is not None
    return {one.id for one in health.live["koing.shop"] if one.state != "draining"}


def test_instances_in_two_vpcs_are_a_problem(desk: Desk) -> None:
    """A load balancer reaches instances of one VPC only."""
    desk.wish(instances=(*desk.spec.instances, Instance("far", _instance_in_another_vpc(desk))))
    assert "instances-in-several-vpcs" in _slugs(_find(desk))


def test_subnets_are_not_read_for_a_load_balancer_that_fits(desk: Desk) -> None:
    """The second run takes the subnets from the load balancer."""
    chosen = _find(desk).subnets
    desk.up()
    desk.status()
    assert not {"DescribeSubnets", "DescribeRouteTables"} & set(desk.operations())
    assert sorted(_find(desk).subnets) == sorted(chosen)


def test_find_reads_only_and_nothing_is_ever_changed(desk: Desk) -> None:
    """The network is yours: no write, no step, no removal."""
    desk.world.clear_calls()
    _find(desk)
    assert desk.writes == []
    gone = replace(NETWORK, instances=(), subnets=())
    assert [network.steps(spec(), seen, stack()) for seen in (None, NETWORK, gone)] == [[], [], []]
    assert network.removal(spec(), NETWORK) == []
