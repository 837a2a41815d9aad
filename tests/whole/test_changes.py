"""The file changes: `plan` names it, `up` does it in a safe order, the second `up` writes nothing."""

from dataclasses import replace

import boto3

from edgeops.errors import ExitStatus
from edgeops.model import HealthCheck, Pool, Site, Target
from tests.harness import Desk, keys


def _verbs(desk: Desk) -> set[tuple[str, str, str]]:
    planned = desk.plan()
    assert planned.status is ExitStatus.OK, planned.findings
    return {(phase, verb, kind) for phase, verb, kind, _name in keys(planned)}


def _apply(desk: Desk) -> list[str]:
    """Run `up`, see that it did what the plan says and that a second one writes nothing; the calls of the first."""
    planned = desk.plan()
    done = desk.up()
    calls = desk.operations()
    assert done.status is ExitStatus.OK, done.findings
    assert keys(done) == keys(planned)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    return calls


def _pool(port: int) -> tuple[Pool, ...]:
    return (Pool("main", (Target("web", port),)),)


def test_a_site_is_added(two_sites: Desk) -> None:
    """It gets its own group, certificate, record and rule; the other site is not touched."""
    desk = two_sites
    both = desk.spec.sites
    desk.wish(sites=both[:1])
    desk.up()
    desk.wish(sites=both)
    assert _verbs(desk) == {
        ("build", "allow", "firewall-rule"),
        ("build", "request", "certificate"),
        ("build", "create", "validation-records"),
        ("build", "create", "target-group"),
        ("build", "register", "targets"),
        ("build", "add", "listener-certificate"),
        ("build", "create", "rule"),
        ("build", "create", "records"),
    }
    _apply(desk)


def test_a_site_is_removed_dns_first(two_sites: Desk) -> None:
    """Its record goes and is gone everywhere before its rule, and its rule before its group."""
    desk = two_sites
    desk.up()
    desk.wish(sites=desk.spec.sites[:1])
    assert _verbs(desk) == {
        ("prune", "delete", "records"),
        ("prune", "delete", "rule"),
        ("prune", "delete", "target-group"),
        ("prune", "revoke", "firewall-rule"),
    }
    calls = _apply(desk)
    order = ["ChangeResourceRecordSets", "GetChange", "DeleteRule", "DeleteTargetGroup", "RevokeSecurityGroupIngress"]
    assert [call for call in dict.fromkeys(calls) if call in order] == order


def test_a_changed_port_is_switched_only_after_its_target_is_healthy(desk: Desk) -> None:
    """The new group is attached with weight 0, seen healthy, switched to, and only then the old one deleted."""
    desk.up()
    desk.wish_site("koing.shop", pools=_pool(8080))
    assert _verbs(desk) == {
        ("build", "allow", "firewall-rule"),
        ("build", "create", "target-group"),
        ("build", "register", "targets"),
        ("build", "attach", "rule"),
        ("prune", "switch", "rule"),
        ("prune", "delete", "target-group"),
        ("prune", "revoke", "firewall-rule"),
    }
    planned = desk.plan()
    assert keys(desk.up()) == keys(planned)
    modified = [index for index, call in enumerate(desk.world.calls) if call.operation == "ModifyRule"]
    healthy = [index for index, call in enumerate(desk.world.calls) if call.operation == "DescribeTargetHealth"]
    deleted = [index for index, call in enumerate(desk.world.calls) if call.operation == "DeleteTargetGroup"]
    attach, switch = modified
    assert attach < max(healthy) < switch < deleted[0]
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def test_a_changed_port_that_is_closed_changes_nothing_for_visitors(desk: Desk) -> None:
    """The old port goes on serving, `up` says why with 3, and the next `up` finishes when the port is open."""
    desk.up()
    desk.world.instance("web").set_port(8080, "closed")
    desk.wish_site("koing.shop", pools=_pool(8080))
    outcome = desk.up()
    assert outcome.status is ExitStatus.UNHEALTHY
    assert "DeleteTargetGroup" not in desk.writes
    weights = [dict(rule.weights) for rule in desk.look().https.rules]  # type: ignore[union-attr]
    old = next(group.arn for group in desk.look().groups.items if group.port == 80)  # type: ignore[union-attr]
    assert [rule[old] for rule in weights] == [1]
    assert sorted(weights[0].values()) == [0, 1]

    desk.world.instance("web").set_port(8080, "ok")
    assert desk.up().status is ExitStatus.OK
    assert [group.port for group in desk.look().groups.items] == [8080]  # type: ignore[union-attr]


