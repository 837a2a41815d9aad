"""Live names move last, when asked, in one batch a zone; `down` puts back what stood there."""

from collections.abc import Iterator
from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.events import Warned
from edgeops.model import Cutover, Foreign, Health, Limits
from edgeops.resources import cutover
from tests.dns import HOST, alias, batches, plain, put, records_at, zone_of
from tests.harness import Desk, keys
from tests.resources.accidents import after, assert_refused, crash_in_up
from tests.resources.builders import OTHER_ZONE, ZONE, brief, spec, stack, target

WWW = f"www.{HOST}"


def _theirs(host: str, zone: Any = ZONE, leads_to: str | None = None) -> Foreign:
    return Foreign(host, zone, "A 203.0.113.9", leads_to, ("203.0.113.9",), 300)


def test_one_step_a_zone_that_says_what_stands_there_and_who_notices() -> None:
    """Somebody who agrees has read what is replaced."""
    waiting = Cutover((_theirs("shop.kr", leads_to="old-alb"), _theirs("other.kr", OTHER_ZONE), _theirs("www.shop.kr")))
    other, shop = cutover.steps(spec(), waiting, stack())
    assert brief((other, shop)) == ["build take-over records other.kr", "build take-over records shop.kr, www.shop.kr"]
    assert "A 203.0.113.9 (your load balancer old-alb)" in shop.why
    assert all(step.interrupts for step in (other, shop))
    assert cutover.steps(spec(), None, stack()) == cutover.removal(spec(), waiting) == []


@pytest.fixture
def live() -> Iterator[Desk]:
    """S0-live: koing.shop leads to a load balancer made by hand, and now it is to be taken over."""
    with Desk.open("S0-live") as opened:
        opened.wish(takeover=frozenset({HOST}), limits=Limits(health=20))
        yield opened


def _old(desk: Desk) -> str:
    """The DNS name of the load balancer made by hand."""
    balancers = desk.world.inventory()["regions"]["ap-northeast-2"]["load_balancers"].values()
    (found,) = (one["dns_name"] for one in balancers if one["name"] == "koing-alb")
    return str(found).lower()


def _old_alias(desk: Desk, kind: str = "A") -> Any:
    return alias(f"dualstack.{_old(desk)}", kind, WWW, desk.aws().elb.balancers()[0]["CanonicalHostedZoneId"])


def _leads_to_us(desk: Desk, name: str) -> bool:
    kinds = {kind: text for key, text in records_at(desk, name).items() if (kind := key.rpartition(" ")[2]) != "TXT"}
    return "eo-koing-" in kinds["A"] and not kinds.keys() & {"AAAA", "CNAME"}


OLD_RECORDS = {
    "an-elastic-ip": lambda desk: [plain("A", "13.124.55.66", name=WWW, ttl=3600)],
    "a-name-of-its-own-zone": lambda desk: [plain("CNAME", "Koing.Shop", name=WWW, ttl=1)],
    "the-name-of-a-load-balancer": lambda desk: [plain("CNAME", f"{_old(desk)}.", name=WWW)],
    "aliases-of-both-kinds": lambda desk: [_old_alias(desk), _old_alias(desk, "AAAA")],
    "an-alias-to-another-name": lambda desk: [alias(HOST, name=WWW, zone=zone_of(desk).id)],
}


@pytest.mark.parametrize("old", OLD_RECORDS.values(), ids=OLD_RECORDS)
def test_what_is_taken_over_is_put_back_byte_by_byte(live: Desk, old: Any) -> None:
    """Both names at once: the file's own, and an alias of every kind; the site is healthy in between."""
    put(live, *old(live))
    before = records_at(live, HOST, WWW)
    live.wish_site(HOST, aliases=(WWW,))
    live.wish(takeover=frozenset({HOST, WWW}))
    assert live.up().status is ExitStatus.OK
    assert [_leads_to_us(live, name) for name in (HOST, WWW)] == [True, True]
    assert live.status().status is ExitStatus.OK
    live.wish(takeover=frozenset())
    assert live.up().status is ExitStatus.OK
    assert live.writes == []
    assert live.down().status is ExitStatus.OK
    assert records_at(live, HOST, WWW) == before


