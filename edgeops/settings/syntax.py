"""From text to tables, and what people who do not write TOML every day get wrong in it."""

import re
import tomllib
from typing import NoReturn

from edgeops.settings.problems import Problems
from edgeops.settings.spelling import printable

PLACE = re.compile(r"(?P<message>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)

# Looked for in the line that the parser stumbled over.
CHARACTER_HINTS = (
    (re.compile("[“”„‟″‘’‚‛′«»]"), 'Replace the curly quotes “ ” by plain ones: ".'),
    (re.compile("[\uff01-\uff5e\u3000]"), 'Replace the full-width ＝ ＂ ［ ］ ， by the plain = " [ ] ,'),
    (re.compile("[\u00a0\u200b-\u200f\u2060\ufeff]"), "It holds an invisible character; type the line again."),
)
# Looked for in what the parser says.
MESSAGE_HINTS = (
    (re.compile("twice|overwrite|Cannot mutate|Duplicate"), "That key or table stands in the file twice; keep one."),
    (re.compile(r"""character '\\n'|Unterminated|Expected "'\""""), "A closing quote is missing."),
    (re.compile("Unescaped|escape|hex value"), r"A backslash is written twice: \\."),
)
# Looked for in the line again.
LINE_HINTS = (
    (re.compile(r"^\s*(\{|---)"), 'The file is TOML, not JSON or YAML: [stack] and below it name = "koing".'),
    (re.compile(r"^\s*\[[^\"']*([^\x00-\x7f]|\*)"), 'Put the host in quotes: [sites."koing.shop"].'),
    (re.compile(r"^\s*[\w.\"-]+\s*:\s"), 'Write = and not : between key and value: name = "koing".'),
    (re.compile(r"=\s*(True|TRUE|yes|Yes|on|On)\b"), "Write true, in small letters and without quotes."),
    (re.compile(r"=\s*(False|FALSE|no|No|off|Off)\b"), "Write false, in small letters and without quotes."),
    (re.compile(r"=\s*0[0-9]"), 'A number does not begin with 0; put it in quotes: account = "012345678901".'),
    (re.compile(r"=\s*($|#)"), "A value is missing after =."),
    (re.compile(r"=\s*[^\s\"'\[{0-9+-]"), 'Put text in quotes: name = "koing".'),
)
HINT = 'A table begins with [stack], a line in it reads name = "koing".'

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
        why = "Nothing in this file needs more than four levels."
        problems.stop("syntax", "", "holds keys, lists or tables nested without end", why, "Is it your file?")
    except ValueError:  # Python refuses to read numbers of more than 4300 digits
        problems.stop("syntax", "", "holds a number of thousands of digits", "No number here needs ten.", "Shorten it.")


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
    what = f"is not TOML: {printable(shown.strip())}"
    why = f"TOML's parser says: {printable(message)}."
    problems.stop("syntax", f"line {line}, column {column}", what, why, _hint(message, shown))


def _hint(message: str, line: str) -> str:
    looks = ((CHARACTER_HINTS, line), (MESSAGE_HINTS, message), (LINE_HINTS, line))
    return next((hint for hints, text in looks for pattern, hint in hints if pattern.search(text)), HINT)
