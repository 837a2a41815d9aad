"""The records of the file's names: fresh ones, moved ones, dropped ones, and those that are somebody else's."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Balancers, Foreign, Groups, Held, HostedZone, Https, Match, Records, Rule, Stack, Zones
from edgeops.resources import records
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import HOST, OURS, THEIRS, alias, marker, plain, put, take_away, zone_of
from tests.harness import Desk, keys
from tests.resources.accidents import assert_down_leaves_only, assert_next_up_completes, assert_refused
from tests.resources.builders import OTHER_ZONE, ZONE, balancer, brief, cert, certs, group, site, spec, stack, zones

TARGET = "eo-shop-1.elb.amazonaws.com"
CREATE, UPDATE, DELETE = (f"{step} records shop.kr" for step in ("build create", "build update", "prune delete"))
STANDING = stack(balancer=Balancers((balancer(),)))


def _held(host: str = "shop.kr", target: str | None = TARGET, ours: bool = True, marked: bool = True) -> Held:
    return Held(host, ZONE, target, ours, marked)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param((), [CREATE], id="nothing-there"),
        pytest.param((_held(),), [], id="complete"),
        pytest.param((_held(marked=False),), [UPDATE], id="without-marker"),
        pytest.param((_held(target=None),), [CREATE], id="marker-without-record"),
        pytest.param((_held(target="eo-shop-0.elb.amazonaws.com"),), [UPDATE], id="an-earlier-balancer-of-ours"),
        pytest.param((_held(target="A record", ours=False),), [UPDATE], id="changed-by-hand"),
        pytest.param((_held(), _held("old.shop.kr")), ["prune delete records old.shop.kr"], id="not-in-the-file"),
        pytest.param(
            (_held(), _held("old.shop.kr", None)), ["prune delete records old.shop.kr"], id="only-its-marker-is-left"
        ),
    ],
)
def test_steps(found: tuple[Held, ...], wanted: list[str]) -> None:
    """Written in BUILD, removed in PRUNE."""
    assert brief(records.steps(spec(), Records(found), STANDING)) == wanted


def test_before_there_is_a_load_balancer_every_record_has_to_move() -> None:
    """What stands leads to one that is gone."""
    assert brief(records.steps(spec(), Records((_held(),)), stack())) == [UPDATE]
    assert records.steps(spec(), None, stack(zone=None)) == []


def test_one_step_for_the_fresh_and_one_for_the_moved_names_of_a_zone() -> None:
    """A fresh name interrupts nobody, so they are told apart."""
    wish = spec(site("shop.kr", aliases=("www.shop.kr", "m.shop.kr")), site("other.kr"))
    by_host = {**zones(*wish.hosts[:3]).by_host, "other.kr": OTHER_ZONE}
    known = stack(zone=Zones(by_host, (ZONE, OTHER_ZONE)), balancer=Balancers((balancer(),)))
    assert brief(records.steps(wish, Records((_held("www.shop.kr", marked=False),)), known)) == [
        "build create records other.kr",
        "build create records shop.kr, m.shop.kr",
        "build update records www.shop.kr",
    ]


def test_a_name_of_somebody_else_is_not_written() -> None:
    """It stands in the way, or waits to be taken over when all is healthy."""
    theirs = Foreign("shop.kr", ZONE, "A 203.0.113.1", None, ("203.0.113.1",), 60)
    assert records.steps(spec(), Records(foreign=(theirs,)), STANDING) == []


@pytest.mark.parametrize(
    ("found", "interrupts"),
    [
        pytest.param((), None, id="fresh"),
        pytest.param((_held(marked=False),), None, id="only-its-marker-is-lost"),
        pytest.param((_held(target="A record", ours=False),), "shop.kr leads somewhere else now", id="moved"),
    ],
)
def test_only_a_name_that_moves_is_an_interruption(found: tuple[Held, ...], interrupts: str | None) -> None:
    """A fresh name and a repair interrupt nobody, so nobody is asked."""
    (step,) = records.steps(spec(), Records(found), STANDING)
    assert step.interrupts == interrupts


def test_removal_deletes_all_of_ours() -> None:
    """Those of the file and those of before."""
    assert brief(records.removal(spec(), Records((_held(),)))) == [DELETE]
    assert records.removal(spec(), Records()) == []


def _rule(*hosts: str, ours: bool = True) -> Any:
    return {"https": Https(rules=(Rule("arn:rule", 10010, ours, "x", "forward-0", Match(hosts)),))}


ONE, TWO = ["koing.shop"], ["koing.shop", "other.kr"]
OF_GROUP = {"groups": Groups((group(site("_wildcard.other.kr")),))}


@pytest.mark.parametrize(
    ("wish", "seen", "swept"),
    [
        pytest.param(spec(), {}, ONE, id="of-the-file"),
        pytest.param(spec(), _rule("a.other.kr"), TWO, id="of-a-name-served-before"),
        pytest.param(spec(), _rule("other.kr"), TWO, id="of-an-apex-served-before"),
        pytest.param(spec(), _rule("other.kr", ours=False), ONE, id="not-of-somebody-elses-rule"),
        pytest.param(spec(), _rule("another.kr"), ONE, id="not-of-a-name-that-ends-alike"),
        pytest.param(spec(), OF_GROUP, TWO, id="of-a-target-group-that-is-left"),
        pytest.param(spec(), {"certificate": certs(cert("a.other.kr"))}, TWO, id="of-a-certificate-that-is-left"),
        pytest.param(
            spec(), {"balancer": Balancers((balancer(name_zones=frozenset({"other.kr"})),))}, TWO, id="remembered"
        ),
        pytest.param(spec(sites=()), {}, TWO, id="all-without-a-file"),
    ],
)
def test_which_zones_are_read(desk: Desk, wish: Any, seen: Any, swept: list[str]) -> None:
    """The zones used now and before; with no names asked every public one; never another."""
    new_zone(desk.world.region, "other.kr", reference="other")
    found = {one.name: one for one in desk.look().zone.public}  # type: ignore[union-attr]
    by_host = {"koing.shop": found["koing.shop"]} if wish.sites else {}
    known = Stack("123456789012", zone=Zones(by_host, tuple(found.values())), **seen)
    desk.world.clear_calls()
    records.find(desk.aws(), wish, known)
    asked = [call.params["HostedZoneId"] for call in desk.world.calls if call.operation == "ListResourceRecordSets"]
    assert sorted(desk.world.cloud.dns.zone(one).name.rstrip(".") for one in asked) == swept
    assert desk.writes == []


FOREIGN, OTHERS = "foreign-record", "held-by-another-stack"
A, MARKER = plain("A", "203.0.113.1"), marker()


@pytest.mark.parametrize(
    ("standing", "text", "held", "problem"),
    [
        pytest.param([], None, None, None, id="nothing"),
        pytest.param([], MARKER, (None, False, True), None, id="marker-alone"),
        pytest.param([alias(OURS)], MARKER, (OURS, True, True), None, id="ours"),
        pytest.param([alias(OURS.upper())], MARKER, (OURS, True, True), None, id="ours-in-capitals"),
        pytest.param([alias(f"dualstack.{OURS}")], MARKER, (OURS, True, True), None, id="as-the-console-writes-it"),
        pytest.param([alias(OURS)], None, (OURS, True, False), None, id="ours-that-lost-its-marker"),
        pytest.param([A], MARKER, ("203.0.113.1", False, True), None, id="changed-by-hand-to-an-address"),
        pytest.param([alias(THEIRS)], MARKER, (THEIRS, False, True), None, id="changed-by-hand-to-another-balancer"),
        pytest.param([A], None, None, FOREIGN, id="foreign-A"),
        pytest.param([plain("AAAA", "2001:db8::1")], None, None, FOREIGN, id="foreign-AAAA"),
        pytest.param([plain("HTTPS", "1 .")], None, None, FOREIGN, id="foreign-HTTPS"),
        pytest.param([alias(THEIRS)], None, None, FOREIGN, id="foreign-alias"),
        pytest.param([plain("CAA", '0 issue "amazon.com"')], None, None, None, id="in-nobodys-way"),
        pytest.param([], plain("TXT", '"a note"'), None, FOREIGN, id="something-where-the-marker-goes"),
        pytest.param([], marker(stack="other"), None, OTHERS, id="held-by-another-stack"),
        pytest.param([alias(OURS)], marker(region="us-east-1"), None, OTHERS, id="held-in-another-region"),
        pytest.param([A], marker(account="210987654321"), None, OTHERS, id="held-by-another-account"),
    ],
)
def test_whose_name_it_is(desk: Desk, standing: list[Any], text: Any, held: Any, problem: str | None) -> None:
    """Ours by the marker or by leading to our load balancer, else not ours, with the reason."""
    put(desk, *standing, *([text | {"Name": f"_edgeops.{HOST}."}] if text else []))
    zone = HostedZone(zone_of(desk).id, HOST)
    found = records.find(desk.aws(), desk.spec, Stack("123456789012", zone=Zones({HOST: zone}, (zone,))))
    assert [(one.target, one.ours, one.marked) for one in found.items] == ([held] if held else [])
    assert [one.id for one in found.problems] == ([problem] if problem else [])


def test_what_is_somebody_elses_is_refused_and_named(desk: Desk) -> None:
    """Before the first write; a name that nobody asks for is no matter."""
    put(desk, plain("CNAME", "pages.example.", name="www.koing.shop"), marker("old.koing.shop", stack="other"))
    desk.wish_site(HOST, aliases=("www.koing.shop",))
    (problem,) = assert_refused(desk, "foreign-record")
    assert "CNAME pages.example." in problem.what


@pytest.mark.parametrize(
    ("name", "kind", "step"),
    [
        pytest.param("_edgeops.koing.shop", "TXT", "update", id="record-without-marker"),
        pytest.param("koing.shop", "A", "create", id="marker-without-record"),
    ],
)
def test_half_of_a_pair_is_made_up_for(desk: Desk, name: str, kind: str, step: str) -> None:
    """Somebody deleted one of them: the next `up` writes just that again."""
    desk.up()
    take_away(desk, name, kind)
    assert {(verb, what) for _, verb, what, _ in keys(desk.plan())} == {(step, "records")}
    assert_next_up_completes(desk)


@pytest.mark.parametrize(
    ("name", "kind"), [("_edgeops.koing.shop", "TXT"), ("koing.shop", "A")], ids=["without-marker", "without-record"]
)
def test_half_of_a_pair_is_removed(desk: Desk, name: str, kind: str) -> None:
    """`down` takes away what is left of ours, and the rest of the zone stays byte-equal."""
    before = desk.world.inventory()
    desk.up()
    take_away(desk, name, kind)
    assert_down_leaves_only(desk, before)


@pytest.mark.parametrize("with_file", [True, False], ids=["with-the-file", "without-it"])
def test_a_record_changed_by_hand_is_left_by_down(desk: Desk, with_file: bool) -> None:
    """`down` fails with the reason; record and marker stay as they are (T8.9)."""
    desk.up()
    put(desk, A)
    if not with_file:
        desk.wish(sites=(), instances=())
    before = zone_of(desk).sorted()
    outcome = desk.down()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["record-changed-by-hand"]
    assert "_edgeops.koing.shop" in outcome.findings[0].fix
    assert zone_of(desk).sorted() == before


def test_a_record_changed_by_hand_does_not_keep_the_others(desk: Desk) -> None:
    """The other names of the zone are taken away all the same."""
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    put(desk, A)
    assert desk.down().status is ExitStatus.REFUSED
    assert zone_of(desk).plain("www.koing.shop", "A") is None
    assert zone_of(desk).plain("koing.shop", "A") == A


def test_a_name_of_the_file_that_was_changed_by_hand_is_brought_back(desk: Desk) -> None:
    """Its marker says that it is ours: `up` says that it interrupts, and does it."""
    desk.up()
    put(desk, A)
    assert_next_up_completes(desk)
    assert "AliasTarget" in zone_of(desk).plain("koing.shop", "A")


def test_a_removed_name_of_another_zone_is_found(desk: Desk) -> None:
    """Its zone is not used any more, but a rule of ours still serves it: the record goes."""
    new_zone(desk.world.region, "other.kr", reference="other")
    before = desk.world.cloud.dns.zone_named("other.kr").sorted()
    first = desk.spec.sites
    desk.wish(sites=(*first, site("shop.other.kr", "web:8080")))
    assert desk.up().status is ExitStatus.OK
    desk.wish(sites=first)
    assert desk.up().status is ExitStatus.OK
    left = desk.world.cloud.dns.zone_named("other.kr").sorted()
    assert [one for one in left if one["Type"] != "CNAME"] == before
    assert_next_up_completes(desk, records=3 + 2 + 1)  # the new zone's own two, and its validation record


def test_removed_names_of_another_zone_are_found_without_the_load_balancer(desk: Desk) -> None:
    """Somebody deleted it, and with it every rule: what it has left behind tells where the names were."""
    region = desk.world.region
    for name in ("other.kr", "third.kr"):
        new_zone(region, name, reference=name)
    first = desk.spec.sites
    desk.wish(sites=(*first, site("other.kr", "web:8080", aliases=("www.third.kr",))))
    assert desk.up().status is ExitStatus.OK
    desk.aws().elbv2.delete_load_balancer(LoadBalancerArn=desk.look().balancer.items[0].arn)  # type: ignore[union-attr]
    desk.clock.sleep(3600)  # ACM says for some minutes that a certificate is in use (T1.21)
    desk.wish(sites=first)
    assert desk.up().status is ExitStatus.OK
    zones = [desk.world.cloud.dns.zone_named(name) for name in ("other.kr", "third.kr")]
    assert not [one for zone in zones for one in zone.sorted() if one["Type"] in {"A", "TXT"}]
    assert desk.up().status is ExitStatus.OK
    assert desk.operations().count("ListResourceRecordSets") == 1
