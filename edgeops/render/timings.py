"""Where the time went, as tables for people: what had to follow on what, the waits, the calls."""

from collections.abc import Iterable, Sequence

from edgeops.catalogue import ENGLISH, Text, Tongue, say
from edgeops.render import words
from edgeops.render.text import clean, pad, width
from edgeops.report import Leg, Timings

Row = Sequence[str]


def text(timings: Timings, tongue: Tongue = ENGLISH) -> str:
    """The whole, without a line feed at the end."""
    waits = [
        (_seconds(one.seconds), say("timings.wait", resource=words.resource(one.resource), what=one.what))
        for one in timings.waits
    ]
    return "\n".join(
        [
            tongue(say("timings.title", seconds=words.duration(timings.seconds))),
            *_part(say("timings.path"), [(_seconds(leg.seconds), _leg(leg)) for leg in timings.critical_path], tongue),
            *_part(say("timings.waits"), waits, tongue),
            *_part(say("timings.calls"), _calls(timings), tongue),
        ]
    )


def _calls(timings: Timings) -> list[Row]:
    head = tuple(say(f"timings.{name}") for name in ("total", "longest", "queued", "count", "operation"))
    rows = [
        (_seconds(one.seconds), _seconds(one.longest), _seconds(one.queued), str(one.count), one.operation)
        for one in timings.calls
    ]
    return [head, *rows] if rows else []


def _part(title: Text, rows: Sequence[Row], tongue: Tongue) -> Iterable[str]:
    if not rows:
        return
    said = [[clean(tongue(cell)) for cell in row] for row in rows]
    widths = [max(width(row[column]) for row in said) for column in range(len(said[0]) - 1)]
    yield ""
    yield tongue(title)
    for *numbers, name in said:
        yield "  " + "  ".join([*(_right(cell, columns) for cell, columns in zip(numbers, widths, strict=True)), name])


def _right(cell: str, columns: int) -> str:
    return pad("", columns - width(cell)) + cell


def _leg(leg: Leg) -> Text:
    if leg.phase in {"start", "between"}:
        return say(f"timings.{leg.phase}")
    return say(f"timings.{leg.phase}", resource=words.resource(leg.resource))


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f}"
