"""What stands around the edge: other load balancers, and what is paid for and serves nobody."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops.aws.elb import Elb
from edgeops.claims import A_BALANCER_COSTS
from edgeops.commands.surroundings import AN_ADDRESS_COSTS
from edgeops.errors import ExitStatus, Finding
from edgeops.model import Charge
from edgeops.render import costs
from edgeops.report import Outcome
from moto_fixtures.faults import EVERY, Denied, Fault
from tests.harness import Desk


def found(outcome: Outcome, code: str) -> list[Finding]:
    """The findings with that code."""
    return [one for one in outcome.findings if one.id == code]


def test_plan_names_a_load_balancer_that_sends_to_the_instance(two_sites: Desk) -> None:
    """The blog's, on port 9000 of the same instance: left alone, with what it costs."""
    (neighbour,) = found(two_sites.plan(), "neighbour-balancer")
    assert neighbour.severity == "note"
    assert "blog-alb" in neighbour.what
    assert "web:9000" in neighbour.what
    assert A_BALANCER_COSTS in neighbour.why
    assert "aws elbv2 delete-load-balancer" in neighbour.fix
    assert two_sites.writes == []


def test_one_that_a_foreign_record_leads_to_is_named_once() -> None:
    """With the record that stands in the way."""
    with Desk.open("S0-live") as desk:
        outcome = desk.plan()
        assert found(outcome, "foreign-record")
        assert found(outcome, "neighbour-balancer") == []


def test_one_without_a_dns_name_is_no_stumbling_block(two_sites: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Gateway Load Balancer has none."""
    listed = Elb.balancers

    def balancers(self: Elb) -> Any:
        arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/inspection/1"
        gateway = {"LoadBalancerArn": arn, "LoadBalancerName": "inspection", "Type": "gateway"}
        return [*listed(self), gateway]

    monkeypatch.setattr(Elb, "balancers", balancers)
    assert two_sites.plan().status is ExitStatus.OK
    with Desk.open("S0-live") as desk:
        assert found(desk.plan(), "foreign-record")


def test_classic_ones_that_nothing_leads_to_any_more_are_named() -> None:
    """After the take-over both old load balancers go on costing; `up` and `status` say how to delete them."""
    with Desk.open("S3-live") as desk:
        desk.wish(takeover=frozenset({"main.io", "sub.main.io"}))
        built = desk.up()
        assert built.status is ExitStatus.OK
        assert found(built, "old-load-balancer") == []  # told when the names moved
        outcome = desk.status()
        assert outcome.status is ExitStatus.OK
        old = found(outcome, "old-load-balancer")
        assert found(desk.up(), "old-load-balancer") == old
        assert {one.what for one in old} == {
            "your load balancer main-elb is no longer needed by main.io",
            "your load balancer sub-elb is no longer needed by sub.main.io",
        }
        assert all("aws elb delete-load-balancer --region ap-northeast-2" in one.fix for one in old)


def test_one_that_another_name_still_leads_to_is_needed() -> None:
    """Only `main.io` was moved; `dev.main.io` leads there too."""
    with Desk.open("S3-live") as desk:
        zone = desk.world.cloud.dns.zone_named("main.io")
        record = next(one for one in zone.records.values() if one["Name"] == "main.io." and one["Type"] == "A")
        zone.put({**record, "Name": "dev.main.io."})
        desk.wish(takeover=frozenset({"main.io"}), sites=(desk.site("main.io"),))
        assert desk.up().status is ExitStatus.OK
        assert found(desk.status(), "old-load-balancer") == []


def test_a_load_balancer_before_a_stopped_instance_is_money_for_nothing(two_sites: Desk) -> None:
    """Beside the instance's own finding, in `status`, `plan` and `up`."""
    two_sites.up()
    assert found(two_sites.status(), "balancer-serves-nobody") == []
    two_sites.world.instance("web").stop()
    (idle,) = found(two_sites.status(), "balancer-serves-nobody")
    assert idle.severity == "warning"
    assert A_BALANCER_COSTS in idle.why
    assert found(two_sites.plan(), "balancer-serves-nobody") == [idle]
    assert found(two_sites.up(), "balancer-serves-nobody") == [idle]


def test_an_elastic_ip_on_nothing_is_named_by_status_and_after_down(two_sites: Desk) -> None:
    """It is kept unless it is asked to go, and goes on costing."""
    two_sites.wish(instances=tuple(replace(one, elastic_ip=True) for one in two_sites.spec.instances))
    two_sites.up()
    assert found(two_sites.status(), "address-serves-nobody") == []
    (address,) = two_sites.look().address.items  # type: ignore[union-attr]
    assert address.association is not None
    two_sites.aws().ec2.disassociate_address(AssociationId=address.association)
    status = two_sites.status()
    (idle,) = found(status, "address-serves-nobody")
    assert AN_ADDRESS_COSTS in idle.why
    assert status.result is not None
    assert Charge("idle-ipv4") in status.result.charges
    down = two_sites.down()
    assert found(down, "address-serves-nobody") == [idle]
    assert down.result is not None
    assert down.result.charges == (Charge("idle-ipv4"),)
    assert down.result.saved == (Charge("load-balancer"), Charge("public-ipv4", 2))
    assert found(two_sites.down("address"), "address-serves-nobody") == []


def test_an_elastic_ip_that_no_up_would_put_on_anything_comes_with_what_releases_it(two_sites: Desk) -> None:
    """The file does not ask for one any more; `down` would take the sites away with it."""
    web = two_sites.spec.instances[0]
    two_sites.wish(instances=(replace(web, elastic_ip=True), *two_sites.spec.instances[1:]))
    two_sites.up()
    (address,) = two_sites.look().address.items  # type: ignore[union-attr]
    two_sites.aws().ec2.disassociate_address(AssociationId=address.association)
    (asked,) = found(two_sites.status(), "address-serves-nobody")
    assert "edgeops up" in asked.fix
    two_sites.wish(instances=(web, *two_sites.spec.instances[1:]))
    for outcome in (two_sites.up(), two_sites.status()):
        (idle,) = found(outcome, "address-serves-nobody")
        assert f"release-address --region ap-northeast-2 --allocation-id {address.allocation}" in idle.fix
        assert "edgeops " not in idle.fix


def test_what_may_not_be_read_is_said_and_stops_nothing(two_sites: Desk) -> None:
    """Classic load balancers are asked for by nothing else."""
    two_sites.world.faults.add(Fault("elb.DescribeLoadBalancers", Denied(), times=EVERY))
    outcome = two_sites.plan()
    assert outcome.status is ExitStatus.OK
    assert [one.severity for one in found(outcome, "neighbours-not-seen")] == ["note"]


def test_what_is_said_of_an_idle_address_agrees_with_the_table() -> None:
    """The prices stand in one table."""
    cost = costs.monthly((Charge("idle-ipv4"),), "us-east-1")
    assert cost is not None
    assert cost.brief == AN_ADDRESS_COSTS
