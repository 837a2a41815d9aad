"""Text that fits its columns and is safe to print."""

from hypothesis import given
from hypothesis import strategies as st

from edgeops.render.text import NO_INK, Ink, clean, pad, width, wrap

WORDS = st.lists(st.text("abc 한", max_size=12), max_size=12).map(" ".join)


@given(WORDS, st.integers(20, 100))
def test_wrap_keeps_every_word_and_every_column(text: str, columns: int) -> None:
    """No word is lost or broken, and a line is too long only where one word is."""
    lines = wrap(text, columns, "  why: ")

    assert " ".join(lines).split()[1:] == text.split()
    assert all(width(line) <= columns or len(line.removeprefix("  why:").split()) <= 1 for line in lines)


def test_wrap_indents_what_follows_under_the_first_word() -> None:
    """A label is followed by a column of text; a line feed in the text stays one."""
    assert wrap("one two\nthree", 12, "  fix: ") == ["  fix: one", "       two", "       three"]


def test_clean_shows_control_characters_instead_of_obeying_them() -> None:
    """An escape sequence in a tag or a record cannot steer the terminal."""
    assert clean("a\x1b[2Jb\rc\td\n") == "a\\x1b[2Jb\\rc d\n"


def test_width_counts_hangul_twice() -> None:
    """Tables stay aligned with Korean text in them."""
    assert (width("그룹"), width("ab"), pad("그", 4)) == (4, 2, "그  ")


def test_ink_adds_colour_only_when_on() -> None:
    """Without colour the text is the same, to the character."""
    assert Ink(True)("bad", "x") == "\x1b[31mx\x1b[0m"
    assert NO_INK("bad", "x") == "x"
