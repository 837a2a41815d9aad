"""What EC2 last told us."""

from edgeops.model import InstanceSeen, Network


def test_an_instance_is_found_by_its_label() -> None:
    """None where it does not exist: said by `network`, not a failure here."""
    seen = InstanceSeen("web", "i-1", "running", "vpc-1", "ap-northeast-2a", "eni-1", "10.0.0.1", None, False, ())
    network = Network("vpc-1", (seen,))

    assert network.instance("web") is seen
    assert network.instance("api") is None
