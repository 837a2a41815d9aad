import subprocess
import sys

import pytest

from moto_fixtures.programs import keeper
from tests.moto_fixtures.programs.conftest import gone

CHILD = "import os, signal; print(os.getpid(), flush=True); {}; signal.pause()"
STUBBORN = "signal.signal(signal.SIGTERM, signal.SIG_IGN)"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="it keeps nginx, which is not run there")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")


@pytest.fixture
def keep():
    """Keeps a Python program; returns the keeper and the program's process id."""
    kept = []

    def start(code):
        command = [sys.executable, keeper.__file__, sys.executable, "-c", code]
        kept.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return kept[-1], int(kept[-1].stdout.readline())

    yield start
    for each in kept:
        each.communicate(timeout=60)


@posix_only
def test_the_programs_end_is_its_own():
    """With the same exit code."""
    command = [sys.executable, keeper.__file__, sys.executable, "-c", "raise SystemExit(3)"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.wait(60) == 3


@linux_only
def test_it_ends_the_program_when_its_input_ends(keep):
    """As when the process that holds the other end is gone, however."""
    process, pid = keep(CHILD.format("pass"))
    process.stdin.close()
    process.stdin = None
    assert gone(pid)
    assert process.wait(60) != 0


@linux_only
def test_a_program_that_does_not_want_to_is_killed(keep):
    """After the grace."""
    process, pid = keep(CHILD.format(STUBBORN))
    process.stdin.close()
    process.stdin = None
    assert gone(pid)


@linux_only
def test_a_killed_keeper_leaves_nothing_behind(keep):
    """SIGKILL gives it no chance to do anything; the kernel does it."""
    process, pid = keep(CHILD.format("pass"))
    process.kill()
    assert gone(pid)
