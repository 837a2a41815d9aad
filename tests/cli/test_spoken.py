"""Help and misuse in the user's language."""

import json
import re

import pytest

from edgeops.cli import cli
from edgeops.commands.help import COMMANDS
from edgeops.errors import ExitStatus
from edgeops.render.text import width
from tests.cli_harness import edgeops


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_page_fits_80_columns(command: str | None, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A syllable of Hangul takes two."""
    assert edgeops(*([command] if command else []), "--help", "--lang", language) == ExitStatus.OK
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if width(line) > 80] == []
    assert any("가" <= char <= "힣" for line in lines for char in line) is (language == "ko")


def test_the_columns_of_a_korean_page_stand_below_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    """What a flag is for begins in one column."""
    edgeops("down", "--help", "--lang", "ko")
    found = [re.match(r"  -\S.*?\S {2,}", line) for line in capsys.readouterr().out.splitlines()]
    starts = [width(head[0]) for head in found if head]
    assert len(starts) > 5
    assert len(set(starts)) == 1


def test_arguments_do_not_stand_among_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    """They are in the line of usage."""
    edgeops("sandbox", "--help")
    usage, _, options = capsys.readouterr().out.partition("Options:")
    assert "s0" in usage
    assert "s0" not in options


def test_every_command_and_flag_says_what_it_is_for() -> None:
    """click shows nothing of its own."""
    for command in [cli, *cli.commands.values()]:
        assert getattr(command, "text", None), command.name
        flags = [param for param in command.params if param.param_type_name == "option"]
        assert [flag.name for flag in flags if not getattr(flag, "text", None)] == []


@pytest.mark.parametrize(
    ("line", "english", "korean"),
    [
        ("", "no command given", "명령이 없습니다"),
        ("upp", "there is no command 'upp'", "'upp'라는 명령은 없습니다"),
        ("up --jobz 3", "did you mean --jobs?", "혹시 --jobs입니까?"),
        ("up --xyz", "there is no option --xyz here", "여기에는 --xyz 옵션이 없습니다"),
        ("up --jobs 0", "'0' is not a value for --jobs; it may be: a number, 1<=x<=32", "숫자, 1<=x<=32"),
        ("sandbox s9", "'s9' is not a value for ACCOUNT", "ACCOUNT에는 's9'를 쓸 수 없습니다"),
        ("up --takeover", "--takeover needs a value", "--takeover 뒤에 값이 필요합니다"),
        ("plan --deep=yes", "--deep takes no value", "--deep 뒤에는 값을 쓰지 않습니다"),
        ("plan a b", "words too many (a b)", "필요 없는 단어가 있습니다(a b)"),
    ],
)
def test_misuse_is_told_in_the_users_language(
    line: str, english: str, korean: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """64, and AWS is not asked."""
    for language, expected in (("en", english), ("ko", korean)):
        assert edgeops("--json", "--lang", language, *line.split()) == ExitStatus.USAGE
        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        assert expected in finding["what"]
