"""What is seen before there is a file answers simple questions about itself."""

import pytest

from edgeops.model import Heard, Serving


@pytest.mark.parametrize(
    ("statuses", "path"),
    [
        ({"/health": 404, "/login": 200, "/": 200}, "/login"),
        ({"/": 302}, ""),
        ({}, ""),
    ],
)
def test_the_health_path_is_the_first_that_answers_200(statuses: dict[str, int], path: str) -> None:
    """In the order in which they were asked; any other status is no health."""
    assert Heard(80, statuses).healthy == path


def test_a_load_balancer_sends_a_host_where_its_rule_says() -> None:
    """Else where everything goes."""
    serving = Serving("lb", "lb.elb.amazonaws.com", False, {"a.kr": (("i-1", 80),), "": (("i-2", 8080),)})
    assert serving.targets("a.kr") == (("i-1", 80),)
    assert serving.targets("b.kr") == (("i-2", 8080),)
    assert serving.machines == {"i-1", "i-2"}
