"""Which certificates are ours, which serve, and what the user's own one has to be."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Certificate, Limits
from moto_fixtures.elbv2.state import Lapse
from tests.harness import Desk, keys, things
from tests.resources.accidents import assert_down_leaves_only, assert_refused, crash_in_up
from tests.resources.builders import cert
from tests.resources.certificates import found, on_the_listener, ours, put, stored

FAILED, PENDING = "FAILED", "PENDING_VALIDATION"
THEIRS: dict[str, str] = {"Name": "theirs"}
ELEVEN = tuple(f"a{number:02}.koing.shop" for number in range(10))
NOWHERE = "arn:aws:acm:ap-northeast-2:123456789012:certificate/none"


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
    arn = put(desk, *names, **more)
    desk.world.clear_calls()
    assert [one.arn for one in found(desk).by_host.values()] == ([arn] if serves else [])
    assert desk.writes == []


def test_an_issued_one_is_preferred_to_a_pending_one(desk: Desk) -> None:
    """Traffic is served with what is there."""
    put(desk, "koing.shop", issued=None)
    issued = put(desk, "koing.shop")
    assert found(desk).by_host["koing.shop"].arn == issued


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
    assert [len(one["names"]) for one in ours(desk)] == [10]


@pytest.mark.parametrize(("user", "left"), [("", 1), ("arn:aws:elasticloadbalancing:::loadbalancer/app/theirs/1", 2)])
def test_one_in_use_and_on_no_listener_is_found_by_the_next_up(desk: Desk, user: str, left: int) -> None:
    """`up` was cut off while ACM still called it in use (T1.21). One that others use is not asked for every time."""
    desk.up()
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    desk.wish_site("koing.shop", aliases=())
    crash_in_up(desk, "DeleteRule")
    (alias,) = [arn for arn, one in stored(desk).items() if one["names"] == ["www.koing.shop"]]
    user = user or desk.look().balancer.items[0].arn  # type: ignore[union-attr]
    desk.world.region.elb.lapses.append(Lapse(desk.clock.now() + 15, user, [], [alias]))
    assert desk.up().status is ExitStatus.OK
    assert len(ours(desk)) == left


@pytest.mark.parametrize("discard", [(), ("certificate",)], ids=["kept", "deleted"])
def test_one_in_use_when_nothing_else_of_ours_stands_is_found_by_down_without_a_file(discard: tuple[str, ...]) -> None:
    """`down` was cut off after the load balancer had gone, and ACM still calls its certificate in use (T1.21): it is
    listed as kept, or deleted as soon as ACM allows it.
    """
    with Desk.open("S0", "real") as desk:
        desk.up()
        desk.timeout = 25
        assert desk.down("certificate").status is ExitStatus.TIMEOUT
        desk.timeout = None
        desk.wish(sites=(), instances=())
        outcome = desk.down(*discard)
        assert outcome.status is ExitStatus.OK, outcome.findings
        assert outcome.result is not None
        assert ("certificate" in {one.kind for one in outcome.result.kept}) is (not discard)
        assert (("prune", "delete", "certificate", "koing.shop") in keys(outcome)) is bool(discard)
        assert len(ours(desk)) == (0 if discard else 1)


def test_a_usable_certificate_is_what_serves() -> None:
    """Only ISSUED and PENDING_VALIDATION can come to serve."""
    usable = {status for status in ("ISSUED", PENDING, FAILED, "EXPIRED", "REVOKED") if cert(status=status).usable}
    assert usable == {"ISSUED", PENDING}
    assert isinstance(cert(), Certificate)


@pytest.mark.parametrize(
    ("names", "host", "serves"),
    [
        pytest.param(("koing.shop",), "koing.shop", True, id="exact"),
        pytest.param(("*.koing.shop",), "www.koing.shop", True, id="one-label-for-the-star"),
        pytest.param(("*.koing.shop",), "koing.shop", False, id="not-the-apex"),
        pytest.param(("*.koing.shop",), "a.www.koing.shop", False, id="not-two-labels"),
        pytest.param(("*.koing.shop",), "*.koing.shop", True, id="the-wildcard-itself"),
        pytest.param(("www.koing.shop",), "*.koing.shop", False, id="a-wildcard-needs-a-wildcard"),
        pytest.param(("*.koing.shop",), "*.www.koing.shop", False, id="a-deeper-wildcard"),
        pytest.param(("koing.shop",), "badkoing.shop", False, id="only-looks-like-it"),
    ],
)
def test_what_browsers_accept_it_for(names: tuple[str, ...], host: str, serves: bool) -> None:
    """A star is one label, and the first one."""
    assert cert(*names).serves(host) is serves


@pytest.mark.parametrize(
    ("names", "more", "slug", "words"),
    [
        pytest.param(None, {}, "certificate-not-issued", "does not exist in ap-northeast-2", id="missing"),
        pytest.param(("koing.shop",), {"issued": None}, "certificate-not-issued", PENDING, id="pending"),
        pytest.param(("koing.shop",), {"failed": "CAA_ERROR"}, "certificate-not-issued", FAILED, id="failed"),
        pytest.param(
            ("koing.shop",), {}, "certificate-does-not-cover", "does not cover www.koing.shop", id="one-name-short"
        ),
        pytest.param(
            ("*.www.koing.shop",),
            {},
            "certificate-does-not-cover",
            "does not cover koing.shop, www.koing.shop",
            id="another-level",
        ),
    ],
)
def test_one_of_the_users_own_that_will_not_do(
    desk: Desk, names: tuple[str, ...] | None, more: dict[str, Any], slug: str, words: str
) -> None:
    """Refused before the first write, with the names it does not cover; nothing is requested instead."""
    arn = put(desk, *names, tags=THEIRS, **more) if names else NOWHERE
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.wish(certificate=arn)
    (problem,) = assert_refused(desk, slug)
    assert words in problem.what


def test_one_of_the_users_own_serves_and_stays_as_it_is(desk: Desk) -> None:
    """On the listener by its ARN: no request, no validation record, no tag; `down` leaves it, whatever is asked."""
    arn = put(desk, "koing.shop", "*.koing.shop", tags=THEIRS, key_algorithm="EC_secp521r1")
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.wish(certificate=arn)
    before = desk.world.inventory()
    assert desk.up().status is ExitStatus.OK
    assert not {"RequestCertificate", "AddTagsToCertificate", "DeleteCertificate"} & set(desk.writes)
    assert on_the_listener(desk) == (arn, [])
    assert not [name for name in things(desk.world.inventory()) if name.endswith("CNAME")]
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert_down_leaves_only(desk, before)


@pytest.mark.parametrize(
    "names", [("koing.shop", "*.koing.shop"), ("koing.shop", *ELEVEN)], ids=["a-wildcard", "only-names-of-the-file"]
)
def test_from_ours_to_the_users_own_and_back(desk: Desk, names: tuple[str, ...]) -> None:
    """The listener is changed first and only then ours are deleted; back again, theirs is only taken off it."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    desk.up()
    assert len(ours(desk)) == 2
    arn = put(desk, *names, tags=THEIRS)
    theirs = {"names": stored(desk)[arn]["names"], "tags": THEIRS}
    desk.wish(certificate=arn)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["AddTags", "ModifyListener", "RemoveListenerCertificates", *["DeleteCertificate"] * 2]
    assert (on_the_listener(desk), ours(desk)) == ((arn, []), [])
    desk.wish(certificate=None)
    assert desk.up().status is ExitStatus.OK
    assert len(ours(desk)) == 2
    assert arn not in [on_the_listener(desk)[0], *on_the_listener(desk)[1]]
    assert {key: stored(desk)[arn][key] for key in theirs} == theirs


