import json

import pytest

from moto_fixtures import Fault
from moto_fixtures.faults import EVERY, Delay, Denied, Error, Expired, Kill, LostRequest, LostResponse, Throttled


@pytest.mark.parametrize(
    ("match", "mutating_only", "service", "operation", "matches"),
    [
        ("elbv2.Create*", False, "elbv2", "CreateRule", True),
        ("elbv2.Create*", False, "ec2", "CreateTags", False),
        ("*", True, "elbv2", "DescribeRules", False),
        ("*", True, "route53", "ChangeResourceRecordSets", True),
        ("*.describe*", False, "elbv2", "DescribeRules", False),
    ],
)
def test_a_fault_matches_service_and_operation(match, mutating_only, service, operation, matches):
    """A pattern with a capital where AWS has one, reads left out if wanted."""
    assert Fault(match, LostRequest(), mutating_only=mutating_only).matches(service, operation) is matches


EFFECTS = [
    Delay(1.5),
    Denied(),
    Denied("with an explicit deny in a service control policy"),
    Error("InternalFailure", 500, "no"),
    Expired(),
    Kill("after"),
    LostRequest(),
    LostResponse(),
    Throttled(),
]


@pytest.mark.parametrize("effect", EFFECTS, ids=repr)
def test_a_fault_travels_as_json(effect):
    """There and back it is the same."""
    fault = Fault("acm.*", effect, nth=3, times=EVERY, mutating_only=True, chance=0.5, seed=9)
    assert Fault.from_json(json.loads(json.dumps(fault.as_json()))) == fault


def test_an_effect_without_settings_may_be_its_name():
    """As somebody types it into an environment variable."""
    assert Fault.from_json({"match": "*", "effect": "LostResponse"}) == Fault("*", LostResponse())


@pytest.mark.parametrize(
    "plain",
    [
        {"match": "*"},
        {"match": "*", "effect": "Explode"},
        {"match": "*", "effect": {"kind": "Delay"}},
        {"match": "*", "effect": "LostRequest", "nth": 0},
        {"match": "*", "effect": "LostRequest", "chance": 2},
        {"match": "*", "effect": "LostRequest", "often": 2},
    ],
)
def test_nonsense_is_refused(plain):
    """By errors that the control endpoint understands."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        Fault.from_json(plain)
