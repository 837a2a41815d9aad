"""Global flags, before and after the command, and from the environment."""

from pathlib import Path

import pytest

from edgeops.errors import ExitStatus, finding
from edgeops.model import Spec
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


@pytest.mark.parametrize("argv", [("--jobs", "3", "up", "--yes"), ("up", "--yes", "--jobs", "3")])
def test_they_count_before_and_after_the_command(commands: Commands, argv: tuple[str, ...]) -> None:
    """Nobody has to remember where a flag goes."""
    assert edgeops(*argv) == ExitStatus.OK
    assert (commands.given.jobs, commands.given.yes) == (3, True)


def test_the_later_one_wins(commands: Commands) -> None:
    """As everywhere."""
    edgeops("--jobs", "3", "up", "--jobs", "4")

    assert commands.given.jobs == 4


def test_their_defaults(commands: Commands) -> None:
    """Eight at a time, no cap, no yes."""
    edgeops("up")

    given = commands.given
    assert (given.jobs, given.timeout, given.yes) == (8, None, False)


@pytest.mark.parametrize(("flags", "jobs"), [((), 2), (("--jobs", "5"), 5)])
def test_the_environment_comes_after_them(
    commands: Commands, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], jobs: int
) -> None:
    """A flag before the command wins, too."""
    monkeypatch.setenv("EDGEOPS_JOBS", "2")
    monkeypatch.setenv("EDGEOPS_TIMEOUT", "60")
    edgeops(*flags, "up")

    assert (commands.given.jobs, commands.given.timeout) == (jobs, 60.0)


def test_yes_is_never_taken_from_the_environment(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forgotten variable must not agree to a price."""
    monkeypatch.setenv("EDGEOPS_YES", "1")
    edgeops("up")

    assert not commands.given.yes


@pytest.mark.parametrize("way", ["flag", "EDGEOPS_REGION"])
def test_another_region_than_the_files_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    """Flag or variable: both regions are named, and which one said so."""
    if way != "flag":
        monkeypatch.setenv(way, "us-east-1")
    status = edgeops("plan", *(("--region", "us-east-1") if way == "flag" else ()))

    said = capsys.readouterr().err
    assert status == ExitStatus.USAGE
    assert all(word in said for word in ("us-east-1", "ap-northeast-2", "--region" if way == "flag" else way))


def test_the_file_may_be_another(commands: Commands, folder: Path) -> None:
    """`-c`, or EDGEOPS_CONFIG."""
    (folder / "other.toml").write_text(TOML.replace("koing", "other"))
    edgeops("up", "-c", "other.toml")

    assert commands.wish.name == "other"


def test_the_next_command_is_about_the_same_file(
    commands: Commands, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is said to be run next can be run."""
    (folder / "other.toml").write_text(TOML)
    commands.work = lambda *_: Outcome("up", ExitStatus.OK, Result(PLACE, steps=()), next=("edgeops status",))
    edgeops("up", "-c", "other.toml")

    assert "edgeops status -c other.toml" in capsys.readouterr().out


def test_status_needs_no_file(commands: Commands, folder: Path) -> None:
    """Stack and region are enough to look."""
    (folder / "edgeops.toml").unlink()
    assert edgeops("status", "--stack", "koing", "--region", "us-east-1") == ExitStatus.OK

    assert commands.spec == Spec(name="koing", region="us-east-1")


@pytest.mark.parametrize("way", ["before", "after", "environment"])
def test_the_profile_stands_in_the_lines_for_the_aws_cli_too(
    way: str, commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said for edgeops alone: AWS_PROFILE the AWS CLI reads by itself."""
    found = finding("no-zone", "x", host="a.kr", zones="", domain="a.kr", command="aws route53 create-hosted-zone")
    commands.work = lambda *_, **__: Outcome("plan", ExitStatus.REFUSED, findings=(found,))
    if way == "environment":
        monkeypatch.setenv("EDGEOPS_PROFILE", "client")
    words = {"before": ("--profile", "client", "plan"), "after": ("plan", "--profile", "client")}
    edgeops(*words.get(way, ("plan",)))
    assert "aws --profile client route53 create-hosted-zone" in " ".join(capsys.readouterr().err.split())
