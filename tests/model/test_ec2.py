"""What EC2 last told us."""

from edgeops.model import Exposure, InstanceSeen, Network


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
