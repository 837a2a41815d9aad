"""`edgeops explain CODE`: what a code means, why it comes, how to see it, what to do - all from the catalogue.

Where the facts are not known their names stand in angle brackets.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import cache

from edgeops.catalogue import Text, joined, known, say
from edgeops.catalogue.entries import TEXTS
from edgeops.errors import ExitStatus, Finding, UsageProblem, finding
from edgeops.report import Outcome, Page

PARTS = ("what", "why", "see", "fix", "more")
FIELD = re.compile(r"{(\w+)")
NAME_OF_MANY = re.compile(r"[A-Z]+$")


def explain(code: str | None) -> Outcome:
    """The page on a code, or the list of codes. Raises UsageProblem for a code that there is not."""
    if code is None:
        lines = [say("explain.codes"), "", *(f"  {one}" for one in codes()), "", say("explain.usage")]
        return _page(joined("\n", lines), {"codes": list(codes())})
    asked = code.strip()
    entry = _entry(asked)
    if entry is None:
        raise UsageProblem(_unknown(asked))
    said = {part: _sentences(entry, part) for part in PARTS}
    sections = [
        joined("\n", [say(f"explain.part-{part}"), *_listed(sentences)])
        for part, sentences in said.items()
        if sentences
    ]
    return _page(joined("\n\n", [asked, *sections]), {"code": asked, **said})


def _listed(sentences: Sequence[Text]) -> list[Text]:
    return [joined("", ["  - " if len(sentences) > 1 else "  ", sentence]) for sentence in sentences]


@cache
def codes() -> Sequence[str]:
    """Every code, in the order of the alphabet; one in capitals at its end stands for many."""
    named = (key.partition(".") for key in TEXTS)
    return sorted({code for code, _, part in named if part in {"what", "why", "fix"}})


def _entry(code: str) -> str | None:
    """The code under which the catalogue has it: its own, or that of its family."""
    if code in codes():
        return code
    return _family(code)


def _family(code: str) -> str | None:
    families = (one for one in codes() if NAME_OF_MANY.search(one))
    return next((one for one in families if code.startswith(NAME_OF_MANY.sub("", one)) and code != one), None)


def _sentences(code: str, part: str) -> list[Text]:
    """The sentence of that part, then those that are said in other cases; where it has none, its family's."""
    family = _family(code)
    if family and not any(key == f"{code}.{part}" or key.startswith(f"{code}.{part}-") for key in TEXTS):
        code = family
    keys = [f"{code}.{part}", *sorted(key for key in TEXTS if key.startswith(f"{code}.{part}-"))]
    return [_with_names(key) for key in keys if known(key)]


def _with_names(key: str) -> Text:
    names: Iterable[str] = dict.fromkeys(FIELD.findall(TEXTS[key][0]))
    return say(key, **{name: say(f"placeholder.{name}") for name in names})


def _unknown(code: str) -> Finding:
    near = difflib.get_close_matches(code.lower(), codes(), n=1)
    if not near:
        return finding("unknown-code", "explain", code=repr(code))
    what = say("unknown-code.what-near", code=repr(code), near=repr(near[0]))
    return finding("unknown-code", "explain", what=what, fix=f"edgeops explain {near[0]}")


def _page(text: Text, fields: dict[str, object]) -> Outcome:
    return Outcome("explain", ExitStatus.OK, page=Page(text, {**fields, "text": text}, prose=True))
