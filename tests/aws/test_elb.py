"""The load balancing lists: whole, read once, and complete after every write."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from edgeops import naming
from edgeops.aws import Aws
from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.elb import Elb
from edgeops.model import TargetSeen
from moto_fixtures import VirtualClock
from tests.harness import Desk

LISTS = {
    "describe_load_balancers": "LoadBalancers",
    "describe_target_groups": "TargetGroups",
    "describe_rules": "Rules",
    "describe_listener_certificates": "Certificates",
}


class Elbv2:
    """A client whose lists are three pages long."""

    def __init__(self) -> None:
        self.meta = SimpleNamespace(service_model=SimpleNamespace(service_name="elbv2"))
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def __getattr__(self, operation: str) -> Any:
        def describe(_client: Elbv2, **params: Any) -> dict[str, Any]:
            self.asked.append((operation, params))
            page = int(params.get("Marker", 0))
            item = {
                "LoadBalancerName": f"eo-koing-{page}",
                "TargetGroupName": ("eo-koing-80-a", "somebody-elses", "eo-koing-81-b")[page],
                "RuleArn": f"arn:{page}",
                "CertificateArn": f"arn:{page}",
                "IsDefault": page == 1,
            }
            return {LISTS[operation]: [item], "NextMarker": str(page + 1) if page < 2 else None}

        describe.__name__ = operation
        return describe.__get__(self)


@pytest.fixture
def paged() -> tuple[Elbv2, Elb]:
    clock, client = VirtualClock(), Elbv2()
    return client, Elb(client, Caller(clock, Buckets(clock)), "eo-koing-")  # type: ignore[arg-type]


def test_every_page_of_a_list_is_read(paged: tuple[Elbv2, Elb]) -> None:
    """With the same question each time; target groups without our prefix and default certificates are left out."""
    client, elb = paged

    assert [balancer["LoadBalancerName"] for balancer in elb.balancers()] == [f"eo-koing-{page}" for page in range(3)]
    assert [group["TargetGroupName"] for group in elb.groups()] == ["eo-koing-80-a", "eo-koing-81-b"]
    assert [rule["RuleArn"] for rule in elb.rules("arn:l")] == ["arn:0", "arn:1", "arn:2"]
    assert elb.sni("arn:l") == ["arn:0", "arn:2"]

    about = {name: [params for asked, params in client.asked if asked == name] for name in LISTS}
    assert about["describe_load_balancers"] == [{}, {"Marker": "1"}, {"Marker": "2"}]
    assert about["describe_target_groups"] == [{}, {"Marker": "1"}, {"Marker": "2"}]
    for name in ("describe_rules", "describe_listener_certificates"):
        one = {"ListenerArn": "arn:l"}
        assert about[name] == [one, {**one, "Marker": "1"}, {**one, "Marker": "2"}]


def test_a_list_is_read_once(paged: tuple[Elbv2, Elb]) -> None:
    """Until it is forgotten; then all of it is read again, and no other."""
    client, elb = paged
    for _ in range(2):
        elb.balancers(), elb.groups(), elb.rules("arn:l")
    assert len(client.asked) == 9
    client.asked.clear()

    for forget in (elb.forget_balancers, elb.forget_groups, lambda: elb.forget_rules("arn:l")):
        forget()
        elb.balancers(), elb.groups(), elb.rules("arn:l")
    assert [name for name, _ in client.asked] == [
        name for name in ("describe_load_balancers", "describe_target_groups", "describe_rules") for _ in range(3)
    ]


class Made:
    """An account with an edge in it, and a fresh connection."""

    def __init__(self, desk: Desk) -> None:
        desk.up()
        self.desk, self.aws = desk, desk.aws()
        elb = self.aws.elb
        self.balancer = elb.balancers()[0]["LoadBalancerArn"]
        self.listener = next(each for each in elb.listeners(self.balancer) if each["Port"] == 443)["ListenerArn"]
        self.group = elb.groups()[0]["TargetGroupArn"]
        self.desk.world.clear_calls()

    def rule(self, priority: int = 1) -> Any:
        """Make a rule behind the lists' back."""
        conditions: Any = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["new.koing.shop"]}}]
        actions: Any = [{"Type": "forward", "TargetGroupArn": self.group}]
        create = self.aws.elbv2.create_rule
        return create(ListenerArn=self.listener, Priority=priority, Conditions=conditions, Actions=actions)["Rules"][0]

    def listener_on(self, port: int) -> Any:
        actions: Any = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
        create = self.aws.elbv2.create_listener
        return create(LoadBalancerArn=self.balancer, Protocol="HTTP", Port=port, DefaultActions=actions)["Listeners"][0]


