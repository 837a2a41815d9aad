"""The rules: each host to its pool, a changed port first beside the old one, then instead of it."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Groups, Https, Limits, Rule
from edgeops.resources.https.rules import rule_steps
from tests.harness import Desk
from tests.resources.accidents import (
    REGION,
    after,
    assert_next_up_completes,
    crash_in_up,
    made,
    up_without_answer,
)
from tests.resources.builders import brief, group, pool, site, spec, stack

MOVED = site("shop.kr", "web:8080")
OLD, NEW = group(), group(MOVED)
CREATE, UPDATE, ATTACH = (f"build {verb} rule shop.kr" for verb in ("create", "update", "attach"))
SWITCH = "prune switch rule shop.kr"


def _rule(**more: Any) -> Rule:
    complete: dict[str, Any] = {
        "arn": "arn:rule",
        "priority": 10018,
        "ours": True,
        "site": "shop.kr",
        "part": "forward",
        "hosts": ("shop.kr",),
        "weights": {OLD.arn: 1},
    }
    return Rule(**complete | more)


def _alias(number: int, *hosts: str, **more: Any) -> Rule:
    return _rule(part=f"alias-{number}", hosts=hosts, weights={}, **{"redirect": "shop.kr", **more})


def _steps(wish: Any, *rules: Rule, groups: tuple[Any, ...] = (OLD,)) -> list[str]:
    return brief(rule_steps(wish, Https(rules=rules), stack(groups=Groups(groups))))


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        pytest.param((), [CREATE], id="nothing-there"),
        pytest.param((_rule(),), [], id="complete"),
        pytest.param((_rule(priority=7),), [], id="it-keeps-its-place"),
        pytest.param((_rule(hosts=("x.kr",)),), [UPDATE], id="another-host"),
        pytest.param((_rule(hosts=()),), [UPDATE], id="more-conditions"),
        pytest.param((_rule(weights={}, redirect="x.kr"),), [UPDATE], id="it-redirects"),
        pytest.param((_rule(weights={}),), [UPDATE], id="a-fixed-answer"),
        pytest.param((_rule(weights={OLD.arn: 0}),), [UPDATE], id="nobody-gets-traffic"),
        pytest.param((_rule(weights={"arn:x": 1}),), [ATTACH, SWITCH], id="another-group"),
        pytest.param((_rule(weights={"arn:x": 1, OLD.arn: 1}),), [SWITCH], id="another-group-beside-it"),
        pytest.param((_rule(ours=False),), [CREATE], id="an-equal-one-that-is-not-ours"),
        pytest.param((_rule(), _rule(ours=False, site=None, hosts=("x.kr",))), [], id="a-foreign-one-beside-it"),
        pytest.param(
            (_rule(), _rule(site="old.kr", hosts=("old.kr",))),
            ["prune delete rule old.kr"],
            id="a-site-not-in-the-file",
        ),
        pytest.param(
            (_rule(), _rule(site="old.kr", hosts=())), ["prune delete rule old.kr forward"], id="named-by-its-tags"
        ),
    ],
)
def test_one_site(rules: tuple[Rule, ...], wanted: list[str]) -> None:
    """Compared by what they do; only ours are changed or deleted."""
    assert _steps(spec(), *rules) == wanted


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
    assert _steps(spec(MOVED), _rule(weights=weights), groups=groups) == wanted


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        pytest.param((), ["build create rule www.shop.kr -> shop.kr"], id="nothing-there"),
        pytest.param((_alias(0, "www.shop.kr"),), [], id="complete"),
        pytest.param((_alias(0, "m.shop.kr"),), ["build update rule www.shop.kr -> shop.kr"], id="another-name"),
        pytest.param(
            (_alias(0, "www.shop.kr", redirect="x.kr"),), ["build update rule www.shop.kr -> shop.kr"], id="elsewhere"
        ),
        pytest.param(
            (_alias(0, "www.shop.kr"), _alias(1, "m.shop.kr")), ["prune delete rule m.shop.kr"], id="a-rule-too-many"
        ),
    ],
)
def test_aliases(rules: tuple[Rule, ...], wanted: list[str]) -> None:
    """They are redirected to the site's host."""
    assert _steps(spec(site("shop.kr", aliases=("www.shop.kr",))), _rule(), *rules) == wanted


def test_six_aliases_are_two_rules() -> None:
    """A rule holds five names (T3.20)."""
    names = tuple(f"{letter}.shop.kr" for letter in "abcdef")
    assert _steps(spec(site("shop.kr", aliases=names)), _rule()) == [
        "build create rule a.shop.kr, b.shop.kr, c.shop.kr, d.shop.kr, e.shop.kr -> shop.kr",
        "build create rule f.shop.kr -> shop.kr",
    ]


def _rules(desk: Desk) -> list[dict[str, Any]]:
    """The rules of the :443 listener, the default one left out."""
    listeners = desk.world.inventory()["regions"][REGION]["listeners"].values()
    return [rule for each in listeners if each["port"] == 443 for rule in each["rules"] if rule["priority"]]


def _weights(desk: Desk) -> dict[int, int]:
    """Port of the target group -> weight, in the rule of the one site."""
    groups = desk.world.inventory()["regions"][REGION]["target_groups"]
    (rule,) = _rules(desk)
    forward = rule["actions"][0]["ForwardConfig"]["TargetGroups"]
    return {groups[one["TargetGroupArn"]]["settings"]["Port"]: one["Weight"] for one in forward}


def _create_as_somebody_else(desk: Desk, priority: int) -> None:
    listener = desk.look().https.listener.arn  # type: ignore[union-attr]
    conditions: Any = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["theirs.kr"]}}]
    answer: Any = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}]
    desk.aws().elbv2.create_rule(ListenerArn=listener, Priority=priority, Conditions=conditions, Actions=answer)


def test_a_listener_left_without_rules_by_a_crash_is_completed(desk: Desk) -> None:
    """It stands and answers 404 to all: the next `up` adds the rule."""
    crash_in_up(desk, "CreateListener", nth=2)
    assert "rules" not in made(desk)
    assert_next_up_completes(desk)


def test_a_lost_answer_makes_no_second_rule(desk: Desk) -> None:
    """A rule has no name that would stop a twin: `up` fails, and the next one finds the rule by its tags."""
    assert up_without_answer(desk, "CreateRule").status is ExitStatus.FAILED
    assert_next_up_completes(desk)


def test_a_priority_that_somebody_takes_meanwhile_is_passed_over(desk: Desk) -> None:
    """The site's block is taken: the rule goes to the next free one, theirs stays where it is."""
    with after(desk, "CreateListener", lambda: _create_as_somebody_else(desk, 10018), nth=2):
        assert desk.up().status is ExitStatus.OK
    assert [rule["priority"] for rule in _rules(desk)] == [10018, 10038]
    assert _rules(desk)[0]["tags"] == {}


def test_a_foreign_rule_on_our_listener_is_left(desk: Desk) -> None:
    """It is no drift, and a change of ours does not touch it."""
    desk.up()
    _create_as_somebody_else(desk, 5)
    theirs = _rules(desk)[0]
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    assert desk.up().status is ExitStatus.OK
    assert _rules(desk)[0] == theirs


def test_a_rule_changed_by_hand_is_mended(desk: Desk) -> None:
    """Its host and its action are put back, in one call."""
    desk.up()
    complete = _rules(desk)
    conditions: Any = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["x.kr"]}}]
    desk.aws().elbv2.modify_rule(RuleArn=complete[0]["arn"], Conditions=conditions)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyRule"]
    assert _rules(desk) == complete


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
