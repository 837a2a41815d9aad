"""What is not TOML: line, column, the line's text, and the mistake that was probably made."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding

from .conftest import written


@pytest.mark.parametrize(
    ("text", "place", "shown", "hint"),
    [
        ("[stack]\nname = “koing”", "line 2, column 8", "name = “koing”", "curly quotes"),
        ("[stack]\nname ＝ 'koing'", "line 2, column 6", "name ＝", "full-width"),
        ("[stack]\nname\u00a0= 'koing'", "line 2, column 5", "name\\xa0=", "invisible"),
        ("[stack]\nname = koing", "line 2, column 8", "name = koing", "Put text in quotes"),
        ("[stack]\nname: 'koing'", "line 2, column 5", "name: 'koing'", "Write = and not :"),
        ("[stack]\nname =", "line 2, column 7", "name =", "A value is missing"),
        ("[stack]\nname = # later\n", "line 2, column 8", "name = # later", "A value is missing"),
        ('[stack]\nname = "koing\nregion = "x"', "line 2, column 14", 'name = "koing', "closing quote"),
        ("[stack]\nname = 'koing\nregion = 'x'", "line 2, column 14", "name = 'koing", "closing quote"),
        ('[stack]\nname = "koing', "line 2, column 14", 'name = "koing', "closing quote"),
        ("[stack]\nname = 'koing", "line 2, column 14", "name = 'koing", "closing quote"),
        ('[stack]\nname = """koing\n\n', "line 2, column 16", 'name = """koing', "closing quote"),
        ("[stack]\naccount = 012345678901", "line 2, column 12", "012345678901", "does not begin with 0"),
        ("[instances.web]\nelastic_ip = True", "line 2, column 14", "elastic_ip = True", "Write true"),
        ("[instances.web]\nelastic_ip = no", "line 2, column 14", "elastic_ip = no", "Write false"),
        ("[stack]\nname = 'a'\nname = 'b'", "line 3, column 11", "name = 'b'", "twice"),
        ("[stack]\n[stack]", "line 2, column 7", "[stack]", "twice"),
        ("[sites.쾡.kr]\nto = 'web:80'", "line 1, column 8", "[sites.쾡.kr]", "host in quotes"),
        ("[sites.*.koing.shop]", "line 1, column 8", "[sites.*.koing.shop]", "host in quotes"),
        ('[stack]\nname = "C:\\koing"', "line 2, column 13", "koing", "backslash"),
        ('[stack]\nname = "C:\\Users"', "line 2, column 13", "Users", "backslash"),
        ('{"stack": {}}', "line 1, column 1", '{"stack": {}}', "not JSON or YAML"),
        ("---\nstack:\n", "line 1, column 4", "---", "not JSON or YAML"),
        ("[stack\nname = 'a'", "line 1, column 7", "[stack", "A table begins with"),
        ("[stack]\nkoing", "line 2, column 6", "koing", "A table begins with"),
    ],
)
def test_a_syntax_error_shows_its_line_and_the_likely_mistake(
    problem: Callable[..., Finding], text: str, place: str, shown: str, hint: str
) -> None:
    """CR LF does not change the place."""
    finding = problem(text.encode())
    assert (finding.id, finding.where) == ("config-syntax", f"edgeops.toml: {place}")
    assert shown in finding.what
    assert hint in finding.fix
    assert problem(text.replace("\n", "\r\n").encode()).where == finding.where


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 3000,
        "x = " + "{ a = " * 3000,
        "a" + ".a" * 300_000 + " = 1",
        "['a'" + ".'a'" * 101 + "]",
        'x = { s = "\\"", a' + ".a" * 101 + ' = "" }',
    ],
    ids=["lists", "tables", "dots", "quoted", "escaped"],
)
def test_endless_nesting_is_refused_before_it_costs_memory(problem: Callable[..., Finding], text: str) -> None:
    """The parser would need the square of it."""
    finding = problem(text.encode())
    assert (finding.id, finding.where) == ("config-syntax", "edgeops.toml")
    assert "nested" in finding.what


def test_many_dots_in_text_are_not_nesting(problem: Callable[..., Finding]) -> None:
    """A long list of hosts on one line is only a long list."""
    hosts = ", ".join(f'"www{number}.koing.shop"' for number in range(200))
    text = f"[limits]\nx = [{hosts}]\n{written()}"
    assert problem(text.encode()).id == "config-unknown-key"


def test_a_number_that_python_will_not_read_is_no_traceback(problem: Callable[..., Finding]) -> None:
    """More than 4300 digits."""
    finding = problem(b"[edge]\nzones = " + b"9" * 5000)
    assert (finding.id, finding.where) == ("config-syntax", "edgeops.toml")
    assert "digits" in finding.what


def test_a_control_character_in_the_line_is_shown_and_not_performed(problem: Callable[..., Finding]) -> None:
    """A file from elsewhere cannot write on the terminal."""
    finding = problem(b"[stack]\nname = \x1b[31mkoing")
    assert "\x1b" not in finding.what
    assert "\\x1b[31mkoing" in finding.what
