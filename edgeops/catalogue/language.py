"""Which language: `--lang`, then EDGEOPS_LANG, then what the system speaks, then English."""

import locale
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, get_args

Language = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FLAG, VARIABLE = "--lang", "EDGEOPS_LANG"
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts, as POSIX has it
KOREAN = "가"


def language(
    argv: Sequence[str],
    environ: Mapping[str, str],
    *,
    encoding: str | None = "utf-8",
    windows: Callable[[], str] | None = None,
) -> Language:
    """What to speak. A wrong flag or variable is refused by the command line; until then the system decides.

    `encoding`: of the terminal; the system's language counts only where the terminal can write it. `windows`: asks
    Windows for the language of its screens, as a locale's name.
    """
    for asked in (flagged(argv), environ.get(VARIABLE)):
        if (told := _known((asked or "").lower())) is not None:
            return told
    spoken = next((environ[name] for name in LOCALES if environ.get(name)), windows() if windows else "")
    native = _known(spoken.replace("-", "_").partition("_")[0].partition(".")[0].lower())
    return native if native is not None and _writable(encoding) else "en"


def flagged(argv: Sequence[str]) -> str | None:
    """The value of the flag, the last one of several, even where the rest of the line cannot be understood."""
    words = argv[: argv.index("--")] if "--" in argv else argv
    apart = (value for flag, value in pairwise(words) if flag == FLAG)
    together = (word.removeprefix(f"{FLAG}=") for word in words if word.startswith(f"{FLAG}="))
    return next(iter([*apart, *together][::-1]), None)


def windows_speaks() -> str:
    """The locale of Windows' own screens, such as ko_KR; "" on other systems."""
    if sys.platform != "win32":
        return ""
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def _known(text: str) -> Language | None:
    return next((one for one in LANGUAGES if one == text), None)


def _writable(encoding: str | None) -> bool:
    try:
        KOREAN.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
