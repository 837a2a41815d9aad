"""How values and keys of the file are shown in a message, and which word was probably meant."""

import difflib
import re
from collections.abc import Iterable

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_SHOWN = 120
LIKE_ENOUGH = 0.6
ITEMS_SHOWN = 5


def visible(text: str) -> str:
    """Text that cannot disturb a terminal: invisible characters as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def printable(text: str) -> str:
    """Somebody else's text, visible and not endless."""
    return visible(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def quoted(text: str) -> str:
    """Text as it is written in TOML."""
    return '"' + printable(text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def spelled(value: object) -> str:
    """A value as the file spells it, in short. One level deep: the file may be nested without end."""
    if isinstance(value, list):
        shown = ["…" if isinstance(item, list | dict) else spelled(item) for item in value[:ITEMS_SHOWN]]
        return printable("[" + ", ".join(shown + ["…"] * (len(value) > ITEMS_SHOWN)) + "]")
    match value:
        case str():
            return quoted(value)
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() > 64:  # Python refuses to spell endless numbers
            return "a number of more than 19 digits"
        case dict():
            return "{ … }" if value else "{}"
        case _:
            return str(value)


def kind(value: object) -> str:
    """What sort of value it is, in words."""
    match value:
        case str():
            return "text"
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case float():
            return "a decimal number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def dotted(path: Iterable[str]) -> str:
    """A key path as TOML writes it: `sites."koing.shop".health.timeout`."""
    return ".".join(part if BARE_KEY.fullmatch(part) and part.isascii() else quoted(part) for part in path)


def nearest(word: str, candidates: Iterable[str], like: float = LIKE_ENOUGH) -> str:
    """The candidate that was probably meant, upper and lower case alike; empty when none is near."""
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word[:LONGEST_SHOWN].lower(), by_lower, n=1, cutoff=like)
    return by_lower[found[0]] if found else ""
