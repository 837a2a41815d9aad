"""Text that fits its columns and is safe to print: wide characters count double, control characters are shown.

Colour comes last and only adds to words: everything here reads the same without it.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Style = Literal["bold", "dim", "good", "bad", "warn"]
ANSI: Mapping[Style, str] = MappingProxyType({"bold": "1", "dim": "2", "good": "32", "bad": "31", "warn": "33"})


@dataclass(frozen=True)
class Ink:
    """Paints text with ANSI codes, or leaves it as it is."""

    on: bool = False

    def __call__(self, style: Style, text: str) -> str:
        return f"\x1b[{ANSI[style]}m{text}\x1b[0m" if self.on and text else text


NO_INK = Ink(False)


def clean(text: str) -> str:
    """The text without control characters: what AWS or a file holds must not steer the terminal."""
    return "".join(char if char == "\n" or char.isprintable() else _visible(char) for char in text)


def _visible(char: str) -> str:
    return " " if char == "\t" else char.encode("unicode_escape").decode()


def width(text: str) -> int:
    """Columns on a terminal: 2 for a Hangul syllable, 0 for a combining mark."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def pad(text: str, columns: int) -> str:
    """The text, filled with spaces on the right."""
    return text + " " * max(columns - width(text), 0)


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most `columns`, begun with `first`, then `rest` (blanks as wide as `first` when None).

    A word is never broken: names and commands must survive being copied.
    """
    indent = " " * width(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = indent if lines else first
        fresh = True
        for word in paragraph.split():
            if not fresh and width(line) + 1 + width(word) > columns:
                lines.append(line)
                line, fresh = indent, True
            line += word if fresh else " " + word
            fresh = False
        lines.append(line.rstrip())
    return lines
