"""Before the first paid call: is the hosted zone the one that the world asks, and may Amazon issue there?"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus, Finding
from edgeops.resources import delegation
from moto_fixtures.dns.public import put_records
from tests.dns import HOST, plain, put, zone_of
from tests.harness import Desk, PublicDns
from tests.resources.builders import spec, stack

OLD = ("ns.gabia.co.kr", "ns1.gabia.co.kr")


@pytest.fixture
def desk() -> Iterator[Desk]:
    """S0, before the first `up`."""
    with Desk.open("S0") as opened:
        yield opened


def refused(desk: Desk) -> Finding:
    """`plan` and `up` end with 6 and one problem, and nothing is written."""
    assert desk.plan().status is ExitStatus.REFUSED
    outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert desk.writes == []
    (problem,) = outcome.findings
    return problem


def warned(desk: Desk) -> Finding:
    """`plan` says it, and `up` goes on all the same."""
    (problem,) = (one for one in desk.plan().findings if one.severity == "warning")
    assert desk.up().status is ExitStatus.OK
    return problem


def test_name_servers_of_somebody_else_stop_it_with_both_lists(desk: Desk) -> None:
    """What to enter at the registrar stands there, without a final dot; and the mail that would be lost."""
    desk.world.dns.delegate(HOST, *OLD)
    old = desk.world.dns.foreign_zone(HOST, *OLD)
    put_records(old, HOST, "MX", "10 mail.gabia.com.")
    put_records(old, HOST, "TXT", '"v=spf1 include:gabia.com ~all"')
    problem = refused(desk)
    assert problem.id == "delegation-elsewhere"
    assert all(server in problem.what for server in OLD)
    own = zone_of(desk).name_servers
    assert all(server in problem.why and server in problem.fix for server in own)
    assert not any(f"{server}." in f"{problem.why} {problem.fix}".replace(". ", " ") for server in own)
    assert "MX 10 mail.gabia.com" in problem.fix
    assert "v=spf1" in problem.fix


def test_mail_that_the_hosted_zone_has_too_is_not_missed(desk: Desk) -> None:
    """Only what would be lost is listed."""
    desk.world.dns.delegate(HOST, *OLD)
    put_records(desk.world.dns.foreign_zone(HOST, *OLD), HOST, "MX", "10 mail.gabia.com.")
    put(desk, plain("MX", "10 mail.gabia.com."))
    assert "MX" not in refused(desk).fix


def test_servers_that_do_not_answer_for_it_stop_it_too(desk: Desk) -> None:
    """The resolver gives up; the parent's list is enough to know why."""
    desk.world.dns.delegate(HOST, *OLD)
    assert refused(desk).id == "delegation-elsewhere"


def test_a_domain_that_nobody_registered_stops_it(desk: Desk) -> None:
    """Nobody could ever find it."""
    desk.world.dns.delegate(HOST)
    problem = refused(desk)
    assert problem.id == "not-delegated"
    assert all(server in problem.fix for server in zone_of(desk).name_servers)


def test_one_wrong_server_among_right_ones_is_a_warning(desk: Desk) -> None:
    """Some visitors find it."""
    own = zone_of(desk).name_servers
    desk.world.dns.delegate(HOST, *own[:3], OLD[0])
    problem = warned(desk)
    assert problem.id == "delegation-partly"
    assert OLD[0] in problem.why


@pytest.mark.parametrize(
    ("values", "host"),
    [
        (('0 issue "letsencrypt.org"',), HOST),
        (('0 issue ";"',), HOST),
        (('0 issue "amazon.com"', '0 issuewild "letsencrypt.org"'), f"*.{HOST}"),
    ],
)
def test_a_caa_record_without_amazon_stops_it(desk: Desk, values: tuple[str, ...], host: str) -> None:
    """The certificate would fail after the load balancer is paid for."""
    put(desk, plain("CAA", *values))
    if host != HOST:
        desk.wish(sites=tuple(replace(site, host=host, aliases=()) for site in desk.spec.sites))
    problem = refused(desk)
    assert problem.id == "caa-forbids"
    assert values[-1].partition('"')[0] in problem.why


def test_the_caa_of_where_a_cname_leads_counts(desk: Desk) -> None:
    """A name that is to be taken over inherits the records of its target (T1.16)."""
    pages = desk.world.dns.foreign_zone("pages.example", "ns1.pages.example")
    put_records(pages, "koing.pages.example", "CAA", '0 issue "letsencrypt.org"')
    put(desk, plain("CNAME", "koing.pages.example.", name=f"www.{HOST}"))
    desk.wish_site(HOST, aliases=(f"www.{HOST}",))
    desk.wish(takeover=frozenset({f"www.{HOST}"}))
    assert refused(desk).id == "caa-forbids"


def test_no_resolver_is_asked_for_a_name_that_is_not_there_yet(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would remember for a quarter of an hour that there is none, while `up` makes it (T2.26, RFC 2308)."""
    asked: list[str] = []
    values = PublicDns.values
    monkeypatch.setattr(
        PublicDns,
        "values",
        lambda self, name, kind: asked.append(name) or values(self, name, kind),  # type: ignore[func-returns-value]
    )
    put(desk, plain("A", "203.0.113.9", name=f"old.{HOST}"))
    desk.wish_site(HOST, aliases=(f"www.{HOST}", f"old.{HOST}"))
    desk.wish(takeover=frozenset({f"old.{HOST}"}))
    assert desk.plan().status is ExitStatus.OK
    assert {HOST, f"old.{HOST}"} <= set(asked)
    assert f"www.{HOST}" not in asked
    assert desk.up().status is ExitStatus.OK
    assert f"www.{HOST}" not in asked


def test_with_a_certificate_in_place_caa_is_not_asked(desk: Desk) -> None:
    """What is issued stays issued."""
    assert desk.up().status is ExitStatus.OK
    put(desk, plain("CAA", '0 issue "letsencrypt.org"'))
    assert desk.plan().status is ExitStatus.OK


def test_without_an_answer_it_goes_on_with_a_warning(desk: Desk) -> None:
    """A laptop in a hotel whose network answers no such question."""
    desk.world.dns.delegations[f"{HOST}."] = tuple(zone_of(desk).name_servers)
    desk.deaf = True
    assert warned(desk).id == "dns-not-asked"


def test_down_asks_nobody(desk: Desk) -> None:
    """Whatever the registrar says, what is ours goes."""
    assert desk.up().status is ExitStatus.OK
    desk.world.dns.delegate(HOST, *OLD)
    assert desk.status().status is ExitStatus.UNHEALTHY
    assert desk.down("certificate").status is ExitStatus.OK


def test_it_makes_and_removes_nothing() -> None:
    """Only problems."""
    assert delegation.steps(spec(), None, stack()) == delegation.removal(spec(), None) == []
