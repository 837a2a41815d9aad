"""The :443 listener as a whole: found by its tags on our load balancer, gone with it."""

from typing import Any

import pytest

from edgeops import flow
from edgeops.errors import ExitStatus
from edgeops.model import Https, Listener, Route, Stack
from edgeops.resources import https
from edgeops.run import Run
from tests.harness import Desk, keys
from tests.resources.accidents import REGION, add_rule_by_hand, assert_down_leaves_only, assert_refused, https_rules
from tests.resources.builders import brief, pool, pools, site, spec, stack


def _arn(desk: Desk) -> str:
    listeners = desk.world.inventory()["regions"][REGION]["listeners"]
    return next(arn for arn, each in listeners.items() if each["port"] == 443 and "/eo-" in arn)


def test_the_first_run_makes_the_listener_and_then_its_rules() -> None:
    """A rule needs the listener it is on."""
    assert brief(https.steps(spec(), None, stack())) == ["build create listener :443", "build create rule shop.kr"]


def test_removal_leaves_it_to_the_load_balancer() -> None:
    """Listeners and rules go with their load balancer (T3.37)."""
    assert https.removal(spec(), Https((Listener("arn:443", 443, "HTTPS", "forward"),))) == []


def test_without_a_load_balancer_there_is_nothing() -> None:
    """Not even a call."""
    nobody: Any = None
    assert https.find(nobody, spec(), Stack("123456789012")) == Https()


@pytest.mark.parametrize("tag", ["edgeops:stack", "edgeops:role", "edgeops:v"])
def test_a_listener_without_one_of_our_tags_stands_in_the_way(desk: Desk, tag: str) -> None:
    """It is on our load balancer and not provably ours: left as it is."""
    desk.up()
    desk.aws().elbv2.remove_tags(ResourceArns=[_arn(desk)], TagKeys=[tag])
    assert_refused(desk, "foreign-listener")


def test_rules_are_found_in_the_order_of_their_priority(two_sites: Desk) -> None:
    """Each with its site and part from its tags."""
    two_sites.wish_site("sub.main.io", aliases=("www.main.io",))
    two_sites.up()
    found = two_sites.look().https
    assert found is not None
    assert [(rule.priority, rule.site, rule.part, rule.redirect) for rule in found.rules] == [
        (10010, "main.io", "forward-0", None),
        (10026, "sub.main.io", "alias-0", "sub.main.io"),
        (10033, "sub.main.io", "forward-0", None),
    ]


def test_sni_certificates_are_read_only_where_there_can_be_any(desk: Desk) -> None:
    """With one certificate of ours the call is spared."""
    desk.up()
    desk.status()
    assert "DescribeListenerCertificates" not in desk.operations()
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    assert desk.operations().count("DescribeListenerCertificates") == 1
    desk.status()
    assert desk.operations().count("DescribeListenerCertificates") == 1


def test_what_was_put_on_a_listener_is_not_read_back() -> None:
    """Eleven names need two certificates: the second one is known to be there, and then to be gone."""
    with Desk.open("S3") as desk:
        desk.wish(sites=tuple(site(f"s{number:02}.main.io", "web:8080") for number in range(11)))
        aws, seen = desk.aws(), desk.look()
        run = Run(aws, desk.clock, desk.events.append, {step.key: step for step in flow.plan(desk.spec, seen)})
        desk.world.clear_calls()
        seen = flow.build(run, desk.spec, seen, 1)
        (listener,) = seen.https.listeners if seen.https else ()
        assert "AddListenerCertificates" in desk.operations()
        assert "DescribeListenerCertificates" not in desk.operations()
        assert len(listener.sni) == 1
        desk.wish(sites=desk.spec.sites[:1])
        (remove,) = [step for step in https.steps(desk.spec, seen.https, seen) if step.verb == "remove"]
        Run(aws, desk.clock, desk.events.append, {remove.key: remove}).perform(remove, seen)
        assert "RemoveListenerCertificates" in desk.operations()
        assert aws.elb.sni(listener.arn) == []


def test_a_removed_site_leaves_the_other_one_alone(two_sites: Desk) -> None:
    """Its rule goes; the rule that stays is byte-equal."""
    two_sites.up()
    before = two_sites.world.inventory()["regions"][REGION]["listeners"][_arn(two_sites)]["rules"]
    two_sites.wish(sites=two_sites.spec.sites[:1])
    assert two_sites.up().status is ExitStatus.OK
    after = two_sites.world.inventory()["regions"][REGION]["listeners"][_arn(two_sites)]["rules"]
    assert after == [before[0], before[-1]]


