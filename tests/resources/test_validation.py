"""Validation records: written at once, shared with others, never rewritten and never deleted."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Certificates, Limits, Validation, Zones
from edgeops.resources import validation
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import ACCOUNT_ID
from tests.dns import take_away
from tests.harness import Desk, keys
from tests.resources.accidents import after, assert_refused, made
from tests.resources.builders import OTHER_ZONE, ZONE, brief, cert, certs, pool, record_of, site, spec, stack, zones
from tests.resources.certificates import put

PENDING = cert(status="PENDING_VALIDATION")
STANDS = {record_of("shop.kr").name: record_of("shop.kr").value}
CREATE = "build create validation-records shop.kr"


@pytest.mark.parametrize(
    ("found", "present", "wanted"),
    [
        pytest.param(Certificates(), {}, [CREATE], id="no-certificate-yet"),
        pytest.param(certs(PENDING), {}, [CREATE], id="pending"),
        pytest.param(certs(PENDING), STANDS, [], id="pending-and-it-stands"),
        pytest.param(certs(PENDING), {record_of("shop.kr").name: "other"}, [CREATE], id="another-value"),
        pytest.param(certs(cert(status="PENDING_VALIDATION", records={})), STANDS, [CREATE], id="not-named-yet"),
        pytest.param(certs(cert()), {}, [], id="issued-needs-none"),
    ],
)
def test_steps(found: Certificates, present: dict[str, str], wanted: list[str]) -> None:
    """Planned for each name whose certificate is not issued and whose record is not there."""
    assert brief(validation.steps(spec(), Validation(present), stack(certificate=found))) == wanted


def test_one_step_a_zone() -> None:
    """The names of a zone are one batch."""
    wish = spec(site("shop.kr", aliases=("www.shop.kr",)), site("other.kr"))
    by_host = {"shop.kr": ZONE, "www.shop.kr": ZONE, "other.kr": OTHER_ZONE}
    known = stack(zone=Zones(by_host, (ZONE, OTHER_ZONE)), certificate=Certificates())
    assert brief(validation.steps(wish, None, known)) == [
        "build create validation-records other.kr",
        "build create validation-records shop.kr, www.shop.kr",
    ]


def test_a_certificate_issued_meanwhile_changes_no_name() -> None:
    """Its record stood from before: the step is called as in the plan, which came before the certificate."""
    wish = spec(site("shop.kr"), site("a.shop.kr"))
    seen, by_host = Validation(STANDS), zones(*wish.hosts)
    planned = brief(validation.steps(wish, seen, stack(zone=by_host, certificate=Certificates())))
    meanwhile = certs(cert(), cert("a.shop.kr", status="PENDING_VALIDATION"))
    assert brief(validation.steps(wish, seen, stack(zone=by_host, certificate=meanwhile))) == planned
    later = Validation(STANDS, frozenset({"arn:shop.kr"}))
    assert brief(validation.steps(wish, later, stack(zone=by_host, certificate=meanwhile))) == [
        f"{CREATE[:-7]}a.shop.kr"
    ]


def test_of_several_certificates_one_may_be_proven_already(desk: Desk) -> None:
    """The names of the first stand from before `down`, and it is issued at once: the others are proven all the
    same.
    """
    desk.wish(sites=tuple(site(f"a{number:02}.koing.shop") for number in range(10)))
    assert desk.up().status is ExitStatus.OK
    assert desk.down("certificate").status is ExitStatus.OK
    desk.wish(sites=tuple(site(f"a{number:02}.koing.shop") for number in range(12)))
    built = desk.up()
    assert built.status is ExitStatus.OK, built.findings
    assert len(_records(desk)) == 12


def test_nothing_is_planned_without_zones_and_nothing_is_ever_removed() -> None:
    """Other certificates are renewed by the same records (T1.4)."""
    assert validation.steps(spec(), None, stack(zone=None)) == []
    assert validation.removal(spec(discard=frozenset({"certificate"})), Validation(STANDS)) == []
    assert zones().used == (ZONE,)


def _records(desk: Desk, zone_name: str = "koing.shop") -> list[dict[str, Any]]:
    """The validation records that stand."""
    zone = desk.world.cloud.dns.zone_named(zone_name)
    return [one for one in zone.sorted() if one["Type"] == "CNAME"]


def _write(desk: Desk, value: str | None = None, name: str = "koing.shop") -> None:
    """The validation record of a name, by somebody else: with a short TTL, or with another value."""
    wanted = record(ACCOUNT_ID, name)
    content = [{"Value": value or wanted["Value"]}]
    entry = {"Name": wanted["Name"], "Type": "CNAME", "TTL": 60, "ResourceRecords": content}
    desk.world.cloud.dns.zone_named("koing.shop").put(entry)


def test_apex_and_wildcard_share_one_record(desk: Desk) -> None:
    """ACM names the same one for both (T1.3): it is written once, in a batch that is accepted, and proves both."""
    desk.wish(sites=(*desk.spec.sites, site("*.koing.shop", "web:8080")))
    assert desk.up().status is ExitStatus.OK
    assert len(_records(desk)) == 1
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert "DescribeCertificate" not in desk.operations()


def test_an_equal_record_that_is_there_is_not_rewritten(desk: Desk) -> None:
    """Whoever wrote it: not its value and not its TTL (T1.5)."""
    _write(desk)
    before = _records(desk)
    assert desk.up().status is ExitStatus.OK
    assert _records(desk) == before
    assert desk.writes.count("ChangeResourceRecordSets") == 1


def test_an_equal_record_written_meanwhile_is_fine() -> None:
    """Another stack was faster: what stands is looked at again, and all is well."""
    with Desk.open("S0", "quick") as desk:
        with after(desk, "RequestCertificate", lambda: _write(desk)):
            assert desk.up().status is ExitStatus.OK
        assert [one["TTL"] for one in _records(desk)] == [60]


def test_with_one_of_the_users_own_nothing_is_proven() -> None:
    """Also for names that it does not cover: that is said elsewhere."""
    wish = spec(certificate="arn:yours")
    assert validation.steps(wish, None, stack(certificate=Certificates())) == []


def test_another_value_for_a_request_that_nobody_needs_is_no_matter(desk: Desk) -> None:
    """One of ours is still pending, and the user's own serves its name by now."""
    _write(desk, "_somebody.else.acm-validations.aws.")
    put(desk, "koing.shop", issued=None, validated=None)
    desk.clock.advance(60)
    desk.wish(certificate=put(desk, "koing.shop", tags={"Name": "theirs"}))
    outcome = desk.up()
    assert outcome.status is ExitStatus.OK, outcome.findings


