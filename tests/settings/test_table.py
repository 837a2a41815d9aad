"""Typed values by key; a wrong one is recorded, and reading goes on."""

import pytest

from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import Keys
from edgeops.settings.table import Table

KEYS = Keys("[box]", {"word": 'word = "a"', "words": 'words = ["a"]', "size": "size = 1", "on": "on = true"})


def small(text: str) -> str:
    if text.islower():
        return text
    raise Wrong("small", "is not small", "Small letters only.", text.lower() if text.isalpha() else "")


def box(**values: object) -> Table:
    return Table.opened(KEYS, ("box",), values, Problems("file"))


def test_right_values_are_given_and_absent_ones_have_their_default() -> None:
    """Without a problem."""
    table = box(word="a", words=["b", "c"], size=3, on=True)
    assert table.text("word", small, "") == "a"
    assert table.texts("words", small) == ("b", "c")
    assert table.number("size", range(1, 5), 2) == 3
    assert table.flag("on", default=False)
    empty = box()
    assert empty.text("word", small, None) is None
    assert empty.texts("words", small) == ()
    assert empty.number("size", range(1, 5), 2) == 2
    assert not empty.flag("on", default=False)
    assert not table.problems.findings + empty.problems.findings


def test_a_list_gives_its_right_items() -> None:
    """Each wrong one is a problem of its own."""
    table = box(words=["a", "B", 3, "c"])
    assert table.texts("words", small) == ("a", "c")
    assert [(found.id, found.where, found.fix) for found in table.problems.findings] == [
        ("config-small", "file: box.words", 'Write: "b"'),
        ("config-type", "file: box.words", 'For example: words = ["a"]'),
    ]


@pytest.mark.parametrize(("value", "near"), [(0, 1), (9, 4), (-(10**30), 1), ("3", 3), ("70", 4), (True, 2), (None, 2)])
def test_a_wrong_number_gives_the_nearest_allowed_one(value: object, near: int) -> None:
    """So that what depends on it is judged fairly."""
    table = box() if value is None else box(size=value)
    assert table.number("size", range(1, 5), 2) == near
    assert len(table.problems.findings) == (value is not None)


@pytest.mark.parametrize(
    ("value", "fix"),
    [
        ("true", "Write: on = true"),
        ("OFF", "Write: on = false"),
        (0, "Write: on = false"),
        (7, "For example: on = true"),
    ],
)
def test_what_looks_like_a_switch_is_suggested_as_one(value: object, fix: str) -> None:
    """Quotes and numbers are the usual slips."""
    table = box(on=value)
    table.flag("on", default=False)
    assert [(found.id, found.fix) for found in table.problems.findings] == [("config-type", fix)]


def test_two_ways_to_say_one_thing_exclude_each_other() -> None:
    """Both values are shown; one way alone is fine."""
    table = box(word="a", size=3)
    table.exclude("word", "on", "x")
    assert not table.problems.findings
    table.exclude("word", "size", "They are one.")
    (found,) = table.problems.findings
    assert (found.id, found.where, found.why) == ("config-exclusive", "file: box.size", "They are one.")
    assert found.what == 'word = "a" stands beside size = 3'


def test_a_table_may_have_names_of_the_users_own() -> None:
    """They are spelled as TOML does."""
    table = Table(KEYS, (), {"words": {"/a": 1, "b": "c"}}, Problems("file"))
    inner = table.named("words", 'x = "y"')
    assert inner.texts("b", small, single=True) == ("c",)
    assert inner.texts("/a", small, single=True) == ()
    (found,) = table.problems.findings
    assert (found.where, found.what) == ('file: words."/a"', '"/a" = 1 is a whole number')
    assert found.fix == 'For example: x = "y"'


def test_unknown_and_later_keys_are_told_apart() -> None:
    """Each with its own remedy."""
    keys = Keys("[box]", {"word": "word = 'a'"}, {"pools": "Wait."})
    problems = Problems("file")
    Table.opened(keys, ("box",), {"pools": 1, "wrd": 1}, problems)
    assert [(found.id, found.fix) for found in problems.findings] == [
        ("config-not-yet", "Wait."),
        ("config-unknown-key", "Did you mean word?"),
    ]