@pytest.fixture
def made(desk: Desk) -> Made:
    return Made(desk)


def test_the_first_question_for_tags_reads_those_of_all_that_is_ours(made: Made) -> None:
    """Load balancer, listeners, rules and groups in one call; the second question makes none."""
    elb = made.aws.elb
    assert naming.owned(elb.tags(made.balancer), "koing", "balancer")
    made.desk.world.clear_calls()

    assert naming.owned(elb.tags(made.group), "koing", "group")
    for listener in elb.listeners(made.balancer):
        assert elb.tags(listener["ListenerArn"])["edgeops:stack"] == "koing"
    rule = next(rule for rule in elb.rules(made.listener) if not rule["IsDefault"])
    assert naming.owned(elb.tags(rule["RuleArn"]), "koing", "rule")
    assert made.desk.world.calls == []


def test_a_rule_that_is_gone_has_no_tags_and_hides_none(made: Made) -> None:
    """AWS refuses the whole question."""
    gone = made.rule()["RuleArn"]
    made.aws.elb.rules(made.listener)
    made.aws.elbv2.delete_rule(RuleArn=gone)

    assert made.aws.elb.tags(gone) == {}
    assert naming.owned(made.aws.elb.tags(made.group), "koing", "group")


def test_targets_come_with_what_their_health_check_says(made: Made) -> None:
    """Once, until health or groups are forgotten."""
    elb = made.aws.elb
    assert elb.targets(made.group) == elb.targets(made.group)
    assert elb.targets(made.group) == (TargetSeen("i-0f3a5c9d1e7b24680", 80, "healthy", "", ""),)
    assert made.desk.operations() == ["DescribeTargetHealth"]

    for forget in (elb.forget_health, elb.forget_groups):
        made.desk.world.clear_calls()
        forget()
        elb.targets(made.group)
        assert made.desk.operations() == ["DescribeTargetHealth"]


@pytest.mark.parametrize("known", [True, False], ids=["listed-before", "not-listed-yet"])
def test_after_a_noted_rule_the_list_is_what_aws_would_answer(made: Made, known: bool) -> None:
    """Whether the list was there already or not, new rule or changed one; the tags are those that were written."""
    elb = made.aws.elb
    if known:
        elb.rules(made.listener)
    new = made.rule()

    elb.note_new_rule(made.listener, new, {"edgeops:stack": "koing"})
    assert _arns(elb.rules(made.listener)) == _arns(made.desk.aws().elb.rules(made.listener))
    assert elb.tags(new["RuleArn"]) == {"edgeops:stack": "koing"}

    changed = {**new, "Priority": "2"}
    elb.note_rule(made.listener, changed)
    assert [rule for rule in elb.rules(made.listener) if rule["RuleArn"] == new["RuleArn"]] == [changed]


@pytest.mark.parametrize("known", [True, False], ids=["listed-before", "not-listed-yet"])
def test_after_a_noted_listener_the_list_is_what_aws_would_answer(made: Made, known: bool) -> None:
    """A new one has no rules yet, and nobody asks for them."""
    elb = made.aws.elb if known else made.desk.aws().elb
    new = made.listener_on(8080)

    elb.note_new_listener(made.balancer, new, {"edgeops:stack": "koing"})
    assert {each["Port"] for each in elb.listeners(made.balancer)} == {80, 443, 8080}
    made.desk.world.clear_calls()
    assert elb.rules(new["ListenerArn"]) == []
    assert elb.tags(new["ListenerArn"]) == {"edgeops:stack": "koing"}
    assert made.desk.world.calls == []

    elb.note_listener(made.balancer, {**new, "Protocol": "HTTPS"})
    ours = [each for each in elb.listeners(made.balancer) if each["Port"] == 8080]
    assert ours == [{**new, "Protocol": "HTTPS"}]


def test_a_new_load_balancer_has_no_listeners(made: Made) -> None:
    """Nobody asks for them; the load balancers are listed again, to see it."""
    elb = made.aws.elb
    elb.note_new_balancer("arn:new")

    assert elb.listeners("arn:new") == []
    assert made.desk.world.calls == []
    elb.balancers()
    assert made.desk.operations() == ["DescribeLoadBalancers"]


def test_tags_just_written_are_not_read_back(made: Made) -> None:
    """Those that were known stay; `tags_now` asks AWS all the same."""
    elb = made.aws.elb
    before = elb.tags(made.group)

    elb.retag(made.group, {"edgeops:spec": "v1-new"})

    assert elb.tags(made.group) == {**before, "edgeops:spec": "v1-new"}
    assert elb.tags_now(made.group) == before


