"""What happens to people who run edgeops: the process dies, an answer is lost, somebody else is at work meanwhile.

Each accident happens right after AWS has carried out a call. `made` counts what is there more than at the beginning.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import ConnectionClosedError

from edgeops.errors import ExitStatus, Finding
from edgeops.report import Outcome
from moto_fixtures import World
from moto_fixtures.wire import Incoming, Reply
from tests.harness import Desk

REGION = "ap-northeast-2"
EDGE = {
    "security_groups": 1,
    "firewall_rules": 3,
    "load_balancers": 1,
    "listeners": 2,
    "rules": 1,
    "target_groups": 1,
    "targets": 1,
    "certificates": 1,
    "records": 3,
}
"""What `up` makes for one site: two rules of our group and one in yours; alias, marker and validation record."""


class Crash(BaseException):
    """The process is gone; nothing of it runs any more."""


def crash_in_up(desk: Desk, operation: str, nth: int = 1) -> None:
    """`up` dies after the nth call of that operation."""
    with after(desk, operation, _raising(Crash()), nth), pytest.raises(Crash):
        desk.up()


def up_without_answer(desk: Desk, operation: str, nth: int = 1) -> Outcome:
    """`up` in which the answer to the nth call of that operation is lost."""
    lost = ConnectionClosedError(endpoint_url="https://aws.example")
    with after(desk, operation, _raising(lost), nth):
        return desk.up()


@contextmanager
def after(desk: Desk, operation: str, happens: Callable[[], object], nth: int = 1) -> Iterator[None]:
    """Something happens once, right after the nth such call."""
    gateway, left = desk.world.gateway, [nth]
    handle = gateway.handle

    def handled(incoming: Incoming) -> Reply:
        reply = handle(incoming)
        if desk.world.calls[-1].operation == operation:
            left[0] -= 1
            if left[0] == 0:
                happens()
        return reply

    gateway.handle = handled  # type: ignore[method-assign]
    try:
        yield
    finally:
        gateway.handle = handle  # type: ignore[method-assign]
    assert left[0] <= 0, f"{operation} was not called {nth} times"


def later(desk: Desk, seconds: float, happens: Callable[[], object]) -> None:
    """Something happens once, when that much time has passed."""
    due, sleep, left = desk.clock.now() + seconds, desk.clock.sleep, [True]

    def slept(pause: float) -> None:
        sleep(pause)
        if left and desk.clock.now() >= due:
            left.clear()
            happens()

    desk.clock.sleep = slept  # type: ignore[method-assign]


def _raising(error: BaseException) -> Callable[[], object]:
    def happens() -> None:
        raise error

    return happens


def census(inventory: dict[str, Any]) -> dict[str, int]:
    """How many things of each kind exist, whoever made them."""
    here = inventory["regions"][REGION]
    return {
        "addresses": len(here["addresses"]),
        "security_groups": len(here["security_groups"]),
        "firewall_rules": sum(len(group["ingress"]) for group in here["security_groups"].values()),
        "load_balancers": len(here["load_balancers"]),
        "listeners": len(here["listeners"]),
        "rules": sum(len(listener["rules"]) - 1 for listener in here["listeners"].values()),
        "target_groups": len(here["target_groups"]),
        "targets": sum(len(group["targets"]) for group in here["target_groups"].values()),
        "certificates": len(here["certificates"]),
        "records": sum(len(zone["records"]) for zone in inventory["zones"].values()),
    }


def made(desk: Desk) -> dict[str, int]:
    """How much more there is of each kind than in the account as seeded."""
    before = census(World(desk.world.account.name).inventory())
    now = census(desk.world.inventory())
    return {kind: now[kind] - before[kind] for kind in now if now[kind] != before[kind]}


def assert_next_up_completes(desk: Desk, **more: int) -> None:
    """One `up` later there is exactly one of each thing, and the one after that has nothing to do."""
    done = desk.up()
    assert done.status is ExitStatus.OK, done.findings
    assert made(desk) == EDGE | more
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def assert_refused(desk: Desk, slug: str) -> tuple[Finding, ...]:
    """`up` stops before its first write and names this problem; what stands stays byte-equal."""
    before = desk.world.inventory()
    outcome = desk.up()
    assert slug in {finding.id for finding in outcome.findings}, outcome.findings
    assert outcome.status is ExitStatus.REFUSED
    assert desk.writes == []
    assert desk.world.inventory() == before
    return outcome.findings


def without_proofs(inventory: dict[str, Any]) -> dict[str, Any]:
    """The inventory without validation records, which `down` never deletes."""
    bare = copy.deepcopy(inventory)
    for zone in bare["zones"].values():
        zone["records"] = [one for one in zone["records"] if "acm-validations.aws" not in str(one)]
    return bare


def assert_down_leaves_only(desk: Desk, inventory: dict[str, Any]) -> None:
    """`down` with everything discarded ends in this inventory, validation records aside."""
    outcome = desk.down("certificate", "address")
    assert outcome.status is ExitStatus.OK, outcome.findings
    assert without_proofs(desk.world.inventory()) == without_proofs(inventory)


def https_rules(desk: Desk) -> list[dict[str, Any]]:
    """The rules of the :443 listener, the default one left out."""
    listeners = desk.world.inventory()["regions"][REGION]["listeners"].values()
    return [rule for each in listeners if each["port"] == 443 for rule in each["rules"] if rule["priority"]]


def add_rule_by_hand(desk: Desk, priority: int, *hosts: str) -> None:
    """Somebody adds a rule of their own to our :443 listener."""
    listener = desk.look().https.on(0).arn  # type: ignore[union-attr]
    conditions: Any = [{"Field": "host-header", "HostHeaderConfig": {"Values": hosts or ["theirs.kr"]}}]
    answer: Any = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}]
    desk.aws().elbv2.create_rule(ListenerArn=listener, Priority=priority, Conditions=conditions, Actions=answer)


def public_network(desk: Desk) -> str:
    """Another VPC with all that a load balancer needs; its first subnet."""
    ec2: Any = desk.aws().ec2
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(VpcId=vpc, InternetGatewayId=gateway)
    table = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    made = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{number}.0/24", AvailabilityZone=f"{REGION}{zone}")
        for number, zone in enumerate("ab")
    ]
    return str(made[0]["Subnet"]["SubnetId"])
