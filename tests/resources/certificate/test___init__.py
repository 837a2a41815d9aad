"""Certificates: kept while needed, requested once for what none covers, once more when one has died."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Certificates, Limits, Spec, Zones
from edgeops.resources import certificate
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import ACCOUNT_ID
from moto_fixtures.route53.names import spelled
from tests.harness import Desk
from tests.resources.accidents import assert_down_leaves_only, assert_next_up_completes, assert_refused
from tests.resources.builders import OTHER_ZONE, ZONE, brief, cert, certs, site, spec, stack, zones
from tests.resources.certificates import ours, put

WWW = spec(site("shop.kr", aliases=("www.shop.kr",)))
YOURS = cert("shop.kr", "*.shop.kr", arn="arn:yours")
ELEVEN = tuple(f"a{number:02}.koing.shop" for number in range(10))
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


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        pytest.param((), [], id="none-of-ours"),
        pytest.param((cert(),), [_delete("shop.kr")], id="ours-has-served-until-now"),
        pytest.param((cert(status=PENDING),), [_delete("shop.kr")], id="ours-was-still-pending"),
        pytest.param((cert(status=FAILED),), [_delete("shop.kr")], id="ours-had-died"),
    ],
)
def test_with_one_of_the_users_own_none_is_requested_and_ours_go(items: Any, wanted: list[str]) -> None:
    """It serves every name; it is itself no item, so it is never deleted."""
    wish = spec(site("shop.kr", aliases=("www.shop.kr",)), certificate="arn:yours")
    known = Certificates(items, dict.fromkeys(wish.hosts, YOURS))
    assert brief(certificate.steps(wish, known, stack(zone=zones(*wish.hosts)))) == wanted
    assert brief(certificate.removal(spec(discard=frozenset({"certificate"})), known)) == wanted


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


def test_ec_certificates_are_seen(desk: Desk) -> None:
    """ListCertificates hides them unless it is asked for all key types (T0.3): the second `up` finds its own."""
    desk.wish(key_type="EC_prime256v1")
    assert_next_up_completes(desk)


def test_a_dead_one_is_requested_once_more_and_then_it_is_an_error(desk: Desk) -> None:
    """The second has `edgeops:retry`; when it dies too, `up` is refused before its first write."""
    desk.world.knobs.certificate_failure = "CAA_ERROR"
    for retries in ([False], [False, True]):
        outcome = desk.up()
        assert outcome.status is ExitStatus.FAILED
        assert {finding.id for finding in outcome.findings} == {"certificate-failed"}
        assert sorted("edgeops:retry" in one["tags"] for one in ours(desk)) == retries
    (problem,) = assert_refused(desk, "certificate-failed")
    assert "requested twice" in problem.why


def test_the_second_try_that_succeeds_replaces_the_dead_one(desk: Desk) -> None:
    """Once the cause is gone, one certificate is left: the retried one."""
    desk.world.knobs.certificate_failure = "CAA_ERROR"
    desk.up()
    desk.world.knobs.certificate_failure = ""
    assert_next_up_completes(desk)
    assert [one["tags"].get("edgeops:retry") for one in ours(desk)] == ["1"]


def test_a_refusal_for_good_is_not_requested_again(desk: Desk) -> None:
    """Only AWS support helps (T1.15)."""
    put(desk, "koing.shop", issued=None, failed="ADDITIONAL_VERIFICATION_REQUIRED")
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
    assert [one["names"] for one in ours(desk)] == [["koing.shop"]]


def test_an_issued_one_stays_until_no_name_of_it_is_needed(desk: Desk) -> None:
    """It still serves its other name; with that one gone it is deleted."""
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    desk.wish_site("koing.shop", aliases=())
    assert desk.up().status is ExitStatus.OK
    assert not {"RequestCertificate", "DeleteCertificate"} & set(desk.writes)
    desk.wish(sites=(site("other.koing.shop"),))
    assert desk.up().status is ExitStatus.OK
    assert [one["names"] for one in ours(desk)] == [["other.koing.shop"]]


def test_eleven_names_are_two_certificates(desk: Desk) -> None:
    """A certificate holds ten (T1.12); when the eleventh name goes, so does the second certificate."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    assert desk.up().status is ExitStatus.OK
    assert sorted(len(one["names"]) for one in ours(desk)) == [1, 10]
    desk.wish_site("koing.shop", aliases=ELEVEN[:9])
    assert desk.up().status is ExitStatus.OK
    assert [len(one["names"]) for one in ours(desk)] == [10]


def test_down_without_the_file_deletes_every_certificate_on_the_listener(desk: Desk) -> None:
    """By tag: the default one, and those that are on it by SNI; foreign ones stay byte-equal."""
    put(desk, "old.koing.shop", tags={"Name": "theirs"})
    before = desk.world.inventory()
    desk.wish_site("koing.shop", aliases=ELEVEN)
    desk.up()
    desk.wish(sites=(), instances=())
    assert_down_leaves_only(desk, before)
