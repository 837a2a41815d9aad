"""The command line: flags, streams, the one error boundary."""

import io
import json
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from edgeops import __version__
from edgeops.cli import Session, cli, run
from edgeops.commands.context import Context
from edgeops.commands.help import COMMANDS
from edgeops.errors import (
    ApiError,
    CredentialsProblem,
    EdgeError,
    ExitStatus,
    Finding,
    Interrupted,
    Refused,
    Several,
    Unhealthy,
    WaitTimeout,
)
from edgeops.events import Connected, Planned, StepDone, StepStarted
from edgeops.model import Phase, Spec, Step
from edgeops.render.screen import Terminal
from edgeops.report import Outcome, Place, Result

TOML = """
[stack]
name = "koing"
region = "ap-northeast-2"
[instances.web]
id = "i-0f3a5c9d1e7b24680"
[sites."koing.shop"]
to = "web:80"
"""
PLACE = Place("koing", "123456789012", "ap-northeast-2")
FINDING = Finding("x", "error", "somewhere", "something happened", "for a reason", "do that")
HEAVY = ("boto3", "botocore", "moto", "rich", "tenacity")

Work = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edgeops.toml, and no variable of the developer's own."""
    (tmp_path / "edgeops.toml").write_text(TOML)
    monkeypatch.chdir(tmp_path)
    for name in ("CONFIG", "PROFILE", "REGION", "JOBS", "TIMEOUT", "JSON", "NO_INPUT", "DEBUG"):
        monkeypatch.delenv(f"EDGEOPS_{name}", raising=False)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Commands:
    """Stand-ins for the four commands; remember what they were given."""

    def __init__(self) -> None:
        self.work: Work = lambda *_, **__: Outcome("up", ExitStatus.OK, Result(PLACE, steps=()))
        self.spec: Spec | None = None
        self.context: Context | None = None
        self.options: dict[str, Any] = {}

    def __call__(self, context: Context, spec: Spec, **options: Any) -> Outcome:
        self.context, self.spec, self.options = context, spec, options
        return self.work(context, spec)

    @property
    def given(self) -> Context:
        assert self.context is not None
        return self.context


@pytest.fixture(autouse=True)
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    fake = Commands()
    for name in ("up", "plan", "status", "down"):
        module = types.ModuleType(f"edgeops.commands.{name}")
        setattr(module, name, fake)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return fake


def edgeops(*argv: str) -> int:
    return run(Session(argv))


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

        assert commands.spec is not None
        assert commands.spec.name == "other"

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

        assert commands.spec is not None
        assert commands.spec.discard == {"address", "certificate"}
        assert commands.options == {"confirm": "koing"}

    @pytest.mark.parametrize(("flags", "wanted"), [((), False), (("--exit-code",), True)])
    def test_plan_tells_changes_by_its_exit_code_when_asked(
        self, commands: Commands, flags: tuple[str, ...], wanted: bool
    ) -> None:
        """Only then."""
        edgeops("plan", *flags)

        assert commands.options == {"exit_code": wanted}


