"""What random sequences (tests/torture/sequences.py) and their making have found, each as a test of its own."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Site
from edgeops.routing import NoRoom
from tests.dns import plain, put, take_away
from tests.harness import Desk, keys, things
from tests.resources.accidents import REGION, assert_refused, https_rules
from tests.resources.builders import pool

NETWORKS = tuple(f"203.0.{number}.0/24" for number in range(5))


def _move(desk: Desk, host: str, priority: int) -> None:
    """Somebody moves the rule of a site to another priority."""
    rule = next(rule["arn"] for rule in https_rules(desk) if rule["tags"]["edgeops:site"] == host)
    desk.aws().elbv2.set_rule_priorities(RulePriorities=[{"RuleArn": rule, "Priority": priority}])


def _hosts(desk: Desk) -> list[str]:
    """As the load balancer asks them."""
    return [rule["tags"]["edgeops:site"] for rule in https_rules(desk)]


@pytest.mark.parametrize(("host", "priority"), [("koing.shop", 45_000), ("_wildcard.koing.shop", 10_001)])
def test_an_exact_host_moved_behind_a_wildcard_is_brought_back(desk: Desk, host: str, priority: int) -> None:
    """Whoever asks `a.example.com` must not get what answers for `*.example.com`."""
    desk.wish(sites=(*desk.spec.sites, Site("*.koing.shop", pool("web:80"))))
    desk.up()
    _move(desk, host, priority)
    assert ("reorder", "rule") in {(verb, kind) for _phase, verb, kind, _name in keys(desk.plan())}
    assert desk.up().status is ExitStatus.OK
    assert _hosts(desk) == ["koing.shop", "_wildcard.koing.shop"]
    assert keys(desk.plan()) == set()


def test_no_room_for_rules_that_have_to_move_is_a_finding(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block is somebody else's by the time they are moved: said as such, with what to do."""
    desk.wish(sites=(*desk.spec.sites, Site("*.koing.shop", pool("web:80"))))
    desk.up()
    _move(desk, "koing.shop", 45_000)

    def full(*_: Any) -> Any:
        raise NoRoom("no free block")

    monkeypatch.setattr("edgeops.resources.https.placing.spread", full)
    outcome = desk.up()
    assert outcome.status is ExitStatus.FAILED
    assert [finding.id for finding in outcome.findings] == ["no-free-priority"]


def test_clients_of_a_new_network_come_to_a_changed_port_only_when_it_is_healthy(desk: Desk) -> None:
    """Port and `allow` changed at once: the rule that is new serves from the old group, as its siblings do."""
    desk.wish_site("koing.shop", allow=NETWORKS[:4])
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:8080"), allow=NETWORKS)
    desk.world.instance("web").set_port(8080, "closed")
    assert desk.up().status is ExitStatus.UNHEALTHY
    assert _live_ports(desk) == [80, 80]
    desk.world.instance("web").set_port(8080, "ok")
    assert desk.up().status is ExitStatus.OK
    assert _live_ports(desk) == [8080, 8080]


def test_what_plan_says_of_a_changed_port_with_a_new_network_is_what_up_does(desk: Desk) -> None:
    """Both switches are in it."""
    desk.wish_site("koing.shop", allow=NETWORKS[:4])
    desk.up()
    desk.wish_site("koing.shop", pools=pool("web:8080"), allow=NETWORKS)
    planned = keys(desk.plan())
    outcome = desk.up()
    assert outcome.status is ExitStatus.OK, outcome.findings
    assert keys(outcome) == planned
    assert _live_ports(desk) == [8080, 8080]


def _live_ports(desk: Desk) -> list[int]:
    """The port that gets the traffic of each rule that forwards."""
    groups = desk.world.inventory()["regions"][REGION]["target_groups"]
    forwards = [rule["actions"][0]["ForwardConfig"]["TargetGroups"] for rule in https_rules(desk)[:-1]]
    return [
        groups[one["TargetGroupArn"]]["settings"]["Port"] for forward in forwards for one in forward if one["Weight"]
    ]


