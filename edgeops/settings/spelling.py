"""How values and keys of the file are shown in a message, and which word was probably meant."""

import difflib
import re
from collections.abc import Iterable

from edgeops.catalogue import Text, say

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_SHOWN = 120
LIKE_ENOUGH = 0.6
ITEMS_SHOWN = 5


def visible(text: str) -> str:
    """Text that cannot disturb a terminal: invisible characters as escapes; in a text of the catalogue its facts'."""
    if isinstance(text, Text):
        return text.over(visible)
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
            return say("config.long-number")
        case dict():
            return "{ … }" if value else "{}"
        case _:
            return str(value)


def kind(value: object) -> Text:
    """What sort of value it is, in words."""
    match value:
        case str():
            return say("config.kind-text")
        case bool():
            return say("config.kind-flag")
        case int():
            return say("config.kind-number")
        case float():
            return say("config.kind-decimal")
        case list():
            return say("config.kind-list")
        case dict():
            return say("config.kind-table")
        case _:
            return say("config.kind-date")


def dotted(path: Iterable[str]) -> str:
    """A key path as TOML writes it: `sites."koing.shop".health.timeout`."""
    return ".".join(part if BARE_KEY.fullmatch(part) and part.isascii() else quoted(part) for part in path)


def nearest(word: str, candidates: Iterable[str], like: float = LIKE_ENOUGH) -> str:
    """The candidate that was probably meant, upper and lower case alike; empty when none is near."""
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word[:LONGEST_SHOWN].lower(), by_lower, n=1, cutoff=like)
    return by_lower[found[0]] if found else ""
