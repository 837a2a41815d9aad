"""The rules: each host to its pool, what is new first beside what serves, then instead of it."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Groups, Https, Limits, Match, Pool, Route, Rule, Site
from edgeops.resources.https.rules import rule_steps
from edgeops.routing import Standing, priority, wanted_rules
from tests.harness import Desk
from tests.resources.accidents import (
    REGION,
    after,
    assert_next_up_completes,
    crash_in_up,
    https_rules,
    made,
)
from tests.resources.builders import brief, group, pool, pools, site, spec, stack

SITE, MOVED = site(), site("shop.kr", "web:8080")
OLD, NEW = group(), group(MOVED)
CREATE, UPDATE, ATTACH = (f"build {verb} rule shop.kr" for verb in ("create", "update", "attach"))
SWITCH, REORDER = "prune switch rule shop.kr", "build reorder rule shop.kr"


def _standing(of: Site = SITE, **differs: Any) -> tuple[Rule, ...]:
    """The rules of a site, complete and where `up` puts them; `differs` changes fields of the last one."""
    tag, placed, rules = naming.tag_site(of.host), list[Standing](), list[Rule]()
    for wanted in wanted_rules(of):
        placed.append(Standing(priority(wanted, placed), tag, wanted.part))
        weights = {group(of, one).arn: int(one == wanted.pools[0]) for one in wanted.pools}
        status = None if wanted.redirect or wanted.pools else "403"
        identity = (f"arn:{wanted.part}", placed[-1].priority, True, tag, wanted.part)
        rules.append(Rule(*identity, wanted.match, weights, wanted.redirect, status))
    return (*rules[:-1], replace(rules[-1], **differs))


def _steps(wish: Site, rules: tuple[Rule, ...], *known: Any) -> list[str]:
    groups = known or tuple(group(wish, one) for one in wish.groups)
    return brief(rule_steps(spec(wish), Https(rules=rules), stack(groups=Groups(groups))))


STRANGER = replace(_standing()[0], ours=False, site=None, part=None)
ONE_SITE = {
    "nothing-there": ((), [CREATE]),
    "complete": (_standing(), []),
    "it-keeps-its-place": (_standing(priority=7), []),
    "another-host": (_standing(match=Match(("x.kr",))), [UPDATE]),
    "a-path": (_standing(match=Match(("shop.kr",), ("/x",))), [UPDATE]),
    "networks": (_standing(match=Match(("shop.kr",), (), ("203.0.113.0/24",))), [UPDATE]),
    "a-condition-of-another-kind": (_standing(match=None), [UPDATE]),
    "it-redirects": (_standing(weights={}, redirect="x.kr"), [UPDATE]),
    "a-fixed-answer": (_standing(weights={}, status="503"), [UPDATE]),
    "it-forwards-nowhere": (_standing(weights={}), [ATTACH]),
    "nobody-gets-traffic": (_standing(weights={OLD.arn: 0}), [ATTACH]),
    "another-weight": (_standing(weights={OLD.arn: 100}), []),
    "another-group": (_standing(weights={"arn:x": 1}), [ATTACH, SWITCH]),
    "another-group-beside-it": (_standing(weights={"arn:x": 1, OLD.arn: 1}), [SWITCH]),
    "another-host-and-group": (_standing(match=Match(("x.kr",)), weights={"arn:x": 1}), [UPDATE, SWITCH]),
    "an-equal-one-that-is-not-ours": ((STRANGER,), [CREATE]),
    "a-foreign-one-beside-it": ((*_standing(), STRANGER), []),
    "a-site-not-in-the-file": ((*_standing(), *_standing(site("old.kr"))), ["prune delete rule old.kr"]),
    "named-by-its-tags": (
        (*_standing(), *_standing(site("old.kr"), match=None)),
        ["prune delete rule old.kr forward-0"],
    ),
}


@pytest.mark.parametrize(("rules", "wanted"), ONE_SITE.values(), ids=ONE_SITE)
def test_one_site(rules: tuple[Rule, ...], wanted: list[str]) -> None:
    """Compared by what they do; only ours are changed or deleted."""
    assert _steps(SITE, rules) == wanted


@pytest.mark.parametrize(
    ("weights", "groups", "wanted"),
    [
        pytest.param({OLD.arn: 1}, (OLD,), [ATTACH, SWITCH], id="its-group-is-still-to-be-made"),
        pytest.param({OLD.arn: 1}, (OLD, NEW), [ATTACH, SWITCH], id="its-group-is-made"),
        pytest.param({OLD.arn: 1, NEW.arn: 0}, (OLD, NEW), [SWITCH], id="attached"),
        pytest.param({NEW.arn: 1}, (OLD, NEW), [], id="switched"),
    ],
)
def test_a_changed_port(weights: dict[str, int], groups: tuple[Any, ...], wanted: list[str]) -> None:
    """Attached in BUILD, switched to in PRUNE - after health has passed."""
    assert _steps(MOVED, _standing(weights=weights), *groups) == wanted


def _with(*paths: str, aliases: int = 0, allow: int = 0) -> Site:
    """The site with these routes, and that many aliases and networks."""
    return replace(
        SITE,
        aliases=tuple(f"{letter}.shop.kr" for letter in "abcdefg"[:aliases]),
        routes=tuple(Route(path, pool("web:8001")[0]) for path in paths),
        allow=tuple(f"203.0.{number}.0/24" for number in range(allow)),
    )


ALL_NETWORKS = "shop.kr from 203.0.0.0/24, 203.0.1.0/24, 203.0.2.0/24, 203.0.3.0/24"
LAST_NETWORK, EVERYBODY = "shop.kr from 203.0.4.0/24", "shop.kr for everybody else"
FIRST_ALIAS = "a.shop.kr -> shop.kr"
FIVE = "a.shop.kr, b.shop.kr, c.shop.kr, d.shop.kr, e.shop.kr -> shop.kr"
FILE_CHANGES = {
    "an-alias": (_with(), _with(aliases=1), [f"build create rule {FIRST_ALIAS}"]),
    "six-aliases": (_with(), _with(aliases=6), [f"build create rule {FIVE}", "build create rule f.shop.kr -> shop.kr"]),
    "a-sixth-alias": (_with(aliases=5), _with(aliases=6), ["build create rule f.shop.kr -> shop.kr"]),
    "an-alias-less": (_with(aliases=1), _with(), ["prune delete rule a.shop.kr"]),
    "networks": (
        _with(),
        _with(allow=5),
        [f"build update rule {ALL_NETWORKS}", *(f"build create rule {one}" for one in (LAST_NETWORK, EVERYBODY))],
    ),
    "a-fifth-network": (_with(allow=4), _with(allow=5), [f"build create rule {LAST_NETWORK}"]),
    "a-network-less": (_with(allow=5), _with(allow=4), [f"prune delete rule {LAST_NETWORK}"]),
    "no-networks": (_with(allow=1), _with(), [UPDATE, f"prune delete rule {EVERYBODY}"]),
    "a-route": (_with(), _with("/a"), ["build create rule shop.kr/a"]),
    "a-longer-route": (_with("/a"), _with("/a", "/a/b"), ["build create rule shop.kr/a/b"]),
    "a-route-less": (_with("/a"), _with(), ["prune delete rule shop.kr/a"]),
}


@pytest.mark.parametrize(("before", "now", "wanted"), FILE_CHANGES.values(), ids=FILE_CHANGES)
def test_a_site_that_stands_and_a_file_that_changes(before: Site, now: Site, wanted: list[str]) -> None:
    """Rules that stay the same are not touched, and what is new finds its place among them."""
    assert _steps(now, _standing(before)) == wanted


INTERRUPTING = {
    "a-site-less": ((site("old.kr"), SITE), "old.kr is not answered there any more"),
    "an-alias-less": ((_with(aliases=1), SITE), "a.shop.kr is not answered there any more"),
    "a-route-less": ((_with("/a"), SITE), "shop.kr/a is not answered there any more"),
    "an-alias-elsewhere": ((_with(aliases=6), replace(SITE, aliases=("f.shop.kr",))), None),
    "open-to-everybody": ((_with(allow=1), SITE), None),
    "a-network-less": ((_with(allow=5), _with(allow=4)), None),
}


@pytest.mark.parametrize(("change", "interrupts"), INTERRUPTING.values(), ids=INTERRUPTING)
def test_only_what_is_no_longer_answered_interrupts(change: tuple[Site, Site], interrupts: str | None) -> None:
    """A rule that goes because another one does its work is nothing to agree to."""
    rules = Https(rules=_standing(change[0]))
    (delete,) = (step for step in rule_steps(spec(change[1]), rules, stack()) if step.verb == "delete")
    assert delete.interrupts == interrupts


ALIAS, FORWARD = _standing(_with(aliases=1))
ORDERS = {
    "as-wanted": (_with(aliases=1), (10_006, 10_013), []),
    "the-other-way-round": (_with(aliases=1), (10_013, 10_006), [REORDER]),
    "no-room-for-a-new-one-between": (
        _with("/a", aliases=1),
        (10_006, 10_007),
        [REORDER, "build create rule shop.kr/a"],
    ),
    "room-for-a-new-one-between": (_with("/a", aliases=1), (10_006, 10_008), ["build create rule shop.kr/a"]),
}


@pytest.mark.parametrize(("wish", "places", "wanted"), ORDERS.values(), ids=ORDERS)
def test_the_order_is_mended_before_anything_is_added(wish: Site, places: tuple[int, int], wanted: list[str]) -> None:
    """Only where it is wrong or a new rule has no room."""
    rules = tuple(replace(rule, priority=place) for rule, place in zip((ALIAS, FORWARD), places, strict=True))
    assert _steps(wish, rules) == wanted


@pytest.mark.parametrize(
    ("differs", "wanted"),
    [
        pytest.param({}, [], id="complete"),
        pytest.param({"status": "503"}, [f"build update rule {EVERYBODY}"], id="another-answer"),
        pytest.param({"status": None, "weights": {OLD.arn: 1}}, [f"build update rule {EVERYBODY}"], id="it-forwards"),
        pytest.param({"priority": 9_000}, [REORDER], id="first-of-all"),
        pytest.param({"ours": False}, [f"build create rule {EVERYBODY}"], id="not-ours"),
    ],
)
def test_everybody_else_gets_403(differs: dict[str, Any], wanted: list[str]) -> None:
    """By the last rule of a site with `allow`."""
    assert _steps(_with(allow=1), _standing(_with(allow=1), **differs)) == wanted


@pytest.mark.parametrize(
    ("differs", "wanted"),
    [
        pytest.param({}, [], id="complete"),
        pytest.param({"match": Match(("m.shop.kr",))}, [f"build update rule {FIRST_ALIAS}"], id="another-name"),
        pytest.param({"redirect": "x.kr"}, [f"build update rule {FIRST_ALIAS}"], id="elsewhere"),
    ],
)
def test_aliases_are_redirected_to_the_host(differs: dict[str, Any], wanted: list[str]) -> None:
    """What somebody changed by hand is put back."""
    assert _steps(_with(aliases=1), (replace(ALIAS, **differs), FORWARD)) == wanted


BLUE_GREEN = replace(SITE, pools=pools(blue="web:80", green="web:8080"))
BLUE, GREEN = (group(BLUE_GREEN, one) for one in BLUE_GREEN.pools)
POOLS = {
    "complete": ({BLUE: 1, GREEN: 0}, BLUE_GREEN.pools, []),
    "switched-by-hand": ({BLUE: 0, GREEN: 1}, BLUE_GREEN.pools, []),
    "divided-by-hand": ({BLUE: 90, GREEN: 10}, BLUE_GREEN.pools, []),
    "renamed": ({BLUE: 0, GREEN: 1}, pools(a="web:80", b="web:8080"), []),
    "in-another-order": ({BLUE: 1, GREEN: 0}, BLUE_GREEN.pools[::-1], []),
    "one-becomes-two": ({BLUE: 1}, BLUE_GREEN.pools, [ATTACH]),
    "the-idle-one-taken-away-by-hand": ({GREEN: 1}, BLUE_GREEN.pools, [ATTACH]),
    "two-become-the-live-one": ({BLUE: 1, GREEN: 0}, pool("web:80"), [SWITCH]),
    "two-become-the-idle-one": ({BLUE: 0, GREEN: 1}, pool("web:80"), [SWITCH]),
    "the-live-one-on-another-port": ({BLUE: 0, GREEN: 1}, pools(blue="web:80", green="web:81"), [ATTACH, SWITCH]),
    "the-idle-one-on-another-port": ({BLUE: 1, GREEN: 0}, pools(blue="web:80", green="web:81"), [ATTACH, SWITCH]),
}


@pytest.mark.parametrize(("weights", "now", "wanted"), POOLS.values(), ids=POOLS)
def test_pools(weights: dict[Any, int], now: tuple[Pool, ...], wanted: list[str]) -> None:
    """Which of them is live is an operation; a group that is not wanted goes when another one is healthy."""
    rules = _standing(weights={one.arn: weight for one, weight in weights.items()})
    assert _steps(replace(SITE, pools=now), rules, BLUE, GREEN) == wanted


def _weights(desk: Desk) -> dict[int, int]:
    """Port of the target group -> weight, in the rule of the one site."""
    groups = desk.world.inventory()["regions"][REGION]["target_groups"]
    (rule,) = https_rules(desk)
    forward = rule["actions"][0]["ForwardConfig"]["TargetGroups"]
    return {groups[one["TargetGroupArn"]]["settings"]["Port"]: one["Weight"] for one in forward}


def test_a_listener_left_without_rules_by_a_crash_is_completed(desk: Desk) -> None:
    """It stands and answers 404 to all: the next `up` adds the rule."""
    crash_in_up(desk, "CreateListener", nth=2)
    assert made(desk)["rules"] == 1  # early health's, on :80
    assert_next_up_completes(desk)


def test_a_changed_port_gets_traffic_only_when_it_is_healthy(desk: Desk) -> None:
    """Attached with weight 0, seen healthy, switched to; then the old group is deleted."""
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    attached: list[dict[int, int]] = []
    with after(desk, "ModifyRule", lambda: attached.append(_weights(desk))):
        assert desk.up().status is ExitStatus.OK
    assert attached == [{80: 1, 8080: 0}]
    assert _weights(desk) == {8080: 1}
    changes = [call for call in desk.writes if call in {"ModifyRule", "DeleteTargetGroup"}]
    assert changes == ["ModifyRule", "ModifyRule", "DeleteTargetGroup"]


def test_a_changed_port_that_is_closed_never_gets_traffic(desk: Desk) -> None:
    """The old port goes on serving; once the new one is healthy, the next `up` switches."""
    desk.up()
    web = desk.world.instance("web")
    web.set_port(8080, "closed")
    desk.wish(limits=Limits(health=10))
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert _weights(desk) == {80: 1, 8080: 0}
    web.set_port(8080, "ok")
    desk.clock.advance(60)
    assert desk.up().status is ExitStatus.OK
    assert _weights(desk) == {8080: 1}
    assert_next_up_completes(desk)


def test_a_crash_between_attach_and_switch_is_carried_on(desk: Desk) -> None:
    """The next `up` switches; nothing is attached twice."""
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:8080"))
    crash_in_up(desk, "ModifyRule")
    assert_next_up_completes(desk)
    assert _weights(desk) == {8080: 1}
