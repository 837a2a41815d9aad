"""The records of the file's names: fresh ones, moved ones, dropped ones, and those that are somebody else's."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Alias, Balancers, Https, Records, Rule, Stack, Zones
from edgeops.resources import records
from moto_fixtures.accounts import furnish
from moto_fixtures.route53.hosted_zones import new_zone
from tests.harness import Desk, keys
from tests.resources.accidents import assert_down_leaves_only, assert_next_up_completes, assert_refused
from tests.resources.builders import OTHER_ZONE, ZONE, balancer, brief, site, spec, stack, zones

TARGET = "eo-shop-1.elb.amazonaws.com"
CREATE, UPDATE, DELETE = (f"{step} records shop.kr" for step in ("build create", "build update", "prune delete"))
STANDING = stack(balancer=Balancers((balancer(),)))


def _alias(host: str = "shop.kr", target: str | None = TARGET, ours: bool = True, marked: bool = True) -> Alias:
    return Alias(host, ZONE, target, ours, marked)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param((), [CREATE], id="nothing-there"),
        pytest.param((_alias(),), [], id="complete"),
        pytest.param((_alias(marked=False),), [UPDATE], id="without-marker"),
        pytest.param((_alias(target=None),), [CREATE], id="marker-without-record"),
        pytest.param((_alias(target="eo-shop-0.elb.amazonaws.com"),), [UPDATE], id="an-earlier-balancer-of-ours"),
        pytest.param((_alias(target="A record", ours=False),), [UPDATE], id="changed-by-hand"),
        pytest.param((_alias(), _alias("old.shop.kr")), ["prune delete records old.shop.kr"], id="not-in-the-file"),
        pytest.param(
            (_alias(), _alias("old.shop.kr", None)), ["prune delete records old.shop.kr"], id="only-its-marker-is-left"
        ),
    ],
)
def test_steps(found: tuple[Alias, ...], wanted: list[str]) -> None:
    """Written in BUILD, removed in PRUNE."""
    assert brief(records.steps(spec(), Records(found), STANDING)) == wanted


def test_before_there_is_a_load_balancer_every_record_has_to_move() -> None:
    """What stands leads to one that is gone."""
    assert brief(records.steps(spec(), Records((_alias(),)), stack())) == [UPDATE]
    assert records.steps(spec(), None, stack(zone=None)) == []


def test_one_step_for_the_fresh_and_one_for_the_moved_names_of_a_zone() -> None:
    """A fresh name interrupts nobody, so they are told apart."""
    wish = spec(site("shop.kr", aliases=("www.shop.kr", "m.shop.kr")), site("other.kr"))
    by_host = {**zones(*wish.hosts[:3]).by_host, "other.kr": OTHER_ZONE}
    known = stack(zone=Zones(by_host, (ZONE, OTHER_ZONE)), balancer=Balancers((balancer(),)))
    assert brief(records.steps(wish, Records((_alias("www.shop.kr", marked=False),)), known)) == [
        "build create records other.kr",
        "build create records shop.kr, m.shop.kr",
        "build update records www.shop.kr",
    ]


def test_removal_deletes_all_of_ours() -> None:
    """Those of the file and those of before."""
    assert brief(records.removal(spec(), Records((_alias(),)))) == [DELETE]
    assert records.removal(spec(), Records()) == []


def _rule(*hosts: str, ours: bool = True) -> Rule:
    return Rule("arn:rule", 10018, ours, "x", "forward", hosts)


@pytest.mark.parametrize(
    ("wish", "rules", "swept"),
    [
        pytest.param(spec(), (), ["koing.shop"], id="of-the-file"),
        pytest.param(spec(), (_rule("a.other.kr"),), ["koing.shop", "other.kr"], id="of-a-name-served-before"),
        pytest.param(spec(), (_rule("other.kr"),), ["koing.shop", "other.kr"], id="of-an-apex-served-before"),
        pytest.param(spec(), (_rule("other.kr", ours=False),), ["koing.shop"], id="not-of-somebody-elses-rule"),
        pytest.param(spec(sites=()), (), ["koing.shop", "other.kr"], id="all-without-a-file"),
    ],
)
def test_which_zones_are_read(desk: Desk, wish: Any, rules: tuple[Rule, ...], swept: list[str]) -> None:
    """The zones used now and before; with no names asked every public one; never another."""
    new_zone(desk.world.region, "other.kr", reference="other")
    found = {one.name: one for one in desk.look().zone.public}  # type: ignore[union-attr]
    by_host = {"koing.shop": found["koing.shop"]} if wish.sites else {}
    known = Stack("123456789012", zone=Zones(by_host, tuple(found.values())), https=Https(rules=rules))
    desk.world.clear_calls()
    records.find(desk.aws(), wish, known)
    asked = [call.params["HostedZoneId"] for call in desk.world.calls if call.operation == "ListResourceRecordSets"]
    assert sorted(desk.world.cloud.dns.zone(one).name.rstrip(".") for one in asked) == swept
    assert desk.writes == []


def _zone(desk: Desk) -> Any:
    return desk.world.cloud.dns.zone_named("koing.shop")


def _take_away(desk: Desk, name: str, kind: str) -> None:
    del _zone(desk).records[f"{name}.", kind, ""]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("A", "203.0.113.1"), ("AAAA", "2001:db8::1"), ("CNAME", "pages.example.")],
)
def test_a_foreign_record_stands_in_the_way(desk: Desk, kind: str, value: str) -> None:
    """It is refused before the first write, told as it is, and left as it is."""
    desk.wish(sites=(site("www.koing.shop"),))
    furnish.record(_zone(desk), "www.koing.shop", kind, value)
    (problem,) = assert_refused(desk, "foreign-record")
    assert f"{kind} {value}" in problem.what


def test_a_name_of_another_stack_stands_in_the_way(desk: Desk) -> None:
    """Its marker says whose it is; nothing is written."""
    text = naming.Marker("123456789012", "us-east-1", "koing").text()
    furnish.record(_zone(desk), "_edgeops.koing.shop", "TXT", f'"{text}"')
    (problem,) = assert_refused(desk, "held-by-another-stack")
    assert "us-east-1" in problem.what


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
    _take_away(desk, name, kind)
    assert {(verb, what) for _, verb, what, _ in keys(desk.plan())} == {(step, "records")}
    assert_next_up_completes(desk)


@pytest.mark.parametrize(
    ("name", "kind"), [("_edgeops.koing.shop", "TXT"), ("koing.shop", "A")], ids=["without-marker", "without-record"]
)
def test_half_of_a_pair_is_removed(desk: Desk, name: str, kind: str) -> None:
    """`down` takes away what is left of ours, and the rest of the zone stays byte-equal."""
    before = desk.world.inventory()
    desk.up()
    _take_away(desk, name, kind)
    assert_down_leaves_only(desk, before)


def _change_by_hand(desk: Desk) -> dict[str, Any]:
    by_hand = {"Name": "koing.shop.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.1"}]}
    _zone(desk).put(by_hand)
    return by_hand


def test_a_record_changed_by_hand_is_left_by_down(desk: Desk) -> None:
    """`down` fails with the reason; record and marker stay as they are (T8.9)."""
    desk.up()
    _change_by_hand(desk)
    before = _zone(desk).sorted()
    outcome = desk.down()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["record-changed-by-hand"]
    assert "_edgeops.koing.shop" in outcome.findings[0].fix
    assert _zone(desk).sorted() == before


def test_a_record_changed_by_hand_does_not_keep_the_others(desk: Desk) -> None:
    """The other names of the zone are taken away all the same."""
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    by_hand = _change_by_hand(desk)
    assert desk.down().status is ExitStatus.REFUSED
    assert _zone(desk).plain("www.koing.shop", "A") is None
    assert _zone(desk).plain("koing.shop", "A") == by_hand


def test_a_name_of_the_file_that_was_changed_by_hand_is_brought_back(desk: Desk) -> None:
    """Its marker says that it is ours: `up` says that it interrupts, and does it."""
    desk.up()
    _change_by_hand(desk)
    assert_next_up_completes(desk)
    assert "AliasTarget" in _zone(desk).plain("koing.shop", "A")


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
