"""Whose a rule is: by its tags, and for a glance by what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from edgeops import flow
from edgeops.errors import ExitStatus
from edgeops.model import Https, Pool, Route
from tests.harness import Desk
from tests.resources.accidents import https_rules
from tests.resources.builders import pool

HOST, GRAFANA = "koing.kr", "grafana.koing.kr"
AUTH = Route("/auth", Pool("/auth", pool("web:8001")[0].targets))
Hands = Callable[[Desk], None]


@pytest.fixture
def stood() -> Iterator[Desk]:
    """S1 with a route, up: a site with an alias, and one for some networks only."""
    with Desk.open("S1") as desk:
        desk.world.instance("web").set_port(8001, "ok")
        desk.wish_site(HOST, routes=(AUTH,))
        assert desk.up().status is ExitStatus.OK
        desk.world.clear_calls()
        yield desk


def _seen(desk: Desk, *, glance: bool) -> Https:
    aws, spec = desk.aws(), replace(desk.spec, glance=glance)
    if glance:
        aws.elb.spare_rules()
    found = flow.observe(aws, spec, jobs=1).https
    assert found
    return found


def _asked(desk: Desk) -> set[str]:
    """The ARNs of the rules whose tags were read, in one call if any."""
    read = [call.params["ResourceArns"] for call in desk.world.calls if call.operation == "DescribeTags"]
    rules = [{arn for arn in arns if ":listener-rule/" in arn} for arns in read]
    (asked,) = [some for some in rules if some] or [set()]
    return asked


def _rule(desk: Desk, part: str, host: str = HOST) -> Any:
    found = _seen(desk, glance=False).rule(host, part)
    assert found
    return found


def _listed(desk: Desk, arn: str) -> Any:
    return desk.aws().elbv2.describe_rules(RuleArns=[arn])["Rules"][0]


def _again(desk: Desk, part: str, priority: int) -> None:
    """Somebody makes the same rule once more, without our tags."""
    mine = _rule(desk, part)
    entry = _listed(desk, mine.arn)
    conditions = [{key: value for key, value in one.items() if key != "Values"} for one in entry["Conditions"]]
    forward = {"TargetGroups": entry["Actions"][0]["ForwardConfig"]["TargetGroups"]}
    create: Any = desk.aws().elbv2.create_rule
    listener = mine.arn.replace(":listener-rule/", ":listener/").rpartition("/")[0]
    create(
        ListenerArn=listener,
        Priority=priority,
        Conditions=conditions,
        Actions=[{"Type": "forward", "ForwardConfig": forward}],
    )


def _other_group(desk: Desk) -> None:
    theirs = next(iter(_rule(desk, "forward-0", GRAFANA).weights))
    action: Any = {"Type": "forward", "TargetGroupArn": theirs}
    desk.aws().elbv2.modify_rule(RuleArn=_rule(desk, "forward-0").arn, Actions=[action])


def _answers_itself(desk: Desk) -> None:
    action: Any = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}
    desk.aws().elbv2.modify_rule(RuleArn=_rule(desk, "deny", GRAFANA).arn, Actions=[action])


def _other_host(desk: Desk) -> None:
    condition: Any = {"Field": "host-header", "HostHeaderConfig": {"Values": ["old.koing.kr"]}}
    desk.aws().elbv2.modify_rule(RuleArn=_rule(desk, "forward-0").arn, Conditions=[condition])


def _moved(desk: Desk) -> None:
    arn = _rule(desk, "forward-0").arn
    desk.aws().elbv2.set_rule_priorities(RulePriorities=[{"RuleArn": arn, "Priority": 7}])


def _group_without_tags(desk: Desk) -> None:
    group = next(iter(_rule(desk, "forward-0").weights))
    desk.aws().elbv2.remove_tags(ResourceArns=[group], TagKeys=["edgeops:stack"])


def test_rules_that_do_what_the_file_wants_are_not_asked_whose_they_are(stood: Desk) -> None:
    """Alias, route, the site, its networks, 403: a glance sees the same rules without a question."""
    glanced = _seen(stood, glance=True)
    assert _asked(stood) == set()
    assert glanced == _seen(stood, glance=False)
    assert _asked(stood) == {rule["arn"] for rule in https_rules(stood)}
    assert {rule.part.partition("-")[0] for rule in glanced.rules if rule.part} == {"alias", "route", "forward", "deny"}


@pytest.mark.parametrize(
    ("hands", "asked"),
    [
        pytest.param(_other_group, 1, id="leads-to-another-site"),
        pytest.param(_answers_itself, 1, id="answers-itself"),
        pytest.param(_other_host, 1, id="asks-for-another-host"),
        pytest.param(_moved, 1, id="stands-before-ours"),
        pytest.param(_group_without_tags, 1, id="leads-to-a-group-that-is-not-ours"),
        pytest.param(lambda desk: _again(desk, "forward-0", 5), 2, id="is-there-twice-and-before-ours"),
        pytest.param(lambda desk: _again(desk, "forward-0", 49_000), 2, id="is-there-twice-and-behind-ours"),
    ],
)
def test_any_other_is_asked(stood: Desk, hands: Hands, asked: int) -> None:
    """All of them in one call, and it is seen as it is."""
    hands(stood)
    stood.world.clear_calls()
    glanced = _seen(stood, glance=True)
    assert len(_asked(stood)) == asked
    assert glanced == _seen(stood, glance=False)


def test_a_rule_that_lost_its_tags_and_does_what_it_should_is_right_at_a_glance(stood: Desk) -> None:
    """Visitors get what they should; whose it is matters to `plan` and `up`, which ask."""
    stood.aws().elbv2.remove_tags(ResourceArns=[_rule(stood, "forward-0").arn], TagKeys=["edgeops:stack"])
    assert _seen(stood, glance=True).rule(HOST, "forward-0")
    assert not _seen(stood, glance=False).rule(HOST, "forward-0")
    assert stood.status().status is ExitStatus.OK
    assert "foreign-rule" in {finding.id for finding in stood.plan().findings}


def test_status_glances_where_there_is_a_file(stood: Desk) -> None:
    """Without one the tags of rules are what tells of the sites."""
    assert stood.status().status is ExitStatus.OK
    assert _asked(stood) == set()
    stood.wish(sites=())
    assert stood.status().status is ExitStatus.OK
    assert _asked(stood) == {rule["arn"] for rule in https_rules(stood)}
    assert stood.operations().count("DescribeTags") == 1
