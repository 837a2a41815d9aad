import pytest

from moto_fixtures import AWS_RATES, Rate
from moto_fixtures.rates import Rates


def test_there_are_no_limits_until_they_are_set(aws):
    """Tests of other things are not throttled."""
    for _ in range(50):
        aws.route53.list_hosted_zones()


def test_a_bucket_empties_and_refills():
    """`burst` calls at once, then as they drip in; a refused call costs nothing."""
    rates = Rates()
    rates.set({"route53": (2, 1)})
    taken = [rates.admits("route53", "GetChange", at) for at in (0, 0, 0, 0.5, 0.99, 1.0, 1.0, 60, 60, 60)]
    assert taken == [True, True, False, False, False, True, False, True, True, False]


def test_the_first_pattern_that_matches_counts():
    """Reads and writes have buckets of their own, other services none."""
    rates = Rates()
    rates.set({"elbv2.Describe*": Rate(1, 1), "elbv2.*": Rate(1, 1)})
    assert [rates.admits("elbv2", name, 0) for name in ("DescribeRules", "CreateRule", "DescribeTags")] == [
        True,
        True,
        False,
    ]
    assert rates.admits("acm", "ListCertificates", 0)


def test_too_many_calls_are_throttled_and_logged(aws):
    """With the service's own code, as `rate`."""
    aws.world.rates.set(AWS_RATES)
    for _ in range(5):
        aws.route53.list_hosted_zones()
    with aws.refused("Throttling"):
        aws.route53.list_hosted_zones()
    assert aws.world.calls[-1].fault == "rate"
    aws.advance(1)
    aws.route53.list_hosted_zones()
    aws.world.rates.set({})
    for _ in range(10):
        aws.route53.list_hosted_zones()


@pytest.mark.parametrize("pattern", AWS_RATES)
def test_every_rate_of_aws_lets_something_pass(pattern):
    """A burst of at least one, refilled."""
    assert AWS_RATES[pattern].burst >= 1
    assert AWS_RATES[pattern].per_second > 0
