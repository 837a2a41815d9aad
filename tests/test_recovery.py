"""Without the file: what stands says what was asked."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import (
    Certificates,
    Group,
    Groups,
    Https,
    Instance,
    Listener,
    Match,
    Pool,
    Route,
    Rule,
    Spec,
    Stack,
    Target,
)
from edgeops.recovery import recovered
from edgeops.report import Outcome
from edgeops.routing import FORWARD
from moto_fixtures.accounts import furnish
from tests.harness import Desk, ours
from tests.resources.accidents import assert_down_leaves_only
from tests.resources.builders import OTHER_CHECK, cert, group, pool, site, target
from tests.resources.certificates import put
from tests.whole.test_guards import launch

BARE = Spec("shop", "ap-northeast-2")
BLUE = replace(group(), arn="arn:blue", name="eo-blue", check=OTHER_CHECK)
GREEN = replace(group(site("shop.kr", "api:81")), arn="arn:green", name="eo-green")


def _rule(part: str = FORWARD, hosts: tuple[str, ...] = ("shop.kr",), **more: Any) -> Rule:
    return replace(Rule("arn:rule", 10010, True, "shop.kr", part, Match(hosts), {"arn:blue": 1}), **more)


def _stack(*rules: Rule, certificate: str | None = None) -> Stack:
    listener = Listener("arn:443", 443, "HTTPS", "", certificate=certificate)
    mine = Certificates((cert(key_type="EC_prime256v1"),))
    return Stack("123456789012", groups=Groups((BLUE, GREEN)), https=Https((listener,), rules), certificate=mine)


def test_a_site_is_what_its_rules_and_groups_say() -> None:
    """Pools in their order, aliases by their redirects, routes by their paths, instances by their targets."""
    redirect = _rule("alias-0", ("www.shop.kr", "m.shop.kr"), weights={}, redirect="shop.kr")
    route = _rule("route-1234-0", match=Match(("shop.kr",), ("/auth", "/auth/*")), weights={"arn:green": 1})
    found = recovered(BARE, _stack(redirect, route, _rule(weights={"arn:blue": 1, "arn:green": 0})))
    (one,) = found.sites
    assert one.routes == (Route("/auth", Pool("eo-green", (Target("api", 81),))),)
    assert (one.host, one.aliases, one.health) == ("shop.kr", ("www.shop.kr", "m.shop.kr"), OTHER_CHECK)
    assert one.pools == (Pool("eo-blue", (Target("web", 80),)), Pool("eo-green", (Target("api", 81),)))
    assert found.instances == (Instance("api", "i-api"), Instance("web", "i-web"))


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(_rule(ours=False), id="somebody-elses-rule"),
        pytest.param(_rule("deny", weights={}), id="nothing-is-forwarded"),
        pytest.param(_rule("route-1234-0"), id="only-a-route"),
        pytest.param(_rule(match=None), id="conditions-nobody-knows"),
        pytest.param(_rule(weights={"arn:gone": 1}), id="to-a-group-that-is-not-ours"),
    ],
)
def test_what_is_no_site(rule: Rule) -> None:
    """Only our own forwarding rules make one."""
    assert recovered(BARE, _stack(rule)).sites == ()


def test_nothing_stands() -> None:
    """Then nothing was asked."""
    assert recovered(BARE, Stack("123456789012")) == replace(BARE, recovered=True)


@pytest.mark.parametrize(
    ("on_it", "key_type", "arn"),
    [
        pytest.param("arn:shop.kr", "EC_prime256v1", None, id="ours"),
        pytest.param("arn:theirs", "RSA_2048", "arn:theirs", id="the-users-own"),
        pytest.param(None, "RSA_2048", None, id="none-yet"),
    ],
)
def test_the_certificate_is_that_of_the_listener(on_it: str | None, key_type: str, arn: str | None) -> None:
    """Its kind of key, or the user's own."""
    found = recovered(BARE, _stack(_rule(), certificate=on_it))
    assert (found.key_type, found.certificate) == (key_type, arn)


def test_a_group_without_a_port_in_its_tag_has_its_own() -> None:
    """Somebody has changed the tag."""
    odd = replace(group(), arn="arn:blue", name="eo-blue", part="web", port=8080, targets=(target(8080),))
    known = replace(_stack(_rule()), groups=Groups((odd,)))
    assert recovered(BARE, known).sites[0].pools[0].targets == (Target("web", 8080),)


