"""Waits that never end, or end badly: each stops at its limit with its code, the reason and how to carry on - and
carrying on works.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from edgeops.errors import CredentialsProblem, ExitStatus
from edgeops.model import Limits
from edgeops.report import Outcome
from moto_fixtures.faults import EVERY, Error, Expired, Fault
from tests.harness import Desk, keys, things
from tests.resources.builders import pool

Act = Callable[[Desk], object]
EVER = 1e9
HOURS = 3600.0
SHORT = Limits(balancer=90, certificate=180, dns=30, health=30, deletion=60)
"""A tenth of what a file that says nothing gets; the limits that are no wish of anybody's are as they are."""


def _refused(call: str, code: str) -> Act:
    return lambda desk: desk.world.faults.add(Fault(call, Error(code), times=EVERY))


def _faults_end(desk: Desk) -> None:
    desk.world.faults.clear()


def _lasts(**seconds: float) -> Act:
    """These durations of AWS's own."""

    def set_timing(desk: Desk) -> None:
        desk.world.cloud.timing = replace(desk.world.cloud.timing, **seconds)

    return set_timing


def _knob(name: str, value: object) -> Act:
    return lambda desk: setattr(desk.world.knobs, name, value)


def _port(answer: object) -> Act:
    return lambda desk: desk.world.instance("web").set_port(80, answer)  # type: ignore[arg-type]


def _interfaces_stay(desk: Desk) -> None:
    _lasts(linger=EVER)(desk)


def _interfaces_go(desk: Desk) -> None:
    for lapse in desk.world.region.elb.lapses:
        lapse.until = 0.0
    _lasts(linger=0.01)(desk)


@dataclass(frozen=True)
class Case:
    """`seconds`: when it gives up, at the earliest; `says`: a word of its reason."""

    breaks: Act
    mends: Act
    ends: ExitStatus
    slug: str
    seconds: float
    says: str
    goes_on: str = "same command again"
    discard: tuple[str, ...] = ()


UP: dict[str, Case] = {
    "load-balancer-stays-provisioning": Case(
        _knob("balancers_never_active", True),
        _knob("balancers_never_active", False),
        *(ExitStatus.TIMEOUT, "timeout-health", 90, "provisioning"),
    ),
    "certificate-is-never-issued": Case(
        _knob("certificates_never_issue", True),
        _knob("certificates_never_issue", False),
        *(ExitStatus.TIMEOUT, "timeout-validation", 180, "koing.shop", "`edgeops up` again"),
    ),
    "certificate-fails-for-caa": Case(
        _knob("certificate_failure", "CAA_ERROR"),
        _knob("certificate_failure", ""),
        *(ExitStatus.FAILED, "certificate-failed", 0, "CAA record", "`edgeops up` again"),
    ),
    "certificate-names-no-record": Case(
        _lasts(certificate_record=EVER),
        _lasts(certificate_record=0.01),
        *(ExitStatus.TIMEOUT, "timeout-certificate", 120, "not yet named: koing.shop"),
    ),
    "change-never-reaches-the-name-servers": Case(
        _knob("changes_never_insync", True),
        _knob("changes_never_insync", False),
        *(ExitStatus.TIMEOUT, "timeout-records", 30, "PENDING"),
    ),
    "target-is-never-checked": Case(
        _lasts(health=EVER),
        _lasts(health=0.01),
        *(ExitStatus.TIMEOUT, "timeout-health", 30, "initial"),
    ),
    "target-is-never-healthy": Case(
        _port("closed"),
        _port({"/actuator/health": 200}),
        *(ExitStatus.UNHEALTHY, "target-failedhealthchecks", 30, "Nothing accepts", "`edgeops status`"),
    ),
    "new-security-group-is-never-found": Case(
        lambda desk: setattr(desk.world, "lag", 600),
        lambda desk: setattr(desk.world, "lag", 0),
        *(ExitStatus.TIMEOUT, "aws-invalidgroup.notfound", 30, "a few seconds"),
    ),
    "certificate-is-never-known-to-the-listener": Case(
        _knob("certificate_lag", EVER),
        _knob("certificate_lag", 0.0),
        *(ExitStatus.TIMEOUT, "aws-unsupportedcertificate", 120, "a few seconds"),
    ),
    "name-of-a-deleted-load-balancer-is-never-freed": Case(
        _refused("elbv2.CreateLoadBalancer", "DuplicateLoadBalancerName"),
        _faults_end,
        *(ExitStatus.TIMEOUT, "aws-duplicateloadbalancername", 180, "a few seconds"),
    ),
}
DOWN: dict[str, Case] = {
    "target-group-stays-in-use": Case(
        _refused("elbv2.DeleteTargetGroup", "ResourceInUse"),
        _faults_end,
        *(ExitStatus.TIMEOUT, "timeout-groups", 120, "still in use"),
    ),
    "certificate-stays-in-use": Case(
        _refused("acm.DeleteCertificate", "ResourceInUseException"),
        _faults_end,
        *(ExitStatus.TIMEOUT, "timeout-certificate", 60, "in use by", "same command again", ("certificate",)),
    ),
    "network-interfaces-never-go": Case(
        _interfaces_stay,
        _interfaces_go,
        *(ExitStatus.TIMEOUT, "timeout-firewall", 60, "network interfaces are still there"),
    ),
    "security-group-stays-in-use": Case(
        _refused("ec2.DeleteSecurityGroup", "DependencyViolation"),
        _faults_end,
        *(ExitStatus.TIMEOUT, "timeout-firewall", 60, "uses it"),
    ),
}


