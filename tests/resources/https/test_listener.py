"""The :443 listener and its certificates: one default, the others by SNI, never a host without one."""

from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Certificate, Certificates, Https, Listener
from edgeops.resources.https.listener import NOBODY_ANSWERS, POLICY, listener_steps, seen
from tests.harness import Desk
from tests.resources.accidents import REGION, after, crash_in_up
from tests.resources.builders import brief, cert, certs, site, spec, stack, zones

ELEVEN = tuple(f"a{number:02}.koing.shop" for number in range(10))
FIRST, SECOND, OLD = cert(), cert("www.shop.kr"), cert("old.shop.kr")
BOTH = spec(site("shop.kr", aliases=("www.shop.kr",)))
CREATE, UPDATE = "build create listener :443", "build update listener :443"
ADD = "build add listener-certificate www.shop.kr"


def _listener(**more: Any) -> Listener:
    complete = {"action": NOBODY_ANSWERS, "policy": POLICY, "certificate": FIRST.arn}
    return Listener("arn:443", 443, "HTTPS", **complete | more)


def _steps(wish: Any, found: Https, certificates: Certificates) -> list[str]:
    return brief(listener_steps(wish, found, stack(zone=zones(*wish.hosts), certificate=certificates)))


@pytest.mark.parametrize(
    ("listener", "wanted"),
    [
        pytest.param(None, [CREATE], id="nothing-there"),
        pytest.param(_listener(), [], id="complete"),
        pytest.param(_listener(policy="ELBSecurityPolicy-2016-08"), [UPDATE], id="an-old-tls-policy"),
        pytest.param(_listener(policy=None), [UPDATE], id="no-tls-policy"),
        pytest.param(_listener(action="forward"), [UPDATE], id="another-default-action"),
        pytest.param(_listener(certificate="arn:theirs"), [UPDATE], id="another-default-certificate"),
        pytest.param(_listener(whose="yours"), [UPDATE], id="noted-as-yours"),
        pytest.param(_listener(certificate=None, policy=None, action="forward"), [UPDATE], id="all-in-one-step"),
    ],
)
def test_one_certificate(listener: Listener | None, wanted: list[str]) -> None:
    """The listener is made with it, or mended in one step."""
    assert _steps(spec(), Https((listener,) if listener else ()), certs(FIRST)) == wanted


@pytest.mark.parametrize(
    ("found", "certificates", "wanted"),
    [
        pytest.param(Https(), certs(FIRST, SECOND), [CREATE, ADD], id="no-listener-yet"),
        pytest.param(Https(), Certificates(), [CREATE], id="both-names-in-one-that-comes"),
        pytest.param(Https((_listener(),)), certs(FIRST, SECOND), [ADD], id="a-second-one-comes"),
        pytest.param(Https((_listener(sni=(SECOND.arn,)),)), certs(FIRST, SECOND), [], id="complete"),
        pytest.param(
            Https((_listener(sni=(SECOND.arn, OLD.arn)),)),
            certs(FIRST, SECOND, OLD, serving=[FIRST, SECOND]),
            ["prune remove listener-certificate old.shop.kr"],
            id="one-that-no-name-needs",
        ),
        pytest.param(
            Https((_listener(sni=(SECOND.arn, "arn:theirs")),)), certs(FIRST, SECOND), [], id="one-that-is-not-ours"
        ),
        pytest.param(
            Https((_listener(certificate=SECOND.arn),)),
            certs(FIRST, SECOND),
            ["build add listener-certificate shop.kr"],
            id="a-needed-one-stays-the-default",
        ),
        pytest.param(
            Https((_listener(certificate=OLD.arn),)),
            certs(FIRST, SECOND, OLD, serving=[FIRST, SECOND]),
            [ADD, UPDATE],
            id="added-before-the-default-changes",
        ),
    ],
)
def test_two_certificates(found: Https, certificates: Certificates, wanted: list[str]) -> None:
    """The default is that of the first host, the other one is added; what is not ours is left."""
    assert _steps(BOTH, found, certificates) == wanted


def test_another_key_type_replaces_both() -> None:
    """The old ones have the same names; that they are on the listener does not spare the new ones a place."""
    old = [_of_key(one, "RSA_2048") for one in (FIRST, SECOND)]
    new = [_of_key(one, "EC_prime256v1") for one in (FIRST, SECOND)]
    found = Https((_listener(certificate=old[0].arn, sni=(old[1].arn,)),))
    remove = "prune remove listener-certificate www.shop.kr"
    assert _steps(BOTH, found, certs(*old, *new, serving=new)) == [ADD, remove, UPDATE]


