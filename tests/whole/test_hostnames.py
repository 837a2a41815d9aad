"""A name that leads to an instance's own address: for ssh and CI, beside the sites (I17)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus
from tests.dns import plain, put, zone_of
from tests.harness import Desk
from tests.resources.accidents import assert_refused

SSH = "ssh.msa-lab.kr"


@pytest.fixture
def named() -> Iterator[Desk]:
    """S2: an instance with an Elastic IP and a host name."""
    with Desk.open("S2") as opened:
        yield opened


def _at_ssh(desk: Desk) -> list[str]:
    """The record at the host name, by its values, and whether there is a marker."""
    zone = zone_of(desk, "msa-lab.kr")
    found = [zone.plain(SSH, "A"), zone.plain(f"_edgeops.{SSH}", "TXT")]
    return [one["ResourceRecords"][0]["Value"].partition(" ")[0] for one in found if one]


def test_an_instances_host_name_follows_its_address(named: Desk) -> None:
    """Written for what is on it, moved when another Elastic IP is put there, taken away by `down` without a file."""
    assert named.up().status is ExitStatus.OK
    assert _at_ssh(named) == ["43.200.17.88", '"edgeops/1']
    ec2 = named.aws().ec2
    ec2.disassociate_address(AssociationId=ec2.describe_addresses()["Addresses"][0]["AssociationId"])
    fresh = ec2.allocate_address(Domain="vpc")
    ec2.associate_address(AllocationId=fresh["AllocationId"], InstanceId=named.world.instance("docker-host").id)
    moving = next(report.step for report in named.plan().result.steps)  # type: ignore[union-attr, arg-type]
    assert moving.interrupts == f"{SSH} leads somewhere else now"
    assert named.up().status is ExitStatus.OK
    assert named.writes == ["ChangeResourceRecordSets"]
    assert _at_ssh(named) == [fresh["PublicIp"], '"edgeops/1']
    assert named.up().status is ExitStatus.OK
    assert named.writes == []
    named.wish(sites=(), instances=())
    assert named.down("certificate").status is ExitStatus.OK
    assert _at_ssh(named) == []


def test_a_host_name_that_leaves_the_file_is_taken_away(named: Desk) -> None:
    """Its marker says which address we wrote."""
    named.up()
    named.wish(instances=(replace(named.spec.instances[0], hostname=None),))
    assert named.up().status is ExitStatus.OK
    assert named.writes == ["ChangeResourceRecordSets"]
    assert _at_ssh(named) == []


def test_a_host_name_repointed_by_hand_is_left_by_down(named: Desk) -> None:
    """It leads to an address that we never wrote."""
    named.up()
    put(named, plain("A", "203.0.113.1", name=SSH), zone="msa-lab.kr")
    outcome = named.down()
    assert [finding.id for finding in outcome.findings] == ["record-changed-by-hand"]
    assert _at_ssh(named) == ["203.0.113.1", '"edgeops/1']


def test_a_foreign_record_with_the_right_address_is_left_alone(named: Desk) -> None:
    """Somebody has written it before us: no marker, no step, and `down` leaves it."""
    theirs = plain("A", "43.200.17.88", name=SSH, ttl=3600)
    put(named, theirs, zone="msa-lab.kr")
    assert named.up().status is ExitStatus.OK
    assert _at_ssh(named) == ["43.200.17.88"]
    assert named.up().status is ExitStatus.OK
    assert named.writes == []
    assert named.down().status is ExitStatus.OK
    assert zone_of(named, "msa-lab.kr").plain(SSH, "A") == theirs


def test_a_foreign_record_with_another_address_stands_in_the_way(named: Desk) -> None:
    """It is shown and left, until its name is to be taken over; then `down` puts it back."""
    theirs = plain("A", "43.200.17.88", "203.0.113.1", name=SSH, ttl=3600)
    put(named, theirs, zone="msa-lab.kr")
    assert_refused(named, "foreign-record")
    named.wish(takeover=frozenset({SSH}))
    assert named.up().status is ExitStatus.OK
    assert _at_ssh(named) == ["43.200.17.88", '"edgeops/1']


def test_a_host_name_wants_an_elastic_ip(named: Desk) -> None:
    """An automatic address changes with every stop, and the name would lead to a stranger."""
    ec2 = named.aws().ec2
    ec2.disassociate_address(AssociationId=ec2.describe_addresses()["Addresses"][0]["AssociationId"])
    (problem,) = assert_refused(named, "hostname-without-elastic-ip")
    assert problem.where == "instances.web.hostname"
    named.wish(instances=(replace(named.spec.instances[0], elastic_ip=True),))
    assert named.up().status is ExitStatus.OK
    (ours,) = (one for one in named.look().address.items)  # type: ignore[union-attr]
    assert _at_ssh(named) == [ours.ip, '"edgeops/1']
