"""What the tags of the load balancer remember: the zones of instances' host names beside those of the sites."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Instance, Zones
from edgeops.resources.balancer import memory
from moto_fixtures.accounts import furnish
from tests.harness import Desk
from tests.resources.accidents import crash_in_up
from tests.resources.balancers import stored
from tests.resources.builders import OTHER_ZONE, ZONE, balancer, brief, spec, stack

OF_SITE, OF_OTHER = "ssh.shop.kr", "ssh.other.kr"
BOTH = stack(zone=Zones({"shop.kr": ZONE, OF_SITE: ZONE, OF_OTHER: OTHER_ZONE}, (ZONE, OTHER_ZONE)))
TAGS = f"update load-balancer-tags {naming.balancer('shop')}"


def _named(hostname: str | None) -> Any:
    return spec(instances=(Instance("web", "i-web", elastic_ip=True, hostname=hostname),))


@pytest.mark.parametrize(
    ("hostname", "remembered", "wanted"),
    [
        pytest.param(None, (), [], id="no-host-name"),
        pytest.param(OF_SITE, (), [], id="in-the-zone-of-a-site"),
        pytest.param(OF_OTHER, (), [f"build {TAGS}"], id="in-another-zone"),
        pytest.param(OF_OTHER, ("other.kr",), [], id="remembered"),
        pytest.param(None, ("other.kr",), [f"prune {TAGS}"], id="not-any-more"),
        pytest.param(OF_OTHER, ("third.kr",), [f"build {TAGS}", f"prune {TAGS}"], id="it-has-moved"),
    ],
)
def test_steps(hostname: str | None, remembered: tuple[str, ...], wanted: list[str]) -> None:
    """Remembered before a record is made, forgotten after it is gone; most stacks have nothing to remember."""
    seen = balancer(name_zones=frozenset(remembered))
    assert brief(memory.steps(_named(hostname), seen, BOTH)) == wanted


def test_a_new_load_balancer_is_made_with_it() -> None:
    """In the call that makes it."""
    assert memory.of_new(_named(OF_OTHER), BOTH) == {"edgeops:zones": "other.kr"}
    assert memory.of_new(_named(OF_SITE), BOTH) == {}
    assert memory.steps(_named(OF_OTHER), None, BOTH) == []


def test_what_a_tag_cannot_hold_is_left_out_and_not_written_for_ever() -> None:
    """256 characters; the step that writes it is not planned again."""
    many = {f"ssh.{'n' * 50}{number}.kr": f"{'n' * 50}{number}.kr" for number in range(6)}
    by_host = {host: type(ZONE)(name, name) for host, name in many.items()}
    wish = spec(instances=tuple(Instance(host, host, elastic_ip=True, hostname=host) for host in many))
    known = stack(zone=Zones(by_host, tuple(by_host.values())))
    (text,) = memory.of_new(wish, known).values()
    assert len(text) <= 256
    assert len(text.split()) == 4
    assert memory.steps(wish, balancer(name_zones=memory.read({"edgeops:zones": text})), known) == []


MAIN = naming.balancer("main")


def _tag(desk: Desk) -> str | None:
    tags: dict[str, str] = stored(desk)[MAIN]["tags"]
    return tags.get(naming.ZONES)


def _wish(desk: Desk, hostname: str | None) -> None:
    (web,) = desk.spec.instances[:1]
    desk.wish(instances=(Instance(web.label, web.id, elastic_ip=True, hostname=hostname),))


@pytest.fixture
def moved(two_sites: Desk) -> Desk:
    """An instance's host name stood in other.kr, and is another one in the file now."""
    furnish.zone(two_sites.world.region, "other.kr")
    _wish(two_sites, "ssh.other.kr")
    assert two_sites.up().status is ExitStatus.OK
    assert _tag(two_sites) == "other.kr"
    _wish(two_sites, "ssh.main.io")
    return two_sites


def _left(desk: Desk) -> set[str]:
    zone = desk.world.cloud.dns.zone_named("other.kr")
    return {one["Name"] for one in zone.sorted() if one["Type"] in {"A", "TXT"}}


def test_a_host_name_that_moved_to_another_zone_leaves_nothing_behind(moved: Desk) -> None:
    """Record and marker go from the zone that nothing else uses, and the run after that does not look there."""
    assert moved.up().status is ExitStatus.OK
    assert _left(moved) == set()
    assert moved.writes == ["ChangeResourceRecordSets", "ChangeResourceRecordSets", "AddTags"]
    assert _tag(moved) == ""
    assert moved.up().status is ExitStatus.OK
    assert moved.writes == []
    assert moved.operations().count("ListResourceRecordSets") == 1


def test_a_crash_before_the_record_is_gone_forgets_nothing(moved: Desk) -> None:
    """The next `up` still knows where it is."""
    crash_in_up(moved, "ChangeResourceRecordSets")
    assert _tag(moved) == "other.kr"
    assert moved.up().status is ExitStatus.OK
    assert _left(moved) == set()
