"""Each site as it stands: what is wrong first on a request's way, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from edgeops.commands.sites import findings, sites
from edgeops.model import (
    Balancer,
    Balancers,
    Certificate,
    Certificates,
    Cutover,
    Entry,
    Foreign,
    Groups,
    Health,
    Held,
    HostedZone,
    Https,
    Listener,
    Match,
    Pool,
    Records,
    Route,
    Rule,
    Site,
    Spec,
    Stack,
    Target,
    TargetSeen,
    Validation,
)
from edgeops.report import SiteReport
from edgeops.routing import FORWARD, group_name
from tests.harness import Desk
from tests.resources.builders import group, pool, pools

LB = "lb-1.ap-northeast-2.elb.amazonaws.com"
SITE = Site("koing.shop", (Pool("live", (Target("web", 80),)),), ("www.koing.shop",))
SPEC = Spec("koing", "ap-northeast-2", sites=(SITE,))


def _target(state: str = "healthy", reason: str = "", id: str = "i-1") -> TargetSeen:
    return TargetSeen(id, 80, state, reason, "")


def _cert(*names: str, status: str = "ISSUED", not_after: str | None = None) -> Certificate:
    return Certificate("arn:" + names[0], frozenset(names), status, "RSA_2048", in_use=True, not_after=not_after)


def _alias(host: str, target: str | None = LB, *, ours: bool = True) -> Held:
    return Held(host, HostedZone("Z1", "koing.shop"), target, ours=ours, marked=True)


def _covering(cert: Certificate) -> Certificates:
    return Certificates((cert,), dict.fromkeys(cert.names, cert))


BOTH = _cert("koing.shop", "www.koing.shop")
LIVE = Stack(
    "123456789012",
    balancer=Balancers((Balancer("arn", "eo-koing-1", LB.replace("lb", "LB"), "Z9", "active", "", (), (), (), None),)),
    certificate=_covering(BOTH),
    validation=Validation({}),
    entry=Entry((Listener("arn:80", 80, "HTTP", "redirect"),)),
    https=Https(rules=(Rule("arn", 10_018, True, "koing.shop", FORWARD, Match(("koing.shop",))),)),
    records=Records((_alias("koing.shop"), _alias("www.koing.shop"))),
    health=Health({"koing.shop": (_target(),)}),
)


def _report(**differs: Any) -> SiteReport:
    return sites(SPEC, replace(LIVE, **differs))["koing.shop"]


def test_a_site_that_answers_is_healthy() -> None:
    """With all that a person wants to know of it."""
    report = _report()

    assert report.healthy
    assert report.verdict == "healthy"
    assert (report.url, report.live) == ("https://koing.shop", "web:80")
    assert (report.certificate, report.dns) == ("issued", "leads to the load balancer")
    assert [(target.id, target.port, target.advice) for target in report.targets] == [("i-1", 80, "")]
    assert findings(SPEC, {"koing.shop": report}) == ()


@dataclass(frozen=True)
class Case:
    """What is different in AWS, and what is said."""

    id: str
    differs: dict[str, Any]
    verdict: str


PENDING = _cert("koing.shop", "www.koing.shop", status="PENDING_VALIDATION")
CASES = [
    Case("nothing-at-all", dict.fromkeys(vars(LIVE).keys() - {"account"}), "DNS: no record"),
    Case("no-load-balancer", {"balancer": Balancers()}, "DNS: leads to a load balancer that is gone"),
    Case("no-record", {"records": Records()}, "DNS: no record"),
    Case("alias-without-record", {"records": Records((_alias("koing.shop"),))}, "DNS: no record"),
    Case(
        "only-a-marker", {"records": Records((_alias("koing.shop", None), _alias("www.koing.shop")))}, "DNS: no record"
    ),
    Case(
        "old-load-balancer",
        {"records": Records((_alias("koing.shop", "old." + LB), _alias("www.koing.shop")))},
        "DNS: leads to a load balancer that is gone",
    ),
    Case(
        "changed-by-hand",
        {"records": Records((_alias("koing.shop", "203.0.113.9", ours=False), _alias("www.koing.shop")))},
        "DNS: leads elsewhere",
    ),
    Case("no-certificate", {"certificate": Certificates()}, "certificate: none"),
    Case("alias-not-covered", {"certificate": _covering(_cert("koing.shop"))}, "certificate: none"),
    Case("pending", {"certificate": _covering(PENDING)}, "certificate: pending validation"),
    Case("no-rule", {"https": Https()}, "the load balancer does not know this site"),
    Case(
        "a-strangers-rule",
        {"https": Https(rules=(Rule("arn", 1, False, "koing.shop", FORWARD, Match(("koing.shop",))),))},
        "the load balancer does not know this site",
    ),
    Case("no-http-listener", {"entry": Entry()}, "the load balancer does not know this site"),
    Case("no-target", {"health": Health({})}, "no target is registered"),
    Case("only-leaving", {"health": Health({"koing.shop": (_target("draining"),)})}, "no target is registered"),
    Case(
        "sick",
        {"health": Health({"koing.shop": (_target("unhealthy", "Target.Timeout"),)})},
        "1 of 1 targets unhealthy: Target.Timeout",
    ),
    Case(
        "one-of-two",
        {"health": Health({"koing.shop": (_target(), _target("initial", "Elb.InitialHealthChecking", "i-2"))})},
        "1 of 2 targets initial: Elb.InitialHealthChecking",
    ),
]


WAITING = Cutover((Foreign("www.koing.shop", HostedZone("Z1", "koing.shop"), "A 203.0.113.1", None, (), 300),))
SICK = Health({"koing.shop": (_target("unhealthy", "Target.Timeout"),)})
HALF = Records((_alias("koing.shop"),))
CASES += [
    Case("to-be-moved", {"cutover": WAITING, "records": HALF}, "DNS: still leads to what stood there before"),
    Case(
        "sick-and-not-moved",
        {"cutover": WAITING, "records": HALF, "health": SICK},
        "not moved yet: 1 of 1 targets unhealthy: Target.Timeout",
    ),
    Case("moved-and-sick", {"health": SICK}, "1 of 1 targets unhealthy: Target.Timeout"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_verdict_is_the_first_thing_that_is_wrong_on_a_requests_way(case: Case) -> None:
    """Name, certificate, rule, target. Each is told, with what to do."""
    report = _report(**case.differs)

    assert report.verdict == case.verdict
    assert not report.healthy
    told = findings(SPEC, {"koing.shop": report})
    assert told
    assert all(finding.severity == "error" and finding.what and finding.why and finding.fix for finding in told)
    assert all(finding.where == 'sites."koing.shop"' for finding in told)


def test_a_name_moved_in_this_command_leads_to_the_load_balancer() -> None:
    """`records` looked before, `cutover` has moved it since."""
    report = _report(records=HALF, cutover=Cutover(moved=(_alias("www.koing.shop"),)))

    assert report.healthy
    assert report.dns == "leads to the load balancer"


def test_a_sick_target_is_why_a_name_was_not_moved() -> None:
    """What to do is told of the target, not of the name."""
    told = findings(SPEC, {"koing.shop": _report(cutover=WAITING, records=HALF, health=SICK)})
    assert [finding.id for finding in told] == ["target-timeout"]


POOLS = pools(blue="web:81", green="web:82")
AUTH = Route("/auth", Pool("/auth", pool("web:90")[0].targets))


@pytest.mark.parametrize(
    ("site", "weights", "live"),
    [
        pytest.param(replace(SITE, pools=POOLS), (1, 0), "web:81 (blue)", id="the-first"),
        pytest.param(replace(SITE, pools=POOLS), (0, 1), "web:82 (green)", id="switched"),
        pytest.param(replace(SITE, pools=POOLS), (90, 10), "web:81 (blue); web:82 (green)", id="divided"),
        pytest.param(
            replace(SITE, pools=POOLS, routes=(AUTH,)), (0, 1), "web:82 (green); web:90 (/auth)", id="a-route"
        ),
        pytest.param(replace(SITE, routes=(AUTH,)), (1,), "web:80; web:90", id="a-route-beside-one-pool"),
    ],
)
def test_what_is_live_is_told(site: Site, weights: tuple[int, ...], live: str) -> None:
    """Pools by name where there are several."""
    groups = [group(site, one, name=group_name(SPEC, site, one, None)) for one in site.pools]
    by_arn = {one.arn: weight for one, weight in zip(groups, weights, strict=True)}
    rule = Rule("arn", 10_018, True, "koing.shop", FORWARD, Match(("koing.shop",)), by_arn)
    known = replace(LIVE, groups=Groups(tuple(groups)), https=Https(rules=(rule,)))
    assert sites(replace(SPEC, sites=(site,)), known)["koing.shop"].live == live


def test_a_certificate_just_issued_counts_as_issued() -> None:
    """`certificate` looked before, `validation` after the wait."""
    report = _report(certificate=_covering(PENDING), validation=Validation({}, frozenset({PENDING.arn})))

    assert report.certificate == "issued"
    assert report.healthy


def test_the_certificate_that_ends_first_is_told() -> None:
    """With several, one of them is the next to be renewed."""
    early = _cert("koing.shop", not_after="2026-03-01")
    late = _cert("www.koing.shop", not_after="2026-09-01")
    certificates = Certificates((late, early), {"koing.shop": early, "www.koing.shop": late})

    assert _report(certificate=certificates).certificate == "issued, valid until 2026-03-01"


def test_a_target_that_leaves_is_no_matter() -> None:
    """It finishes what it has; the one that stays decides."""
    report = _report(health=Health({"koing.shop": (_target("draining", id="i-old"), _target())}))

    assert report.healthy
    assert [target.id for target in report.targets] == ["i-1"]


def test_every_sick_target_is_told_with_its_advice() -> None:
    """The healthy one is not; it is mended on the instance, not by `up`."""
    sick = (_target("unhealthy", "Target.FailedHealthChecks", "i-2"), _target("unused", "Target.InvalidState", "i-3"))
    told = findings(SPEC, {"koing.shop": _report(health=Health({"koing.shop": (_target(), *sick)}))})

    assert [finding.id for finding in told] == ["target-failedhealthchecks", "target-invalidstate"]
    assert [finding.what.partition(" ")[0] for finding in told] == ["i-2:80", "i-3:80"]
    assert "curl -i http://localhost:80/" in told[0].why
    assert "Target groups" in told[0].see
    assert "stopped" in told[1].why
    assert "Start it" in told[1].fix


def test_a_wildcard_has_no_address_to_click_on() -> None:
    """Its rule is found under the tag without the star."""
    site = Site("*.koing.shop", (Pool("live", (Target("web", 80), Target("api", 80))),))
    rule = Rule("arn", 40_018, True, "_wildcard.koing.shop", FORWARD, Match(("*.koing.shop",)))
    stack = replace(
        LIVE,
        certificate=_covering(_cert("*.koing.shop")),
        records=Records((_alias("*.koing.shop"),)),
        https=Https(rules=(rule,)),
        health=Health({"*.koing.shop": (_target(),)}),
    )

    report = sites(replace(SPEC, sites=(site,)), stack)["*.koing.shop"]

    assert report.healthy
    assert (report.url, report.live) == ("https://<any name>.koing.shop", "web:80, api:80")


def test_only_the_sick_site_is_told_of(two_sites: Desk) -> None:
    """In a whole account: the reports come in the order of the file."""
    two_sites.up()
    two_sites.world.instance("web").set_port(8081, "closed")
    two_sites.clock.advance(600)

    reports = sites(two_sites.spec, two_sites.look())

    assert [(host, report.healthy) for host, report in reports.items()] == [("main.io", True), ("sub.main.io", False)]
    assert {finding.where for finding in findings(two_sites.spec, reports)} == {'sites."sub.main.io"'}
