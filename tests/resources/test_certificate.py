"""Certificates: kept while needed, requested once for what none covers, once more when one has died."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Certificate, Certificates, Limits, Spec, Zones
from edgeops.resources import certificate
from moto_fixtures.acm.state import Certificate as Stored
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import ACCOUNT_ID
from moto_fixtures.route53.names import spelled
from tests.harness import Desk
from tests.resources.accidents import (
    REGION,
    assert_down_leaves_only,
    assert_next_up_completes,
    assert_refused,
    crash_in_up,
    made,
    up_without_answer,
)
from tests.resources.builders import OTHER_ZONE, ZONE, brief, cert, certs, site, spec, stack, zones

WWW = spec(site("shop.kr", aliases=("www.shop.kr",)))
ELEVEN = tuple(f"a{number:02}.koing.shop" for number in range(10))
TAGS = naming.tags("koing", "certificate")
FAILED, PENDING = "FAILED", "PENDING_VALIDATION"


def _request(*names: str) -> str:
    return f"build request certificate {', '.join(sorted(names))}"


def _delete(*names: str) -> str:
    return f"prune delete certificate {', '.join(sorted(names))}"


@pytest.mark.parametrize(
    ("wish", "found", "wanted"),
    [
        pytest.param(spec(), Certificates(), [_request("shop.kr")], id="nothing-there"),
        pytest.param(spec(), certs(cert()), [], id="complete"),
        pytest.param(spec(), certs(cert("shop.kr", "old.shop.kr")), [], id="stays-while-one-name-is-needed"),
        pytest.param(spec(), certs(cert(status=PENDING)), [], id="pending-goes-on"),
        pytest.param(WWW, certs(cert()), [_request("www.shop.kr")], id="a-name-more-is-another-certificate"),
        pytest.param(
            spec(), certs(cert(), cert("old.shop.kr"), serving=[cert()]), [_delete("old.shop.kr")], id="no-name-needed"
        ),
        pytest.param(
            spec(), certs(cert(status=FAILED)), [_request("shop.kr"), _delete("shop.kr")], id="dead-is-replaced"
        ),
    ],
)
def test_steps(wish: Spec, found: Certificates, wanted: list[str]) -> None:
    """Requests in BUILD for names that none serves; what no name needs goes in PRUNE."""
    known = stack(zone=zones(*wish.hosts))
    assert brief(certificate.steps(wish, found, known)) == wanted


def test_names_of_two_zones_are_two_certificates() -> None:
    """A zone that is not delegated holds up no name of another."""
    wish = spec(site("shop.kr"), site("other.kr"), site("a.shop.kr"))
    by_host = {"shop.kr": ZONE, "other.kr": OTHER_ZONE, "a.shop.kr": ZONE}
    known = stack(zone=Zones(by_host, (ZONE, OTHER_ZONE)))
    assert brief(certificate.steps(wish, None, known)) == [_request("other.kr"), _request("a.shop.kr", "shop.kr")]


def test_the_second_try_is_called_so_and_deleting_is_irreversible() -> None:
    """Who reads the plan sees that an earlier request died."""
    again, gone = certificate.steps(spec(), certs(cert(status=FAILED)), stack())
    assert "once more" in again.why
    assert gone.irreversible


@pytest.mark.parametrize(("discard", "deleted"), [((), []), (("certificate",), [_delete("shop.kr")])])
def test_removal_keeps_certificates_unless_asked(discard: Any, deleted: list[str]) -> None:
    """`down` deletes them only with --delete-certificate."""
    assert brief(certificate.removal(spec(discard=frozenset(discard)), certs(cert()))) == deleted


def _put(desk: Desk, *names: str, tags: dict[str, str] = TAGS, **more: Any) -> str:
    """A certificate that stands in the account already, issued unless said otherwise."""
    region = desk.world.region
    arn = region.arn("acm", f"certificate/{len(region.acm.certificates)}")
    settings: dict[str, Any] = {"issued": 0.0, "validated": 0.0, "tags": dict(tags), **more}
    region.acm.certificates[arn] = Stored(arn, names, 0.0, **settings)
    return str(arn)


def _ours(desk: Desk) -> list[dict[str, Any]]:
    found = desk.world.inventory()["regions"][REGION]["certificates"]
    return [each for each in found.values() if each["tags"].get("edgeops:stack") == "koing"]


def _found(desk: Desk) -> Certificates:
    found = desk.look().certificate
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("names", "more", "serves"),
    [
        pytest.param(("koing.shop",), {}, True, id="issued"),
        pytest.param(("koing.shop", "old.kr"), {}, True, id="issued-with-a-name-not-needed"),
        pytest.param(("koing.shop",), {"issued": None}, True, id="pending"),
        pytest.param(("koing.shop", "old.kr"), {"issued": None}, False, id="pending-with-a-name-not-needed"),
        pytest.param(("koing.shop",), {"failed": "CAA_ERROR"}, False, id="failed"),
        pytest.param(("koing.shop",), {"key_algorithm": "EC_prime256v1"}, False, id="another-key-type"),
        pytest.param(("old.koing.shop",), {}, False, id="another-name"),
        pytest.param(("koing.shop",), {"tags": {}}, False, id="untagged"),
        pytest.param(("koing.shop",), {"tags": naming.tags("other", "certificate")}, False, id="of-another-stack"),
    ],
)
def test_which_certificate_serves(desk: Desk, names: tuple[str, ...], more: dict[str, Any], serves: bool) -> None:
    """Ours by tags, alive, of the key type asked for; a pending one only when all its names are needed."""
    arn = _put(desk, *names, **more)
    desk.world.clear_calls()
    assert [one.arn for one in _found(desk).by_host.values()] == ([arn] if serves else [])
    assert desk.writes == []


def test_an_issued_one_is_preferred_to_a_pending_one(desk: Desk) -> None:
    """Traffic is served with what is there."""
    _put(desk, "koing.shop", issued=None)
    issued = _put(desk, "koing.shop")
    assert _found(desk).by_host["koing.shop"].arn == issued


def test_ec_certificates_are_seen(desk: Desk) -> None:
    """ListCertificates hides them unless it is asked for all key types (T0.3): the second `up` finds its own."""
    desk.wish(key_type="EC_prime256v1")
    assert_next_up_completes(desk)


def test_one_requested_before_a_crash_is_used(desk: Desk) -> None:
    """Requested and nothing else done: the next `up` writes its validation record and waits for that one."""
    crash_in_up(desk, "RequestCertificate")
    assert made(desk)["certificates"] == 1
    assert_next_up_completes(desk)


def test_a_lost_answer_makes_no_second_one(desk: Desk) -> None:
    """The same token is sent again and ACM answers with the same certificate."""
    assert up_without_answer(desk, "RequestCertificate").status is ExitStatus.OK
    assert len(_ours(desk)) == 1
    assert desk.world.region.acm.requests == 1


def test_a_token_that_answers_with_a_deleted_certificate_is_passed_over(desk: Desk) -> None:
    """`down` and `up` within the hour: ACM remembers the token, not the certificate (T0.4)."""
    desk.up()
    desk.down("certificate")
    assert_next_up_completes(desk)


def test_after_too_many_deleted_ones_up_says_when_to_come_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each token of the hour leads to a deleted certificate: an error with its reason, and no traceback."""
    monkeypatch.setattr(certificate, "GENERATIONS", 1)
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


