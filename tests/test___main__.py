"""The process: signals, streams and a prompt end."""

import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent differently there")

# A command that says that it works, and then waits for ever on its clock; `deaf`: and does not come back when stopped.
CHILD = """
import sys, threading, types
from edgeops import __main__, cli
from edgeops.errors import ExitStatus
from edgeops.events import Connected
from edgeops.report import Outcome

def up(context, spec):
    threading.Thread(target=threading.Event().wait).start()  # would be joined for ever at a normal exit
    if manner == "quick":
        return Outcome("up", ExitStatus.OK)
    try:
        context.emit(Connected("koing", "123456789012", "ap-northeast-2", None))
        context.clock.sleep(3600)
    except BaseException:
        if manner == "deaf":
            threading.Event().wait()
        raise

module = types.ModuleType("edgeops.commands.up")
module.up = up
sys.modules[module.__name__] = module
cli.Session.spec = lambda self, **said: None
manner = sys.argv[1]
sys.argv = ["edgeops", "up", *sys.argv[2:]]
__main__.main()
"""


@contextlib.contextmanager
def start(manner: str, *flags: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", CHILD, manner, *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def stopped(process: "subprocess.Popen[str]", number: int) -> tuple[str, str, float]:
    """Wait until it works, send the signal; what it said afterwards, and how long it took."""
    assert process.stderr is not None
    assert process.stderr.readline().startswith("koing in ap-northeast-2")
    sent = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    return out, err, time.monotonic() - sent


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_wait_at_once_and_says_how_to_carry_on(number: int) -> None:
    """130, although a thread is still at work."""
    with start("polite") as process:
        out, err, seconds = stopped(process, number)

    assert process.returncode == 130
    assert seconds < 2
    assert "it carries on from here" in out + err
    assert "Traceback" not in err


@pytest.mark.parametrize("manner", ["polite", "deaf"])
def test_the_envelope_is_there_even_when_the_work_does_not_come_back(manner: str) -> None:
    """After the grace the answer is given in its place."""
    with start(manner, "--json") as process:
        out, _, seconds = stopped(process, signal.SIGINT)

    said = json.loads(out)
    assert (process.returncode, said["exit_code"], said["findings"][0]["id"]) == (130, 130, "interrupted")
    assert said["result"]["account"] == "123456789012"
    assert seconds < 3


def test_the_process_ends_with_its_answer_not_with_its_threads() -> None:
    """A thread that is still waiting does not keep the shell waiting."""
    with start("quick") as process:
        process.wait(timeout=30)

    assert process.returncode == 0


def test_a_closed_stdout_is_no_error() -> None:
    """`edgeops help | head -1`."""
    with subprocess.Popen(
        [sys.executable, "-m", "edgeops", "help", "config"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaints = process.stderr.read()

    assert (process.returncode, complaints) == (0, b"")