def _of_key(one: Certificate, key_type: str) -> Certificate:
    return cert(*one.names, arn=f"{one.arn}:{key_type}", key_type=key_type)


def test_a_listener_in_our_own_shape() -> None:
    """What AWS answers, as it is compared."""
    answer: Any = {
        "ListenerArn": "arn:443",
        "Port": 443,
        "Protocol": "HTTPS",
        "SslPolicy": POLICY,
        "Certificates": [{"CertificateArn": FIRST.arn}],
        "DefaultActions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
    }
    assert seen(answer, {}) == _listener()
    assert seen(answer, {naming.PART: naming.YOURS}) == _listener(whose="yours")


def _on_443(desk: Desk) -> dict[str, Any]:
    listeners = desk.world.inventory()["regions"][REGION]["listeners"].values()
    return dict(next(each for each in listeners if each["port"] == 443))


def _names(desk: Desk, arn: str) -> list[str]:
    return list(desk.world.inventory()["regions"][REGION]["certificates"][arn]["names"])


def _assert_nothing_left_to_do(desk: Desk) -> None:
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def test_the_tls_policy_is_set_and_strangers_get_404(desk: Desk) -> None:
    """What the API sets by itself still speaks TLS 1.0 (T3.34)."""
    desk.up()
    listener = _on_443(desk)
    assert listener["ssl_policy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    assert listener["rules"][-1]["actions"][0]["FixedResponseConfig"]["StatusCode"] == "404"


def test_the_first_host_has_the_default_certificate(desk: Desk) -> None:
    """The eleventh name is on another certificate, found by SNI."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    assert desk.up().status is ExitStatus.OK
    listener = _on_443(desk)
    assert _names(desk, listener["certificate"])[0] == "koing.shop"
    assert [_names(desk, arn) for arn in listener["sni"]] == [[ELEVEN[-1]]]
    _assert_nothing_left_to_do(desk)


def test_a_crash_before_the_second_certificate_is_made_up_for(desk: Desk) -> None:
    """The listener stands with its default certificate only: the next `up` adds the other."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    crash_in_up(desk, "CreateListener", nth=2)
    assert _on_443(desk)["sni"] == []
    assert desk.up().status is ExitStatus.OK
    assert len(_on_443(desk)["sni"]) == 1
    _assert_nothing_left_to_do(desk)


def test_another_key_type_is_swapped_without_a_gap(desk: Desk) -> None:
    """New certificates are on the listener before the old ones go; in the end only new ones exist."""
    desk.wish_site("koing.shop", aliases=ELEVEN)
    desk.up()
    before = _on_443(desk)
    desk.wish(key_type="EC_prime256v1")
    served: list[int] = []

    def look() -> None:
        served.append(len(_on_443(desk)["sni"]))

    with after(desk, "ModifyListener", look):
        assert desk.up().status is ExitStatus.OK
    listener = _on_443(desk)
    assert served == [2]
    assert listener["certificate"] != before["certificate"]
    assert not set(listener["sni"]) & set(before["sni"])
    certificates = desk.world.inventory()["regions"][REGION]["certificates"]
    ours = [each for each in certificates.values() if "edgeops:stack" in each["tags"]]
    assert {each["key_algorithm"] for each in ours} == {"EC_prime256v1"}
    assert len(ours) == 2
    _assert_nothing_left_to_do(desk)


def test_a_certificate_that_the_listener_does_not_know_yet_is_waited_for(desk: Desk) -> None:
    """Right after ISSUED it may be refused (T0.7)."""
    desk.world.knobs.certificate_lag = 5
    assert desk.up().status is ExitStatus.OK
    assert desk.writes.count("CreateListener") > 2


def test_a_listener_changed_by_hand_is_mended_in_one_call(desk: Desk) -> None:
    """Policy and default action are put back; certificates stay."""
    desk.up()
    complete = _on_443(desk)
    arn = desk.look().https.on(0).arn  # type: ignore[union-attr]
    teapot: Any = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]
    desk.aws().elbv2.modify_listener(ListenerArn=arn, SslPolicy="ELBSecurityPolicy-2016-08", DefaultActions=teapot)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyListener"]
    assert _on_443(desk) == complete