def test_two_names_of_a_zone_move_in_one_batch_after_their_targets_are_healthy() -> None:
    """From two Classic load balancers, which are named; afterwards they are not needed any more."""
    with Desk.open("S3-live") as desk:
        problems = {one.id: one.what for one in assert_refused(desk, "foreign-record")}
        assert "your load balancer sub-elb" in problems["foreign-record"]
        desk.wish(takeover=frozenset(desk.spec.hosts))
        planned = desk.plan()
        assert desk.up().status is ExitStatus.OK
        batch = batches(desk)[-1]
        assert sorted(batch) == sorted(
            [
                *("DELETE A main.io", "CREATE A main.io", "CREATE TXT _edgeops.main.io"),
                *("DELETE A sub.main.io", "CREATE A sub.main.io", "CREATE TXT _edgeops.sub.main.io"),
            ]
        )
        assert desk.operations().index("DescribeTargetHealth") < _last(desk, "ChangeResourceRecordSets")
        assert ("build", "take-over", "records", "main.io, sub.main.io") in keys(planned)
        notes = [event.finding for event in desk.events if isinstance(event, Warned)]
        assert [(one.id, one.severity) for one in notes] == [("old-load-balancer", "note")] * 2
        assert ["main-elb" in one.what for one in notes] == [True, False]


def _last(desk: Desk, operation: str) -> int:
    return max(number for number, name in enumerate(desk.operations()) if name == operation)


@pytest.mark.parametrize(
    ("records", "why"),
    [
        pytest.param([plain("A", "1.1.1.1", SetIdentifier="a", Weight=1)], "weighted", id="weighted"),
        pytest.param([plain("A", "1.1.1.1"), plain("HTTPS", "1 .")], "HTTPS", id="https"),
        pytest.param([plain("A", "1.1.1.1"), plain("TXT", '"note"', name=f"_edgeops.{HOST}")], "text", id="a-text"),
        pytest.param(
            [plain("A", *(f"10.{n % 256}.{n * 7 % 256}.{n * n % 251}" for n in range(800)))], "too long", id="too-long"
        ),
    ],
)
def test_what_cannot_be_taken_over_is_refused_all_the_same(desk: Desk, records: Any, why: str) -> None:
    """Before the first write, with the reason."""
    put(desk, *records)
    desk.wish(takeover=frozenset({HOST}))
    (problem,) = assert_refused(desk, "foreign-record")
    assert why in problem.why


def test_nothing_moves_while_a_target_is_sick(live: Desk) -> None:
    """`up` ends with 3 and says so; when the application is mended the next `up` finishes."""
    before = records_at(live, HOST)
    web = live.world.instance("web")
    web.set_port(80, "closed")
    outcome = live.up()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert records_at(live, HOST) == before
    assert outcome.result is not None
    assert outcome.result.sites is not None
    assert outcome.result.sites[HOST].verdict.startswith("not moved yet: 1 of 1 targets unhealthy")
    web.set_port(80, {"/actuator/health": 200})
    live.clock.advance(60)
    assert live.up().status is ExitStatus.OK
    assert [sorted(batch) for batch in batches(live)] == [
        sorted([f"DELETE A {HOST}", f"CREATE A {HOST}", f"CREATE TXT _edgeops.{HOST}"])
    ]


@pytest.mark.parametrize(
    ("states", "moves"),
    [
        (("healthy",), True),
        (("healthy", "draining"), True),
        (("healthy", "unhealthy"), False),
        (("initial",), False),
        (("draining",), False),
        ((), False),
    ],
    ids=str,
)
def test_every_target_that_stays_must_be_healthy(states: tuple[str, ...], moves: bool) -> None:
    """Those that leave do not count; a site without one does not move."""
    seen = stack(health=Health({"shop.kr": tuple(target(state=state) for state in states)}))
    assert cutover._all_healthy(seen) is moves


@pytest.mark.parametrize(
    "becomes",
    [plain("A", "203.0.113.1"), plain("CNAME", "pages.example.", name=HOST), plain("AAAA", "2001:db8::1")],
    ids=["another-address", "a-name", "one-record-more"],
)
def test_what_changes_between_plan_and_write_is_not_taken_over(desk: Desk, becomes: Any) -> None:
    """Somebody agreed to something else: refused, and nothing is written at the name."""
    put(desk, plain("A", "13.124.55.66"))
    desk.wish(takeover=frozenset({HOST}))

    def changes() -> None:
        if becomes["Type"] == "CNAME":
            del zone_of(desk).records[f"{HOST}.", "A", ""]
        put(desk, becomes)

    with after(desk, "DescribeTargetHealth", changes):
        outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert "foreign-record" in {finding.id for finding in outcome.findings}
    assert becomes in zone_of(desk).sorted()
    assert batches(desk) == []


