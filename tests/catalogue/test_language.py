"""Which language is spoken."""

import pytest

from edgeops.catalogue.language import flagged, language


@pytest.mark.parametrize(
    ("argv", "environ", "expected"),
    [
        ((), {}, "en"),
        ((), {"LANG": "ko_KR.UTF-8"}, "ko"),
        ((), {"LANG": "ko"}, "ko"),
        ((), {"LANG": "en_US.UTF-8"}, "en"),
        ((), {"LANG": "ja_JP.UTF-8"}, "en"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ((), {"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8"}, "ko"),
        ((), {"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
        ((), {"LANG": "en_US.UTF-8", "EDGEOPS_LANG": "ko"}, "ko"),
        ((), {"LANG": "ko_KR.UTF-8", "EDGEOPS_LANG": "en"}, "en"),
        (("up", "--lang", "en"), {"EDGEOPS_LANG": "ko"}, "en"),
        (("--lang=ko", "up"), {"EDGEOPS_LANG": "en"}, "ko"),
        (("up", "--lang", "kr"), {"LANG": "ko_KR.UTF-8"}, "ko"),
    ],
)
def test_the_flag_wins_then_the_variable_then_the_locale(
    argv: tuple[str, ...], environ: dict[str, str], expected: str
) -> None:
    """And English where nobody says anything; a wrong flag is refused elsewhere, in the system's language."""
    assert language(argv, environ) == expected


def test_the_system_decides_only_where_the_terminal_can_write_it() -> None:
    """A console of code page 437 has no Hangul; who asks for Korean gets it all the same."""
    system = {"LANG": "ko_KR"}
    assert language((), system, encoding="cp437") == "en"
    assert language((), system, encoding="cp949") == "ko"
    assert language((), {"EDGEOPS_LANG": "ko"}, encoding="cp437") == "ko"


@pytest.mark.parametrize(("locale", "expected"), [("ko_KR", "ko"), ("en_US", "en"), ("", "en")])
def test_windows_is_asked_for_the_language_of_its_screens(locale: str, expected: str) -> None:
    """It has no LANG; where there is one (a Unix shell on Windows) that counts."""
    assert language((), {}, windows=lambda: locale) == expected
    assert language((), {"LANG": "en_US.UTF-8"}, windows=lambda: locale) == "en"


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ((), None),
        (("up", "--lang"), None),
        (("up", "--lang", "ko", "--lang", "en"), "en"),
        (("up", "--", "--lang", "ko"), None),
        (("up", "--jobz", "--lang=ko"), "ko"),
    ],
)
def test_the_flag_is_found_in_any_line(argv: tuple[str, ...], expected: str | None) -> None:
    """Also where the rest cannot be understood: that is said in the language that was asked for."""
    assert flagged(argv) == expected
