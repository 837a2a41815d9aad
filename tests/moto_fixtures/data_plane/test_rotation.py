from collections import Counter

from moto_fixtures.data_plane.rotation import Rotation


def test_shares_are_those_of_the_weights():
    """Three in four, spread out; a weight of zero gets none (T3.22)."""
    rotation = Rotation()
    drawn = [rotation.weighted("rule", {"a": 3, "b": 1, "c": 0}) for _ in range(8)]
    assert Counter(drawn) == {"a": 6, "b": 2}
    assert "b" in drawn[:4]


def test_no_weight_at_all_is_nobody():
    """All groups at zero (T3.22)."""
    assert Rotation().weighted("rule", {"a": 0, "b": 0}) is None


def test_weights_may_change_between():
    """As a release shifts them."""
    rotation = Rotation()
    rotation.weighted("rule", {"a": 1, "b": 0})
    assert {rotation.weighted("rule", {"a": 0, "b": 1}) for _ in range(5)} == {"b"}


def test_targets_take_turns():
    """Whoever is there now."""
    rotation = Rotation()
    assert [rotation.next("group", "xyz") for _ in range(4)] == ["x", "y", "z", "x"]
    assert rotation.next("group", "x") == "x"
