"""What the world reaches past the load balancer, as pure values."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops import openness
from edgeops.errors import Finding
from edgeops.model import Cutover, Exposure, Firewall, Foreign, Instance, Spec, Stack
from tests.resources.builders import HOST, NETWORK, WEB, YOURS, ZONE, site, spec, stack


def rule(first: int, last: int | None = None, **more: Any) -> Any:
    """An ingress rule as EC2 lists it, open to the world in the instance's group."""
    ports = {"FromPort": first, "ToPort": first if last is None else last}
    known = {"SecurityGroupRuleId": f"sgr-{first}", "GroupId": YOURS[0], "IpProtocol": "tcp", "CidrIpv4": "0.0.0.0/0"}
    return {**known, **ports, **more}


def seen(*rules: Any, **more: Any) -> Stack:
    """A stack whose instance stands behind these rules."""
    return stack(firewall=Firewall("sg-ours", exposed=openness.exposed(rules, NETWORK)), **more)


def told(wish: Spec, known: Stack) -> list[tuple[str, str]]:
    """The findings by code and severity."""
    return [(one.id, one.severity) for one in openness.findings(wish, known)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [(80, 80)]),
        ({"CidrIpv4": "203.0.113.0/24"}, []),
        ({"CidrIpv4": None, "CidrIpv6": "::/0"}, [(80, 80)]),
        ({"CidrIpv4": None, "ReferencedGroupInfo": {"GroupId": "sg-ours"}}, []),
        ({"GroupId": "sg-of-somebody"}, []),
        ({"IpProtocol": "udp"}, []),
        ({"IpProtocol": "-1", "FromPort": -1, "ToPort": -1}, [(0, 65535)]),
        ({"ToPort": 8080}, [(80, 8080)]),
    ],
)
def test_only_what_everybody_reaches_of_the_instance_by_tcp(changes: Any, expected: list[tuple[int, int]]) -> None:
    """A rule for all protocols has no ports: it means all of them."""
    found = openness.exposed([{**rule(80), **changes}], NETWORK)
    assert [(one.first, one.last) for one in found] == expected


def test_an_open_port_is_a_note_with_the_command_that_closes_it() -> None:
    """Every port of a group in one line, the rules by their ids."""
    (found,) = openness.findings(spec(), seen(rule(8080), rule(80)))
    assert (found.id, found.severity) == ("open-around-edge", "note")
    assert "on 80, 8080" in found.what
    assert WEB.public_ip is not None
    assert WEB.public_ip in found.what
    assert found.fix.endswith(
        "aws ec2 revoke-security-group-ingress --region ap-northeast-2 --group-id sg-web "
        "--security-group-rule-ids sgr-80 sgr-8080"
    )


def test_ssh_is_named_by_itself() -> None:
    """It is no web port, and closing it locks its owner out: first the own address."""
    found = openness.findings(spec(), seen(rule(22), rule(80)))
    assert [one.id for one in found] == ["open-around-edge", "ssh-open"]
    assert "sgr-22" not in found[0].fix
    assert found[1].fix.startswith("First let in your own address")


def test_around_allow_is_a_warning() -> None:
    """Who is refused at the load balancer comes in by the instance's address."""
    guarded = spec(site(allow=("203.0.113.0/24",)))
    assert told(guarded, seen(rule(80), rule(8080))) == [("open-around-allow", "warning"), ("open-around-edge", "note")]
    assert told(guarded, seen(rule(1, 9000))) == [("open-around-allow", "warning")]
    assert told(guarded, seen(rule(8080))) == [("open-around-edge", "note")]


def test_nothing_open_is_nothing_said() -> None:
    """Nor without a network."""
    assert openness.findings(spec(), seen()) == openness.findings(spec(), stack(network=None)) == []


def _moving(*rules: Any, wish: Spec | None = None) -> list[Finding]:
    other = Foreign(HOST, ZONE, "A 3.35.0.1", None, ("3.35.0.1",), 300)
    found = openness.findings(wish or spec(), seen(*rules, cutover=Cutover((other,))))
    return [one for one in found if one.id == "ports-leave-name"]


def test_a_name_that_moves_leaves_the_instances_ports_behind() -> None:
    """ssh and Swagger on the domain end; 80 and 443 are the load balancer's."""
    (found,) = _moving(rule(22), rule(80), rule(8080))
    assert "22, 8080" in found.what
    assert 'hostname = "ssh.shop.kr"' in found.fix
    assert _moving(rule(80), rule(443)) == []


def test_an_instance_with_a_name_of_its_own_leaves_nothing_behind() -> None:
    """The file has thought of it."""
    named = spec(instances=(Instance("web", "i-web", elastic_ip=True, hostname="ssh.shop.kr"),))
    assert _moving(rule(22), wish=named) == []


def test_all_ports_are_called_so() -> None:
    """Not "0-65535"."""
    known = seen()
    all_ports = Exposure("sgr-1", "sg-web", "launch-wizard-1", 0, 65535)
    (found,) = openness.findings(spec(), replace(known, firewall=Firewall("sg-ours", exposed=(all_ports,))))
    assert found.what.endswith("on all ports")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {("sg-web", 80)}),
        ({"FromPort": 0, "ToPort": 65535}, {("sg-web", 80), ("sg-web", 443)}),
        ({"IpProtocol": "-1", "FromPort": -1, "ToPort": -1}, {("sg-web", 80), ("sg-web", 443)}),
        ({"FromPort": 81, "ToPort": 442}, set()),
        ({"IpProtocol": "udp"}, set()),
        ({"CidrIpv4": "203.0.113.0/24"}, set()),
        ({"CidrIpv4": None, "CidrIpv6": "::/0"}, set()),
    ],
)
def test_where_the_world_may_come_to_a_load_balancer(changes: Any, expected: set[tuple[str, int]]) -> None:
    """By IPv4, which is what ours speak; whoever opened it, and in whatever group."""
    assert openness.entrances([{**rule(80), **changes}]) == expected
