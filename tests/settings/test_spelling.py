"""How values look in a message, and which word was meant."""

import datetime

import pytest

from edgeops.settings.spelling import LONGEST_SHOWN, dotted, kind, nearest, printable, spelled


@pytest.mark.parametrize(
    ("value", "text", "sort"),
    [
        ("a", '"a"', "text"),
        ('a"\\', '"a\\"\\\\"', "text"),
        (True, "true", "true or false"),
        (False, "false", "true or false"),
        (12, "12", "a whole number"),
        (1 << 70, "a number of more than 19 digits", "a whole number"),
        (1.5, "1.5", "a decimal number"),
        ([1, "a", [2], {}], '[1, "a", …, …]', "a list"),
        (list(range(9)), "[0, 1, 2, 3, 4, …]", "a list"),
        ({"a": 1}, "{ … }", "a table"),
        ({}, "{}", "a table"),
        (datetime.date(2024, 1, 2), "2024-01-02", "a date or time"),
    ],
)
def test_a_value_is_shown_as_the_file_has_it(value: object, text: str, sort: str) -> None:
    """In short."""
    assert (spelled(value), kind(value)) == (text, sort)


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\u202e", "\u200b", "\ud800", "\n"])
def test_what_could_disturb_a_terminal_is_escaped(character: str) -> None:
    """Escapes, direction marks, halves of characters."""
    assert character not in printable(f"a{character}b")
    assert printable(f"a{character}b").isprintable()


def test_long_text_is_cut() -> None:
    """A message is a line."""
    assert len(printable("a" * 10_000)) == LONGEST_SHOWN


def test_a_key_path_is_written_as_toml_does() -> None:
    """Only plain keys go without quotes."""
    assert dotted(("sites", "koing.shop", "health", "쾡", "")) == 'sites."koing.shop".health."쾡".""'


@pytest.mark.parametrize(
    ("word", "near"), [("tmeout", "timeout"), ("TIMEOUT", "timeout"), ("zzz", ""), ("", ""), ("t" * 9999, "")]
)
def test_the_nearest_word_is_found_in_any_case(word: str, near: str) -> None:
    """And none when none is near."""
    assert nearest(word, ("timeout", "interval")) == near
