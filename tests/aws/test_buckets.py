"""Staying below AWS's rates, on a virtual clock."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgeops.aws.buckets import RATES, Bucket, Buckets
from moto_fixtures import VirtualClock
from moto_fixtures.rates import AWS_RATES


def _taken(bucket: Bucket, clock: VirtualClock, calls: int) -> list[float]:
    """When each call got its turn."""
    times = []
    for _ in range(calls):
        bucket.take()
        times.append(clock.now())
    return times


@settings(deadline=None)
@given(
    burst=st.integers(1, 40),
    rate=st.floats(0.25, 20),
    pauses=st.lists(st.floats(0, 30), min_size=1, max_size=80),
)
def test_in_no_span_of_time_are_there_more_calls_than_burst_and_rate_allow(
    burst: int, rate: float, pauses: list[float]
) -> None:
    """However the caller rests and hurries in between: a full bucket is never more than the burst."""
    clock = VirtualClock()
    bucket, times = Bucket(burst, rate, clock), []
    for pause in pauses:
        clock.sleep(pause)
        bucket.take()
        times.append(clock.now())

    for first, since in enumerate(times):
        for last, until in enumerate(times[first:], first):
            assert last - first + 1 <= burst + rate * (until - since) + 1e-6


def test_the_burst_costs_no_time_and_then_calls_come_at_the_rate() -> None:
    """Route53's: two at once, then three a second."""
    clock = VirtualClock()
    assert _taken(Bucket(2, 3, clock), clock, 5) == pytest.approx([0, 0, 1 / 3, 2 / 3, 1])


def test_a_bucket_fills_up_while_nobody_calls() -> None:
    """Up to the burst, no further."""
    clock = VirtualClock()
    bucket = Bucket(3, 1, clock)
    _taken(bucket, clock, 3)
    clock.advance(3600)

    assert _taken(bucket, clock, 4) == [3600, 3600, 3600, 3601]


def test_whoever_came_first_is_served_first() -> None:
    """Turns are given out before anybody sleeps, so threads queue up behind each other."""

    class Standing(VirtualClock):
        def __init__(self) -> None:
            super().__init__()
            self.asked: list[float] = []

        def sleep(self, seconds: float) -> None:
            self.asked.append(seconds)

    clock = Standing()
    bucket = Bucket(1, 2, clock)
    for _ in range(4):
        bucket.take()

    assert clock.asked == [0.5, 1, 1.5]


def test_slowing_down_halves_the_rate_and_never_stops_it() -> None:
    """At worst one call in four seconds."""
    clock = VirtualClock()
    bucket = Bucket(1, 2, clock)

    bucket.slow_down()
    assert _taken(bucket, clock, 3) == [0, 1, 2]
    for _ in range(10):
        clock.advance(1)
        bucket.slow_down()
    first, second = _taken(bucket, clock, 2)
    assert second - first == 4


def test_threads_that_are_refused_together_slow_down_once() -> None:
    """Eight refusals in one moment are one: the rate is halved, not divided by 256."""
    clock = VirtualClock()
    bucket = Bucket(1, 2, clock)

    for _ in range(8):
        clock.advance(0.1)
        bucket.slow_down()
    first, second = _taken(bucket, clock, 2)
    assert second - first == pytest.approx(1)


def test_the_rate_comes_back_once_aws_is_calm() -> None:
    """Ten seconds without a refusal, then a twentieth a second, up to what it was and no further."""
    clock = VirtualClock()
    bucket = Bucket(1, 2, clock)

    bucket.slow_down()
    between = []
    for calm in (9, 6, 60):
        clock.advance(calm)
        first, second = _taken(bucket, clock, 2)
        between.append(second - first)
    assert between == pytest.approx([1, 1 / 1.5, 1 / 2], rel=0.15)
    assert between[2] == pytest.approx(1 / 2)


@pytest.mark.parametrize(
    ("service", "operation", "kind"),
    [
        ("route53", "change_resource_record_sets", "route53"),
        ("route53", "get_change", "route53"),
        ("elbv2", "describe_tags", "elbv2.read"),
        ("elbv2", "create_rule", "elbv2.write"),
        ("elbv2", "add_tags", "elbv2.write"),
        ("acm", "list_certificates", "acm.list"),
        ("acm", "request_certificate", "acm.request"),
        ("acm", "describe_certificate", "acm.other"),
        ("ec2", "describe_instances", "ec2"),
        ("sts", "get_caller_identity", "sts"),
    ],
)
def test_each_call_waits_at_the_bucket_of_its_kind(service: str, operation: str, kind: str) -> None:
    """AWS counts them apart; within a kind all calls share one bucket."""
    clock = VirtualClock()
    buckets = Buckets(clock)
    burst, rate = RATES[kind]

    times = _taken(buckets.of(service, operation), clock, int(burst) + 1)
    assert times == pytest.approx([0] * int(burst) + [1 / rate])
    assert buckets.of(service, operation) is buckets.of(service, operation)


def test_a_slow_bucket_slows_no_other() -> None:
    """Reading goes on while writing has to wait."""
    buckets = Buckets(VirtualClock())
    several = [("elbv2", "describe_rules"), ("elbv2", "create_rule"), ("route53", "get_change"), ("ec2", "x")]

    assert len({id(buckets.of(*call)) for call in several}) == len(several)


def test_the_rates_leave_room_for_others_in_the_account() -> None:
    """Route53 allows five requests a second, for everybody together."""
    assert RATES["route53"][1] <= 4


def test_elb_is_asked_for_fewer_at_once_than_it_takes() -> None:
    """What leaves evenly arrives in bunches (T3.40): half a second of them still fits."""
    for kind, theirs in (("elbv2.read", AWS_RATES["elbv2.Describe*"]), ("elbv2.write", AWS_RATES["elbv2.*"])):
        burst, rate = RATES[kind]
        assert rate <= theirs.per_second
        assert burst + rate / 2 <= theirs.burst
