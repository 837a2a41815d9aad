"""What is in the way of a request between the world and a site's targets: changed by hand, not merely wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from edgeops import naming
from edgeops.commands.passage import obstacle
from edgeops.errors import ExitStatus
from edgeops.model import Match, Pool, Route, Rule, Site, Spec, Stack
from edgeops.routing import DENY, FORWARD
from tests.harness import Desk
from tests.resources.builders import pool, pools

HOST, WWW, GRAFANA = "koing.kr", "www.koing.kr", "grafana.koing.kr"
AUTH = Route("/auth", Pool("/auth", pool("web:8001")[0].targets))
ON_AUTH = f"route-{naming.digest('/auth')}-0"


def _stand(desk: Desk) -> None:
    """S1 with a route, up: a site with an alias, and one for some networks only."""
    desk.world.instance("web").set_port(8001, "ok")
    desk.wish_site(HOST, routes=(AUTH,))
    assert desk.up().status is ExitStatus.OK


@pytest.fixture(scope="module")
def seen() -> tuple[Spec, Stack]:
    """What was asked, and what edgeops sees of it: values, looked at once."""
    with pytest.MonkeyPatch.context() as keys, Desk.open("S1") as desk:
        for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            keys.setenv(key, "testing")
        _stand(desk)
        return desk.spec, desk.look()


def _in_the_way(spec: Spec, stack: Stack) -> dict[str, str]:
    found = {site.host: obstacle(site, stack) for site in spec.sites}
    return {host: text for host, text in found.items() if text}


Change = Callable[[Stack], Stack]


def _rules(change: Callable[[Rule], Rule | None], part: str, host: str = HOST) -> Change:
    """One rule of ours as somebody has left it; None: deleted."""

    def changed(stack: Stack) -> Stack:
        assert stack.https is not None
        mine = stack.https.rule(host, part)
        assert mine is not None
        rules = [change(rule) if rule is mine else rule for rule in stack.https.rules]
        ordered = sorted((rule for rule in rules if rule), key=lambda rule: rule.priority)
        return replace(stack, https=replace(stack.https, rules=tuple(ordered)))

    return changed


def _entrances(*ports: int) -> Change:
    def changed(stack: Stack) -> Stack:
        assert stack.firewall is not None
        left = frozenset((stack.firewall.group or "", port) for port in ports)
        return replace(stack, firewall=replace(stack.firewall, entrances=left))

    return changed


def _balancer(**differs: Any) -> Change:
    def changed(stack: Stack) -> Stack:
        assert stack.balancer is not None
        return replace(stack, balancer=replace(stack.balancer, items=(replace(stack.balancer.items[0], **differs),)))

    return changed


def _listener(at: str, **differs: Any) -> Change:
    def changed(stack: Stack) -> Stack:
        one = getattr(stack, at)
        return replace(stack, **{at: replace(one, listeners=(replace(one.listeners[0], **differs),))})

    return changed


def _certificate(arn: str, *names: str) -> Change:
    """On the listener, and in ACM's list where it has names."""

    def changed(stack: Stack) -> Stack:
        assert stack.certificate is not None
        others = {arn: frozenset(names)} if names else {}
        known = replace(stack, certificate=replace(stack.certificate, others=others))
        return _listener("https", certificate=arn)(known)

    return changed


CLOSED = "no security group of the load balancer lets the world in on port "
NO_RULE, OTHER_RULE = "the load balancer has no rule for ", "the load balancer's rule for {} does something else"
BROKEN: list[tuple[str, Change, dict[str, str]]] = [
    ("closed-443", _entrances(80), dict.fromkeys((HOST, GRAFANA), CLOSED + "443")),
    ("closed-80", _entrances(443), dict.fromkeys((HOST, GRAFANA), CLOSED + "80")),
    ("closed", _entrances(), dict.fromkeys((HOST, GRAFANA), CLOSED + "80, 443")),
    (
        "no-redirect",
        _listener("entry", action="fixed-response"),
        dict.fromkeys((HOST, GRAFANA), "the listener :80 does not send visitors to https"),
    ),
    (
        "another-certificate",
        _certificate("arn:theirs", "other.kr", WWW),
        {
            HOST: f"no certificate on the listener :443 is for {HOST}",
            GRAFANA: f"no certificate on the listener :443 is for {GRAFANA}",
        },
    ),
    ("alias-deleted", _rules(lambda _: None, "alias-0"), {HOST: NO_RULE + WWW}),
    ("alias-elsewhere", _rules(lambda one: replace(one, redirect="x.kr"), "alias-0"), {HOST: OTHER_RULE.format(WWW)}),
    (
        "alias-answers",
        _rules(lambda one: replace(one, redirect=None, status="503"), "alias-0"),
        {HOST: OTHER_RULE.format(WWW)},
    ),
    ("another-host", _rules(lambda one: replace(one, match=Match(("x.kr",))), FORWARD), {HOST: NO_RULE + HOST}),
    ("one-path", _rules(lambda one: replace(one, match=Match((HOST,), ("/x",))), FORWARD), {HOST: NO_RULE + HOST}),
    ("unknown-conditions", _rules(lambda one: replace(one, match=None), FORWARD), {HOST: NO_RULE + HOST}),
    (
        "answers-itself",
        _rules(lambda one: replace(one, weights={}, status="503"), FORWARD),
        {HOST: OTHER_RULE.format(HOST)},
    ),
    ("to-nobody", _rules(lambda one: replace(one, weights={"arn:web": 0}), FORWARD), {HOST: OTHER_RULE.format(HOST)}),
    ("all-denied", _rules(lambda one: replace(one, priority=9), DENY, GRAFANA), {GRAFANA: OTHER_RULE.format(GRAFANA)}),
    (
        "route-elsewhere",
        _rules(lambda one: replace(one, match=Match((HOST,), ("/x",))), ON_AUTH),
        {HOST: OTHER_RULE.format(HOST + "/auth")},
    ),
]


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_was_changed_is_in_the_way(seen: tuple[Spec, Stack], change: Change, expected: dict[str, str]) -> None:
    """Of the sites it concerns, and of no others."""
    spec, stack = seen
    assert _in_the_way(spec, change(stack)) == expected


