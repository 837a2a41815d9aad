import pytest

from moto_fixtures.ec2.ports import Ports


@pytest.mark.parametrize(
    ("state", "answer"),
    [("ok", 200), ("closed", "closed"), ("hang", "hang"), ({"/up": 204}, 404), ({"/health": 301}, 301)],
)
def test_a_port_answers_by_path(state, answer):
    """A word for all paths, or a status for each, else 404."""
    ports = Ports()
    ports.set("i-1", 80, state)
    assert ports.status("i-1", 80, "/health?deep=1") == answer


def test_a_port_that_nobody_mentioned_is_closed():
    """443 of most instances, for one (I5)."""
    assert Ports().status("i-1", 443, "/") == "closed"
