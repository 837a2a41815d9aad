"""Tags of load balancing things: few calls, even when something is gone."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.elbtags import ElbTags
from edgeops.errors import ApiError
from moto_fixtures import VirtualClock

ARNS = [f"arn:{number:03}" for number in range(100)]


class Elbv2:
    """A client that knows some ARNs and, as AWS does, refuses a call that names another."""

    meta = SimpleNamespace(service_model=SimpleNamespace(service_name="elbv2"))

    def __init__(self, there: list[str], refusal: str = "RuleNotFound") -> None:
        self.there = {arn: {"Name": arn} for arn in there}
        self.refusal = refusal
        self.asked: list[list[str]] = []

    def describe_tags(self, ResourceArns: list[str]) -> dict[str, Any]:
        self.asked.append(ResourceArns)
        if not set(ResourceArns) <= self.there.keys():
            raise ClientError({"Error": {"Code": self.refusal, "Message": ""}}, "DescribeTags")
        named = {arn: [{"Key": key, "Value": value} for key, value in self.there[arn].items()] for arn in ResourceArns}
        return {"TagDescriptions": [{"ResourceArn": arn, "Tags": tags} for arn, tags in named.items()]}


def _tags(client: Elbv2) -> ElbTags:
    clock = VirtualClock()
    return ElbTags(client, Caller(clock, Buckets(clock)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (20, [20]), (21, [20, 1]), (100, [20] * 5)])
def test_tags_are_read_twenty_at_a_time(count: int, sizes: list[int]) -> None:
    """Those of all that is known, with the first question; the next ones make no call."""
    client = Elbv2(ARNS)
    tags = _tags(client)

    for arn in ARNS[:count]:
        assert tags.of(arn, lambda: set(ARNS[:count])) == {"Name": arn}
    assert [len(arns) for arns in client.asked] == sizes


@pytest.mark.parametrize("refusal", ["LoadBalancerNotFound", "TargetGroupNotFound", "ListenerNotFound", "RuleNotFound"])
@pytest.mark.parametrize("gone", [0, 7, 19])
def test_one_thing_that_is_gone_does_not_hide_the_others(gone: int, refusal: str) -> None:
    """Halving finds it: it has no tags, all others have theirs, and nobody asks again."""
    client = Elbv2(ARNS[:gone] + ARNS[gone + 1 :], refusal)
    tags = _tags(client)

    found = {arn: tags.of(arn, lambda: set(ARNS[:20])) for arn in ARNS[:20]}

    assert found == {arn: {} if arn == ARNS[gone] else {"Name": arn} for arn in ARNS[:20]}
    assert len(client.asked) <= 2 * math.ceil(math.log2(20)) + 1


def test_another_refusal_is_raised() -> None:
    """And nothing is remembered as gone."""
    client = Elbv2([], refusal="ValidationError")
    tags = _tags(client)

    with pytest.raises(ApiError):
        tags.of(ARNS[0], set)
    client.there = {ARNS[0]: {}}
    assert tags.of(ARNS[0], set) == {}


def test_only_what_is_not_known_yet_is_asked_for() -> None:
    """A new thing costs one small call."""
    client = Elbv2(ARNS)
    tags = _tags(client)
    tags.of(ARNS[0], lambda: set(ARNS[:20]))

    tags.of(ARNS[20], lambda: set(ARNS[:21]))

    assert client.asked[1:] == [[ARNS[20]]]


def test_written_tags_come_on_top_of_what_is_known() -> None:
    """They are not read back."""
    client = Elbv2(ARNS)
    tags = _tags(client)
    tags.of(ARNS[0], set)

    tags.put(ARNS[0], {"edgeops:spec": "v1-2"})
    tags.put(ARNS[1], {"edgeops:v": "1"})

    assert tags.of(ARNS[0], set) == {"Name": ARNS[0], "edgeops:spec": "v1-2"}
    assert tags.of(ARNS[1], set) == {"edgeops:v": "1"}
    assert len(client.asked) == 1


def test_tags_as_they_are_now_are_always_asked_for() -> None:
    """They prove whose the thing is that a create call has returned."""
    client = Elbv2(ARNS)
    tags = _tags(client)
    tags.put(ARNS[0], {"edgeops:stack": "koing"})
    client.there[ARNS[0]] = {"edgeops:stack": "somebody-else"}

    assert tags.now(ARNS[0]) == {"edgeops:stack": "somebody-else"}
    assert tags.of(ARNS[0], set) == {"edgeops:stack": "somebody-else"}
    del client.there[ARNS[0]]
    assert tags.now(ARNS[0]) == {}