def _as_it_is(stack: Stack) -> Stack:
    return stack


def _their_group(stack: Stack) -> Stack:
    """One more on the load balancer is open, ours is not."""
    assert stack.balancer is not None
    assert stack.firewall is not None
    both = _balancer(groups=(*stack.balancer.items[0].groups, "sg-theirs"))(stack)
    doors = frozenset({("sg-theirs", 80), ("sg-theirs", 443)})
    return replace(both, firewall=replace(stack.firewall, entrances=doors))


def _ours_by_sni(stack: Stack) -> Stack:
    assert stack.https is not None
    ours = stack.https.listeners[0].certificate
    return _listener("https", sni=(ours,))(_certificate("arn:theirs", "other.kr")(stack))


HARMLESS: list[tuple[str, Change]] = [
    ("as-it-is", _as_it_is),
    ("their-group-lets-in", _their_group),
    ("their-certificate-is-good", _certificate("arn:theirs", HOST, "*." + HOST)),
    ("a-certificate-that-acm-does-not-list", _certificate("arn:aws:iam::123456789012:server-certificate/x")),
    ("ours-by-sni", _ours_by_sni),
    ("tls-policy", _listener("https", policy="ELBSecurityPolicy-TLS13-1-2-Res-2021-06")),
    ("default-action", _listener("https", action="fixed-response 200")),
    ("attributes", _balancer(spec="v1-other")),
]


@pytest.mark.parametrize("change", [case[1] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_what_serves_all_the_same_is_in_nobodys_way(seen: tuple[Spec, Stack], change: Change) -> None:
    """`up` may put it right; nobody notices."""
    spec, stack = seen
    assert _in_the_way(spec, change(stack)) == {}


def _site(spec: Spec, host: str, **differs: Any) -> Spec:
    return replace(spec, sites=tuple(replace(one, **differs) if one.host == host else one for one in spec.sites))


WANTED: list[tuple[str, Callable[[Spec], Spec]]] = [
    ("another-port", lambda spec: _site(spec, HOST, pools=pool("web:80"))),
    ("two-pools", lambda spec: _site(spec, HOST, pools=pools(blue="web:8080", green="web:80"))),
    ("a-route-more", lambda spec: _site(spec, HOST, routes=(AUTH, Route("/login", AUTH.pool)))),
    ("no-route", lambda spec: _site(spec, HOST, routes=())),
    ("no-alias", lambda spec: _site(spec, HOST, aliases=())),
    ("for-some-only", lambda spec: _site(spec, HOST, allow=("203.0.113.0/24",))),
    ("for-others", lambda spec: _site(spec, GRAFANA, allow=("198.51.100.0/24",))),
    ("for-everybody", lambda spec: _site(spec, GRAFANA, allow=())),
    ("alias-at-another-site", lambda spec: _site(_site(spec, HOST, aliases=()), GRAFANA, aliases=(WWW,))),
    ("a-site-less", lambda spec: replace(spec, sites=spec.sites[:1])),
]


@pytest.mark.parametrize("wish", [case[1] for case in WANTED], ids=[case[0] for case in WANTED])
def test_what_is_only_wanted_is_in_nobodys_way(seen: tuple[Spec, Stack], wish: Callable[[Spec], Spec]) -> None:
    """The file has changed and `up` is still to come: visitors are served as before."""
    spec, stack = seen
    assert wish(spec) != spec
    assert _in_the_way(wish(spec), stack) == {}


def test_a_new_site_harms_no_other(seen: tuple[Spec, Stack]) -> None:
    """It is told itself that there is nothing of it."""
    spec, stack = seen
    more = replace(spec, sites=(*spec.sites, Site("new.koing.kr", pool("web:80"))))
    assert _in_the_way(more, stack) == {"new.koing.kr": "no certificate on the listener :443 is for new.koing.kr"}
