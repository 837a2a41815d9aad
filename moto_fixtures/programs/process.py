"""One program as a process: started until it listens, ended by the end of its standard input."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from moto_fixtures.reserved import LOOPBACK

PATIENCE = 15.0
"""Seconds until it must listen."""
GRACE = 5.0
"""Seconds to end in, before it is killed."""
LOOK = 0.02
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
        until = time.monotonic() + PATIENCE
        while not self._listens():
            if self._ends_within(LOOK) or time.monotonic() > until:
                self.stop()
                raise ProgramFailed(self._log.read_text(errors="replace")[-LOG_SHOWN:].strip())

    def _ends_within(self, seconds: float) -> bool:
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
            return True
        return False

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
