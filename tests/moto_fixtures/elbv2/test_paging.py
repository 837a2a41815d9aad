import pytest

from moto_fixtures.elbv2.paging import page
from moto_fixtures.errors import AwsError


def test_pages_follow_each_other():
    """The marker of one page begins the next; the last has none."""
    first = page("Things", "abc", {"PageSize": 2})
    assert first == {"Things": ["a", "b"], "NextMarker": "2"}
    assert page("Things", "abc", {"PageSize": 2, "Marker": "2"}) == {"Things": ["c"], "NextMarker": None}


@pytest.mark.parametrize("wrong", [{"PageSize": 0}, {"PageSize": 401}, {"Marker": "x"}])
def test_a_wrong_size_or_marker_is_refused(wrong):
    """ValidationError."""
    with pytest.raises(AwsError, match="ValidationError"):
        page("Things", "abc", wrong)
