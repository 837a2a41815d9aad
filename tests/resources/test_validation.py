"""Validation records: written at once, shared with others, never rewritten and never deleted."""

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Certificates, Limits, Validation, Zones
from edgeops.resources import validation
from tests.harness import Desk
from tests.resources.accidents import after, assert_refused, made
from tests.resources.builders import OTHER_ZONE, ZONE, brief, cert, certs, pool, record_of, site, spec, stack, zones
from tests.resources.certificates import proofs, put, write_proof

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
    assert len(proofs(desk)) == 12


def test_nothing_is_planned_without_zones_and_nothing_is_ever_removed() -> None:
    """Other certificates are renewed by the same records (T1.4)."""
    assert validation.steps(spec(), None, stack(zone=None)) == []
    assert validation.removal(spec(discard=frozenset({"certificate"})), Validation(STANDS)) == []
    assert zones().used == (ZONE,)


def test_apex_and_wildcard_share_one_record(desk: Desk) -> None:
    """ACM names the same one for both (T1.3): it is written once, in a batch that is accepted, and proves both."""
    desk.wish(sites=(*desk.spec.sites, site("*.koing.shop", "web:8080")))
    assert desk.up().status is ExitStatus.OK
    assert len(proofs(desk)) == 1
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert "DescribeCertificate" not in desk.operations()


def test_an_equal_record_that_is_there_is_not_rewritten(desk: Desk) -> None:
    """Whoever wrote it: not its value and not its TTL (T1.5)."""
    write_proof(desk)
    before = proofs(desk)
    assert desk.up().status is ExitStatus.OK
    assert proofs(desk) == before
    assert desk.writes.count("ChangeResourceRecordSets") == 1


def test_an_equal_record_written_meanwhile_is_fine() -> None:
    """Another stack was faster: what stands is looked at again, and all is well."""
    with Desk.open("S0", "quick") as desk:
        with after(desk, "RequestCertificate", lambda: write_proof(desk)):
            assert desk.up().status is ExitStatus.OK
        assert [one["TTL"] for one in proofs(desk)] == [60]


def test_with_one_of_the_users_own_nothing_is_proven() -> None:
    """Also for names that it does not cover: that is said elsewhere."""
    wish = spec(certificate="arn:yours")
    assert validation.steps(wish, None, stack(certificate=Certificates())) == []


def test_another_value_for_a_request_that_nobody_needs_is_no_matter(desk: Desk) -> None:
    """One of ours is still pending, and the user's own serves its name by now."""
    write_proof(desk, "_somebody.else.acm-validations.aws.")
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


def test_another_value_stops_and_is_left(desk: Desk) -> None:
    """`up` finds out when ACM has named the record; from then on it is refused before the first write."""
    write_proof(desk, "_somebody.else.acm-validations.aws.")
    before = proofs(desk)
    outcome = desk.up()
    assert outcome.status is ExitStatus.REFUSED
    assert [finding.id for finding in outcome.findings] == ["validation-record-differs"]
    assert proofs(desk) == before
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
    before = proofs(desk)
    assert desk.down("certificate", "address").status is ExitStatus.OK
    assert proofs(desk) == before != []


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing, and shows what stands."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    seen = validation.find(desk.aws(), desk.spec, found)
    assert len(seen.present) == 1
    assert desk.writes == []
