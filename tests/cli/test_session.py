"""One run of the command line: questions, and the language it is held in."""

import io
import json
from pathlib import Path

import pytest

from edgeops.cli import Session, run
from edgeops.commands.context import Context
from edgeops.errors import ExitStatus
from edgeops.model import Spec
from edgeops.render.screen import Terminal
from edgeops.report import Outcome
from tests.cli_harness import Commands, edgeops, furnish, stand_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edgeops.toml."""
    return furnish(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Stand-ins for the four commands."""
    return stand_in(monkeypatch)


class TestAsking:
    """A question needs a person."""

    TERMINAL = Terminal(stdin=True, stdout=True, stderr=True)

    @pytest.mark.parametrize(
        ("terminal", "flags", "asks"),
        [
            (TERMINAL, (), True),
            (TERMINAL, ("--no-input",), False),
            (TERMINAL, ("--json",), False),
            (Terminal(stdin=True, stdout=True), (), False),
            (Terminal(stderr=True, stdout=True), (), False),
            (Terminal(stdin=True, stderr=True), (), True),
        ],
    )
    def test_it_is_asked_only_on_a_terminal(
        self, commands: Commands, terminal: Terminal, flags: tuple[str, ...], asks: bool
    ) -> None:
        """stdin to answer on, stderr to be asked on."""
        session = Session(("up", *flags))
        session.screen.terminal = terminal
        run(session)

        assert (commands.given.ask is not None) is asks

    def test_the_question_stands_on_stderr(
        self, commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """stdout is for the answer of edgeops; the person's comes without its blanks."""
        answers: list[str] = []

        def work(context: Context, _spec: Spec) -> Outcome:
            assert context.ask is not None
            answers.append(context.ask("Type koing to go on"))
            return Outcome("down", ExitStatus.OK)

        commands.work = work
        monkeypatch.setattr("sys.stdin", io.StringIO(" koing \n"))
        session = Session(("down",))
        session.screen.terminal = self.TERMINAL
        run(session)

        said = capsys.readouterr()
        assert answers == ["koing"]
        assert "Type koing to go on: " in said.err
        assert "Type koing" not in said.out

    @pytest.mark.parametrize("question", ["Do this? [y/N]", "Type its name: ", "Which one?"])
    def test_a_question_ends_as_it_is_written(
        self,
        commands: Commands,
        question: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """No second colon behind it, and a blank before the answer."""

        def work(context: Context, _spec: Spec) -> Outcome:
            assert context.ask is not None
            context.ask(question)
            return Outcome("up", ExitStatus.OK)

        commands.work = work
        monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
        session = Session(("up",))
        session.screen.terminal = self.TERMINAL
        run(session)

        assert capsys.readouterr().err.endswith(question.rstrip() + " ")


class TestLanguage:
    """English, or Korean where that is asked for."""

    @pytest.mark.parametrize("argv", [("--lang", "ko", "help"), ("help", "--lang=ko"), ("help", "--lang", "ko")])
    def test_the_flag_counts_before_and_after_the_command(
        self, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Like every global flag."""
        assert edgeops(*argv) == ExitStatus.OK
        assert "명령" in capsys.readouterr().out

    def test_the_variable_stands_for_the_flag(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """And the flag wins."""
        monkeypatch.setenv("EDGEOPS_LANG", "ko")
        edgeops("--help")
        assert "사용법:" in capsys.readouterr().out
        edgeops("--lang", "en", "--help")
        assert "Usage:" in capsys.readouterr().out

    def test_misuse_is_told_in_the_language_that_was_asked_for(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Although the line cannot be understood; ids and exit codes are the same everywhere."""
        assert edgeops("up", "--jobz", "--lang", "ko", "--json") == ExitStatus.USAGE
        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        assert (finding["id"], finding["where"]) == ("usage", "command line")
        assert "--jobz" in finding["what"]
        assert "없습니다" in finding["what"]

    @pytest.mark.parametrize("way", ["flag", "variable"])
    def test_a_language_that_there_is_not_is_refused(
        self, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """`kr` is a country."""
        if way == "variable":
            monkeypatch.setenv("EDGEOPS_LANG", "kr")
        assert edgeops("help", *(("--lang", "kr") if way == "flag" else ())) == ExitStatus.USAGE
        assert "en, ko" in capsys.readouterr().err


class TestTimings:
    """`--timings`: where the time went."""

    def test_people_read_it_on_stderr(self, capsys: pytest.CaptureFixture[str]) -> None:
        """After the answer, which stays as it is; on every command, also one that asks nobody."""
        edgeops("help", "exit-codes")
        plain = capsys.readouterr().out
        edgeops("help", "exit-codes", "--timings")
        said = capsys.readouterr()
        assert said.out == plain
        assert said.err.startswith("\nWhere 0.")

    def test_programs_read_it_in_the_result(self, commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
        """Beside what the command answers; stderr has none of it."""
        edgeops("--timings", "--json", "up")
        said = capsys.readouterr()
        result = json.loads(said.out)["result"]
        assert result["stack"] == "koing"
        assert result["timings"].keys() == {"seconds", "calls", "waits", "critical_path"}
        assert "Where" not in said.err

    def test_without_it_nobody_listens(self, commands: Commands) -> None:
        """A command without the flag is given no listener, so that calls cost nothing more."""
        edgeops("up")
        assert commands.given.heard is None
        edgeops("up", "--timings")
        assert commands.given.heard is not None
