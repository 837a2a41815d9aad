"""Batches: record and marker together or not at all, exactly what was read, and nothing that changed meanwhile."""

from typing import Any

import pytest

from edgeops.batches import by_name, portions, standings
from edgeops.errors import ExitStatus
from edgeops.model import HostedZone, Limits
from edgeops.naming import Marker
from moto_fixtures.accounts import furnish
from moto_fixtures.faults import EVERY
from moto_fixtures.faults.fault import Fault
from moto_fixtures.faults.refusals import Error
from moto_fixtures.wire import Incoming, Reply
from tests.dns import HOST, OURS, alias, batches, marker, plain, put, take_away, zone_of
from tests.harness import Desk
from tests.resources.accidents import after, assert_next_up_completes, crash_in_up, made, up_without_answer
from tests.resources.builders import site
from tests.resources.certificates import put as put_certificate

MARKED = f"_edgeops.{HOST}"
WRITTEN = [f"CREATE A {HOST}", f"CREATE TXT {MARKED}"]
A = plain("A", "203.0.113.1")


def test_record_and_marker_are_made_and_removed_in_one_batch(desk: Desk) -> None:
    """Nobody ever sees one without the other."""
    desk.up()
    assert batches(desk) == [WRITTEN]
    desk.down()
    assert batches(desk) == [[f"DELETE A {HOST}", f"DELETE TXT {MARKED}"]]


def test_every_name_of_a_zone_is_in_one_batch(two_sites: Desk) -> None:
    """One writer, one change for the name servers to learn."""
    two_sites.up()
    (batch,) = batches(two_sites)
    assert len(batch) == 4


def test_a_wildcard_is_written_and_found_again(desk: Desk) -> None:
    r"""Route53 spells it `\052` (T2.15); its marker stands at _edgeops-wildcard of the zone."""
    desk.wish(sites=(site("*.koing.shop"),))
    assert_next_up_completes(desk)
    assert zone_of(desk).plain("*.koing.shop", "A") is not None
    assert zone_of(desk).plain("_edgeops-wildcard.koing.shop", "TXT") is not None
    desk.down()
    assert zone_of(desk).plain("*.koing.shop", "A") is None


@pytest.mark.parametrize("crash", [True, False], ids=["the-process-dies", "the-answer-is-lost"])
def test_a_batch_that_was_carried_out_is_not_sent_again(desk: Desk, crash: bool) -> None:
    """The same `up`, or the next one, finds record and marker as it wants them."""
    if crash:
        crash_in_up(desk, "ChangeResourceRecordSets", nth=2)
    else:
        assert up_without_answer(desk, "ChangeResourceRecordSets", nth=2).status is ExitStatus.OK
    assert made(desk)["records"] == 3
    assert_next_up_completes(desk)


@pytest.mark.parametrize(
    ("appears", "slug"),
    [
        pytest.param(A, "foreign-record", id="an-address"),
        pytest.param(plain("CNAME", "pages.example.", name=f"www.{HOST}"), "foreign-record", id="a-name"),
        pytest.param(plain("A", "203.0.113.1", SetIdentifier="blue", Weight=1), "foreign-record", id="weighted"),
        pytest.param(plain("TXT", '"a note"', name=MARKED), "foreign-record", id="a-text-where-the-marker-goes"),
        pytest.param(marker(stack="other"), "held-by-another-stack", id="the-marker-of-another-stack"),
        pytest.param(marker(account="210987654321"), "held-by-another-stack", id="the-marker-of-another-account"),
        pytest.param(marker(region="us-east-1"), "held-by-another-stack", id="the-marker-of-another-region"),
    ],
)
def test_what_appears_between_plan_and_write_stops_up_and_is_left(desk: Desk, appears: Any, slug: str) -> None:
    """CREATE fails where something stands (T0.6): it is looked at again, and nothing is written at any name."""
    desk.wish_site(HOST, aliases=(f"www.{HOST}",))
    zone = zone_of(desk)
    before = len(zone.records)
    with after(desk, "CreateLoadBalancer", lambda: put(desk, appears)):
        outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == [slug]
    assert appears in zone.sorted()
    proofs = [one for one in zone.sorted() if "acm-validations" in str(one)]
    assert len(zone.records) == before + 1 + len(proofs)


def _in_the_last_moment(desk: Desk, *records: Any) -> None:
    """Somebody writes these right before our own batch arrives, after all that we have read."""
    handle, left = desk.world.gateway.handle, list(records)

    def handled(incoming: Incoming) -> Reply:
        if b"_edgeops." in incoming.body:
            put(desk, *left)
            left.clear()
        return handle(incoming)

    desk.world.gateway.handle = handled  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("appears", "slug"),
    [
        pytest.param(A, "foreign-record", id="an-address"),
        pytest.param(marker(stack="other"), "held-by-another-stack", id="the-marker-of-another-stack"),
    ],
)
def test_what_appears_in_the_last_moment_is_not_overwritten(desk: Desk, appears: Any, slug: str) -> None:
    """Route53 refuses our batch as a whole, and what stands is looked at again."""
    _in_the_last_moment(desk, appears)
    outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert slug in {finding.id for finding in outcome.findings}
    assert appears in zone_of(desk).sorted()
    assert batches(desk) == []


