"""Answers of a run that did not come to its own: misused, interrupted, broken - and how the next commands are
spelled.
"""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace

from edgeops.catalogue import say
from edgeops.errors import ExitStatus, Interrupted, finding
from edgeops.report import Outcome

WITHOUT_FILE = frozenset({"status", "down"})  # the commands that know --stack


def interrupted(command: str, argv: Sequence[str]) -> Outcome:
    """What Ctrl-C leaves to be said."""
    line = shlex.join(["edgeops", *argv])
    return Outcome(command, ExitStatus.INTERRUPTED, findings=Interrupted().findings, next=(line,))


def misused(command: str, message: str) -> Outcome:
    """The command line cannot be understood."""
    fix = "edgeops --help" if command == "edgeops" else f"edgeops {command} --help"
    found = finding("usage", say("where.command-line"), what=message, fix=fix)
    return Outcome(command, ExitStatus.USAGE, findings=(found,))


def broken(command: str, error: Exception) -> Outcome:
    """Something nobody thought of."""
    found = finding("bug", "edgeops", kind=type(error).__name__, message=str(error))
    return Outcome(command, ExitStatus.FAILED, findings=(found,))


def with_flags(outcome: Outcome, flags: Mapping[str, str]) -> Outcome:
    """The outcome with `flags` (flag -> value) in its next commands: without `-c` they would be about another file."""
    return replace(outcome, next=tuple(_full(line, flags) for line in outcome.next))


def _full(line: str, flags: Mapping[str, str]) -> str:
    words = line.split()
    if words[:1] != ["edgeops"] or words[1:2] == ["help"]:
        return line
    missing = [
        f"{flag} {shlex.quote(value)}"
        for flag, value in flags.items()
        if flag not in words and (flag != "--stack" or words[1] in WITHOUT_FILE)
    ]
    return " ".join([line, *missing])