def _of(part: str, *ids: str, **more: Any) -> Group:
    """A target group with these instances on port 80."""
    return replace(
        group(), arn="arn:" + part, part=part, targets=tuple(replace(target(80), id=id, **more) for id in ids)
    )


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param(
            (_of("app:80", "i-app", "i-web"), _of("web:81", "i-web")),
            {("app", "i-app", False), ("web", "i-web", False)},
            id="each-by-its-own",
        ),
        pytest.param(
            (_of("app:80", "i-app", "i-web"),),
            {("app", "i-app", True), ("app", "i-web", True)},
            id="one-label-for-both",
        ),
        pytest.param(
            (_of("web:80", "i-web"), _of("web:81", "i-web")), {("web", "i-web", False)}, id="two-ports-of-one"
        ),
        pytest.param((_of("web:80"),), set(), id="nothing-registered"),
    ],
)
def test_every_instance_has_one_label(groups: tuple[Group, ...], expected: set[tuple[str, str, bool]]) -> None:
    """A group is tagged with the label of one of its targets only."""
    found = recovered(BARE, Stack("123456789012", groups=Groups(groups)))
    assert {(one.label, one.id, one.many) for one in found.instances} == expected
    assert len({one.id for one in found.instances}) == len(found.instances)


def test_an_instance_that_leaves_is_not_asked_for() -> None:
    """Its label is already another one's; alone it is all there is."""
    leaves, stays = _of("web:80", "i-old", state="draining").targets, _of("web:80", "i-web").targets
    both = replace(group(), part="web:80", targets=(*stays, *leaves))
    found = recovered(BARE, Stack("123456789012", groups=Groups((both,))))
    assert found.instances == (Instance("web", "i-web"),)


ACCOUNTS = ["S0", "S1", "S2", "S3", "S4"]


def _forget_the_file(desk: Desk) -> None:
    desk.wish(sites=(), instances=(), certificate=None, key_type="RSA_2048", takeover=frozenset())


def _sites(outcome: Outcome) -> dict[str, tuple[str, str, str, list[str]]]:
    assert outcome.result is not None
    return {
        host: (one.verdict, one.certificate, one.dns, [f"{each.id}:{each.port}" for each in one.targets])
        for host, one in (outcome.result.sites or {}).items()
    }


@pytest.mark.parametrize("account", ACCOUNTS)
def test_status_tells_the_same_without_the_file(account: str) -> None:
    """Of every system, with pools, routes, aliases and `allow`: sites, certificates and targets; `down` needs none."""
    with Desk.open(account) as desk:
        before = desk.world.inventory()
        assert desk.up().status is ExitStatus.OK
        with_file = desk.status()
        _forget_the_file(desk)
        without = desk.status()
        assert desk.writes == []
        assert without.status is with_file.status is ExitStatus.OK, without.findings
        assert _sites(without) == _sites(with_file) != {}
        assert_down_leaves_only(desk, before)


@pytest.mark.parametrize("theirs", [True, False], ids=["the-users-own", "of-another-key-type"])
def test_status_knows_other_certificates_without_the_file(desk: Desk, theirs: bool) -> None:
    """What is on the listener is what was asked for."""
    kind: dict[str, Any] = {"certificate": put(desk, "*.koing.shop", "koing.shop", tags={})} if theirs else {}
    desk.wish(**kind or {"key_type": "EC_secp384r1"})
    desk.up()
    _forget_the_file(desk)
    outcome = desk.status()
    assert outcome.status is ExitStatus.OK, outcome.findings
    assert _sites(outcome)["koing.shop"][1].startswith("issued")


def test_without_the_file_what_is_sick_is_told(two_sites: Desk) -> None:
    """The site, its target and what to do, as with the file."""
    two_sites.up()
    two_sites.world.instance("web").set_port(8081, "closed")
    two_sites.clock.advance(600)
    _forget_the_file(two_sites)
    outcome = two_sites.status()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert [finding.where for finding in outcome.findings if finding.severity == "error"] == ['sites."sub.main.io"']


def test_a_site_on_two_instances_is_known_without_the_file(two_sites: Desk) -> None:
    """One of which serves another site alone: both are found, nothing is said to be missing."""
    desk = two_sites
    new = launch(desk, furnish.subnets(desk.world.region)[2].id, "app")
    desk.world.region.ports.set(new, 8080, "ok")
    desk.wish(instances=(*desk.spec.instances, Instance("app", new)))
    desk.wish_site("main.io", pools=pool("app:8080", "web:8080"))
    assert desk.up().status is ExitStatus.OK
    with_file = desk.status()
    _forget_the_file(desk)
    without = desk.status()
    assert without.status is with_file.status is ExitStatus.OK, without.findings
    assert _sites(without) == _sites(with_file)


def test_down_takes_away_sites_that_are_in_no_file_any_more(two_sites: Desk) -> None:
    """The file has lost a site since the last `up`: nothing of it is left."""
    before = two_sites.world.inventory()
    two_sites.up()
    two_sites.wish(sites=two_sites.spec.sites[:1])
    assert_down_leaves_only(two_sites, before)
    assert set(ours(two_sites.world.inventory())) <= {"record"}