def _arns(rules: list[Any]) -> set[str]:
    return {rule["RuleArn"] for rule in rules}


def test_strangers_with_our_prefix_are_listed_and_proven_by_tags(desk: Desk) -> None:
    """A load balancer may have any name; only its tags say whose it is."""
    aws: Aws = desk.aws()
    vpc = desk.look().network
    assert vpc is not None
    named = {"Name": "eo-koing-80-12345678", "Protocol": "HTTP", "Port": 80, "VpcId": vpc.vpc}
    arn = aws.elbv2.create_target_group(**named)["TargetGroups"][0]["TargetGroupArn"]  # type: ignore[arg-type]

    assert [group["TargetGroupArn"] for group in aws.elb.groups()] == [arn]
    assert not naming.owned(aws.elb.tags(arn), "koing", "group")


def test_what_is_marked_has_its_tags_and_nobody_asks_again(made: Made) -> None:
    """Those that it had stay."""
    before = made.aws.elb.tags(made.group)
    made.aws.elb.mark(made.aws.call, made.group, {"edgeops:spec": "v1-new"})
    made.desk.world.clear_calls()
    assert made.aws.elb.tags(made.group) == {**before, "edgeops:spec": "v1-new"}
    assert made.desk.operations() == []
    assert made.aws.elb.tags_now(made.group) == {**before, "edgeops:spec": "v1-new"}


def test_what_the_account_may_have(made: Made) -> None:
    """By AWS's own names."""
    made.desk.world.limits["rules-per-application-load-balancer"] = 200
    limits = made.aws.elb.limits()
    assert limits["rules-per-application-load-balancer"] == 200
    assert limits["certificates-per-application-load-balancer"] == 25


def test_certificates_put_on_a_listener_are_known(paged: tuple[Elbv2, Elb]) -> None:
    """Each once; they are read again where another one may be the default one, or when they are forgotten."""
    client, elb = paged
    elb.note_sni("arn:l", "arn:new"), elb.note_sni("arn:l", "arn:new")
    assert (elb.sni("arn:l"), len(client.asked)) == (["arn:0", "arn:2", "arn:new"], 3)
    elb.forget_sni("arn:l")
    assert elb.sni("arn:l") == ["arn:0", "arn:2"]


def test_a_changed_listener_may_have_other_certificates(made: Made) -> None:
    """One that is new has none but its default one."""
    elb = made.aws.elb
    elb.note_sni(made.listener, "arn:new")
    listener = next(each for each in elb.listeners(made.balancer) if each["ListenerArn"] == made.listener)
    elb.note_listener(made.balancer, listener)
    assert elb.sni(made.listener) == []
    elb.note_new_listener(made.balancer, new := made.listener_on(8443), {})
    assert (elb.sni(new["ListenerArn"]), made.desk.operations()[-1]) == ([], "CreateListener")


def test_attributes_are_those_of_this_moment(made: Made) -> None:
    """Never from memory: they are asked for when the hash is not trusted."""
    key = "idle_timeout.timeout_seconds"
    assert made.aws.elb.attributes(made.balancer)[key] == "60"
    change: Any = [{"Key": key, "Value": "90"}]
    made.aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=made.balancer, Attributes=change)
    assert made.aws.elb.attributes(made.balancer)[key] == "90"


def test_deletion_protection_is_told(made: Made) -> None:
    """As it is at this moment."""
    assert not made.aws.elb.protected(made.balancer)
    change: Any = [{"Key": "deletion_protection.enabled", "Value": "true"}]
    made.aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=made.balancer, Attributes=change)
    assert made.aws.elb.protected(made.balancer)


def test_what_is_listed_and_deleted_has_nothing_on_it(desk: Desk) -> None:
    """A load balancer is listed for some seconds after it is gone (T3.3): no listeners, no tags, and `gone` says so."""
    desk.up()
    desk.world.lag = 15
    aws = desk.aws()
    elb = aws.elb
    aws.elbv2.delete_load_balancer(LoadBalancerArn=elb.balancers()[0]["LoadBalancerArn"])
    elb.forget_balancers()
    (ghost,) = [entry["LoadBalancerArn"] for entry in elb.balancers()]
    assert (elb.gone(ghost), elb.tags(ghost), elb.listeners(ghost)) == (True, {}, [])
    desk.clock.advance(20)
    elb.forget_balancers()
    assert elb.balancers() == []
