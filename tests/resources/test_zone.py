"""The hosted zone of a name: the longest public zone that the name ends in, label by label."""

from dataclasses import replace

import pytest

from edgeops.model import Stack, Zones
from edgeops.resources import zone
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import zone_of
from tests.harness import Desk
from tests.resources.builders import site, spec, stack, zones


def _find(desk: Desk, host: str) -> Zones:
    desk.wish(sites=(site(host),))
    return zone.find(desk.aws(), desk.spec, Stack("123456789012"))


@pytest.mark.parametrize(
    ("others", "host", "chosen"),
    [
        pytest.param((), "koing.shop", "koing.shop", id="the-apex"),
        pytest.param((), "a.b.koing.shop", "koing.shop", id="any-depth"),
        pytest.param((), "*.koing.shop", "koing.shop", id="a-wildcard"),
        pytest.param(("b.koing.shop", "shop"), "a.b.koing.shop", "b.koing.shop", id="the-longest"),
        pytest.param(("b.koing.shop",), "ab.koing.shop", "koing.shop", id="label-by-label"),
        pytest.param(("b.koing.shop",), "b.koing.shop", "b.koing.shop", id="the-apex-of-the-longest"),
    ],
)
def test_the_longest_zone_is_chosen(desk: Desk, others: tuple[str, ...], host: str, chosen: str) -> None:
    """The records of a name go to the zone that has most of its labels."""
    for number, name in enumerate(others):
        new_zone(desk.world.region, name, reference=str(number))
    found = _find(desk, host)
    assert found.problems == ()
    assert found.by_host[host].name == chosen


def test_a_zone_that_the_name_only_looks_like_is_not_its_zone(desk: Desk) -> None:
    """badkoing.shop does not belong to koing.shop (T2.12)."""
    found = _find(desk, "badkoing.shop")
    assert [problem.id for problem in found.problems] == ["no-zone"]
    assert found.by_host == {}


def test_a_private_zone_is_never_used(desk: Desk) -> None:
    """A private zone of the same name is ignored, and so is a longer one (T2.11)."""
    for name in ("koing.shop", "www.koing.shop"):
        new_zone(desk.world.region, name, reference=name, private=True)
    found = _find(desk, "www.koing.shop")
    assert {problem.severity for problem in found.problems} == {"note"}
    assert found.by_host["www.koing.shop"].id == desk.world.cloud.dns.zone_named("koing.shop").id
    assert [one.name for one in found.public] == ["koing.shop"]


def test_a_zone_of_a_linked_service_is_never_used(desk: Desk) -> None:
    """Nobody but the service can edit it."""
    new_zone(desk.world.region, "www.koing.shop", reference="www").linked_service = "servicediscovery.amazonaws.com"
    assert _find(desk, "www.koing.shop").by_host["www.koing.shop"].name == "koing.shop"


def test_of_two_public_zones_of_one_name_the_delegated_one_is_used(desk: Desk) -> None:
    """The other is named, as a note; whichever was made first."""
    first, second = zone_of(desk), new_zone(desk.world.region, "koing.shop", reference="again")
    for used, other in ((first, second), (second, first)):
        desk.world.dns.delegate("koing.shop", *used.name_servers)
        found = _find(desk, "www.koing.shop")
        (note,) = found.problems
        assert (note.id, note.severity, found.by_host["www.koing.shop"].id) == ("zone-twice", "note", used.id)
        assert other.id in note.why


@pytest.mark.parametrize("silent", [True, False], ids=["nobody-answers", "neither-is-delegated"])
def test_two_public_zones_of_one_name_are_a_problem_where_nobody_can_tell(desk: Desk, silent: bool) -> None:
    """Nothing in the account says which one the world asks."""
    second = new_zone(desk.world.region, "koing.shop", reference="again")
    desk.world.dns.delegate("koing.shop", "ns.gabia.co.kr")
    desk.deaf = silent
    found = _find(desk, "www.koing.shop")
    assert [problem.id for problem in found.problems] == ["several-zones"]
    assert second.id in found.problems[0].what
    assert found.by_host == {}


def test_a_private_zone_of_the_same_name_is_a_note(desk: Desk) -> None:
    """Inside of its networks the name is answered from there."""
    twin = new_zone(desk.world.region, "koing.shop", reference="private", private=True)
    (note,) = _find(desk, "www.koing.shop").problems
    assert (note.id, note.severity) == ("private-zone-too", "note")
    assert twin.id in note.what


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.b.example.com", "example.com"),
        ("koing.co.kr", "koing.co.kr"),
        ("www.koing.co.kr", "koing.co.kr"),
        ("*.koing.kr", "koing.kr"),
        ("co.kr", "co.kr"),
    ],
)
def test_without_a_zone_the_command_that_makes_one_is_said(desk: Desk, host: str, domain: str) -> None:
    """For what is registered, not for the host; and what to do at the registrar."""
    (problem,) = _find(desk, host).problems
    assert f"aws route53 create-hosted-zone --name {domain} --caller-reference" in problem.fix
    assert "registrar" in problem.fix


def test_all_pages_of_zones_are_read(desk: Desk) -> None:
    """The hundred-and-first zone is found too."""
    for number in range(120):
        new_zone(desk.world.region, f"n{number}.kr", reference=str(number))
    assert _find(desk, "www.n119.kr").by_host["www.n119.kr"].name == "n119.kr"


def test_an_instances_host_name_has_its_zone_too(desk: Desk) -> None:
    """It is named like a site's where it has none; without a file no name is asked for, and every zone is known."""
    web = replace(desk.spec.instances[0], hostname="ssh.nowhere.kr")
    desk.wish(instances=(web,))
    found = zone.find(desk.aws(), desk.spec, Stack("123456789012"))
    assert [problem.what for problem in found.problems] == [
        "no public hosted zone of this account holds ssh.nowhere.kr"
    ]
    desk.wish(instances=(replace(web, hostname="ssh.koing.shop"),))
    found = zone.find(desk.aws(), desk.spec, Stack("123456789012"))
    assert found.hosts_in(found.public[0]) == ("koing.shop", "ssh.koing.shop")
    desk.wish(sites=(), instances=())
    bare = zone.find(desk.aws(), desk.spec, Stack("123456789012"))
    assert (bare.used, [one.name for one in bare.public]) == ((), ["koing.shop"])


def test_find_reads_only_and_nothing_is_ever_changed(desk: Desk) -> None:
    """The zone is yours: no write, no step, no removal."""
    desk.world.clear_calls()
    found = _find(desk, "koing.shop")
    assert desk.writes == []
    assert zone.steps(spec(), None, stack(zone=None)) == zone.steps(spec(), zones(), stack()) == []
    assert zone.removal(spec(), found) == []