LOST = {"shop.kr": record_of("shop.kr")}


@pytest.mark.parametrize(
    ("found", "wanted", "why"),
    [
        pytest.param(certs(cert("shop.kr", "a.shop.kr")), "shop.kr", "they were deleted", id="alone"),
        pytest.param(
            certs(cert(), cert("a.shop.kr", status="PENDING_VALIDATION")),
            "a.shop.kr, shop.kr",
            "they prove",
            id="beside-a-pending-one",
        ),
        pytest.param(certs(cert()), "a.shop.kr, shop.kr", "they prove", id="beside-one-still-to-be-asked-for"),
    ],
)
def test_one_lost_is_in_the_batch_of_its_zone(found: Certificates, wanted: str, why: str) -> None:
    """With what is still to be proven there; the names of other zones have their own."""
    wish = spec(site("shop.kr"), site("a.shop.kr"), site("other.kr"))
    by_host = {"shop.kr": ZONE, "a.shop.kr": ZONE, "other.kr": OTHER_ZONE}
    known = stack(zone=Zones(by_host, (ZONE, OTHER_ZONE)), certificate=found)
    issued = frozenset(one.arn for one in found.items if one.status == "ISSUED")
    other, planned = validation.steps(wish, Validation({}, issued, LOST), known)
    assert (other.name, planned.name) == ("other.kr", wanted)
    assert why in planned.why


def test_one_deleted_by_hand_is_written_again() -> None:
    """ACM renews an issued certificate only while it stands (T1.24): `plan` has the step, `up` writes that record."""
    with Desk.open("S3") as desk:
        desk.up()
        before = _records(desk, "main.io")
        take_away(desk, record(ACCOUNT_ID, "main.io")["Name"].rstrip("."), "CNAME", "main.io")
        wanted = {("build", "create", "validation-records", "main.io")}
        assert keys(desk.plan()) == wanted
        assert desk.operations().count("DescribeCertificate") == 1
        outcome = desk.up()
        assert (outcome.status, keys(outcome)) == (ExitStatus.OK, wanted)
        assert desk.writes == ["ChangeResourceRecordSets"]
        assert _records(desk, "main.io") == before
        assert keys(desk.plan()) == set()
        assert "DescribeCertificate" not in desk.operations()


def test_all_names_of_the_certificate_are_written_again(desk: Desk) -> None:
    """In a hosted zone made anew: also one that the file has no more, and once what two of them share."""
    desk.wish_site("koing.shop", aliases=("old.koing.shop",))
    desk.wish(sites=(*desk.spec.sites, site("*.koing.shop", "web:8080")))
    desk.up()
    before = _records(desk)
    for one in before:
        take_away(desk, one["Name"].rstrip("."), "CNAME")
    desk.wish_site("koing.shop", aliases=())
    planned = keys(desk.plan())
    assert ("build", "create", "validation-records", "*.koing.shop, koing.shop, old.koing.shop") in planned
    assert desk.up().status is ExitStatus.OK
    assert _records(desk) == before
    assert len(before) == 2