def test_one_of_the_users_own_that_was_on_the_listener_before_the_file_named_it(desk: Desk) -> None:
    """Put there by hand: `up` notes whose it is, so that it is not taken for ours when it leaves the file again."""
    desk.up()
    listener = desk.look().https.listeners[0].arn  # type: ignore[union-attr]
    arn = put(desk, "koing.shop", tags=THEIRS)
    theirs: Any = [{"CertificateArn": arn}]
    desk.aws().elbv2.modify_listener(ListenerArn=listener, Certificates=theirs)
    desk.wish(certificate=arn)
    assert desk.up().status is ExitStatus.OK
    assert keys(desk.plan()) == set()
    desk.wish(certificate=None)
    assert desk.up().status is ExitStatus.OK
    assert on_the_listener(desk)[0] != arn
    assert stored(desk)[arn]["tags"] == THEIRS


@pytest.mark.parametrize("operation", ["AddTags", "ModifyListener"])
def test_a_crash_on_the_way_back_to_ours_is_made_up_for(desk: Desk, operation: str) -> None:
    """Between the new certificate and the note whose it is: the next `up` notes it."""
    desk.wish(certificate=put(desk, "koing.shop", tags=THEIRS))
    desk.up()
    desk.wish(certificate=None)
    crash_in_up(desk, operation)
    assert desk.up().status is ExitStatus.OK
    assert desk.look().https.listeners[0].whose == "ours"  # type: ignore[union-attr]
    assert keys(desk.plan()) == set()


