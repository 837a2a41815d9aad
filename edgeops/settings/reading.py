"""From a path to text: what can be wrong with a file before it is TOML. Windows editors are the usual cause."""

import codecs
import re
from itertools import islice
from pathlib import Path
from typing import NoReturn

from edgeops.settings.problems import Problems
from edgeops.settings.spelling import nearest, printable, quoted

LARGEST = 1024 * 1024
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LONE_RETURN = re.compile(r"\r(?!\n)")
HANGUL = re.compile("[가-힣]")
SAVE = 'In the editor, save it again with the encoding "UTF-8"'


def read(file: Path, problems: Problems) -> str:
    """The file's text, without a byte order mark (which is a problem, but not the end)."""
    return decode(take(file, problems), problems)


def take(file: Path, problems: Problems) -> bytes:
    """The file's bytes; raises `UsageProblem` when there are none to be had."""
    try:
        if file.is_dir():
            problems.stop("directory", "", "is a folder, not a file", "edgeops reads one file.", _name_it(file))
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        _stop_missing(file, problems)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        fix = "Look at its permissions, or name another file with -c PATH."
        problems.stop("unreadable", "", f"cannot be read: {printable(reason)}", "The system does not give it out.", fix)
    if len(data) > LARGEST:
        why = "A configuration is a few lines; a file of more than 1 MiB is something else."
        problems.stop("too-large", "", "is larger than 1 MiB", why, "Name the right file with -c PATH.")
    return data


def decode(data: bytes, problems: Problems) -> str:
    """The text of UTF-8 bytes, every other encoding named; raises `UsageProblem` when it cannot be read."""
    if data.startswith(UTF16_MARKS) or data.count(0) * 3 > len(data):
        why = "TOML is UTF-8. Windows PowerShell's > and Notepad's Unicode write UTF-16."
        problems.stop("utf16", "", "is saved as UTF-16", why, f"{SAVE}.")
    if 0 in data:
        place = f"line {_line_of(data, data.index(0))}"
        problems.stop("nul", place, "holds a NUL character", "The file is not text, or was damaged.", f"{SAVE}.")
    if data.startswith(codecs.BOM_UTF8):
        why = "TOML begins with its first letter; the invisible mark before it is not allowed."
        problems.add("bom", "line 1", "begins with a byte order mark (BOM)", why, f'{SAVE}, not "UTF-8 with BOM".')
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _stop_not_utf8(data, error.start, problems)
    if lone := LONE_RETURN.search(text):
        place = f"line {text.count(chr(10), 0, lone.start()) + 1}"
        why = "A line ends with LF, or with CR LF; a CR alone is neither."
        fix = "In the editor, save it again with line ends LF."
        problems.stop("line-ends", place, "holds a carriage return (CR) without a line feed", why, fix)
    return text


def _name_it(file: Path) -> str:
    inside = file / "edgeops.toml"
    return f"Name the file: -c {printable(str(inside if inside.is_file() else file / 'FILE.toml'))}"


def _stop_missing(file: Path, problems: Problems) -> NoReturn:
    """Windows hides endings, so `edgeops.toml.txt` is the usual near miss."""
    try:
        names = [path.name for path in islice(file.parent.iterdir(), 1000)]
    except OSError:
        names = []
    near = nearest(file.name, names, like=0.8)
    there = f"The folder holds {quoted(near)}: rename it, or use -c. " if near else ""
    fix = f"{there}Go to the folder that holds edgeops.toml, or name the file with -c PATH (or EDGEOPS_CONFIG)."
    problems.stop("missing-file", "", "is not there", "Without -c, ./edgeops.toml is read.", fix)


def _stop_not_utf8(data: bytes, start: int, problems: Problems) -> NoReturn:
    line = _line_of(data, start)
    begin, end = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", start)
    korean = data[begin : end if end >= 0 else None].decode("cp949", errors="replace")
    if HANGUL.search(korean) and "\ufffd" not in korean:
        what = f"is saved as CP949 (EUC-KR), not as UTF-8: {quoted(korean.strip())}"
        problems.stop("cp949", f"line {line}", what, "TOML is UTF-8.", f"{SAVE}.")
    what = f"holds a byte that is not UTF-8 (0x{data[start]:02X})"
    problems.stop("not-utf8", f"line {line}", what, "TOML is UTF-8; the file is in another encoding.", f"{SAVE}.")


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
