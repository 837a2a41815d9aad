"""From text to tables, and what people who do not write TOML every day get wrong in it."""

import re
import tomllib
from typing import NoReturn

from edgeops.catalogue import say
from edgeops.settings.problems import Problems
from edgeops.settings.spelling import printable

PLACE = re.compile(r"(?P<message>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)

# Looked for in the line that the parser stumbled over.
CHARACTER_HINTS = (
    (re.compile("[“”„‟″‘’‚‛′«»]"), say("config-syntax.fix-curly")),
    (re.compile("[\uff01-\uff5e\u3000]"), say("config-syntax.fix-full-width")),
    (re.compile("[\u00a0\u200b-\u200f\u2060\ufeff]"), say("config-syntax.fix-invisible")),
)
# Looked for in what the parser says.
MESSAGE_HINTS = (
    (re.compile("twice|overwrite|Cannot mutate|Duplicate"), say("config-syntax.fix-twice")),
    (re.compile(r"""character '\\n'|Unterminated|Expected "'\""""), say("config-syntax.fix-quote")),
    (re.compile("Unescaped|escape|hex value"), say("config-syntax.fix-backslash")),
)
# Looked for in the line again.
LINE_HINTS = (
    (re.compile(r"^\s*(\{|---)"), say("config-syntax.fix-json")),
    (re.compile(r"^\s*\[[^\"']*([^\x00-\x7f]|\*)"), say("config-syntax.fix-host")),
    (re.compile(r"^\s*[\w.\"-]+\s*:\s"), say("config-syntax.fix-colon")),
    (re.compile(r"=\s*(True|TRUE|yes|Yes|on|On)\b"), say("config-syntax.fix-true")),
    (re.compile(r"=\s*(False|FALSE|no|No|off|Off)\b"), say("config-syntax.fix-false")),
    (re.compile(r"=\s*0[0-9]"), say("config-syntax.fix-zero")),
    (re.compile(r"=\s*($|#)"), say("config-syntax.fix-value")),
    (re.compile(r"=\s*[^\s\"'\[{0-9+-]"), say("config-syntax.fix-text")),
)
HINT = say("config-syntax.fix")

# The parser's work and memory grow with the square of the parts of a dotted key; ours have four.
STRING = re.compile(r"""\"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
MOST_DOTS = 100


def parse(text: str, problems: Problems) -> dict[str, object]:
    """The file's tables; raises `UsageProblem` with line, column and the line's text when it is not TOML."""
    try:
        if any(line.count(".") > MOST_DOTS for line in STRING.sub("", text).split("\n")):
            raise RecursionError
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _stop(text, str(error), problems)
    except RecursionError:
        what, why = say("config-syntax.what-nested"), say("config-syntax.why-nested")
        problems.stop("syntax", "", what, why, say("config-syntax.fix-nested"))
    except ValueError:  # Python refuses to read numbers of more than 4300 digits
        what, why = say("config-syntax.what-digits"), say("config-syntax.why-digits")
        problems.stop("syntax", "", what, why, say("config-syntax.fix-shorten"))


def _stop(text: str, error: str, problems: Problems) -> NoReturn:
    lines = text.replace("\r\n", "\n").split("\n")
    found = PLACE.fullmatch(error)
    message = found["message"] if found else error
    if found and found["line"]:
        line, column = int(found["line"]), int(found["column"])
    else:  # the end of the document: show the last line that says something
        line = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 1)
        column = len(lines[line - 1]) + 1
    shown = lines[line - 1] if line <= len(lines) else ""
    what = say("config-syntax.what", line=printable(shown.strip()))
    why = say("config-syntax.why", message=printable(message))
    place = say("config.line-column", line=line, column=column)
    problems.stop("syntax", place, what, why, _hint(message, shown))


def _hint(message: str, line: str) -> str:
    looks = ((CHARACTER_HINTS, line), (MESSAGE_HINTS, message), (LINE_HINTS, line))
    return next((hint for hints, text in looks for pattern, hint in hints if pattern.search(text)), HINT)
