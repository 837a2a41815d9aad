"""Elastic IPs: allocated once, put on the instance, never taken from anybody."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.events import Warned
from edgeops.model import Address, Addresses, Instance, InstanceSeen, Network
from edgeops.resources import address
from moto_fixtures.accounts import furnish
from tests.dns import records_at
from tests.harness import Desk
from tests.resources.accidents import (
    after,
    assert_down_leaves_only,
    assert_refused,
    crash_in_up,
    made,
    up_without_answer,
)
from tests.resources.builders import NETWORK, WEB, brief, spec, stack

ON = Address("web", "eipalloc-1", "1.1.1.1", "eipassoc-1", "i-web")
OFF = Address("web", "eipalloc-2", "2.2.2.2")
OFF_TOO = Address("web", "eipalloc-3", "3.3.3.3")
BARE, ELASTIC = WEB, replace(WEB, has_elastic_ip=True)
CREATE, ASSOCIATE = "build create elastic-ip web", "build associate elastic-ip web"


def _asking(asks: bool = True) -> Any:
    return spec(instances=(Instance("web", "i-web", elastic_ip=asks),))


@pytest.mark.parametrize(
    ("asks", "seen", "ours", "wanted"),
    [
        pytest.param(True, BARE, (), [CREATE], id="nothing-there"),
        pytest.param(True, ELASTIC, (ON,), [], id="complete"),
        pytest.param(True, ELASTIC, (), [], id="somebody-elses-is-fine"),
        pytest.param(True, BARE, (OFF,), [ASSOCIATE], id="ours-is-not-on-it"),
        pytest.param(True, BARE, (OFF, OFF_TOO), [ASSOCIATE, "prune release elastic-ip web 3.3.3.3"], id="two-of-ours"),
        pytest.param(True, ELASTIC, (ON, OFF), ["prune release elastic-ip web 2.2.2.2"], id="a-spare-beside-it"),
        pytest.param(True, BARE, (replace(OFF, label="db"),), [CREATE], id="ours-of-another-instance"),
        pytest.param(False, BARE, (), [], id="not-asked-for"),
        pytest.param(False, BARE, (OFF,), [], id="not-asked-for-any-more"),
    ],
)
def test_steps(asks: bool, seen: InstanceSeen, ours: tuple[Address, ...], wanted: list[str]) -> None:
    """An address is made only where none is on the instance and none of ours is free; spares are released last."""
    known = stack(network=replace(NETWORK, instances=(seen,)))
    assert brief(address.steps(_asking(asks), Addresses(ours), known)) == wanted


@pytest.mark.parametrize(("ours", "verb"), [((), "create"), ((OFF,), "associate")], ids=["a-new-one", "ours"])
def test_while_a_name_moves_away_from_the_automatic_address_it_waits(ours: tuple[Address, ...], verb: str) -> None:
    """The cut-over comes first, so it is a step of PRUNE, and says what is lost."""
    (step,) = address.steps(_asking(), Addresses(ours, {"web": 300}), stack())
    assert brief([step]) == [f"prune {verb} elastic-ip web"]
    assert "3.35.0.1" in (step.interrupts or "")


def test_a_new_address_says_what_it_costs_and_who_notices() -> None:
    """It costs a public IPv4, and the instance's automatic address is lost."""
    (step,) = address.steps(_asking(), None, stack())
    assert [charge.item for charge in step.costs] == ["public-ipv4"]
    assert "3.35.0.1" in (step.interrupts or "")


def test_a_release_is_irreversible() -> None:
    """A released address never comes back (T4.9)."""
    spare = address.steps(_asking(), Addresses((ON, OFF)), stack(network=Network("vpc-1", (ELASTIC,))))
    assert [step.irreversible for step in spare] == [True]


@pytest.mark.parametrize(("discard", "released"), [((), []), (("address",), ["prune release elastic-ip web 1.1.1.1"])])
def test_removal_keeps_the_address_unless_asked(discard: Any, released: list[str]) -> None:
    """`down` releases it only with --delete-address."""
    assert brief(address.removal(spec(discard=frozenset(discard)), Addresses((ON,)))) == released