def test_what_changes_in_the_last_moment_is_not_deleted(desk: Desk) -> None:
    """Nor its marker, nor the load balancer; the next `down` says why."""
    desk.up()
    _in_the_last_moment(desk, A)
    assert desk.down().status is ExitStatus.FAILED
    assert desk.writes == ["ChangeResourceRecordSets"]
    outcome = desk.down()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["record-changed-by-hand"]
    assert A in zone_of(desk).sorted()


def test_a_load_balancer_that_route53_does_not_know_yet_is_waited_for(desk: Desk) -> None:
    """Its DNS name is seconds old (T2.18): the same batch is sent again, and says what it waits for."""
    desk.world.faults.add(Fault("route53.ChangeResourceRecordSets", Error("InvalidChangeBatch"), nth=2, times=3))
    assert desk.up().status is ExitStatus.OK
    assert batches(desk) == [WRITTEN]
    assert any("knows the load balancer's name" in getattr(event, "what", "") for event in desk.events)


def test_a_refusal_that_does_not_pass_is_told_in_awss_words(desk: Desk) -> None:
    """The same code may mean another thing: a zone that is full, say."""
    full = Error("InvalidChangeBatch", message="Number of records limit of 10000 exceeded.")
    desk.world.faults.add(Fault("route53.ChangeResourceRecordSets", full, nth=2, times=EVERY))
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "Number of records limit of 10000 exceeded." in outcome.findings[0].why


def test_another_refusal_is_not_tried_again(desk: Desk) -> None:
    """Only one code means that something else stands there, or that the name is too fresh."""
    desk.world.faults.add(Fault("route53.ChangeResourceRecordSets", Error("AccessDenied"), nth=2))
    assert desk.up().status is ExitStatus.DENIED
    assert desk.writes.count("ChangeResourceRecordSets") == 2


def test_up_waits_until_the_name_servers_have_it(desk: Desk) -> None:
    """A change that stays PENDING ends at its limit, with what was waited for."""
    desk.world.knobs.changes_never_insync = True
    desk.wish(limits=Limits(dns=5))
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "PENDING" in outcome.findings[0].why


def test_what_stands_in_a_zone(desk: Desk) -> None:
    """Each name once, with its marker, also a marker that is alone; mail and other texts are no concern."""
    put(desk, A, marker(), marker("old.koing.shop"), alias("x.elb.amazonaws.com", name=r"\052.koing.shop"))
    furnish.record(zone_of(desk), "_dmarc.koing.shop", "TXT", '"v=DMARC1"')
    aws = desk.aws()
    zone = HostedZone(zone_of(desk).id, HOST)
    found = {standing.host: standing for standing in standings(aws, zone)}
    assert set(found) == {HOST, "old.koing.shop", "*.koing.shop", "dev.koing.shop"}
    assert found[HOST].marker == Marker("123456789012", "ap-northeast-2", "koing")
    assert found["old.koing.shop"].records == ()
    assert {one["Type"] for one in by_name(aws, zone)[HOST]} == {"A", "MX", "NS", "SOA", "TXT"}


def test_nobodys_text_beside_the_marker_is_lost(desk: Desk) -> None:
    """Somebody has added a value to it: `down` takes our value away and leaves theirs."""
    desk.up()
    ours = zone_of(desk).plain(MARKED, "TXT")["ResourceRecords"]
    take_away(desk, MARKED, "TXT")
    put(desk, plain("TXT", '"a note"', ours[0]["Value"], name=MARKED, ttl=300))
    assert desk.down().status is ExitStatus.OK
    assert zone_of(desk).plain(MARKED, "TXT")["ResourceRecords"] == [{"Value": '"a note"'}]


def _pair(number: int, text: str = "ours") -> list[Any]:
    name = f"a{number}.{HOST}"
    sets = (alias(OURS, name=name), plain("TXT", f'"{text}"', name=f"_edgeops.{name}"))
    return [{"Action": "CREATE", "ResourceRecordSet": one} for one in sets]


@pytest.mark.parametrize(
    ("pairs", "sizes"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([_pair(n) for n in range(500)], [1000], id="as-many-as-go"),
        pytest.param([_pair(n) for n in range(600)], [1000, 200], id="1200-records"),
        pytest.param([_pair(n, "x" * 3198) for n in range(10)], [20], id="as-much-text-as-goes"),
        pytest.param([*(_pair(n, "x" * 3198) for n in range(9)), _pair(9, "x" * 3199)], [18, 2], id="a-letter-more"),
    ],
)
def test_what_route53_does_not_take_at_once_is_cut_between_names(pairs: list[list[Any]], sizes: list[int]) -> None:
    """1,000 values and 32,000 characters (T2.3, T(b)24); all stays in its order."""
    changes = [change for pair in pairs for change in pair]
    cut = portions(changes)
    assert [len(batch) for batch in cut] == sizes
    assert [change for batch in cut for change in batch] == changes


def test_hundreds_of_names_are_written_and_removed(desk: Desk) -> None:
    """In one `up`, with one certificate of the user's for all (T(b)24)."""
    arn = put_certificate(desk, HOST, f"*.{HOST}", tags={})
    names = [f"s{number}.{HOST}" for number in range(4)]
    desk.wish(
        certificate=arn,
        sites=tuple(site(name, aliases=tuple(f"a{n}-{name[:2]}.{HOST}" for n in range(95))) for name in names),
    )
    before = zone_of(desk).sorted()
    assert desk.up().status is ExitStatus.OK
    assert [len(batch) for batch in batches(desk)] == [646, 122]
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert desk.down().status is ExitStatus.OK
    assert zone_of(desk).sorted() == before
