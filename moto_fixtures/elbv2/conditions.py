"""Conditions of rules: known fields, values of the right form, at most five of them in a rule (T3.20-21)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.errors import validation_error
from moto_fixtures.limits import Limits

CONFIGS = {
    "host-header": "HostHeaderConfig",
    "path-pattern": "PathPatternConfig",
    "http-header": "HttpHeaderConfig",
    "http-request-method": "HttpRequestMethodConfig",
    "query-string": "QueryStringConfig",
    "source-ip": "SourceIpConfig",
}
HOST = re.compile(r"[A-Za-z0-9.*?_-]*\.[A-Za-z*?]+")
LONGEST = 128


def checked(limits: Limits, conditions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The conditions as AWS shows them: `Values` repeated in the field's own config and the other way round."""
    result = [_one(each) for each in conditions]
    if not result:
        raise validation_error("At least one condition must be specified")
    values = [value for each in result for value in each[CONFIGS[each["Field"]]].get("Values", [])]
    most = limits["condition-values-per-alb-rule"]
    if len(values) > most:
        raise validation_error(f"A rule can only have '{most}' condition values")
    texts = [each for each in values if isinstance(each, str)]
    most = limits["condition-wildcards-per-alb-rule"]
    if sum(text.count("*") + text.count("?") for text in texts) > most:
        raise validation_error(f"A rule can have at most {most} wildcards")
    return result


def _one(condition: Mapping[str, Any]) -> dict[str, Any]:
    field = condition.get("Field", "")
    if field not in CONFIGS:
        raise validation_error(f"Condition field '{field}' must be one of '{list(CONFIGS)}'")
    config = dict(condition.get(CONFIGS[field], {}))
    values = config.get("Values") or condition.get("Values") or []
    if not values and "RegexValues" not in config:
        raise validation_error(f"A condition of field '{field}' must have a value")
    for value in values:
        _check(field, value)
    if values:
        config["Values"] = values
    plain = field in ("host-header", "path-pattern") and values
    return {"Field": field, CONFIGS[field]: config} | ({"Values": values} if plain else {})


def _check(field: str, value: Any) -> None:
    if isinstance(value, str) and not 1 <= len(value) <= LONGEST:
        raise validation_error(f"Condition value '{value}' must be 1 to {LONGEST} characters long")
    if field == "host-header" and not HOST.fullmatch(value):
        raise validation_error(f"The host header value '{value}' is not valid")
    if field == "source-ip":
        if "/" not in value:
            raise validation_error(f"The source IP value '{value}' is not a CIDR block")
        try:
            ipaddress.ip_network(value)
        except ValueError as error:
            raise validation_error(f"The source IP value '{value}' is not a CIDR block") from error