def test_a_dead_one_is_requested_once_more_and_then_it_is_an_error(desk: Desk) -> None:
    """The second has `edgeops:retry`; when it dies too, `up` is refused before its first write."""
    desk.world.knobs.certificate_failure = "CAA_ERROR"
    for retries in ([False], [False, True]):
        outcome = desk.up()
        assert outcome.status is ExitStatus.FAILED
        assert {finding.id for finding in outcome.findings} == {"certificate-failed"}
        assert ["edgeops:retry" in one["tags"] for one in _ours(desk)] == retries
    (problem,) = assert_refused(desk, "certificate-failed")
    assert "requested twice" in problem.why


def test_the_second_try_that_succeeds_replaces_the_dead_one(desk: Desk) -> None:
    """Once the cause is gone, one certificate is left: the retried one."""
    desk.world.knobs.certificate_failure = "CAA_ERROR"
    desk.up()
    desk.world.knobs.certificate_failure = ""
    assert_next_up_completes(desk)
    assert [one["tags"].get("edgeops:retry") for one in _ours(desk)] == ["1"]


def test_a_refusal_for_good_is_not_requested_again(desk: Desk) -> None:
    """Only AWS support helps (T1.15)."""
    _put(desk, "koing.shop", issued=None, failed="ADDITIONAL_VERIFICATION_REQUIRED")
    (problem,) = assert_refused(desk, "certificate-failed")
    assert "does not help" in problem.why


