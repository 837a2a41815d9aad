"""One table of the file: gives typed values by key, and records what is wrong with them.

A wrong value gives its default (a number: the nearest allowed one), so that reading goes on and nothing is reported
twice; the Spec that comes of it is thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from edgeops.catalogue import say
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import Keys, home
from edgeops.settings.spelling import dotted, kind, nearest, printable, quoted, spelled

T = TypeVar("T")

SWITCH_WORDS = {"true": "true", "yes": "true", "on": "true", "1": "true"} | dict.fromkeys(
    ("false", "no", "off", "0"), "false"
)
SHORT_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)


@dataclass(frozen=True)
class Table:
    """`path` is the table's place in the file, empty for the top."""

    keys: Keys
    path: tuple[str, ...]
    values: Mapping[str, object]
    problems: Problems

    @classmethod
    def opened(cls, keys: Keys, path: tuple[str, ...], values: Mapping[str, object], problems: Problems) -> Table:
        """The table, after its unknown keys were reported."""
        table = cls(keys, path, values, problems)
        for key in values:
            if key in keys.later:
                table._report_later(key)
            elif key not in keys.known:
                table._report_unknown(key)
        return table

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def place(self, *keys: str) -> str:
        """The key path of a key in this table."""
        return dotted((*self.path, *keys))

    def require(self, key: str, why: str, fix: str = "") -> bool:
        """True when the key is there and not an empty table; otherwise it is reported as missing."""
        value = self.values.get(key)
        if value is not None and value != {}:
            return True
        fix = fix or say("config.write", line=self.keys.known[key])
        self.problems.add("missing", self.place(key), say("config-missing.what", key=key), why, fix)
        return False

    def exclude(self, one: str, other: str, why: str) -> None:
        """Report it when both keys are there."""
        if one in self and other in self:
            first, second = spelled(self.values[one]), spelled(self.values[other])
            what = say("config-exclusive.what", one=one, first=first, other=other, second=second)
            fix = say("config-exclusive.fix", one=one, other=other)
            self.problems.add("exclusive", self.place(other), what, why, fix)

    def text(self, key: str, parse: Callable[[str], T], default: T) -> T:
        """The text at `key`, parsed."""
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, str):
            return next(self._parsed(key, [value], parse, _before(key)), default)
        self._report_type(key, say("config.wanted-text"), _as_text(value, parse))
        return default

    def texts(self, key: str, parse: Callable[[str], T], *, single: bool = False) -> tuple[T, ...]:
        """The texts of the list at `key`, parsed; with `single`, one text alone will do."""
        value = self.values.get(key)
        match value:
            case None:
                return ()
            case str() if single:
                return tuple(self._parsed(key, [value], parse, _before(key)))
            case list():
                return tuple(self._parsed(key, value, parse, ""))
        wanted = say("config.wanted-text-or-list") if single else say("config.wanted-list")
        better = f"[{quoted(value)}]" if isinstance(value, str) else _as_text(value, parse)
        self._report_type(key, wanted, better)
        return ()

    def number(self, key: str, allowed: range, default: int, unit: str = "") -> int:
        """The whole number at `key`."""
        value = self.values.get(key, default)
        wanted = say("config.wanted-number", least=allowed[0], most=allowed[-1], unit=unit)
        if isinstance(value, str) and SHORT_NUMBER.fullmatch(value):
            near = min(max(int(value), allowed[0]), allowed[-1])
            self._report_type(key, wanted, str(near))
        elif isinstance(value, bool) or not isinstance(value, int):
            near = default
            self._report_type(key, wanted, "")
        else:
            near = min(max(value, allowed[0]), allowed[-1])
            if near != value:
                what = say("config-range.what", key=key, value=spelled(value))
                why, fix = say("config-range.why", key=key, wanted=wanted), say("config-range.fix", key=key, near=near)
                self.problems.add("range", self.place(key), what, why, fix)
        return near

    def flag(self, key: str, default: bool) -> bool:
        """The true or false at `key`."""
        value = self.values.get(key, default)
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower() if isinstance(value, str) or value in (0, 1) else ""
        self._report_type(key, say("config.wanted-flag"), SWITCH_WORDS.get(word, ""))
        return default

    def child(self, key: str, keys: Keys, better: Callable[[object], str] | None = None) -> Table:
        """The table at `key`, an empty one where it is absent. `better` turns another kind of value into TOML."""
        return Table.opened(keys, (*self.path, key), self._inner(key, better), self.problems)

    def named(self, key: str, example: str) -> Table:
        """The table at `key` whose keys are names that the user chose; `example` is a line of it."""
        values = self._inner(key)
        return Table(Keys(key, dict.fromkeys(values, example)), (*self.path, key), values, self.problems)

    def entries(self, key: str) -> Iterator[tuple[str, dict[str, object]]]:
        """The inner tables of `[key.NAME]`, by name, their keys not yet looked at."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self._report_type(key, say("config.wanted-tables"), "")
            return
        for name, inner in value.items():
            if isinstance(inner, dict):
                yield name, inner
                continue
            what = say("config-type.what", shown=f"{dotted((name,))} = {spelled(inner)}", kind=kind(inner))
            why = say("config-type.why-each", key=key)
            self.problems.add("type", self.place(key, name), what, why, self._example(key))

    def _inner(self, key: str, better: Callable[[object], str] | None = None) -> dict[str, object]:
        value = self.values.get(key, {})
        if isinstance(value, dict):
            return value
        self._report_type(key, say("config.wanted-table"), better(value) if better else "")
        return {}

    def _parsed(self, key: str, values: list[object], parse: Callable[[str], T], before: str) -> Iterator[T]:
        for value in values:
            if not isinstance(value, str):
                self._report_type(key, say("config.wanted-list-quoted"), _as_text(value, parse), value, "")
                continue
            try:
                yield parse(value)
            except Wrong as wrong:
                shown = f"{_before(key)}{quoted(value)}"
                self.problems.refuse(self.place(key), shown, wrong, (before, ""), self._example(key))

    def _report_type(self, key: str, wanted: str, better: str, item: object = None, before: str | None = None) -> None:
        value = self.values[key] if item is None else item
        before = _before(key) if before is None else before
        fix = say("config.write", line=f"{before}{better}") if better else self._example(key)
        what = say("config-type.what", shown=f"{_before(key)}{spelled(value)}", kind=kind(value))
        self.problems.add("type", self.place(key), what, say("config-type.why", key=dotted((key,)), wanted=wanted), fix)

    def _example(self, key: str) -> str:
        return say("config.example", line=self.keys.known[key])

    def _report_later(self, key: str) -> None:
        what, why = say("config-not-yet.what", key=key), say("config-not-yet.why")
        self.problems.add("not-yet", self.place(key), what, why, self.keys.later[key])

    def _report_unknown(self, key: str) -> None:
        near, elsewhere, title = nearest(key, self.keys.names), home(key), self.keys.title
        fix = say("config-unknown-key.fix-near", near=near) if near else say("config-unknown-key.fix")
        fix = say("config-unknown-key.fix-elsewhere", key=key, table=elsewhere) if elsewhere else fix
        what = say("config-unknown-key.what", key=printable(key), table=title)
        why = say("config-unknown-key.why", table=title, keys=", ".join(self.keys.known))
        self.problems.add("unknown-key", self.place(key), what, why, fix)


def _before(key: str) -> str:
    """What stands before the value."""
    return f"{dotted((key,))} = "


def _as_text(value: object, parse: Callable[[str], object]) -> str:
    """What was probably meant by a number where text is wanted, as TOML: `200` -> `"200"`; empty when unclear."""
    if isinstance(value, bool) or not isinstance(value, int) or value.bit_length() > 64:
        return ""
    try:
        parse(str(value))
    except Wrong as wrong:
        return quoted(wrong.better) if wrong.better else ""
    return quoted(str(value))
