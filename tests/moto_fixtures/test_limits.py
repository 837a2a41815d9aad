import pytest

from moto_fixtures.limits import Limits


def test_a_quota_is_known_by_its_name():
    """A number for each; no other names are made up."""
    limits = Limits()
    limits["elastic-ips"] = 10
    assert limits["elastic-ips"] == 10
    with pytest.raises(KeyError):
        limits["rules"] = 1


def test_several_are_set_or_none():
    """A wrong name among them refuses all."""
    limits = Limits()
    with pytest.raises(KeyError):
        limits.update({"elastic-ips": 10, "rules": 1})
    assert limits["elastic-ips"] == 5