def test_a_pending_one_with_a_name_not_needed_any_more_is_replaced(desk: Desk) -> None:
    """That name may never be validated: the others get a request of their own, and the old one goes."""
    desk.wish_site("koing.shop", aliases=("old.koing.shop",))
    desk.wish(limits=Limits(certificate=1))
    desk.world.knobs.certificates_never_issue = True
    assert desk.up().status is ExitStatus.TIMEOUT
    desk.world.knobs.certificates_never_issue = False
    proof = spelled(record(ACCOUNT_ID, "old.koing.shop")["Name"])
    del desk.world.cloud.dns.zone_named("koing.shop").records[proof, "CNAME", ""]
    desk.wish_site("koing.shop", aliases=())
    assert desk.up().status is ExitStatus.OK
    assert [one["names"] for one in _ours(desk)] == [["koing.shop"]]


def test_an_issued_one_stays_until_no_name_of_it_is_needed(desk: Desk) -> None:
    """It still serves its other name; with that one gone it is deleted."""
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    desk.wish_site("koing.shop", aliases=())
    assert desk.up().status is ExitStatus.OK
    assert not {"RequestCertificate", "DeleteCertificate"} & set(desk.writes)
    desk.wish(sites=(site("other.koing.shop"),))
    assert desk.up().status is ExitStatus.OK
    assert [one["names"] for one in _ours(desk)] == [["other.koing.shop"]]


def test_eleven_names_are_two_certificates(desk: Desk) -> None:
    """A certificate holds ten (T1.12); when the eleventh name goes, so does the second certificate."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    assert desk.up().status is ExitStatus.OK
    assert sorted(len(one["names"]) for one in _ours(desk)) == [1, 10]
    desk.wish_site("koing.shop", aliases=ELEVEN[:9])
    assert desk.up().status is ExitStatus.OK
    assert [len(one["names"]) for one in _ours(desk)] == [10]


def test_one_that_only_the_listener_remembers_is_found(desk: Desk) -> None:
    """Its name left the rule in an `up` that stopped before it pruned: the SNI list still shows it."""
    web = desk.world.instance("web")
    desk.wish_site("koing.shop", aliases=ELEVEN)
    desk.up()
    web.set_port(80, "closed")
    desk.clock.advance(60)
    desk.wish(limits=Limits(health=10))
    desk.wish_site("koing.shop", aliases=ELEVEN[:9])
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert "ModifyRule" in desk.writes
    web.set_port(80, "ok")
    desk.clock.advance(60)
    assert desk.up().status is ExitStatus.OK
    assert [len(one["names"]) for one in _ours(desk)] == [10]


def test_one_that_somebody_else_uses_is_left_at_once(two_sites: Desk) -> None:
    """`down` names who uses it, without waiting for them (T1.21)."""
    desk = two_sites
    blog = next(
        arn
        for arn, each in desk.world.inventory()["regions"][REGION]["listeners"].items()
        if each["protocol"] == "HTTPS"
    )
    desk.up()
    ours: Any = [{"CertificateArn": next(iter(_found(desk).needed))}]
    desk.aws().elbv2.add_listener_certificates(ListenerArn=blog, Certificates=ours)
    outcome = desk.down("certificate")
    assert [finding.id for finding in outcome.findings] == ["certificate-used-elsewhere"]
    assert "blog-alb" in outcome.findings[0].what
    assert outcome.status is ExitStatus.REFUSED
    assert len(_found(desk).items) == 1


def test_down_without_the_file_deletes_every_certificate_on_the_listener(desk: Desk) -> None:
    """By tag: the default one, and those that are on it by SNI; foreign ones stay byte-equal."""
    _put(desk, "old.koing.shop", tags={"Name": "theirs"})
    before = desk.world.inventory()
    desk.wish_site("koing.shop", aliases=ELEVEN)
    desk.up()
    desk.wish(sites=(), instances=())
    assert_down_leaves_only(desk, before)


def test_a_usable_certificate_is_what_serves() -> None:
    """Only ISSUED and PENDING_VALIDATION can come to serve."""
    usable = {status for status in ("ISSUED", PENDING, FAILED, "EXPIRED", "REVOKED") if cert(status=status).usable}
    assert usable == {"ISSUED", PENDING}
    assert isinstance(cert(), Certificate)
