"""The shell completes commands, flags and codes, by click's own means; the README says how."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from edgeops.cli import cli
from edgeops.commands.explain import codes

EDGEOPS = Path(sys.executable).with_name("edgeops")


def completions(words: str) -> list[str]:
    """What bash would be offered for the last of these words."""
    parts = words.split(" ")
    environment = {
        "PATH": os.environ["PATH"],
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(parts) - 1),
        "_EDGEOPS_COMPLETE": "bash_complete",
    }
    done = subprocess.run([EDGEOPS], env=environment, capture_output=True, text=True, timeout=30)
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("edgeops st", ["status"]),
        ("edgeops down --del", ["--delete-certificate", "--delete-address"]),
        ("edgeops status --w", ["--watch"]),
        ("edgeops sandbox s3", ["s3", "s3-live"]),
        ("edgeops explain foreign-lo", ["foreign-load-balancer"]),
        ("edgeops help exit", ["exit-codes"]),
    ],
)
def test_the_last_word_is_completed(words: str, expected: list[str]) -> None:
    """Commands, flags, accounts, codes and topics."""
    assert completions(words) == expected


def test_nothing_is_completed_that_is_not_there() -> None:
    """A code that is offered can be explained."""
    offered = completions("edgeops explain ")
    assert offered == list(codes())
    assert set(completions("edgeops ")) == set(cli.commands)
