"""Does a request meet a rule's conditions? All of them, each by one of its values.

`*` is any number of characters, `?` one. Host, header and query values are compared in any case, paths exactly and
without the query (the guide's "Condition types for listener rules").
"""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from moto_fixtures.data_plane.asked import Asked


def meets(asked: Asked, conditions: Iterable[Mapping[str, Any]]) -> bool:
    return all(_one(asked, each) for each in conditions)


def _one(asked: Asked, condition: Mapping[str, Any]) -> bool:
    field = condition["Field"]
    config: Mapping[str, Any] = next((value for key, value in condition.items() if key.endswith("Config")), {})
    values, patterns = config.get("Values", []), config.get("RegexValues", [])
    if field == "host-header":
        return _any(values, patterns, asked.host, fold=True)
    if field == "path-pattern":
        return _any(values, patterns, asked.path, fold=False)
    if field == "http-header":
        sent = asked.headers.get(config["HttpHeaderName"])
        return sent is not None and _any(values, patterns, sent, fold=True)
    if field == "http-request-method":
        return asked.method in values
    if field == "source-ip":
        return any(ipaddress.ip_address(asked.client) in ipaddress.ip_network(each) for each in values)
    return any(_in_query(asked.query, each) for each in values)


def _any(values: Iterable[str], patterns: Iterable[str], text: str, fold: bool) -> bool:
    return any(_wild(each, fold).fullmatch(text) for each in values) or any(re.search(each, text) for each in patterns)


@lru_cache(maxsize=1024)
def _wild(value: str, fold: bool) -> re.Pattern[str]:
    parts = {"*": ".*", "?": "."}
    return re.compile("".join(parts.get(each) or re.escape(each) for each in value), re.I if fold else 0)


def _in_query(query: str, wanted: Mapping[str, str]) -> bool:
    """A key and value, or a value under any key."""
    pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
    key, value = wanted.get("Key"), _wild(wanted["Value"], True)
    return any((key is None or _wild(key, True).fullmatch(name)) and value.fullmatch(text) for name, text in pairs)