def test_a_foreign_rule_on_our_listener_is_left(desk: Desk) -> None:
    """It is no drift, only a note, and a change of ours does not touch it."""
    desk.up()
    add_rule_by_hand(desk, 5)
    theirs = https_rules(desk)[0]
    outcome = desk.up()
    assert (outcome.status, desk.writes) == (ExitStatus.OK, [])
    assert [(finding.id, finding.severity) for finding in outcome.findings] == [("foreign-rule", "note")]
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    assert desk.up().status is ExitStatus.OK
    assert https_rules(desk)[0] == theirs


@pytest.mark.parametrize(
    ("hosts", "in_the_way"),
    [
        pytest.param(["theirs.kr"], False, id="a-host-of-theirs"),
        pytest.param(["koing.shop"], False, id="a-host-that-has-our-rule"),
        pytest.param(["www.koing.shop"], True, id="a-host-that-is-to-get-one"),
        pytest.param(["theirs.kr", "www.koing.shop"], True, id="one-of-its-hosts"),
    ],
)
def test_a_foreign_rule_is_in_the_way_only_where_it_answers_instead_of_ours(
    desk: Desk, hosts: list[str], in_the_way: bool
) -> None:
    """Ours could come behind it: said before the first write."""
    desk.up()
    add_rule_by_hand(desk, 5, *hosts)
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    if in_the_way:
        assert any(", ".join(hosts) in finding.what for finding in assert_refused(desk, "foreign-rule"))
    else:
        assert desk.up().status is ExitStatus.OK


@pytest.mark.parametrize(
    ("priority", "hosts", "severity"),
    [
        pytest.param(5, ("koing.shop",), "warning", id="before-ours"),
        pytest.param(5, ("*.shop",), "warning", id="before-ours-by-a-pattern"),
        pytest.param(30_000, ("koing.shop",), "note", id="behind-ours"),
    ],
)
def test_a_foreign_rule_before_ours_is_warned_of(
    desk: Desk, priority: int, hosts: tuple[str, ...], severity: str
) -> None:
    """Visitors get its answer; `up` has nothing to do with it. Behind ours it harms nobody."""
    desk.up()
    add_rule_by_hand(desk, priority, *hosts)
    (found,) = desk.look().https.problems  # type: ignore[union-attr]
    assert (found.id, found.severity) == ("foreign-rule", severity)
    assert ("koing.shop" in found.why) is (severity == "warning")


def test_a_rule_without_our_tags_is_not_ours_any_more(desk: Desk) -> None:
    """Somebody stripped them: it answers for a host of the file and is left alone."""
    desk.up()
    desk.aws().elbv2.remove_tags(ResourceArns=[https_rules(desk)[0]["arn"]], TagKeys=["edgeops:stack"])
    assert_refused(desk, "foreign-rule")


def test_a_rule_changed_by_hand_is_mended(desk: Desk) -> None:
    """Its host and its action are put back, in one call."""
    desk.up()
    complete = https_rules(desk)
    conditions: Any = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["x.kr"]}}]
    desk.aws().elbv2.modify_rule(RuleArn=complete[0]["arn"], Conditions=conditions)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyRule"]
    assert https_rules(desk) == complete


def _order(desk: Desk) -> list[str]:
    """What the rules are for, in the order in which they are asked."""
    tags = [rule["tags"] for rule in https_rules(desk)]
    return [f"{tag['edgeops:site']} {tag['edgeops:part'].partition('-')[0]}" for tag in tags]


def test_rules_of_two_sites_in_a_wrong_order_are_put_right_at_once(two_sites: Desk) -> None:
    """Each site moves in one call; where a stranger stands in both blocks, each finds another."""
    for host in ("main.io", "sub.main.io"):
        two_sites.wish_site(host, aliases=(f"www.{host}",))
    two_sites.up()
    wanted = _order(two_sites)
    rules = [{"RuleArn": rule["arn"], "Priority": rule["priority"]} for rule in https_rules(two_sites)]
    places = [rule["Priority"] for rule in rules]
    swapped: Any = [{**rules[at], "Priority": places[other]} for at, other in enumerate((1, 0, 3, 2))]
    two_sites.aws().elbv2.set_rule_priorities(RulePriorities=swapped)
    for priority in (10001, 10021):
        add_rule_by_hand(two_sites, priority)
    assert two_sites.up().status is ExitStatus.OK
    assert two_sites.writes == ["SetRulePriorities"] * 2
    theirs, ours = https_rules(two_sites)[:2], https_rules(two_sites)[2:]
    assert [rule["priority"] for rule in theirs] == [10001, 10021]
    assert [rule["arn"] for rule in ours] == [rule["RuleArn"] for rule in rules]
    assert wanted == ["main.io alias", "main.io forward", "sub.main.io alias", "sub.main.io forward"]
    two_sites.up()
    assert two_sites.writes == []


