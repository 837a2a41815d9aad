"""Why a certificate waits: each cause is told from the others, in the account and in the world's DNS."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from edgeops import proofs
from edgeops.errors import ExitStatus
from edgeops.events import Event, Waiting
from edgeops.model import Limits
from edgeops.proofs import EVERY, Explainer, admits_amazon
from moto_fixtures import VirtualClock
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import ACCOUNT_ID
from moto_fixtures.faults import EVERY as ALWAYS
from moto_fixtures.faults import Error, Fault
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import HOST, plain, put, take_away, zone_of
from tests.harness import Desk

WANTED = record(ACCOUNT_ID, HOST)
NAME, VALUE = WANTED["Name"].rstrip("."), WANTED["Value"]
OLD = ("ns.gabia.co.kr", "ns1.gabia.co.kr")


@pytest.fixture
def desk() -> Iterator[Desk]:
    """S0 with a certificate that is never issued, though all is in place; `up` has given up."""
    with Desk.open("S0") as opened:
        opened.world.knobs.certificates_never_issue = True
        opened.wish(limits=Limits(certificate=45))
        yield opened


def cause(desk: Desk) -> str:
    """What is said of it now."""
    aws, stack = desk.aws(), desk.look()
    assert stack.certificate is not None
    detail = aws.certs.describe(stack.certificate.items[0].arn)
    assert detail is not None
    return proofs.why(aws, stack, detail) or ""


def _moved(desk: Desk, zone: Any = None, name: str = NAME) -> None:
    take_away(desk, NAME, "CNAME")
    (zone or zone_of(desk)).put(plain("CNAME", VALUE, name=name))


CAUSES: dict[str, tuple[Callable[[Desk], object], str]] = {
    "in-flight": (lambda desk: None, "all is in place, ACM looks again by itself"),
    "missing": (lambda desk: take_away(desk, NAME, "CNAME"), f"{NAME} is missing in the hosted zone {HOST}"),
    "different": (lambda desk: put(desk, plain("CNAME", "old.example.", name=NAME)), "another value (old.example)"),
    "doubled": (lambda desk: _moved(desk, name=f"{NAME}.{HOST}"), f"named {NAME}.{HOST}, with {HOST} twice"),
    "elsewhere": (
        lambda desk: _moved(desk, new_zone(desk.world.region, "shop", reference="1")),
        "stands in the hosted zone shop (",
    ),
    "private": (
        lambda desk: _moved(desk, new_zone(desk.world.region, HOST, reference="2", private=True)),
        f"stands in the private hosted zone {HOST} (",
    ),
    "delegation": (lambda desk: desk.world.dns.delegate(HOST, *OLD), f"asks other name servers for {HOST} ({OLD[0]}"),
    "not-delegated": (lambda desk: desk.world.dns.delegate(HOST), f"asks other name servers for {HOST} (none)"),
    "caa": (lambda desk: put(desk, plain("CAA", '0 issue "letsencrypt.org"')), "does not let Amazon issue"),
    "not-asked": (lambda desk: setattr(desk, "deaf", True), "could not be asked (no answers"),
}


@pytest.mark.parametrize("name", CAUSES)
def test_each_cause_is_told_from_the_others(desk: Desk, name: str) -> None:
    """Looked up in the account first, then in the world."""
    assert desk.up().status is ExitStatus.TIMEOUT
    breaks, said = CAUSES[name]
    breaks(desk)
    assert said in cause(desk)
    assert [one for one, (_, words) in CAUSES.items() if words in cause(desk)] == [name]


def test_a_record_that_the_world_does_not_see_yet_is_said(desk: Desk) -> None:
    """The resolver has not heard of it."""

    class Behind:
        def name_servers(self, _zone: str) -> tuple[str, ...]:
            return tuple(zone_of(desk).name_servers)

        def values(self, _name: str, _kind: str) -> tuple[str, ...]:
            return ()

    desk.up()
    aws, stack = replace(desk.aws(), outside=Behind), desk.look()
    assert stack.certificate is not None
    detail = aws.certs.describe(stack.certificate.items[0].arn)
    assert detail is not None
    assert "the world does not see it yet" in (proofs.why(aws, stack, detail) or "")


def test_up_says_it_while_it_waits_and_when_it_gives_up(desk: Desk) -> None:
    """Somebody deletes the record meanwhile."""

    class Meddler(list[Event]):
        def append(self, event: Event) -> None:
            super().append(event)
            if isinstance(event, Waiting) and event.resource == "validation" and event.elapsed == 0:
                take_away(desk, NAME, "CNAME")

    desk.events = Meddler()
    outcome = desk.up()
    waits = [one for one in desk.events if isinstance(one, Waiting) and one.resource == "validation"]
    explained = [one for one in waits if "is missing" in one.seen]
    assert explained[0].elapsed == pytest.approx(EVERY, abs=2)
    assert all(one.elapsed < EVERY for one in waits if one not in explained)
    (problem,) = (one for one in outcome.findings if one.id == "timeout-validation")
    assert "is missing in the hosted zone" in problem.why
    (waiting,) = (one for one in desk.status().findings if one.id == "certificate-waits")
    assert "is missing in the hosted zone" in waiting.why


def test_a_usual_wait_makes_no_look() -> None:
    """ACM takes less than half a minute: the zone is not read again, the world not asked."""
    with Desk.open("S0", "real") as desk:
        assert desk.up().status is ExitStatus.OK
        sweeps = desk.operations().count("ListResourceRecordSets")
        assert sweeps <= 5


def test_looks_are_half_a_minute_apart_and_the_last_at_the_end(desk: Desk) -> None:
    """However often it is asked; a look that fails takes nothing from the wait."""
    desk.up()
    aws, stack, clock = desk.aws(), desk.look(), VirtualClock()
    assert stack.certificate is not None
    detail = aws.certs.describe(stack.certificate.items[0].arn)
    assert detail is not None
    explain = Explainer(aws, stack, clock.now, until=50.0)
    said = []
    desk.world.clear_calls()
    for _ in range(51):
        said.append(explain(detail) is not None)
        clock.sleep(1)
    assert said.index(True) == EVERY
    assert desk.operations().count("ListResourceRecordSets") == 2
    desk.world.faults.add(Fault("route53.ListResourceRecordSets", Error("InvalidInput"), times=ALWAYS))
    assert explain(detail) is None


@pytest.mark.parametrize(
    ("records", "wildcard", "admits"),
    [
        (['0 issue "amazon.com"'], False, True),
        (['0 issue "amazontrust.com; account=1"'], False, True),
        (['0 issue "letsencrypt.org"', '0 issue "awstrust.com"'], False, True),
        (['0 iodef "mailto:a@b.example"'], False, True),
        (['0 issuewild "letsencrypt.org"'], False, True),
        (['0 issuewild "letsencrypt.org"'], True, False),
        (['0 issue "letsencrypt.org"', '0 issuewild "amazonaws.com"'], True, True),
        (['0 issue "letsencrypt.org"'], True, False),
    ],
)
def test_issuewild_governs_wildcards_where_there_is_one(records: list[str], wildcard: bool, admits: bool) -> None:
    """RFC 8659."""
    assert admits_amazon(records, wildcard) is admits
