"""The command line from outside: what goes wrong, and what is loaded for it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from edgeops.cli import Session, run
from edgeops.commands.context import Context
from edgeops.errors import (
    ApiError,
    CredentialsProblem,
    EdgeError,
    ExitStatus,
    Interrupted,
    Refused,
    Several,
    Unhealthy,
    WaitTimeout,
)
from edgeops.events import Connected, Planned, StepDone, StepStarted
from edgeops.model import Phase, Spec, Step
from edgeops.report import Outcome, Result
from tests.cli_harness import FINDING, PLACE, TOML, Commands, edgeops, furnish, stand_in

HEAVY = ("boto3", "botocore", "moto", "rich", "tenacity")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edgeops.toml."""
    return furnish(tmp_path, monkeypatch)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Stand-ins for the four commands."""
    return stand_in(monkeypatch)


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