def test_a_sick_target_that_the_file_no_longer_names_does_not_hold_up(desk: Desk) -> None:
    """A dead port is taken out of the file, a stranger was put in by hand: both go, though they never get well."""
    desk.wish_site("koing.shop", pools=pool("web:80", "web:8081"))
    desk.world.instance("web").set_port(8081, "closed")
    assert desk.up().status is ExitStatus.UNHEALTHY
    (group,) = desk.look().groups.items  # type: ignore[union-attr]
    stranger: Any = [{"Id": group.targets[0].id, "Port": 9000}]
    desk.aws().elbv2.register_targets(TargetGroupArn=group.arn, Targets=stranger)
    desk.wish_site("koing.shop", pools=pool("web:80"))
    assert desk.up().status is ExitStatus.OK
    assert "DeregisterTargets" in desk.writes
    desk.clock.advance(60)
    assert keys(desk.plan()) == set()


def test_down_finds_names_that_have_left_the_file_with_their_zone(two_sites: Desk) -> None:
    """No `up` has run since: `down` looks into every public zone."""
    two_sites.wish(sites=(*two_sites.spec.sites, Site("shop.blog.example.kr", pool("web:8080"))))
    assert two_sites.up().status is ExitStatus.OK
    two_sites.wish(sites=two_sites.spec.sites[:-1])
    assert two_sites.down().status is ExitStatus.OK
    left = [record for record in things(two_sites.world.inventory()) if record.startswith("record ")]
    assert [name for name in left if "_edgeops" in name or " shop.blog" in name] == []


def test_a_record_without_its_marker_is_kept_when_its_name_leaves_the_file(two_sites: Desk) -> None:
    """Nothing proves that it is not one that somebody has led to our load balancer themselves."""
    desk = two_sites
    desk.up()
    gone = desk.spec.sites[-1].host
    take_away(desk, naming.marker_name(gone), "TXT", zone="main.io")
    desk.wish(sites=desk.spec.sites[:-1])
    assert desk.up().status is ExitStatus.OK
    assert keys(desk.plan()) == set()
    outcome = desk.down()
    assert outcome.status is ExitStatus.OK
    assert f"record {gone}. A" in things(desk.world.inventory())
    assert [finding.id for finding in outcome.findings] == ["name-leads-nowhere"]
    assert gone in outcome.findings[0].what


BESIDE = {
    "https": plain("HTTPS", "1 . alpn=h2"),
    "weighted": plain("AAAA", "2001:db8::9", SetIdentifier="a", Weight=1),
}


@pytest.mark.parametrize("record", BESIDE.values(), ids=BESIDE)
def test_a_record_beside_ours_that_says_more_than_an_address_stands_in_the_way(desk: Desk, record: Any) -> None:
    """Our marker does not make it ours: it is neither replaced nor taken away."""
    desk.up()
    put(desk, record)
    (finding,) = assert_refused(desk, "foreign-record")
    assert finding.severity == "error"
    assert desk.down().status is ExitStatus.REFUSED
    assert f"record koing.shop. {record['Type']}" in things(desk.world.inventory())


def test_a_host_name_follows_an_address_that_has_to_wait_for_the_cut_over() -> None:
    """live-a: koing.shop leads to the automatic address. One `up` moves it, takes the Elastic IP, and names that."""
    with Desk.open("live-a") as desk:
        desk.wish(takeover=frozenset(desk.spec.hosts))
        desk.wish(instances=tuple(replace(one, hostname="ssh.koing.shop") for one in desk.spec.instances))
        planned = keys(desk.plan())
        assert ("prune", "create", "records", "ssh.koing.shop") in planned
        outcome = desk.up()
        assert outcome.status is ExitStatus.OK, outcome.findings
        assert keys(outcome) == planned
        (address,) = desk.look().address.items  # type: ignore[union-attr]
        held = desk.look().records.of("ssh.koing.shop")  # type: ignore[union-attr]
        assert held is not None
        assert (held.target, held.marked) == (address.ip, True)
        assert keys(desk.plan()) == set()
