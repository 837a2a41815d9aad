"""One request for each certificate, whatever happens to its answer; a deletion waits for nobody else."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.resources.certificate import requests
from tests.harness import Desk, keys
from tests.resources.accidents import REGION, assert_next_up_completes, crash_in_up, made, up_without_answer
from tests.resources.certificates import found, ours


def test_one_requested_before_a_crash_is_used(desk: Desk) -> None:
    """Requested and nothing else done: the next `up` writes its validation record and waits for that one."""
    crash_in_up(desk, "RequestCertificate")
    assert made(desk)["certificates"] == 1
    assert_next_up_completes(desk)


def test_a_lost_answer_makes_no_second_one(desk: Desk) -> None:
    """The same token is sent again and ACM answers with the same certificate."""
    assert up_without_answer(desk, "RequestCertificate").status is ExitStatus.OK
    assert len(ours(desk)) == 1
    assert len(desk.world.region.acm.requests) == 1


def test_a_token_that_answers_with_a_deleted_certificate_is_passed_over(desk: Desk) -> None:
    """`down` and `up` within the hour: ACM remembers the token, not the certificate (T0.4)."""
    desk.up()
    desk.down("certificate")
    assert_next_up_completes(desk)


def test_a_token_that_answers_with_one_that_lost_its_tags_is_passed_over(desk: Desk) -> None:
    """`up` must not build on what the next command would not know as ours."""
    desk.up()
    (stripped,) = ours(desk)
    desk.world.region.acm.certificates[next(iter(found(desk).needed))].tags.pop(naming.STACK)
    desk.down("certificate")
    assert desk.up().status is ExitStatus.OK
    assert keys(desk.plan()) == set()
    (mine,) = ours(desk)
    assert mine["names"] == stripped["names"]
    assert desk.down("certificate").status is ExitStatus.OK
    assert (ours(desk), made(desk)["certificates"]) == ([], 1)


def test_after_too_many_deleted_ones_up_says_when_to_come_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each token of the hour leads to a deleted certificate: an error with its reason, and no traceback."""
    monkeypatch.setattr(requests, "GENERATIONS", 1)
    desk.up()
    desk.down("certificate")
    outcome = desk.up()
    assert [finding.id for finding in outcome.findings] == ["certificate-deleted-too-often"]
    assert outcome.status is ExitStatus.FAILED


def test_at_the_end_of_its_time_up_requests_no_second_one(desk: Desk) -> None:
    """A certificate that had no time to appear is not taken for dead."""
    desk.up()
    desk.down("certificate")
    desk.timeout = 5
    assert desk.up().status is ExitStatus.TIMEOUT
    assert desk.writes.count("RequestCertificate") == 1


def test_one_that_somebody_else_uses_is_left_at_once(two_sites: Desk) -> None:
    """`down` names who uses it, without waiting for them (T1.21)."""
    desk = two_sites
    blog = next(
        arn
        for arn, each in desk.world.inventory()["regions"][REGION]["listeners"].items()
        if each["protocol"] == "HTTPS"
    )
    desk.up()
    ours: Any = [{"CertificateArn": next(iter(found(desk).needed))}]
    desk.aws().elbv2.add_listener_certificates(ListenerArn=blog, Certificates=ours)
    outcome = desk.down("certificate")
    assert [finding.id for finding in outcome.findings] == ["certificate-used-elsewhere"]
    assert "blog-alb" in outcome.findings[0].what
    assert outcome.status is ExitStatus.REFUSED
    assert len(found(desk).items) == 1
