"""One program as a process: started until it listens, ended by the end of its standard input."""

from __future__ import annotations

import contextlib
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from moto_fixtures.reserved import LOOPBACK

GRACE = 5.0
"""Seconds to end in, before it is killed."""
LOOK = 0.02
"""Seconds between two looks whether it listens."""
LOOKS = 1000
PATIENCE = 5.0
"""Seconds for a connection to it."""
LOG_SHOWN = 500


class ProgramFailed(Exception):
    """It ended, or did not listen in time; the message holds the end of its log."""


class Process:
    """`command` must listen on a port of loopback, and end when its standard input does."""

    def __init__(self, command: Sequence[str], port: int, log: Path) -> None:
        self._command = command
        self._port = port
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """None while it does not run."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if running and self._process else None

    def start(self) -> None:
        """Begin; `ready` tells when it listens."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    def ready(self) -> None:
        """Wait until it listens. Raises ProgramFailed."""
        code = None
        for _ in range(LOOKS):  # counted, not timed: a machine that was asleep meanwhile has lost no program
            if self._listens():
                return
            if (code := self._ends_within(LOOK)) is not None:
                break
        self.stop()
        what = "does not listen" if code is None else f"ended with {code}"
        log = self._log.read_text(errors="replace")[-LOG_SHOWN:].strip()
        raise ProgramFailed(f"{Path(self._command[0]).name} {what}\n{log}".strip())

    def _ends_within(self, seconds: float) -> int | None:
        """Its exit code; None if it goes on."""
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds)
        return None

    def _listens(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, self._port), PATIENCE):
            return True
        return False

    def stop(self) -> None:
        """End it and wait for that."""
        if self._process is None:
            return
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
