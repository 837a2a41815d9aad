"""Answers of a run that never came to its own."""

import pytest

from edgeops.errors import ExitStatus
from edgeops.render.early import broken, interrupted, misused, with_flags
from edgeops.report import Outcome


def test_an_interrupted_run_says_the_command_that_carries_on() -> None:
    """The very same command line, quoted for a shell."""
    outcome = interrupted("up", ("up", "-c", "my file.toml"))

    assert outcome.status is ExitStatus.INTERRUPTED
    assert outcome.next == ("edgeops up -c 'my file.toml'",)


@pytest.mark.parametrize(("command", "fix"), [("up", "edgeops up --help"), ("edgeops", "edgeops --help")])
def test_a_misused_command_line_names_the_help_that_helps(command: str, fix: str) -> None:
    """The command's own help where there is a command."""
    (finding,) = misused(command, "No such option").findings

    assert (finding.what, finding.fix) == ("No such option", fix)


def test_a_bug_is_called_a_bug() -> None:
    """Nobody looks for the mistake in their own setup."""
    outcome = broken("up", ValueError("surprise"))

    assert outcome.status is ExitStatus.FAILED
    assert outcome.findings[0].what == "unexpected ValueError: surprise"
    assert "bug in edgeops" in outcome.findings[0].why


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("edgeops status", "edgeops status -c x.toml --stack koing"),
        ("edgeops up", "edgeops up -c x.toml"),
        ("edgeops up -c y.toml", "edgeops up -c y.toml"),
        ("edgeops help exit-codes", "edgeops help exit-codes"),
        ("sudo nginx -s reload", "sudo nginx -s reload"),
    ],
)
def test_the_next_command_is_about_the_same_stack(line: str, full: str) -> None:
    """Flags are repeated, once, and only where the command knows them."""
    outcome = Outcome("status", ExitStatus.OK, next=(line,))

    assert with_flags(outcome, {"-c": "x.toml", "--stack": "koing"}).next == (full,)
