"""Runs another program for as long as its own standard input is open: `python keeper.py PROGRAM [ARGUMENT ...]`.

For programs that do not watch theirs. Whoever starts the keeper holds the other end of the pipe, and when that process
ends, even by SIGKILL, the program ends too; on Linux also when the keeper itself is killed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

GRACE = 1.0
"""Seconds to end in, after SIGTERM."""
PR_SET_PDEATHSIG = 1


def keep(command: Sequence[str]) -> int:
    """Run it to its end; its exit code. It has a session of its own: Ctrl-C in a terminal is not for it."""
    program = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # no thread has been started yet
    )
    threading.Thread(target=_end_with_stdin, args=(program,), daemon=True).start()
    return program.wait()


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_with_stdin(program: subprocess.Popen[bytes]) -> None:
    while os.read(0, 1024):  # not sys.stdin: its lock would be held when the interpreter ends
        pass
    program.terminate()
    try:
        program.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