def test_a_name_that_becomes_free_meanwhile_is_simply_written(live: Desk) -> None:
    """There is nothing to keep any more."""
    with after(live, "DescribeTargetHealth", lambda: zone_of(live).records.pop((f"{HOST}.", "A", ""))):
        assert live.up().status is ExitStatus.OK
    assert batches(live) == [[f"CREATE A {HOST}", f"CREATE TXT _edgeops.{HOST}"]]


def test_a_crash_right_after_it_is_nothing_to_mend(live: Desk) -> None:
    """Record and marker came together: the next `up` has nothing to do for them, also without --takeover."""
    before = records_at(live, HOST)
    crash_in_up(live, "ChangeResourceRecordSets")
    live.wish(takeover=frozenset())
    assert live.up().status is ExitStatus.OK
    assert live.writes == ["DeleteRule"]  # of early health
    live.down()
    assert records_at(live, HOST) == before


def _warnings(desk: Desk) -> list[tuple[str, str]]:
    return [(one.finding.id, one.finding.what) for one in desk.events if isinstance(one, Warned)]


def _delete_old_balancer(desk: Desk) -> str:
    arn = next(lb["LoadBalancerArn"] for lb in desk.aws().elb.balancers() if lb["LoadBalancerName"] == "koing-alb")
    desk.aws().elbv2.delete_load_balancer(LoadBalancerArn=arn)
    return "alias to dualstack.koing-alb"


def _release_address(desk: Desk) -> str:
    ec2 = desk.aws().ec2
    (theirs,) = ec2.describe_addresses()["Addresses"]
    ec2.disassociate_address(AssociationId=theirs["AssociationId"])
    ec2.release_address(AllocationId=theirs["AllocationId"])
    return "A 13.124.55.66"


def _damage_marker(desk: Desk) -> str:
    text = zone_of(desk).plain(f"_edgeops.{HOST}", "TXT")["ResourceRecords"][0]
    text["Value"] = text["Value"].replace("old=e", "old=x")
    return "our marker does not tell any more"


@pytest.mark.parametrize(
    ("old", "happens"),
    [
        pytest.param(None, _delete_old_balancer, id="its-load-balancer-is-gone"),
        pytest.param(plain("A", "13.124.55.66"), _release_address, id="its-address-was-released"),
        pytest.param(plain("A", "203.0.113.1"), lambda _: "A 203.0.113.1", id="it-was-never-of-this-account"),
        pytest.param(plain("AAAA", "2001:db8::1"), lambda _: "AAAA 2001:db8::1", id="an-ipv6-address"),
        pytest.param(None, _damage_marker, id="the-marker-is-damaged"),
    ],
)
def test_what_leads_nowhere_of_ours_is_told_and_not_put_back(live: Desk, old: Any, happens: Any) -> None:
    """It could lead visitors to strangers (T8.6): `down` ends well, warns, and leaves the name free."""
    if old:
        del zone_of(live).records[f"{HOST}.", "A", ""]
        put(live, old)
    assert live.up().status is ExitStatus.OK
    words = happens(live)
    assert live.down().status is ExitStatus.OK
    ((slug, what),) = _warnings(live)
    assert slug == "record-not-restored"
    assert words in what
    assert (
        not {f"record {HOST}. A", f"record {HOST}. AAAA", f"record _edgeops.{HOST}. TXT"}
        & records_at(live, HOST).keys()
    )


def test_of_two_records_the_one_that_leads_home_is_put_back(live: Desk) -> None:
    """The other one is told."""
    put(live, plain("AAAA", "2001:db8::1"))
    before = zone_of(live).plain(HOST, "A")
    live.up()
    live.down()
    assert zone_of(live).plain(HOST, "A") == before
    assert zone_of(live).plain(HOST, "AAAA") is None
    assert [slug for slug, _ in _warnings(live)] == ["record-not-restored"]


def test_a_site_that_leaves_the_file_gets_its_old_record_back() -> None:
    """As `down` would, while the other site goes on; in_sync before its rule goes."""
    with Desk.open("S3-live") as desk:
        before = records_at(desk, "sub.main.io")
        desk.wish(takeover=frozenset(desk.spec.hosts))
        desk.up()
        desk.wish(sites=desk.spec.sites[:1], takeover=frozenset())
        (step,) = (report.step for report in desk.plan().result.steps if report.step.kind == "records")  # type: ignore[union-attr]
        assert "put back: sub.main.io" in step.why
        assert desk.up().status is ExitStatus.OK
        assert records_at(desk, "sub.main.io") == before
        assert desk.writes.index("ChangeResourceRecordSets") < desk.writes.index("DeleteRule")