def test_the_limits_of_a_file_that_says_nothing() -> None:
    """In minutes: load balancer 15, certificate 30, INSYNC 5, health 5, deletion lag 15 (design 3)."""
    assert vars(Limits()) == {
        "balancer": 15 * 60,
        "certificate": 30 * 60,
        "dns": 5 * 60,
        "health": 5 * 60,
        "deletion": 15 * 60,
    }


def _gives_up(desk: Desk, case: Case, do: Callable[[], Outcome]) -> None:
    """At its limit and not much later, with all that a person needs to know."""
    case.breaks(desk)
    start = desk.clock.now()
    outcome = do()
    assert outcome.status is case.ends, outcome.findings
    finding = next(one for one in outcome.findings if one.id == case.slug)
    assert case.says in finding.why
    assert case.goes_on in finding.fix
    assert case.seconds <= desk.clock.now() - start < case.seconds + 90
    assert outcome.next
    case.mends(desk)
    desk.clock.advance(60)


@pytest.mark.parametrize("case", UP.values(), ids=UP)
def test_up_gives_up_and_the_next_one_finishes(case: Case) -> None:
    """One more `up` and the account is what an undisturbed one makes, with nothing to do."""
    with Desk.open("S0") as undisturbed:
        undisturbed.up()
        expected = sorted(name.split(" ")[0] for name in things(undisturbed.world.inventory()))
    with Desk.open("S0") as desk:
        desk.wish(limits=SHORT)
        _gives_up(desk, case, desk.up)
        assert desk.up().status is ExitStatus.OK
        made = things(desk.world.inventory())
        extra = 1 if case.slug == "certificate-failed" else 0  # the dead one goes in the end, nothing else is doubled
        assert len(made) <= len(expected) + extra
        assert sorted({name.split(" ")[0] for name in made}) == sorted(set(expected))
        assert keys(desk.plan()) == set()


@pytest.mark.parametrize("case", DOWN.values(), ids=DOWN)
def test_down_gives_up_and_the_next_one_finishes(desk: Desk, case: Case) -> None:
    """What does not depend on it is gone already; one more `down` and all of ours is."""
    before = things(desk.world.inventory())
    desk.wish(limits=SHORT)
    desk.up()
    _gives_up(desk, case, lambda: desk.down(*case.discard))
    assert "DeleteLoadBalancer" in desk.writes
    assert desk.down("certificate").status is ExitStatus.OK
    after = things(desk.world.inventory())
    assert {name: after.get(name) for name in before} == before
    assert [name for name in after.keys() - before.keys() if "acm-validations" not in after[name]] == []