@pytest.fixture
def asking(two_sites: Desk) -> Desk:
    """An instance with an automatic address, and a wish for an Elastic IP on it."""
    web = two_sites.spec.instances[0]
    two_sites.wish(instances=(replace(web, elastic_ip=True),), sites=two_sites.spec.sites[:1])
    return two_sites


def _addresses(desk: Desk) -> list[dict[str, Any]]:
    return list(desk.world.inventory()["regions"]["ap-northeast-2"]["addresses"].values())


def _allocate(desk: Desk, tags: dict[str, str]) -> str:
    listed: Any = [{"Key": key, "Value": value} for key, value in tags.items()]
    tagged: Any = [{"ResourceType": "elastic-ip", "Tags": listed}] if listed else []
    return desk.aws().ec2.allocate_address(Domain="vpc", TagSpecifications=tagged)["AllocationId"]


def test_one_address_is_allocated_tagged_and_associated(asking: Desk) -> None:
    """It carries its identity from the call that makes it."""
    assert asking.up().status is ExitStatus.OK
    (ours,) = _addresses(asking)
    assert asking.writes.count("AllocateAddress") == 1
    assert ours["instance"] == asking.spec.instances[0].id
    assert ours["tags"] == naming.tags("main", "address", part="web")


def test_an_address_left_by_a_crash_is_used(asking: Desk) -> None:
    """Allocated and not associated: the next `up` puts that one on the instance."""
    crash_in_up(asking, "AllocateAddress")
    assert [one["instance"] for one in _addresses(asking)] == [None]
    assert asking.up().status is ExitStatus.OK
    assert "AllocateAddress" not in asking.writes
    assert [one["instance"] for one in _addresses(asking)] == [asking.spec.instances[0].id]


def test_allocate_is_never_sent_twice(asking: Desk) -> None:
    """When its answer is lost `up` fails; the next one finds the address by its tags (T0.2)."""
    assert up_without_answer(asking, "AllocateAddress").status is ExitStatus.FAILED
    assert asking.writes.count("AllocateAddress") == 1
    assert asking.up().status is ExitStatus.OK
    assert "AllocateAddress" not in asking.writes
    assert made(asking)["addresses"] == 1


def test_a_spare_of_ours_is_released_in_the_end(asking: Desk) -> None:
    """Of two with our tags one is kept and the other released after everything else stands."""
    for _ in range(2):
        _allocate(asking, naming.tags("main", "address", part="web"))
    assert asking.up().status is ExitStatus.OK
    assert asking.writes[-1] == "ReleaseAddress"
    assert [one["instance"] for one in _addresses(asking)] == [asking.spec.instances[0].id]


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param({}, id="untagged"),
        pytest.param(naming.tags("other", "address", part="web"), id="of-another-stack"),
        pytest.param({"edgeops:stack": "main"}, id="half-our-tags"),
    ],
)
def test_a_free_address_of_somebody_else_is_not_taken(asking: Desk, tags: dict[str, str]) -> None:
    """Ownership is proven by all our tags; what `down` leaves of the others is byte-equal."""
    _allocate(asking, tags)
    before = asking.world.inventory()
    asking.up()
    assert "AllocateAddress" in asking.writes
    assert_down_leaves_only(asking, before)


def test_a_name_that_points_at_the_automatic_address_stands_in_the_way(asking: Desk) -> None:
    """Taking an Elastic IP releases that address, and the name would lead nowhere (T4.6)."""
    zone = asking.world.cloud.dns.zone_named("main.io")
    furnish.record(zone, "ssh.main.io", "A", "203.0.113.1", "3.36.71.82")
    (problem,) = assert_refused(asking, "address-in-use")
    assert "ssh.main.io" in problem.what


@pytest.mark.parametrize(
    ("name", "kind", "value"),
    [
        pytest.param("ssh.main.io", "A", "203.0.113.1", id="another-address"),
        pytest.param("note.main.io", "TXT", '"3.36.71.82"', id="not-an-address-record"),
    ],
)
def test_other_records_do_not_stand_in_the_way(asking: Desk, name: str, kind: str, value: str) -> None:
    """Only A records with the automatic address count."""
    furnish.record(asking.world.cloud.dns.zone_named("main.io"), name, kind, value)
    assert asking.plan().status is ExitStatus.OK


