import pytest

from moto_fixtures.route53 import names


@pytest.mark.parametrize(
    ("given", "spelled"),
    [("WWW.Koing.shop", "www.koing.shop."), ("*.koing.shop", "\\052.koing.shop."), ("\\052.a.io.", "\\052.a.io.")],
)
def test_names_are_lower_case_and_absolute_with_octal_codes(given, spelled):
    r"""`*` becomes \052, and an escaped name stays as it is (T2.15)."""
    assert names.spelled(given) == spelled


def test_only_whole_labels_lie_within_a_zone():
    """badexample.com does not belong to example.com (T2.12)."""
    assert names.within("www.example.com.", "example.com.")
    assert not names.within("badexample.com.", "example.com.")


def test_names_are_ordered_from_the_right():
    """By the last label first (T2.14)."""
    unordered = ["b.a.io.", "a.com.", "a.io.", "z.com."]
    assert sorted(unordered, key=names.order) == ["a.com.", "z.com.", "a.io.", "b.a.io."]
