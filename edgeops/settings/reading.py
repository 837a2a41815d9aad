"""From a path to text: what can be wrong with a file before it is TOML. Windows editors are the usual cause."""

import codecs
import re
from itertools import islice
from pathlib import Path
from typing import NoReturn

from edgeops.catalogue import say
from edgeops.settings.problems import Problems
from edgeops.settings.spelling import nearest, printable, quoted

LARGEST = 1024 * 1024
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LONE_RETURN = re.compile(r"\r(?!\n)")
HANGUL = re.compile("[가-힣]")


def read(file: Path, problems: Problems) -> str:
    """The file's text, without a byte order mark (which is a problem, but not the end)."""
    return decode(take(file, problems), problems)


def take(file: Path, problems: Problems) -> bytes:
    """The file's bytes; raises `UsageProblem` when there are none to be had."""
    try:
        if file.is_dir():
            what, why = say("config-directory.what"), say("config-directory.why")
            problems.stop("directory", "", what, why, say("config-directory.fix", file=_inside(file)))
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        _stop_missing(file, problems)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        what = say("config-unreadable.what", message=printable(reason))
        problems.stop("unreadable", "", what, say("config-unreadable.why"), say("config-unreadable.fix"))
    if len(data) > LARGEST:
        _stop("too-large", "", problems)
    return data


def decode(data: bytes, problems: Problems) -> str:
    """The text of UTF-8 bytes, every other encoding named; raises `UsageProblem` when it cannot be read."""
    if data.startswith(UTF16_MARKS) or data.count(0) * 3 > len(data):
        _stop("utf16", "", problems)
    if 0 in data:
        _stop("nul", say("config.line", line=_line_of(data, data.index(0))), problems)
    if data.startswith(codecs.BOM_UTF8):
        what, why, fix = (say(f"config-bom.{part}") for part in ("what", "why", "fix"))
        problems.add("bom", say("config.line", line=1), what, why, fix)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _stop_not_utf8(data, error.start, problems)
    if lone := LONE_RETURN.search(text):
        _stop("line-ends", say("config.line", line=text.count(chr(10), 0, lone.start()) + 1), problems)
    return text


def _stop(slug: str, place: str, problems: Problems) -> NoReturn:
    what, why, fix = (say(f"config-{slug}.{part}") for part in ("what", "why", "fix"))
    problems.stop(slug, place, what, why, fix)


def _inside(folder: Path) -> str:
    file = folder / "edgeops.toml"
    return printable(str(file if file.is_file() else folder / "FILE.toml"))


def _stop_missing(file: Path, problems: Problems) -> NoReturn:
    """Windows hides endings, so `edgeops.toml.txt` is the usual near miss."""
    try:
        names = [path.name for path in islice(file.parent.iterdir(), 1000)]
    except OSError:
        names = []
    near = nearest(file.name, names, like=0.8)
    fix = say("config-missing-file.fix-near", near=quoted(near)) if near else say("config-missing-file.fix")
    problems.stop("missing-file", "", say("config-missing-file.what"), say("config-missing-file.why"), fix)


def _stop_not_utf8(data: bytes, start: int, problems: Problems) -> NoReturn:
    place = say("config.line", line=_line_of(data, start))
    begin, end = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", start)
    korean = data[begin : end if end >= 0 else None].decode("cp949", errors="replace")
    if HANGUL.search(korean) and "\ufffd" not in korean:
        what = say("config-cp949.what", line=quoted(korean.strip()))
        problems.stop("cp949", place, what, say("config-cp949.why"), say("config-cp949.fix"))
    what = say("config-not-utf8.what", byte=f"{data[start]:02X}")
    problems.stop("not-utf8", place, what, say("config-not-utf8.why"), say("config-not-utf8.fix"))


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