class TestMisuse:
    """Click's usage errors: 64, in the same three parts as every other error."""

    @pytest.mark.parametrize(
        "argv", [(), ("upp",), ("up", "--jobz", "3"), ("up", "--jobs", "33"), ("up", "--timeout", "0"), ("up", "x")]
    )
    def test_the_code_is_64_and_the_help_is_named(
        self, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Not click's 2, which says that a plan has changes."""
        assert edgeops(*argv) == ExitStatus.USAGE

        said = capsys.readouterr()
        assert said.out == ""
        assert "fix: edgeops" in said.err

    @pytest.mark.parametrize("argv", [("--json",), ("up", "--json", "--jobz"), ("upp", "--json")])
    def test_json_on_the_command_line_counts_even_then(
        self, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A script always gets its object."""
        edgeops(*argv)

        said = json.loads(capsys.readouterr().out)
        assert (said["ok"], said["exit_code"], said["findings"][0]["id"]) == (False, 64, "usage")

    def test_a_broken_file_is_an_envelope_too(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """With every problem as a finding."""
        (folder / "edgeops.toml").write_text("[stack]\nname = 3\n")
        assert edgeops("plan", "--json") == ExitStatus.USAGE

        said = json.loads(capsys.readouterr().out)
        assert said["command"] == "plan"
        assert len(said["findings"]) > 1


class TestBoundary:
    """Whatever a command raises becomes something to read and a code."""

    @pytest.mark.parametrize(
        ("error", "code"),
        [
            (ApiError("Throttling", "elbv2", "CreateLoadBalancer", "slow down"), 1),
            (Unhealthy(FINDING), 3),
            (CredentialsProblem(FINDING), 4),
            (WaitTimeout(FINDING), 5),
            (Refused(FINDING), 6),
            (Interrupted(), 130),
            (Several([WaitTimeout(FINDING), Refused(FINDING)]), 6),
            (Several([Interrupted(), Refused(FINDING)]), 130),
            (KeyboardInterrupt(), 130),
            (click.Abort(), 130),
            (ValueError("surprise"), 1),
        ],
    )
    def test_every_error_has_its_code(
        self, commands: Commands, error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """In the process and in the envelope, without a traceback."""

        def fail(*_: object) -> Outcome:
            raise error

        commands.work = fail
        assert edgeops("up", "--json") == code

        said = capsys.readouterr()
        assert json.loads(said.out)["exit_code"] == code
        assert json.loads(said.out)["findings"]
        assert "Traceback" not in said.err

    def test_an_error_says_what_why_and_what_to_do(
        self, commands: Commands, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """On stderr."""

        def fail(*_: object) -> Outcome:
            raise EdgeError(FINDING)

        commands.work = fail
        edgeops("up")

        assert capsys.readouterr().err == (
            "error: somewhere: something happened\n  why: for a reason\n  fix: do that\n"
        )

    @pytest.mark.parametrize(("flags", "shown"), [((), False), (("--debug",), True)])
    def test_a_bug_says_so_and_shows_its_traceback_on_request(
        self, commands: Commands, flags: tuple[str, ...], shown: bool, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """`--debug` is for the report."""

        def fail(*_: object) -> Outcome:
            raise ValueError("surprise")

        commands.work = fail
        edgeops("up", *flags)

        said = capsys.readouterr().err
        assert "This is a bug in edgeops" in said
        assert ("Traceback" in said) is shown

    def test_an_interrupted_run_says_what_it_made_and_how_to_carry_on(
        self, commands: Commands, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The steps come from the events, the next command is this one."""
        made = Step("groups", Phase.BUILD, "create", "target-group", "g", do=lambda _run, _stack: None)

        def work(context: Context, _spec: Spec) -> Outcome:
            context.emit(Connected("koing", "123456789012", "ap-northeast-2", None))
            context.emit(Planned((made,), ()))
            context.emit(StepStarted(made))
            context.emit(StepDone(made))
            raise KeyboardInterrupt

        commands.work = work
        edgeops("up", "--json")

        said = json.loads(capsys.readouterr().out)
        assert [step["status"] for step in said["result"]["steps"]] == ["done"]
        assert said["next"] == ["edgeops up --json"]

    def test_an_answer_nobody_reads_keeps_its_code(self, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
        """`edgeops status | head -1` does not fail."""
        commands.work = lambda *_: Outcome("status", ExitStatus.UNHEALTHY, Result(PLACE, sites={}))

        def closed(*_: object) -> None:
            raise BrokenPipeError

        session = Session(("status",))
        session.screen.say = closed

        assert run(session) == ExitStatus.UNHEALTHY


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


@pytest.fixture
def loaded(folder: Path) -> Callable[..., tuple[int, list[str]]]:
    """Runs a command line in a fresh interpreter: its exit code, and which heavy modules it loaded."""
    code = (
        "import sys\n"
        "from edgeops.cli import Session, run\n"
        "code = run(Session(tuple(sys.argv[1:])))\n"
        f"sys.stderr.write('loaded: ' + ' '.join(name for name in {HEAVY} if name in sys.modules))\n"
        "sys.exit(code)"
    )

    def start(*argv: str) -> tuple[int, list[str]]:
        ended = subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, timeout=60)
        return ended.returncode, ended.stderr.rpartition("loaded: ")[2].split()

    return start


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("--help",), 0),
        (("up", "--help"), 0),
        (("--version",), 0),
        (("help", "exit-codes"), 0),
        (("help", "costs"), 0),
        (("up", "--nonsense"), 64),
        (("plan", "-c", "not-there.toml"), 64),
        (("up", "-c", "broken.toml", "--json"), 64),
        (("status", "--stack", "other", "-c", "edgeops.toml"), 64),
    ],
)
def test_what_needs_no_aws_loads_nothing_heavy(
    loaded: Callable[..., tuple[int, list[str]]], folder: Path, argv: tuple[str, ...], code: int
) -> None:
    """Help and errors of the configuration come at once."""
    (folder / "broken.toml").write_text(TOML.replace("web:80", "web:443"))

    assert loaded(*argv) == (code, [])
