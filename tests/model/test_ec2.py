"""What EC2 last told us."""

from dataclasses import replace
from typing import Any

import pytest

from edgeops.model import Address, Addresses, Exposure, InstanceSeen, Network


def _instance(label: str, id: str = "i-1") -> InstanceSeen:
    return InstanceSeen(label, id, "running", "vpc-1", "ap-northeast-2a", "eni-1", "10.0.0.1", None, False, ())


def test_an_instance_is_found_by_its_label() -> None:
    """None where it does not exist: said by `network`, not a failure here."""
    seen = _instance("web")
    network = Network("vpc-1", (seen,))

    assert network.instance("web") is seen
    assert network.instance("api") is None


def test_a_label_has_all_its_instances_in_their_order() -> None:
    """Several with `many`; a label of which none exists is not there."""
    first, db, second = _instance("web", "i-1"), _instance("db", "i-2"), _instance("web", "i-3")

    assert Network("vpc-1", (first, db, second)).labelled == {"web": (first, second), "db": (db,)}
    assert Network("vpc-1").labelled == {}


def test_a_rule_opens_the_ports_of_its_range() -> None:
    """Both ends belong to it."""
    web = Exposure("sgr-1", "sg-1", "web", 80, 443)
    assert [port for port in (79, 80, 443, 444) if web.opens(port)] == [80, 443]


OURS = Address("web", "eipalloc-1", "192.0.2.1", "eipassoc-1", "i-1", "eni-1")


@pytest.mark.parametrize(
    ("items", "leaving", "stays"),
    [
        pytest.param((OURS,), (), "192.0.2.1", id="ours"),
        pytest.param((OURS,), ("192.0.2.1",), None, id="ours-that-leaves"),
        pytest.param((replace(OURS, holder="i-2"),), (), None, id="ours-that-has-left"),
        pytest.param((replace(OURS, ip="192.0.2.9"),), (), "192.0.2.9", id="ours-put-on-since"),
        pytest.param((replace(OURS, interface="eni-2"),), (), None, id="ours-on-a-second-interface"),
        pytest.param((), (), "192.0.2.1", id="somebody-elses"),
    ],
)
def test_which_elastic_ip_stays_on_an_instance(items: tuple[Address, ...], leaving: Any, stays: str | None) -> None:
    """The instance was looked at when the command began; our addresses since."""
    seen = replace(_instance("web", "i-1"), interface="eni-1", public_ip="192.0.2.1", has_elastic_ip=True)
    assert Addresses(items, leaving=frozenset(leaving)).staying(seen) == stays
