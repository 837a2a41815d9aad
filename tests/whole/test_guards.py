"""Every guard before the first paid call, each with its account: the code, the cause, and no write.

What is wrong is a line of `GUARDS`. A guard that a resource has and nobody has an account for is an error here.
"""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from edgeops.commands.explain import codes
from edgeops.errors import ExitStatus
from edgeops.model import Edge, Instance, Route
from moto_fixtures.accounts import furnish
from moto_fixtures.dns.public import put_records
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import HOST, marker, plain, put
from tests.harness import Desk
from tests.resources.accidents import public_network
from tests.resources.builders import pool
from tests.whole.test_foreign_things import IN_THE_WAY

EDGEOPS = Path(__file__).parents[2] / "edgeops"
MODULES = (*(EDGEOPS / "resources").rglob("*.py"), EDGEOPS / "claims.py", EDGEOPS / "placement.py")
GABIA = ("ns.gabia.co.kr", "ns1.gabia.co.kr")
NOWHERE = "arn:aws:acm:ap-northeast-2:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"


def stop(desk: Desk) -> None:
    desk.world.instance("web").stop()


def terminate(desk: Desk) -> None:
    desk.world.instance("web").terminate()


def another_instance(desk: Desk) -> None:
    desk.wish(instances=(replace(desk.spec.instances[0], id="i-0123456789abcdef0"),))


def launch(desk: Desk, subnet: str, name: str = "web") -> str:
    """One more instance of that name."""
    tags: Any = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": name}]}]
    asked: Any = {"ImageId": furnish.IMAGE, "MinCount": 1, "MaxCount": 1, "TagSpecifications": tags}
    made: Any = desk.aws().ec2.run_instances(SubnetId=subnet, **asked)
    return str(made["Instances"][0]["InstanceId"])


def two_of_one_name(desk: Desk) -> None:
    launch(desk, furnish.subnets(desk.world.region)[0].id)
    desk.wish(instances=(Instance("web", tag=(("Name", "web"),)),))


def two_networks(desk: Desk) -> None:
    desk.wish(instances=(*desk.spec.instances, Instance("api", launch(desk, public_network(desk), "api"))))


def an_instance_elsewhere(desk: Desk) -> None:
    """The edge stands, and the file names an instance of another VPC, which has all that a load balancer needs."""
    desk.up()
    desk.wish(instances=(Instance("web", launch(desk, public_network(desk))),))


def an_instance_in_a_local_zone(desk: Desk) -> None:
    instance: Any = desk.world.region.ec2.get_instance(desk.spec.instances[0].id)
    instance._placement.zone = "ap-northeast-2-sel-1a"


def two_labels_of_one_instance(desk: Desk) -> None:
    web = replace(desk.spec.instances[0], elastic_ip=True)
    desk.wish(instances=(web, Instance("ci", tag=(("Name", "web"),), elastic_ip=True)))


def private(desk: Desk, *kept: int) -> None:
    """The subnets but for these, in the order of their zones, lead nowhere."""
    ec2: Any = desk.aws().ec2
    for number, subnet in enumerate(furnish.subnets(desk.world.region)):
        if number not in kept:
            table = ec2.create_route_table(VpcId=subnet.vpc_id)["RouteTable"]["RouteTableId"]
            ec2.associate_route_table(RouteTableId=table, SubnetId=subnet.id)


def a_name_without_a_zone(desk: Desk) -> None:
    desk.wish_site(HOST, aliases=("www.elsewhere.kr",))


def a_zone_too_many(desk: Desk) -> None:
    new_zone(desk.world.region, HOST, reference="again")
    desk.world.dns.delegate(HOST, *GABIA)


def name_servers_of_the_registrar(desk: Desk) -> None:
    desk.world.dns.delegate(HOST, *GABIA)
    put_records(desk.world.dns.foreign_zone(HOST, *GABIA), HOST, "MX", "10 mail.gabia.com.")


def record(entry: Any) -> Callable[[Desk], None]:
    return lambda desk: put(desk, entry)


def an_address_that_a_name_leads_to(desk: Desk) -> None:
    """The automatic one of an instance, which taking an Elastic IP would lose."""
    ec2: Any = desk.aws().ec2
    (theirs,) = ec2.describe_addresses()["Addresses"]
    ec2.disassociate_address(AssociationId=theirs["AssociationId"])
    put(desk, plain("A", desk.world.instance("web").public_ip or "", name=f"ssh.{HOST}"))
    desk.wish(instances=(replace(desk.spec.instances[0], elastic_ip=True),))


def a_host_name_without_a_lasting_address(desk: Desk) -> None:
    ec2: Any = desk.aws().ec2
    ec2.disassociate_address(AssociationId=ec2.describe_addresses()["Addresses"][0]["AssociationId"])
    desk.wish(instances=(replace(desk.spec.instances[0], hostname=f"ssh.{HOST}"),))


def a_certificate_of_another_name(desk: Desk) -> None:
    desk.wish(certificate=furnish.certificate(desk.world.region, "old.koing.shop"))