def test_a_route_that_has_no_room_makes_its_neighbours_move(desk: Desk) -> None:
    """They are moved apart before it is made, in the same run."""
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    desk.up()
    alias, forward = https_rules(desk)
    close: Any = [{"RuleArn": forward["arn"], "Priority": alias["priority"] + 1}]
    desk.aws().elbv2.set_rule_priorities(RulePriorities=close)
    desk.world.instance("web").set_port(8080, "ok")
    desk.wish_site("koing.shop", routes=(Route("/a", pool("web:8080")[0]),))
    assert desk.up().status is ExitStatus.OK
    assert [call for call in desk.writes if "Rule" in call and "Group" not in call] == [
        "SetRulePriorities",
        "CreateRule",
    ]
    assert _order(desk) == ["koing.shop alias", "koing.shop route", "koing.shop forward"]
    desk.up()
    assert desk.writes == []


def _forwards(desk: Desk) -> list[dict[int, int]]:
    """Port of the target group -> weight, of each rule that forwards."""
    groups = desk.world.inventory()["regions"][REGION]["target_groups"]
    actions = [rule["actions"][0] for rule in https_rules(desk) if rule["actions"][0]["Type"] == "forward"]
    return [
        {
            groups[one["TargetGroupArn"]]["settings"]["Port"]: one["Weight"]
            for one in action["ForwardConfig"]["TargetGroups"]
        }
        for action in actions
    ]


def test_a_network_more_is_sent_where_the_others_are(desk: Desk) -> None:
    """A fifth network needs a rule of its own: it gets the weights that somebody has given the first."""
    networks = tuple(f"203.0.{number}.0/24" for number in range(5))
    desk.wish_site("koing.shop", pools=pools(blue="web:80", green="web:8080"), allow=networks[:4])
    desk.up()
    (forward, _deny), groups = https_rules(desk), desk.look().groups
    assert groups is not None
    by_hand: Any = [{"TargetGroupArn": one.arn, "Weight": 10 if one.port == 80 else 90} for one in groups.items]
    action: Any = [{"Type": "forward", "ForwardConfig": {"TargetGroups": by_hand}}]
    desk.aws().elbv2.modify_rule(RuleArn=forward["arn"], Actions=action)
    desk.wish_site("koing.shop", allow=networks)
    assert desk.up().status is ExitStatus.OK
    assert _forwards(desk) == [{80: 10, 8080: 90}] * 2
    assert https_rules(desk)[-1]["actions"][0]["FixedResponseConfig"]["StatusCode"] == "403"


def test_down_leaves_foreign_listeners_byte_equal(two_sites: Desk) -> None:
    """The other load balancer of the account keeps its listener and its certificate."""
    before = two_sites.world.inventory()
    two_sites.up()
    assert_down_leaves_only(two_sites, before)


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    assert https.find(desk.aws(), desk.spec, found).on(0) is not None
    assert desk.writes == []


@pytest.mark.parametrize("port", [80, 443, None], ids=["entry", "https", "rule"])
def test_what_was_deleted_and_is_still_listed_is_nobody_elses(desk: Desk, port: int | None) -> None:
    """AWS lists it for some seconds, without its tags (T3.3): it is made again, and is not in the way of `down`."""
    desk.up()
    desk.clock.advance(60)
    aws = desk.aws()
    desk.world.lag = 15
    if port is None:
        aws.elbv2.delete_rule(RuleArn=https_rules(desk)[0]["arn"])
    else:
        listeners = aws.elb.listeners(aws.elb.balancers()[0]["LoadBalancerArn"])
        aws.elbv2.delete_listener(ListenerArn=next(one["ListenerArn"] for one in listeners if one["Port"] == port))
    assert [one.id for one in desk.plan().findings if one.severity == "error"] == []
    again = desk.up()
    assert again.status is ExitStatus.OK, again.findings
    desk.clock.advance(60)
    assert keys(desk.plan()) == set()
    assert desk.down("certificate").status is ExitStatus.OK


def test_a_rule_deleted_before_down_is_not_in_its_way(desk: Desk) -> None:
    """It is still listed and has no tags (T3.3)."""
    desk.up()
    desk.clock.advance(60)
    desk.world.lag = 15
    desk.aws().elbv2.delete_rule(RuleArn=https_rules(desk)[0]["arn"])
    assert desk.down("certificate").status is ExitStatus.OK
