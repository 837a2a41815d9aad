"""`health = { … }`: how the load balancer asks a target whether it works."""

import re

from edgeops.catalogue import say
from edgeops.model import HealthCheck
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import quoted
from edgeops.settings.table import Table

LONGEST_PATH = 1024
CODE = re.compile(r"[0-9]{3}")
DEFAULT = HealthCheck()
CODES = say("config-health-codes.why")
SECONDS, ANSWERS = say("config.unit-seconds"), say("config.unit-answers")


def read_health(table: Table) -> HealthCheck:
    """The check. Without a path any answer below 500 will do; whoever names a path means 200."""
    interval = table.number("interval", range(5, 301), DEFAULT.interval, SECONDS)
    # A short interval alone is not wrong: the timeout that nobody asked for gives way.
    timeout = table.number("timeout", range(2, 121), min(DEFAULT.timeout, interval - 1), SECONDS)
    if timeout >= interval:
        _refuse_timeout(table, timeout, interval)
    return HealthCheck(
        path=table.text("path", parse_path, DEFAULT.path),
        codes=table.text("codes", parse_codes, "200" if "path" in table else DEFAULT.codes),
        interval=interval,
        timeout=timeout,
        healthy=table.number("healthy", range(2, 11), DEFAULT.healthy, ANSWERS),
        unhealthy=table.number("unhealthy", range(2, 11), DEFAULT.unhealthy, ANSWERS),
    )


def health_from(value: object) -> str:
    """What was meant by a path where the table should stand."""
    return f"{{ path = {quoted(value)} }}" if isinstance(value, str) and value.startswith("/") else ""


def parse_path(text: str) -> str:
    """The path that is asked for, with its query."""
    why = say("config-health-path.why", most=LONGEST_PATH)
    if len(text) > LONGEST_PATH:
        raise Wrong("health-path", say("config-health-path.what-long", most=LONGEST_PATH), why)
    path = re.sub(r"^https?://[^/]*", "", text.strip(), flags=re.IGNORECASE)
    better = "/" + "".join(c if "!" <= c <= "~" else _percent(c) for c in path.removeprefix("/"))
    if better != text:
        raise Wrong("health-path", say("config-health-path.what"), why, better)
    return text


def parse_codes(text: str) -> str:
    """ELB's spelling of the answers that mean "it works"."""
    for part in text.split(","):
        ends = part.split("-")
        if len(ends) > 2 or not all(CODE.fullmatch(end) for end in ends):
            raise Wrong("health-codes", say("config-health-codes.what"), CODES, _tidied(text))
        if not all(200 <= int(end) <= 499 for end in ends):
            why = say("config-health-codes.why-range", shape=CODES)
            raise Wrong("health-codes", say("config-health-codes.what-range"), why)
        if int(ends[0]) > int(ends[-1]):
            better = _sound(text.replace(part, f"{ends[1]}-{ends[0]}"))
            raise Wrong("health-codes", say("config-health-codes.what-backwards"), CODES, better)
    return text


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", errors="replace"))


def _tidied(text: str) -> str:
    """`2xx` and blanks put right; empty when that is not enough."""
    tidy = re.sub(r"\b([234])xx\b", r"\g<1>00-\g<1>99", re.sub(r"\s+", "", text.lower()))
    return _sound(tidy) if tidy != text else ""


def _sound(text: str) -> str:
    """The text when it is right, else nothing: a suggestion must not be wrong itself."""
    try:
        return parse_codes(text)
    except Wrong:
        return ""


def _refuse_timeout(table: Table, timeout: int, interval: int) -> None:
    key = "config-timeout.what" if "interval" in table else "config-timeout.what-default"
    what, why = say(key, timeout=timeout, interval=interval), say("config-timeout.why")
    table.problems.add("timeout", table.place("timeout"), what, why, say("config-timeout.fix", interval=timeout + 2))