GUARDS: dict[str, tuple[Callable[[Desk], None], str]] = {
    "instance-stopped": (stop, "is stopped"),
    "instance-terminated": (terminate, "is terminated"),
    "instance-missing": (another_instance, "i-0123456789abcdef0"),
    "several-instances": (two_of_one_name, "i-0f3a5c9d1e7b24680"),
    "edge-in-another-vpc": (an_instance_elsewhere, "cannot be moved"),
    "two-addresses-for-one": (two_labels_of_one_instance, "[instances.web] and [instances.ci]"),
    "zone-avoided": (
        lambda desk: desk.wish(edge=Edge(avoid_zones=("ap-northeast-2a",))),
        "ap-northeast-2a, which avoid_zones",
    ),
    "zone-of-another-kind": (an_instance_in_a_local_zone, "ap-northeast-2-sel-1a, which is no"),
    "instances-in-several-vpcs": (two_networks, "vpc-"),
    "too-few-public-subnets": (lambda desk: private(desk, 0), "in 1 zone;"),
    "zone-without-public-subnet": (lambda desk: private(desk, 1, 2), "ap-northeast-2a"),
    "no-zone": (a_name_without_a_zone, "www.elsewhere.kr"),
    "several-zones": (a_zone_too_many, "2 public hosted zones"),
    "delegation-elsewhere": (name_servers_of_the_registrar, GABIA[0]),
    "not-delegated": (lambda desk: desk.world.dns.delegate(HOST), HOST),
    "caa-forbids": (record(plain("CAA", '0 issue "letsencrypt.org"')), "letsencrypt.org"),
    "foreign-record": (record(plain("A", "203.0.113.9")), "203.0.113.9"),
    "held-by-another-stack": (record(marker(stack="other")), "other"),
    "address-in-use": (an_address_that_a_name_leads_to, f"ssh.{HOST}"),
    "hostname-without-elastic-ip": (a_host_name_without_a_lasting_address, "changes"),
    "certificate-not-issued": (lambda desk: desk.wish(certificate=NOWHERE), "does not exist"),
    "certificate-does-not-cover": (a_certificate_of_another_name, HOST),
    "too-many-for-one-load-balancer": (
        lambda desk: desk.wish_site(HOST, routes=tuple(Route(f"/r{n}", pool("web:80")[0]) for n in range(120))),
        "121",
    ),
}
LATER = {
    "certificate-deleted-too-often": "ACM says so when it is asked for one",
    "certificate-failed": "of a certificate that was asked for",
    "certificate-used-elsewhere": "in the way of `down`",
    "deletion-protection": "in the way of `down`",
    "foreign-certificate": "whose tags were taken away",
    "foreign-listener": "on a load balancer of ours",
    "no-answer-by-name": "of a name that is to be moved, asked when all is built",
    "no-free-priority": "on a load balancer of ours",
    "record-changed-by-hand": "of a record of ours",
    "target-group-used-elsewhere": "in the way of `down`",
    "validation-record-differs": "known once a certificate is asked for",
    "would-go": "in the way of `down`",
}
"""Errors of resources that cannot come before the first write, those that are also warnings aside; each is tested where
it comes.
"""


def guard(code: str) -> Callable[[Desk], None]:
    return GUARDS[code][0]


@pytest.mark.parametrize("code", GUARDS)
def test_a_guard_stops_up_before_the_first_write(desk: Desk, code: str) -> None:
    """`plan` and `up` exit 6, say what, why and what next, and nothing is written; `plan` shows its steps all the
    same.
    """
    prepare, cause = GUARDS[code]
    prepare(desk)
    before = desk.world.inventory()
    planned = desk.plan()
    refused = desk.up()
    assert (planned.status, refused.status) == (ExitStatus.REFUSED, ExitStatus.REFUSED)
    assert planned.result is not None
    assert planned.result.steps
    assert (desk.writes, desk.world.inventory()) == ([], before)
    found = next(finding for finding in refused.findings if finding.id == code)
    assert found.severity == "error"
    assert cause in f"{found.what} {found.why}"
    assert found.fix
    assert code in {finding.id for finding in planned.findings}


@pytest.mark.parametrize("code", ["instance-stopped", "no-zone", "delegation-elsewhere", "held-by-another-stack"])
def test_status_says_the_same_without_failing(desk: Desk, code: str) -> None:
    """What blocks `up` is a finding of `status`, which exits 3."""
    guard(code)(desk)
    seen = desk.status()
    assert seen.status is ExitStatus.UNHEALTHY
    assert code in {finding.id for finding in seen.findings}


def errors_of(path: Path) -> set[str]:
    """The codes that a module names and does not make warnings or notes of."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    named = {node.value for node in nodes if isinstance(node, ast.Constant) and node.value in codes()}
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    texts = [[arg.value for arg in call.args if isinstance(arg, ast.Constant)] for call in calls]
    return named - {text[0] for text in texts if {"warning", "note"} & set(text)}


def test_every_guard_has_its_account() -> None:
    """Those of test_foreign_things, which also look at `down`, included; nothing stands here that there is not."""
    made = set[str]().union(*(errors_of(path) for path in MODULES))
    covered = {*GUARDS, *(code for _make, code in IN_THE_WAY.values())}
    assert len(made) > 25
    assert made - covered == set(LATER)
    assert covered - made == set()
