"""Classic load balancers: read once, by every page, only for their names."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.classic import Classic
from moto_fixtures import VirtualClock
from tests.harness import Desk


class Elb:
    """A client whose list is two pages long."""

    meta = SimpleNamespace(service_model=SimpleNamespace(service_name="elb"))

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def describe_load_balancers(self, **params: Any) -> dict[str, Any]:
        self.asked.append(params)
        if "Marker" in params:
            return {"LoadBalancerDescriptions": [{"DNSName": "B-2.elb.amazonaws.com.", "LoadBalancerName": "b"}]}
        first = {"DNSName": "a-1.elb.amazonaws.com", "LoadBalancerName": "a"}
        return {"LoadBalancerDescriptions": [first], "NextMarker": "2"}


def test_every_page_is_read_once() -> None:
    """By their DNS names as records spell them, without capitals and final dot."""
    clock, client = VirtualClock(), Elb()
    classic = Classic(client, Caller(clock, Buckets(clock)))  # type: ignore[arg-type]
    for _ in range(2):
        assert classic.balancers() == {"a-1.elb.amazonaws.com": "a", "b-2.elb.amazonaws.com": "b"}
    assert client.asked == [{}, {"Marker": "2"}]


def test_they_are_found_by_the_names_their_records_lead_to() -> None:
    """Of an account that has two."""
    with Desk.open("S3-live") as desk:
        assert sorted(desk.aws().classic.balancers().values()) == ["main-elb", "sub-elb"]
        assert desk.plan().result is not None
        assert desk.world.calls
        assert [call.service for call in desk.world.calls].count("elb") == 1


def test_without_a_record_that_leads_to_one_they_are_not_asked_for(two_sites: Desk) -> None:
    """A call less; `plan` asks, to name what stands beside the edge."""
    two_sites.up()
    assert "elb" not in {call.service for call in two_sites.world.calls}