def test_a_lost_one_and_a_new_name_are_one_batch(desk: Desk) -> None:
    """Written beside the record of the certificate that is requested in the same `up`."""
    desk.up()
    take_away(desk, record(ACCOUNT_ID, "koing.shop")["Name"].rstrip("."), "CNAME")
    desk.wish(sites=(*desk.spec.sites, site("new.koing.shop", "web:8080")))
    planned = keys(desk.plan())
    outcome = desk.up()
    assert (outcome.status, keys(outcome)) == (ExitStatus.OK, planned)
    batches = [call.params["ChangeBatch"]["Changes"] for call in desk.world.calls if "acm-validations" in str(call)]
    assert [len(batch) for batch in batches] == [2]
    assert len(_records(desk)) == 2


def test_another_value_in_the_place_of_a_lost_one_stops_and_is_left(desk: Desk) -> None:
    """As before the certificate was issued: whoever wrote it may need it."""
    desk.up()
    _write(desk, "somebody.else.example.")
    assert desk.plan().status is ExitStatus.REFUSED
    assert_refused(desk, "validation-record-differs")


def test_what_is_not_ours_to_prove_is_let_be(desk: Desk) -> None:
    """A name of no zone of the account, and one of the user's own: nothing is asked, planned or said."""
    _write(desk)
    put(desk, "koing.shop", "gone.elsewhere.kr")
    desk.up()
    assert keys(desk.plan()) == set()
    assert "DescribeCertificate" not in desk.operations()
    take_away(desk, record(ACCOUNT_ID, "koing.shop")["Name"].rstrip("."), "CNAME")
    desk.wish(certificate=put(desk, "koing.shop", tags={"Name": "theirs"}))
    assert "validation-records" not in {kind for _phase, _verb, kind, _name in keys(desk.plan())}
    assert "DescribeCertificate" not in desk.operations()
    assert desk.up().status is ExitStatus.OK
    assert _records(desk) == []
    assert {one.severity for one in desk.status().findings} == {"note"}


def test_down_asks_nothing_about_a_lost_one(desk: Desk) -> None:
    """It neither writes it nor misses it."""
    desk.up()
    take_away(desk, record(ACCOUNT_ID, "koing.shop")["Name"].rstrip("."), "CNAME")
    outcome = desk.down()
    assert outcome.status is ExitStatus.OK
    assert "DescribeCertificate" not in desk.operations()
    assert outcome.result is not None
    assert [kept.kind for kept in outcome.result.kept] == ["certificate"]
    assert _records(desk) == []


def test_another_value_stops_and_is_left(desk: Desk) -> None:
    """`up` finds out when ACM has named the record; from then on it is refused before the first write."""
    _write(desk, "_somebody.else.acm-validations.aws.")
    before = _records(desk)
    outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["validation-record-differs"]
    assert _records(desk) == before
    seen = desk.look().validation
    assert seen is not None
    assert [problem.id for problem in seen.problems] == ["validation-record-differs"]
    assert_refused(desk, "validation-record-differs")


def test_it_waits_for_the_certificate_not_for_the_name_servers(desk: Desk) -> None:
    """Nobody waits for INSYNC between the record and the certificate (T2.24)."""
    desk.world.knobs.changes_never_insync = True
    desk.wish(limits=Limits(dns=5))
    outcome = desk.up()
    assert [finding.where for finding in outcome.findings] == ["records"]
    found = desk.look().validation
    assert found is not None
    assert len(found.issued) == 1


def test_records_of_an_undelegated_zone_time_out_with_the_reason(desk: Desk) -> None:
    """ACM cannot see them: exit 5 at the limit, and the request stays open."""
    desk.world.knobs.undelegated_zones.add("koing.shop")
    desk.wish(limits=Limits(certificate=5))
    outcome = desk.up()
    assert outcome.status is ExitStatus.TIMEOUT
    assert "koing.shop: all is in place" in outcome.findings[0].why
    assert "registrar" in outcome.findings[0].fix
    assert made(desk)["certificates"] == 1


def test_down_leaves_them(desk: Desk) -> None:
    """Also when the certificate is deleted."""
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    desk.up()
    before = _records(desk)
    assert desk.down("certificate", "address").status is ExitStatus.OK
    assert _records(desk) == before != []


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing, and shows what stands."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    seen = validation.find(desk.aws(), desk.spec, found)
    assert len(seen.present) == 1
    assert desk.writes == []
