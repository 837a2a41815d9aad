"""The command line: flags, questions, help."""

import io
from pathlib import Path

import pytest

from edgeops import __version__
from edgeops.cli import Session, cli, run
from edgeops.commands.context import Context
from edgeops.commands.help import COMMANDS
from edgeops.errors import ExitStatus
from edgeops.model import Spec
from edgeops.render.screen import Terminal
from edgeops.report import Outcome, Result
from tests.cli_harness import PLACE, TOML, Commands, edgeops, furnish, stand_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edgeops.toml."""
    return furnish(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Stand-ins for the four commands."""
    return stand_in(monkeypatch)


class TestFlags:
    """Global flags, before and after the command, and from the environment."""

    @pytest.mark.parametrize("argv", [("--jobs", "3", "up", "--yes"), ("up", "--yes", "--jobs", "3")])
    def test_they_count_before_and_after_the_command(self, commands: Commands, argv: tuple[str, ...]) -> None:
        """Nobody has to remember where a flag goes."""
        assert edgeops(*argv) == ExitStatus.OK
        assert (commands.given.jobs, commands.given.yes) == (3, True)

    def test_the_later_one_wins(self, commands: Commands) -> None:
        """As everywhere."""
        edgeops("--jobs", "3", "up", "--jobs", "4")

        assert commands.given.jobs == 4

    def test_their_defaults(self, commands: Commands) -> None:
        """Eight at a time, no cap, no yes."""
        edgeops("up")

        given = commands.given
        assert (given.jobs, given.timeout, given.yes) == (8, None, False)

    @pytest.mark.parametrize(("flags", "jobs"), [((), 2), (("--jobs", "5"), 5)])
    def test_the_environment_comes_after_them(
        self, commands: Commands, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], jobs: int
    ) -> None:
        """A flag before the command wins, too."""
        monkeypatch.setenv("EDGEOPS_JOBS", "2")
        monkeypatch.setenv("EDGEOPS_TIMEOUT", "60")
        edgeops(*flags, "up")

        assert (commands.given.jobs, commands.given.timeout) == (jobs, 60.0)

    def test_yes_is_never_taken_from_the_environment(self, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
        """A forgotten variable must not agree to a price."""
        monkeypatch.setenv("EDGEOPS_YES", "1")
        edgeops("up")

        assert not commands.given.yes

    @pytest.mark.parametrize("way", ["flag", "EDGEOPS_REGION"])
    def test_another_region_than_the_files_is_refused(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], way: str
    ) -> None:
        """Flag or variable: both regions are named, and which one said so."""
        if way != "flag":
            monkeypatch.setenv(way, "us-east-1")
        status = edgeops("plan", *(("--region", "us-east-1") if way == "flag" else ()))

        said = capsys.readouterr().err
        assert status == ExitStatus.USAGE
        assert all(word in said for word in ("us-east-1", "ap-northeast-2", "--region" if way == "flag" else way))

    def test_the_file_may_be_another(self, commands: Commands, folder: Path) -> None:
        """`-c`, or EDGEOPS_CONFIG."""
        (folder / "other.toml").write_text(TOML.replace("koing", "other"))
        edgeops("up", "-c", "other.toml")

        assert commands.wish.name == "other"

    def test_the_next_command_is_about_the_same_file(
        self, commands: Commands, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is said to be run next can be run."""
        (folder / "other.toml").write_text(TOML)
        commands.work = lambda *_: Outcome("up", ExitStatus.OK, Result(PLACE, steps=()), next=("edgeops status",))
        edgeops("up", "-c", "other.toml")

        assert "edgeops status -c other.toml" in capsys.readouterr().out

    def test_status_needs_no_file(self, commands: Commands, folder: Path) -> None:
        """Stack and region are enough to look."""
        (folder / "edgeops.toml").unlink()
        assert edgeops("status", "--stack", "koing", "--region", "us-east-1") == ExitStatus.OK

        assert commands.spec == Spec(name="koing", region="us-east-1")

    def test_what_down_may_delete_is_asked_for(self, commands: Commands) -> None:
        """Two flags, and the name as confirmation."""
        edgeops("down", "--delete-address", "--delete-certificate", "--yes", "--confirm", "koing")

        assert commands.wish.discard == {"address", "certificate"}
        assert commands.options == {"confirm": "koing"}

    @pytest.mark.parametrize("command", ["up", "plan"])
    def test_what_may_be_taken_over_is_said_name_by_name(self, commands: Commands, folder: Path, command: str) -> None:
        """As often as there are names, folded like those of the file; without the flag nothing is."""
        (folder / "edgeops.toml").write_text(TOML + 'aliases = ["www.koing.shop"]')
        assert edgeops(command, "--takeover", "KOING.shop.", "--takeover", "www.koing.shop") == ExitStatus.OK
        assert commands.wish.takeover == {"koing.shop", "www.koing.shop"}

        edgeops(command)
        assert commands.wish.takeover == frozenset()

    @pytest.mark.parametrize("flags", [(), ("--deep",)])
    def test_plan_compares_every_setting_when_asked(self, commands: Commands, flags: tuple[str, ...]) -> None:
        """Only then: it asks AWS more."""
        edgeops("plan", *flags)

        assert commands.wish.deep is bool(flags)

    @pytest.mark.parametrize(("flags", "wanted"), [((), False), (("--exit-code",), True)])
    def test_plan_tells_changes_by_its_exit_code_when_asked(
        self, commands: Commands, flags: tuple[str, ...], wanted: bool
    ) -> None:
        """Only then."""
        edgeops("plan", *flags)

        assert commands.options == {"exit_code": wanted}


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


class TestHelp:
    """`--help`, `help`, `--version`."""

    def test_every_command_stands_in_the_table_of_commands(self) -> None:
        """The table feeds help, README and the command line alike."""
        assert list(cli.commands) == list(COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        """`--help` and `edgeops help` show the same page."""
        assert edgeops(command, "--help") == ExitStatus.OK
        shown = capsys.readouterr().out
        assert edgeops("help", command) == ExitStatus.OK

        assert COMMANDS[command].split(".")[0] in " ".join(shown.split())
        assert capsys.readouterr().out == shown

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One line."""
        assert edgeops("--version") == ExitStatus.OK
        assert capsys.readouterr().out == f"edgeops {__version__}\n"

    def test_help_costs_has_the_prices(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Those of the one table."""
        assert edgeops("help", "costs") == ExitStatus.OK
        assert "$0.0225 an hour" in capsys.readouterr().out
