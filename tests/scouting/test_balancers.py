"""Which load balancers serve names or instances today, and on which port."""

import pytest

from edgeops.model import Lead
from edgeops.scouting.balancers import _forwarded, _hosts, serving, stacks_standing
from moto_fixtures.accounts import s0, s3
from tests.harness import Desk


def test_a_load_balancer_made_by_hand_tells_the_port_and_443_does_not_count() -> None:
    """S0-live: the instance is registered on 80 and on 443, where nothing listens (I2)."""
    with Desk.open("S0-live") as desk:
        (found,) = serving(desk.aws(), [])
        assert (found.name, found.classic, found.sends) == ("koing-alb", False, {"": ((s0.INSTANCE_ID, 80),)})


def test_classic_load_balancers_send_everything_to_their_port() -> None:
    """S3-live: one for each name."""
    with Desk.open("S3-live") as desk:
        found = {one.name: one for one in serving(desk.aws(), [])}
        assert set(found) == {"blog-alb", "main-elb", "sub-elb"}
        assert found["main-elb"].targets("main.io") == ((s3.INSTANCE_ID, 8080),)
        assert found["sub-elb"].targets("sub.main.io") == ((s3.INSTANCE_ID, 8081),)


def test_our_own_count_where_a_name_leads_there(desk: Desk) -> None:
    """Then they tell its port; for a new name they say nothing. They also tell which stacks there are."""
    assert desk.up().status == 0
    (ours,) = desk.aws().elb.balancers()
    led = Lead("koing.shop", targets=frozenset({ours["DNSName"].lower()}))
    (found,) = serving(desk.aws(), [led])
    assert found.targets("koing.shop") == ((s0.INSTANCE_ID, 80),)
    assert serving(desk.aws(), [Lead("a.kr")]) == []
    assert stacks_standing(desk.aws()) == {"koing"}


@pytest.mark.parametrize(
    ("conditions", "hosts"),
    [
        ([], [""]),
        ([{"Field": "host-header", "HostHeaderConfig": {"Values": ["a.kr", "b.kr"]}}], ["a.kr", "b.kr"]),
        ([{"Field": "host-header", "Values": ["a.kr"]}], ["a.kr"]),
        ([{"Field": "host-header", "Values": ["a.kr"]}, {"Field": "path-pattern", "Values": ["/x"]}], []),
        ([{"Field": "path-pattern", "Values": ["/x"]}], []),
    ],
)
def test_a_rule_is_about_hosts_or_about_everything(conditions: list[object], hosts: list[str]) -> None:
    """One about paths says nothing of a whole site."""
    assert _hosts({"Conditions": conditions}) == hosts  # type: ignore[typeddict-item]


def test_a_weighted_rule_names_its_groups() -> None:
    """Those that are known, each once."""
    weighted = {"ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "a"}, {"TargetGroupArn": "gone"}]}}
    rule = {"Actions": [weighted, {"TargetGroupArn": "a"}, {"Type": "redirect"}]}
    assert _forwarded(rule, {"a": ()}) == ["a"]  # type: ignore[arg-type]
