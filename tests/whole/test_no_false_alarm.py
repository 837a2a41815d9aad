"""Healthy accounts, each a line: `plan`, `up` and `status` find nothing to warn of, whatever else stands there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import HealthCheck, Instance
from edgeops.report import Outcome
from moto_fixtures.accounts import furnish
from moto_fixtures.route53.hosted_zones import new_zone
from tests.dns import HOST, plain, put, zone_of
from tests.harness import Desk
from tests.resources.builders import pool, site
from tests.whole.test_guards import launch
from tests.whole.test_newcomers import takeovers

WWW = f"www.{HOST}"
INSTANCE = "i-0f3a5c9d1e7b24680"


def as_it_is(desk: Desk) -> None:
    """The account as it is seeded, and its file."""


def for_everybody(desk: Desk) -> None:
    """What the file would guard by `allow` is open past the load balancer, and is told."""
    desk.wish(sites=tuple(replace(one, allow=()) for one in desk.spec.sites))


def moved(desk: Desk) -> None:
    """All names that answer today are to be taken over."""
    desk.wish(takeover=takeovers(" ".join(f"--takeover {host}" for host in desk.spec.hosts)))


def named(host: str, **more: Any) -> Callable[[Desk], None]:
    """The one site has this name."""
    check = HealthCheck("/actuator/health", "200")
    return lambda desk: desk.wish(sites=(site(host, pools=pool("web:80"), **{"health": check, **more}),))


def beside(*records: Any, host: str = HOST) -> Callable[[Desk], None]:
    """Records stand in the zone, and the site has this name."""

    def prepare(desk: Desk) -> None:
        put(desk, *records)
        named(host)(desk)

    return prepare


def answering(states: Any, **check: Any) -> Callable[[Desk], None]:
    """What port 80 answers, and what is asked there."""

    def prepare(desk: Desk) -> None:
        desk.world.instance("web").set_port(80, states)
        named(HOST, health=HealthCheck(**check))(desk)

    return prepare


def a_zone_of_the_subdomain(desk: Desk) -> None:
    child = furnish.zone(desk.world.region, f"shop.{HOST}")
    put(desk, plain("NS", *(f"{server}." for server in child.name_servers), name=f"shop.{HOST}"))
    named(f"shop.{HOST}")(desk)


def two_zones(desk: Desk) -> None:
    furnish.zone(desk.world.region, "koing.co.kr")
    desk.wish(sites=(*desk.spec.sites, site("koing.co.kr", pools=pool("web:8080"))))


def a_zone_in_hangul(desk: Desk) -> None:
    furnish.zone(desk.world.region, "xn--9n2bp8q.kr")
    named("xn--9n2bp8q.kr")(desk)


def a_private_zone(desk: Desk) -> None:
    new_zone(desk.world.region, HOST, reference="private", private=True)


def a_second_zone_nobody_asks(desk: Desk) -> None:
    asked = zone_of(desk).name_servers
    new_zone(desk.world.region, HOST, reference="again")
    desk.world.dns.delegate(HOST, *asked)


def a_certificate_of_theirs(desk: Desk) -> None:
    furnish.certificate(desk.world.region, HOST, f"*.{HOST}")


def a_certificate_to_use(desk: Desk) -> None:
    desk.wish(certificate=furnish.certificate(desk.world.region, HOST, f"*.{HOST}"))


def closed_to_the_world(desk: Desk) -> None:
    """Port 80 lets in the office only, and the others nobody."""
    ec2: Any = desk.aws().ec2
    group = desk.world.region.ec2.get_instance(INSTANCE).security_groups[0].id
    for port in (22, 80, 8080):
        rule = {"GroupId": group, "IpProtocol": "tcp", "FromPort": port, "ToPort": port}
        ec2.revoke_security_group_ingress(**rule, CidrIp="0.0.0.0/0")
        if port == 80:
            ec2.authorize_security_group_ingress(**rule, CidrIp="203.0.113.0/24")


def for_the_office_only(desk: Desk) -> None:
    closed_to_the_world(desk)
    desk.wish_site(HOST, allow=("203.0.113.0/24",))


def another_name_on_classic_ones(desk: Desk) -> None:
    """main.io and sub.main.io stay where they are."""
    desk.wish(sites=(site("new.main.io", pools=pool("web:8080")),))


def another_stack(desk: Desk) -> None:
    other = Desk(desk.world, desk.clock, replace(desk.spec, name="koing-shop", sites=(site(f"shop.{HOST}"),)))
    other.wish_site(f"shop.{HOST}", pools=pool("web:80"))
    assert other.up().status is ExitStatus.OK


def a_network_of_its_own(desk: Desk) -> None:
    """Made as the console's wizard makes it: two public subnets, two private ones."""
    ec2: Any = desk.aws().ec2
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    subnets = []
    for number, zone in enumerate("acac"):
        made = ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"ap-northeast-2{zone}")
        subnets.append(made["Subnet"]["SubnetId"])
    for subnet in subnets[:2]:
        ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    id = launch(desk, subnets[0], "inside")
    desk.world.region.ports.set(id, 80, "ok")
    desk.wish(instances=(Instance("web", id),))
    named(HOST, health=HealthCheck())(desk)


