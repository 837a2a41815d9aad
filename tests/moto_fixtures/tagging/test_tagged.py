from moto_fixtures import World
from moto_fixtures.tagging.tagged import everything


def test_everything_with_a_tag_is_there_in_order():
    """Somebody else's site as well as the instance."""
    found = everything(World("S3").region)
    assert list(found) == sorted(found)
    assert {"Name": "blog"} in found.values()
    assert all(found.values())
    assert any(":instance/" in arn for arn in found)
