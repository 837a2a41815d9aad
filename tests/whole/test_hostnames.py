"""A name that leads to an instance's own address: for ssh and CI, beside the sites (I17)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Instance
from moto_fixtures.accounts import furnish
from tests.dns import plain, put, zone_of
from tests.harness import Desk, keys
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


@pytest.fixture
def automatic() -> Iterator[Desk]:
    """S3: the name for ssh leads, by a record of somebody else's, to the address that an Elastic IP will replace."""
    with Desk.open("S3") as opened:
        furnish.record(zone_of(opened, "main.io"), "ssh.main.io", "A", "3.36.71.82")
        (web, *others) = opened.spec.instances
        opened.wish(instances=(replace(web, elastic_ip=True, hostname="ssh.main.io"), *others))
        yield opened


def _ssh_at(desk: Desk) -> str:
    value: str = zone_of(desk, "main.io").plain("ssh.main.io", "A")["ResourceRecords"][0]["Value"]
    return value


def test_a_name_at_the_automatic_address_can_be_taken_over_with_it(automatic: Desk) -> None:
    """After health the Elastic IP comes, and at once the name; what is advised is what helps."""
    problems = assert_refused(automatic, "address-in-use")
    assert {one.id for one in problems} >= {"address-in-use", "foreign-record"}
    for one in problems:
        assert "--takeover ssh.main.io leads the name to the" in one.fix
        assert "load balancer" not in one.fix
    automatic.wish(takeover=frozenset({"ssh.main.io"}))
    planned = keys(automatic.plan())
    assert ("prune", "take-over", "records", "ssh.main.io") in planned
    done = automatic.up()
    assert done.status is ExitStatus.OK
    assert keys(done) == planned
    assert automatic.writes[-3:] == ["AllocateAddress", "AssociateAddress", "ChangeResourceRecordSets"]
    (ours,) = automatic.look().address.items  # type: ignore[union-attr]
    assert _ssh_at(automatic) == ours.ip
    automatic.wish(takeover=frozenset())
    assert automatic.up().status is ExitStatus.OK
    assert automatic.writes == []


def test_while_a_target_is_sick_the_name_keeps_its_automatic_address(automatic: Desk) -> None:
    """Neither the address nor the record is touched."""
    automatic.wish(takeover=frozenset({"ssh.main.io"}))
    automatic.world.instance("web").set_port(8080, "closed")
    assert automatic.up().status is ExitStatus.UNHEALTHY
    assert _ssh_at(automatic) == "3.36.71.82"
    assert "AllocateAddress" not in automatic.writes


def test_another_name_at_the_address_says_both_keys_that_would_have_to_go(automatic: Desk) -> None:
    """Without elastic_ip alone the host name would stand in the way next."""
    furnish.record(zone_of(automatic, "main.io"), "ci.main.io", "A", "3.36.71.82")
    automatic.wish(takeover=frozenset({"ssh.main.io"}))
    (problem,) = assert_refused(automatic, "address-in-use")
    assert "leave out elastic_ip, hostname" in problem.fix


def test_a_host_name_at_an_address_that_is_on_nothing_is_no_success(automatic: Desk) -> None:
    """The Elastic IP left the file and was taken off by hand: the name leads nowhere."""
    automatic.wish(takeover=frozenset({"ssh.main.io"}))
    automatic.up()
    (ours,) = automatic.look().address.items  # type: ignore[union-attr]
    automatic.aws().ec2.disassociate_address(AssociationId=ours.association)
    (web, *others) = automatic.spec.instances
    automatic.wish(instances=(replace(web, elastic_ip=False), *others))
    assert_refused(automatic, "hostname-without-elastic-ip")
    assert automatic.status().status is ExitStatus.UNHEALTHY
    automatic.wish(instances=(web, *others))
    assert automatic.up().status is ExitStatus.OK
    assert automatic.writes == ["AssociateAddress"]


NEW = "i-0aaaaaaaaaaaaaaaa"


@pytest.mark.parametrize("labels", [("web", "old"), ("old", "web")], ids="-then-".join)
def test_a_label_moves_on_and_the_old_instance_gets_another(two_sites: Desk, labels: tuple[str, str]) -> None:
    """The address follows its label. What the old one gets instead is in the first plan, and the first `up` is the
    last.
    """
    (web,) = two_sites.spec.instances
    furnish.instance(
        two_sites.world.region, "app", NEW, "sg-0e82b5f7c4d1a9630", "t3.small", "3.36.71.99", "172.31.5.30"
    )
    two_sites.world.region.ports.set(NEW, 8080, "ok")
    two_sites.wish(instances=(replace(web, elastic_ip=True, hostname="ssh.main.io"),), sites=two_sites.spec.sites[:1])
    two_sites.up()
    before = _leads(two_sites, "ssh.main.io")
    wished = {"web": Instance("web", NEW, elastic_ip=True, hostname="ssh.main.io")}
    wished["old"] = replace(web, label="old", elastic_ip=True, hostname="old.main.io")
    two_sites.wish(instances=tuple(wished[label] for label in labels))
    steps = {(one.kind, one.name): one for one in (report.step for report in two_sites.plan().result.steps)}  # type: ignore[union-attr]
    assert [charge.item for charge in steps["elastic-ip", "old"].costs] == ["public-ipv4"]
    assert two_sites.up().status is ExitStatus.OK
    assert _leads(two_sites, "ssh.main.io") == before
    assert _leads(two_sites, "old.main.io") not in {"", before}
    described = two_sites.aws().ec2.describe_addresses()["Addresses"]
    assert {one["PublicIp"]: one["InstanceId"] for one in described} == {
        before: NEW,
        _leads(two_sites, "old.main.io"): web.id,
    }
    assert two_sites.up().status is ExitStatus.OK
    assert two_sites.writes == []


def _leads(desk: Desk, host: str) -> str:
    record = zone_of(desk, "main.io").plain(host, "A")
    return record["ResourceRecords"][0]["Value"] if record else ""