def test_a_changed_health_path_changes_the_group_in_place(desk: Desk) -> None:
    """One call, nothing else moves."""
    desk.up()
    desk.wish_site("koing.shop", health=HealthCheck(path="/", codes="200"))
    assert _verbs(desk) == {("build", "update", "health-check")}
    desk.up()
    assert desk.writes == ["ModifyTargetGroup"]
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def test_an_alias_is_added_and_removed(desk: Desk) -> None:
    """It gets a certificate, a record and a redirect; taken out, record and redirect go and the certificate stays."""
    desk.up()
    desk.wish_site("koing.shop", aliases=("www.koing.shop",))
    _apply(desk)
    redirects = [rule.redirect for rule in desk.look().https.rules if rule.redirect]  # type: ignore[union-attr]
    assert redirects == ["koing.shop"]
    desk.wish_site("koing.shop", aliases=())
    assert ("prune", "delete", "records") in _verbs(desk)
    _apply(desk)


def test_another_key_type_replaces_the_certificate_without_a_gap(desk: Desk) -> None:
    """The new certificate is on the listener before the old one is deleted."""
    desk.up()
    desk.wish(key_type="EC_prime256v1")
    calls = _apply(desk)
    assert calls.index("ModifyListener") < calls.index("DeleteCertificate")


def test_several_targets_of_one_site(desk: Desk) -> None:
    """Two ports of an instance serve one site from one group; taking one out drains it after health has passed."""
    desk.wish_site("koing.shop", pools=(Pool("main", (Target("web", 80), Target("web", 8080))),))
    desk.up()
    assert len(desk.look().groups.items) == 1  # type: ignore[union-attr]
    desk.wish_site("koing.shop", pools=_pool(80))
    assert ("prune", "deregister", "targets") in _verbs(desk)
    _apply(desk)


def test_edge_settings_are_applied(desk: Desk) -> None:
    """A changed idle timeout is one update of the load balancer's attributes."""
    desk.up()
    desk.wish(edge=replace(desk.spec.edge, idle_timeout=120))
    assert _verbs(desk) == {("build", "update", "load-balancer-attributes")}
    _apply(desk)


def test_another_site_replaces_the_only_one(desk: Desk) -> None:
    """The new name is up before the old one goes."""
    desk.up()
    site = desk.site("koing.shop")
    desk.wish(sites=(Site("shop.koing.shop", site.pools, health=site.health),))
    _apply(desk)
    assert [item.host for item in desk.look().records.items] == ["shop.koing.shop"]  # type: ignore[union-attr]


def test_another_instance_gets_the_address_and_the_requests(two_sites: Desk) -> None:
    """The id changes while the old instance still runs: our Elastic IP and the targets move to the new one."""
    desk = two_sites
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))
    desk.up()
    ec2 = boto3.client("ec2", region_name="ap-northeast-2")
    seen = desk.look().network.instances[0]  # type: ignore[union-attr]
    groups = [group for group, _name in seen.groups]
    made = ec2.run_instances(ImageId="ami-12345678", MinCount=1, MaxCount=1, SecurityGroupIds=groups)
    new = made["Instances"][0]["InstanceId"]
    desk.clock.advance(120)
    desk.wish(instances=tuple(replace(one, id=new) for one in desk.spec.instances))
    outcome = desk.up()
    assert outcome.status in {ExitStatus.OK, ExitStatus.UNHEALTHY}, outcome.findings
    addresses = desk.look().address.items  # type: ignore[union-attr]
    assert [address.holder for address in addresses] == [new]
