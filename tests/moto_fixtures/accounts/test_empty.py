from moto_fixtures import World


def test_an_empty_account_has_a_default_vpc_only():
    """Nothing else to trip over."""
    region = World("empty").inventory()["regions"]["ap-northeast-2"]
    assert [name for name, things in region.items() if things] == ["security_groups"]