def test_a_name_that_points_at_an_elastic_ip_is_fine(desk: Desk) -> None:
    """An Elastic IP that is on the instance stays there, so nothing breaks."""
    desk.wish(instances=(replace(desk.spec.instances[0], elastic_ip=True),))
    furnish.record(desk.world.cloud.dns.zone_named("koing.shop"), "ssh.koing.shop", "A", "13.124.55.66")
    assert desk.up().status is ExitStatus.OK
    assert not {"AllocateAddress", "AssociateAddress"} & set(desk.writes)


@pytest.fixture
def live() -> Iterator[Desk]:
    """live-a: koing.shop works on the automatic address that an Elastic IP is going to replace."""
    with Desk.open("live-a") as opened:
        yield opened


def _take_over(desk: Desk) -> None:
    desk.wish(takeover=frozenset(desk.spec.hosts))


def _old_record(desk: Desk) -> bool:
    return "3.35.61.7" in str(records_at(desk, "koing.shop")["record koing.shop. A"])


def test_a_name_that_is_not_taken_over_stands_in_the_way(live: Desk) -> None:
    """Of two names at the automatic address one moves and the other would lead nowhere."""
    furnish.record(live.world.cloud.dns.zone_named("koing.shop"), "api.koing.shop", "A", "3.35.61.7")
    problems = assert_refused(live, "address-in-use")
    assert {one.what.split(" ")[0] for one in problems if one.id == "address-in-use"} == {
        "koing.shop",
        "api.koing.shop",
    }
    _take_over(live)
    (problem,) = assert_refused(live, "address-in-use")
    assert problem.what.startswith("api.koing.shop leads to 3.35.61.7")


def test_it_is_taken_after_the_cut_over_and_the_old_records_ttl(live: Desk) -> None:
    """Nobody remembers the old record any more when its address is lost; the wait says so."""
    _take_over(live)
    moved: list[float] = []

    def note() -> None:
        moved.append(live.clock.now())

    with after(live, "ChangeResourceRecordSets", note, nth=2), after(live, "AllocateAddress", note):
        assert live.up().status is ExitStatus.OK
    assert moved[1] - moved[0] >= 300
    assert any("remembers the old record" in getattr(event, "what", "") for event in live.events)
    assert live.writes[-2:] == ["AllocateAddress", "AssociateAddress"]
    assert live.up().status is ExitStatus.OK
    assert live.writes == []


def test_while_a_target_is_sick_neither_name_nor_address_is_touched(live: Desk) -> None:
    """Visitors still come by the automatic address."""
    _take_over(live)
    live.world.instance("web").set_port(80, "closed")
    assert live.up().status is ExitStatus.UNHEALTHY
    assert _old_record(live)
    assert "AllocateAddress" not in live.writes


@pytest.mark.parametrize(
    "last", [("ChangeResourceRecordSets", 2), ("GetChange", 1)], ids=["in-the-cut-over", "right-after-it"]
)
def test_a_crash_between_cut_over_and_address_still_waits(live: Desk, last: tuple[str, int]) -> None:
    """The marker tells where the name led, so the next `up` lets its TTL pass, also without --takeover."""
    _take_over(live)
    crash_in_up(live, *last)
    assert not _old_record(live)
    live.wish(takeover=frozenset())
    start = live.clock.now()
    assert live.up().status is ExitStatus.OK
    assert live.writes == ["DeleteRule", "AllocateAddress", "AssociateAddress"]  # the rule of early health
    assert live.clock.now() - start >= 300


def test_what_led_to_the_address_that_is_lost_is_not_put_back(live: Desk) -> None:
    """`down` keeps our Elastic IP and tells what the record was; the alias that led to the name comes back."""
    _take_over(live)
    live.up()
    assert live.down().status is ExitStatus.OK
    assert [event.finding.what for event in live.events if isinstance(event, Warned)] == [
        "koing.shop has no record now; before edgeops it had: A 3.35.61.7"
    ]
    assert records_at(live, "www.koing.shop").keys() == {"record www.koing.shop. CNAME"}
    assert len(_addresses(live)) == 1
