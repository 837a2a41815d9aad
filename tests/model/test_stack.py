"""Which load balancer a name of the file is on."""

from edgeops.model import Balancers
from tests.resources.builders import balancer, stack


def test_a_name_is_at_home_on_its_load_balancer() -> None:
    """Which may not be made yet."""
    made = balancer()
    assert stack().home("shop.kr") is None
    assert stack(balancer=Balancers()).home("shop.kr") is None
    assert stack(balancer=Balancers((made,))).home("shop.kr") == made