def test_one_that_edgeops_made_is_the_users_while_the_file_names_it(desk: Desk) -> None:
    """Whoever writes its ARN down wants it to stay, whatever is asked of `down`."""
    desk.up()
    (made,) = stored(desk).keys() - {arn for arn, one in stored(desk).items() if "edgeops:stack" not in one["tags"]}
    desk.wish(certificate=made)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["AddTags", "ModifyListener"]
    assert keys(desk.plan()) == set()
    assert desk.down("certificate").status is ExitStatus.OK
    assert made in stored(desk)


@pytest.mark.parametrize("by_sni", [False, True], ids=["the-default", "by-sni"])
def test_one_on_our_listener_that_lost_its_tags_stands_in_the_way(desk: Desk, by_sni: bool) -> None:
    """It serves a name of the file that has no other: it is foreign now, and nothing is written."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    desk.up()
    default, (sni,) = on_the_listener(desk)
    desk.world.region.acm.certificates[sni if by_sni else default].tags.clear()
    (problem,) = assert_refused(desk, "foreign-certificate")
    assert "add-tags-to-certificate" in problem.fix
    assert (sni if by_sni else default) in problem.fix


def test_with_its_tags_given_back_it_is_ours_again(desk: Desk) -> None:
    """As the problem says: `up` goes on with nothing to do."""
    desk.up()
    tags = desk.world.region.acm.certificates[on_the_listener(desk)[0]].tags
    tags.clear()
    tags.update(naming.tags("koing", "certificate"))
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


@pytest.mark.parametrize(
    "names", [("koing.shop", "*.koing.shop"), ("other.kr",)], ids=["covers-more-than-we-ask", "another-name"]
)
def test_any_other_on_our_listener_is_no_matter(desk: Desk, names: tuple[str, ...]) -> None:
    """Somebody has put their own on it: ours is found by its tags, and is put back as the default one."""
    desk.up()
    mine = on_the_listener(desk)[0]
    listener = desk.look().https.on(0).arn  # type: ignore[union-attr]
    theirs: Any = [{"CertificateArn": put(desk, *names, tags=THEIRS)}]
    desk.aws().elbv2.modify_listener(ListenerArn=listener, Certificates=theirs)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyListener"]
    assert on_the_listener(desk)[0] == mine


def test_a_certificate_of_the_same_name_elsewhere_is_no_matter() -> None:
    """In use by a load balancer made by hand: only what is on our own listener can be in our way."""
    with Desk.open("S0-live") as desk:
        theirs: Any = [{"CertificateArn": put(desk, "koing.shop", tags=THEIRS)}]
        elb = desk.aws().elb
        listeners = elb.listeners(elb.balancers()[0]["LoadBalancerArn"])
        by_hand = next(one["ListenerArn"] for one in listeners if one["Port"] == 443)
        desk.aws().elbv2.add_listener_certificates(ListenerArn=by_hand, Certificates=theirs)
        desk.wish(takeover=frozenset({"koing.shop"}))
        assert desk.up().status is ExitStatus.OK
        assert len(found(desk).items) == 1


def test_one_of_ours_left_beside_the_users_own_is_taken_away(desk: Desk) -> None:
    """From an `up` that died: it is on the listener by SNI, so it leaves that first."""
    arn = put(desk, "koing.shop", tags=THEIRS)
    desk.wish(certificate=arn)
    desk.up()
    left: Any = [{"CertificateArn": put(desk, "koing.shop")}]
    listener = desk.look().https.on(0).arn  # type: ignore[union-attr]
    desk.aws().elbv2.add_listener_certificates(ListenerArn=listener, Certificates=left)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["RemoveListenerCertificates", "DeleteCertificate"]
    assert (on_the_listener(desk), ours(desk)) == ((arn, []), [])
