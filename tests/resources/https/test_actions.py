"""Conditions and actions of rules, from our own shape to ELB's and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgeops import naming
from edgeops.model import Match, Route
from edgeops.resources.https.actions import actions, conditions, seen_rule
from edgeops.routing import WantedRule, wanted_rules
from tests.harness import Desk
from tests.resources.accidents import https_rules
from tests.resources.builders import pool, site, spec

SITE = site(aliases=("www.shop.kr",), routes=(Route("/a", pool("web:8001")[0]),), allow=("203.0.113.0/24",))
ALIAS, ROUTE, FORWARD, DENY = wanted_rules(SITE)
OURS = naming.tags("shop", "rule", "*.shop.kr", "forward-0")


class _Tags:
    """An account in which every rule has these tags."""

    def __init__(self, tags: dict[str, str]) -> None:
        self.elb, self._tags = self, tags

    def tags(self, _arn: str) -> dict[str, str]:
        return self._tags


def _seen(conditions: Any = (), actions: Any = ({"Type": "fixed-response"},), tags: dict[str, str] = OURS) -> Any:
    entry: Any = {"RuleArn": "arn:1", "Priority": "10010", "Conditions": list(conditions), "Actions": list(actions)}
    aws: Any = _Tags(tags)
    return seen_rule(aws, spec(), entry)


def test_only_conditions_that_there_are_are_sent() -> None:
    """ELB refuses an empty one."""
    assert conditions(ALIAS.match) == [{"Field": "host-header", "HostHeaderConfig": {"Values": ["www.shop.kr"]}}]
    assert conditions(ROUTE.match) == [
        {"Field": "host-header", "HostHeaderConfig": {"Values": ["shop.kr"]}},
        {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/a", "/a/*"]}},
        {"Field": "source-ip", "SourceIpConfig": {"Values": ["203.0.113.0/24"]}},
    ]


texts = st.lists(st.text("abc./*", min_size=1, max_size=5), max_size=3).map(tuple)


@given(st.builds(Match, texts, texts, texts))
def test_conditions_are_seen_as_they_were_sent(match: Match) -> None:
    """Whatever they are, so that what stands is compared with what is wanted."""
    assert _seen(conditions(match)).match == match


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param({"Field": "host-header", "HostHeaderConfig": {"RegexValues": ["^a"]}}, id="host-by-a-pattern"),
        pytest.param({"Field": "query-string", "QueryStringConfig": {"Values": [{"Value": "x"}]}}, id="query"),
        pytest.param({"Field": "http-header", "HttpHeaderConfig": {"HttpHeaderName": "x"}}, id="header"),
        pytest.param({"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}}, id="method"),
    ],
)
def test_a_condition_that_edgeops_never_writes_is_like_no_wanted_one(condition: Any) -> None:
    """Even beside the wanted host: such a rule is written anew."""
    found = _seen([*conditions(FORWARD.match), condition])
    assert (found.match, found.hosts) == (None, ())


@pytest.mark.parametrize(
    ("wanted", "kind", "redirect", "weights", "status"),
    [
        pytest.param(ALIAS, "redirect", "shop.kr", {}, None, id="redirect"),
        pytest.param(FORWARD, "forward", None, {"arn:a": 90, "arn:b": 0}, None, id="forward"),
        pytest.param(DENY, "fixed-response", None, {}, "403", id="deny"),
    ],
)
def test_actions_are_seen_as_they_were_sent(
    wanted: WantedRule, kind: str, redirect: str | None, weights: dict[str, int], status: str | None
) -> None:
    """One action a rule: redirect, forward by weight, or 403."""
    (action,) = actions(wanted, {"arn:a": 90, "arn:b": 0})
    found = _seen(actions=[action])
    assert (action["Type"], found.redirect, found.weights, found.status) == (kind, redirect, weights, status)


@pytest.mark.parametrize(
    "differs",
    [{"StatusCode": "HTTP_302"}, {"Port": "8443"}, {"Path": "/"}, {"Query": ""}, {"Protocol": "HTTP"}],
    ids=lambda differs: next(iter(differs)),
)
def test_a_redirect_that_is_not_ours_in_every_field_is_another(differs: dict[str, str]) -> None:
    """Path and query are kept, for good, over https."""
    (action,) = actions(ALIAS, {})
    changed: Any = {**action, "RedirectConfig": {**action["RedirectConfig"], **differs}}
    assert _seen(actions=[changed]).redirect == "shop.kr in another way"


@pytest.mark.parametrize(
    ("tags", "ours"),
    [
        pytest.param(OURS, True, id="ours"),
        pytest.param(OURS | {naming.STACK: "other"}, False, id="of-another-stack"),
        pytest.param(OURS | {naming.ROLE: "group"}, False, id="in-another-role"),
        pytest.param({}, False, id="untagged"),
    ],
)
def test_whose_it_is_is_told_by_tags(tags: dict[str, str], ours: bool) -> None:
    """Site and part are believed only then."""
    found = _seen(tags=tags)
    assert (found.priority, found.arn, found.ours) == (10_010, "arn:1", ours)
    assert (found.site, found.part) == (("_wildcard.shop.kr", "forward-0") if ours else (None, None))


def test_a_group_without_a_weight_has_one() -> None:
    """So AWS answers a rule that was made by hand with one group."""
    assert _seen(
        actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "arn:a"}]}}]
    ).weights == {"arn:a": 1}


def test_the_simulated_account_takes_and_shows_all_of_them(desk: Desk) -> None:
    """In the wanted order, with what `up` then has nothing to mend about."""
    desk.world.instance("web").set_port(8001, "ok")
    desk.wish_site("koing.shop", aliases=("www.koing.shop",), routes=SITE.routes, allow=SITE.allow)
    desk.up()
    assert [rule["actions"][0]["Type"] for rule in https_rules(desk)] == [
        "redirect",
        "forward",
        "forward",
        "fixed-response",
    ]
    found = desk.look().https
    assert found is not None
    assert [rule.match for rule in found.rules] == [rule.match for rule in wanted_rules(desk.site("koing.shop"))]
    desk.up()
    assert desk.writes == []