def many_instances(desk: Desk) -> None:
    subnets = furnish.subnets(desk.world.region)
    for number in range(6):
        launch(desk, subnets[number % 3].id, f"batch-{number}")


def two_instances(desk: Desk) -> None:
    id = launch(desk, furnish.subnets(desk.world.region)[2].id, "second")
    desk.world.region.ports.set(id, 80, {"/actuator/health": 200})
    desk.wish(instances=(*desk.spec.instances, Instance("second", id)))
    desk.wish_site(HOST, pools=pool("web:80", "second:80"))


def an_address_and_a_host_name(desk: Desk) -> None:
    desk.wish(instances=(replace(desk.spec.instances[0], elastic_ip=True, hostname=f"ssh.{HOST}"),))


MAIL = (plain("MX", "10 mx.daum.net."), plain("TXT", '"v=spf1 -all"'))
APEX = (plain("A", "203.0.113.9"), plain("AAAA", "2001:db8::9"))
TO_HTTPS = {"/": 301, "/actuator/health": 200}
HEALTHY: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "S0: one instance, one name": ("S0", as_it_is),
    "S1: nginx and Grafana, both for everybody": ("S1", for_everybody),
    "S2: an instance known by its tag": ("S2", as_it_is),
    "S3: two names, somebody else's load balancer": ("S3", as_it_is),
    "S4: a second copy that is stopped": ("S4", as_it_is),
    "the name moves from a load balancer made by hand": ("S0-live", moved),
    "two names move from Classic load balancers": ("S3-live", moved),
    "a name without a record below the domain": ("S0", named(f"test.{HOST}")),
    "a hosted zone of the subdomain": ("S0", a_zone_of_the_subdomain),
    "names in two hosted zones": ("S0", two_zones),
    "a name in Hangul": ("S0", a_zone_in_hangul),
    "a wildcard": ("S0", named(f"*.{HOST}")),
    "a name beside somebody else's wildcard record": ("S0", beside(plain("CNAME", "x.example.", name=f"*.{HOST}"))),
    "CAA that lets Amazon issue": ("S0", beside(plain("CAA", '0 issue "amazon.com"', '0 issue "letsencrypt.org"'))),
    "CAA that only says whom to tell": ("S0", beside(plain("CAA", '0 iodef "mailto:me@koing.shop"'))),
    "mail at the domain itself": ("S0", beside(*MAIL)),
    "addresses at the domain, the site at www": ("S0", beside(*MAIL, *APEX, host=WWW)),
    "a private zone of the same name": ("S0", a_private_zone),
    "a second public zone that nobody asks": ("S0", a_second_zone_nobody_asks),
    "a certificate of theirs for the name": ("S0", a_certificate_of_theirs),
    "a certificate of theirs to be used": ("S0", a_certificate_to_use),
    "a port that is closed to the world": ("S0", closed_to_the_world),
    "for the office only": ("S0", for_the_office_only),
    "Classic load balancers of other names": ("S3-live", another_name_on_classic_ones),
    "another stack whose name begins alike": ("S0", another_stack),
    "a network of its own": ("S0", a_network_of_its_own),
    "many instances": ("S0", many_instances),
    "two instances in two zones": ("S0", two_instances),
    "an Elastic IP and a host name for it": ("S0", an_address_and_a_host_name),
    "an application that redirects to https": ("S0", answering(TO_HTTPS, path="/actuator/health", codes="200")),
    "a start page that wants a login": ("S0", answering({"/": 401})),
    "a health path that redirects, and may": ("S0", answering({"/": 302}, codes="200,302")),
}


def alarms(outcome: Outcome) -> list[str]:
    """What is more than a note."""
    return [f"{one.severity} {one.id}: {one.what}" for one in outcome.findings if one.severity != "note"]


@pytest.mark.parametrize("name", HEALTHY)
def test_a_healthy_account_raises_no_alarm(name: str) -> None:
    """`plan` has its steps, `up` ends healthy and `status` says so, without an error or a warning."""
    account, prepare = HEALTHY[name]
    with Desk.open(account) as desk:
        prepare(desk)
        planned = desk.plan()
        assert (planned.status, alarms(planned)) == (ExitStatus.OK, [])
        assert planned.result is not None
        assert planned.result.steps
        built = desk.up()
        assert (built.status, alarms(built)) == (ExitStatus.OK, [])
        seen = desk.status()
        assert (seen.status, alarms(seen)) == (ExitStatus.OK, [])
