"""Finding the process at the other end of a loopback connection, to kill it in the middle of a call."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

TABLES = ("/proc/net/tcp", "/proc/net/tcp6")
LOCAL, INODE = 1, 9
"""Columns of the kernel's table of connections."""


def kill(pid: int) -> bool:
    """SIGKILL; False for a process that is gone, for none, and for the one we are in."""
    if pid in (0, os.getpid()):
        return False
    try:
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    except (ProcessLookupError, PermissionError):
        return False
    return True


def pid_at(port: int) -> int:
    """The process whose connection comes from this local port; 0 when it is not known (elsewhere than on Linux)."""
    inode = _inode(port)
    if inode is None:
        return 0
    link = f"socket:[{inode}]"
    return next((pid for pid, descriptor in _descriptors() if _target(descriptor) == link), 0)


def _inode(port: int) -> str | None:
    for table in TABLES:
        with contextlib.suppress(OSError):
            for line in Path(table).read_text().splitlines()[1:]:
                columns = line.split()
                if int(columns[LOCAL].rpartition(":")[2], 16) == port and columns[INODE] != "0":
                    return columns[INODE]
    return None


def _descriptors() -> Iterator[tuple[int, Path]]:
    """Every open file of every process that we may look into."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                yield from ((int(process.name), each) for each in list((process / "fd").iterdir()))


def _target(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except OSError:
        return ""