def test_a_new_target_group_that_is_never_listed_is_5_and_found_by_the_next_up(desk: Desk) -> None:
    """After a minute; nothing is registered in what cannot be seen."""
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    desk.world.lag = 600
    start = desk.clock.now()
    outcome = desk.up()
    assert [finding.id for finding in outcome.findings] == ["timeout-groups"]
    assert outcome.status is ExitStatus.TIMEOUT
    assert "RegisterTargets" not in desk.writes
    assert 60 <= desk.clock.now() - start < 90
    desk.world.lag = 0
    desk.world.instance("web").set_port(8080, {"/actuator/health": 200})
    assert desk.up().status is ExitStatus.OK
    assert "CreateTargetGroup" not in desk.writes


def test_a_load_balancer_that_failed_is_taken_away_and_made_again(desk: Desk) -> None:
    """1 at once with AWS's reason and the two commands that help; they do (T(b)26)."""
    desk.world.knobs.balancer_state = "failed"
    start = desk.clock.now()
    for outcome in (desk.up(), desk.up()):
        assert outcome.status in {ExitStatus.FAILED, ExitStatus.REFUSED}
        assert "capacity" in outcome.findings[0].why
        assert "`edgeops down`, then run `edgeops up`" in outcome.findings[0].fix
    assert desk.clock.now() - start < 60
    assert desk.down().status is ExitStatus.OK
    desk.world.knobs.balancer_state = ""
    assert desk.up().status is ExitStatus.OK


def test_a_certificate_that_times_out_is_requested_once_more_and_never_a_third_time(desk: Desk) -> None:
    """VALIDATION_TIMED_OUT after 72 hours: a second request, then 1 with what to do, and that helps (T(b)15)."""
    desk.world.knobs.certificates_never_issue = True
    desk.wish(limits=SHORT)
    for _ in range(2):
        assert desk.up().status is ExitStatus.TIMEOUT
        assert desk.writes.count("RequestCertificate") == 1
        desk.clock.advance(73 * HOURS)
    for _ in range(2):
        outcome = desk.up()
        assert outcome.status is ExitStatus.REFUSED
        assert "VALIDATION_TIMED_OUT" in outcome.findings[0].what
        assert "requested twice" in outcome.findings[0].why
        assert "delete this certificate" in outcome.findings[0].fix
        assert desk.writes == []
    desk.world.region.acm.certificates.clear()
    desk.world.knobs.certificates_never_issue = False
    assert desk.up().status is ExitStatus.OK


@pytest.mark.parametrize("verb", ["up", "down"])
def test_credentials_that_expire_at_any_time_are_4_and_new_ones_carry_on(verb: str) -> None:
    """Every few calls: what happened, how to sign in again, that it carries on; and it does, nothing twice
    (T(b)39).
    """
    number = 1
    while True:
        with Desk.open("S0") as desk:
            before = things(desk.world.inventory())
            if verb == "down":
                desk.up()
            work = desk.up if verb == "up" else lambda desk=desk: desk.down("certificate")  # type: ignore[misc]
            desk.world.faults.add(Fault("*", Expired(), nth=number, times=EVERY))
            try:
                outcome = work()
                status, findings = outcome.status, outcome.findings
            except CredentialsProblem as error:
                status, findings = error.status, error.findings
            if status is ExitStatus.OK:
                assert number > 5
                return
            assert status is ExitStatus.DENIED
            assert "expired" in findings[0].what
            assert "aws sso login" in findings[0].fix
            assert "carries on" in findings[0].fix
            desk.world.faults.clear()
            assert work().status is ExitStatus.OK
            if verb == "up":
                assert keys(desk.plan()) == set()
            else:
                after = things(desk.world.inventory())
                assert {name: after.get(name) for name in before} == before
        number += 13
