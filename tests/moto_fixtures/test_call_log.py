import json

import pytest

from moto_fixtures import Call


@pytest.mark.parametrize(
    ("operation", "mutating"),
    [
        ("DescribeRules", False),
        ("ListCertificates", False),
        ("GetChange", False),
        ("TestDNSAnswer", False),
        ("CreateRule", True),
        ("AddTags", True),
        ("ChangeResourceRecordSets", True),
        ("ReleaseAddress", True),
    ],
)
def test_a_call_knows_whether_it_writes(operation, mutating):
    """By its name, as AWS names operations."""
    assert Call("elbv2", operation, {}, None, 0.0, "r-1").mutating is mutating


def test_a_call_is_plain_data():
    """For the control endpoint."""
    shown = Call("acm", "DeleteCertificate", {"CertificateArn": "x"}, "ResourceInUseException", 1.5, "r-1").as_json()
    assert json.loads(json.dumps(shown)) == shown
    assert shown["mutating"] is True
