"""The CNAME that proves a name was deleted, or its hosted zone was made anew, while the certificate serves."""

from edgeops.errors import ExitStatus
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import ACCOUNT_ID
from tests.dns import take_away
from tests.harness import Desk, keys
from tests.resources.accidents import assert_refused
from tests.resources.builders import site
from tests.resources.certificates import proofs, put, write_proof


def proof(name: str) -> str:
    """Where the record of a name stands."""
    return record(ACCOUNT_ID, name)["Name"].rstrip(".")


def test_one_deleted_by_hand_is_written_again() -> None:
    """ACM renews an issued certificate only while it stands (T1.24): `plan` has the step, `up` writes that record."""
    with Desk.open("S3") as desk:
        desk.up()
        before = proofs(desk, "main.io")
        take_away(desk, proof("main.io"), "CNAME", "main.io")
        wanted = {("build", "create", "validation-records", "main.io")}
        assert keys(desk.plan()) == wanted
        assert desk.operations().count("DescribeCertificate") == 1
        outcome = desk.up()
        assert (outcome.status, keys(outcome)) == (ExitStatus.OK, wanted)
        assert desk.writes == ["ChangeResourceRecordSets"]
        assert proofs(desk, "main.io") == before
        assert keys(desk.plan()) == set()
        assert "DescribeCertificate" not in desk.operations()


def test_all_names_of_the_certificate_are_written_again(desk: Desk) -> None:
    """In a hosted zone made anew: also one that the file has no more, and once what two of them share."""
    desk.wish_site("koing.shop", aliases=("old.koing.shop",))
    desk.wish(sites=(*desk.spec.sites, site("*.koing.shop", "web:8080")))
    desk.up()
    before = proofs(desk)
    for one in before:
        take_away(desk, one["Name"].rstrip("."), "CNAME")
    desk.wish_site("koing.shop", aliases=())
    planned = keys(desk.plan())
    assert ("build", "create", "validation-records", "*.koing.shop, koing.shop, old.koing.shop") in planned
    assert desk.up().status is ExitStatus.OK
    assert proofs(desk) == before
    assert len(before) == 2


def test_a_lost_one_and_a_new_name_are_one_batch(desk: Desk) -> None:
    """Written beside the record of the certificate that is requested in the same `up`."""
    desk.up()
    take_away(desk, proof("koing.shop"), "CNAME")
    desk.wish(sites=(*desk.spec.sites, site("new.koing.shop", "web:8080")))
    planned = keys(desk.plan())
    outcome = desk.up()
    assert (outcome.status, keys(outcome)) == (ExitStatus.OK, planned)
    batches = [call.params["ChangeBatch"]["Changes"] for call in desk.world.calls if "acm-validations" in str(call)]
    assert [len(batch) for batch in batches] == [2]
    assert len(proofs(desk)) == 2


def test_another_value_in_the_place_of_a_lost_one_stops_and_is_left(desk: Desk) -> None:
    """As before the certificate was issued: whoever wrote it may need it."""
    desk.up()
    write_proof(desk, "somebody.else.example.")
    assert desk.plan().status is ExitStatus.REFUSED
    assert_refused(desk, "validation-record-differs")


def test_what_is_not_ours_to_prove_is_let_be(desk: Desk) -> None:
    """A name of no zone of the account, and one of the user's own: nothing is asked, planned or said."""
    write_proof(desk)
    put(desk, "koing.shop", "gone.elsewhere.kr")
    desk.up()
    assert keys(desk.plan()) == set()
    assert "DescribeCertificate" not in desk.operations()
    take_away(desk, proof("koing.shop"), "CNAME")
    desk.wish(certificate=put(desk, "koing.shop", tags={"Name": "theirs"}))
    assert "validation-records" not in {kind for _phase, _verb, kind, _name in keys(desk.plan())}
    assert "DescribeCertificate" not in desk.operations()
    assert desk.up().status is ExitStatus.OK
    assert proofs(desk) == []
    assert {one.severity for one in desk.status().findings} == {"note"}


def test_down_asks_nothing_about_a_lost_one(desk: Desk) -> None:
    """It neither writes it nor misses it."""
    desk.up()
    take_away(desk, proof("koing.shop"), "CNAME")
    outcome = desk.down()
    assert outcome.status is ExitStatus.OK
    assert "DescribeCertificate" not in desk.operations()
    assert outcome.result is not None
    assert [kept.kind for kept in outcome.result.kept] == ["certificate"]
    assert proofs(desk) == []
