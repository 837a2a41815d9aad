"""How Route 53 spells names: lower case, final dot, octal escapes; ordered by labels from the right (T2.15)."""

from __future__ import annotations

import re

PLAIN = re.compile(r"[a-z0-9_.\-]")


def absolute(name: str) -> str:
    """Lower case, with a final dot."""
    return name.lower().rstrip(".") + "."


def spelled(name: str) -> str:
    r"""As Route 53 answers it: `*` becomes `\052`, as every other unusual character becomes its octal code."""
    decoded = re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), absolute(name))
    return "".join(each if PLAIN.fullmatch(each) else f"\\{ord(each):03o}" for each in decoded)


def order(name: str) -> tuple[str, ...]:
    """The key that sorts names as the lists do."""
    return tuple(reversed(name.rstrip(".").split(".")))


def within(name: str, zone: str) -> bool:
    """True when the name belongs to the zone; `badexample.com.` does not belong to `example.com.` (T2.12)."""
    return name == zone or name.endswith(f".{zone}")
