"""A port on loopback that stays ours while nobody listens on it: connections to it are refused, as on a dead server.

It is bound but does not listen; a program that binds it with SO_REUSEPORT, as `REUSE` says, gets all connections.
Where there is no such option (Windows), the port is only likely to stay free.
"""

from __future__ import annotations

import socket

LOOPBACK = "127.0.0.1"
REUSE = hasattr(socket, "SO_REUSEPORT")


class ReservedPort:
    """`number` until `close`."""

    def __init__(self) -> None:
        self._socket = bound(0)
        self.number = int(self._socket.getsockname()[1])
        if not REUSE:
            self._socket.close()

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self.number}"

    def close(self) -> None:
        self._socket.close()


def bound(port: int) -> socket.socket:
    """A socket bound to a port, 0 for any free one, also to one that is reserved. Raises OSError for another's."""
    sock = socket.socket()
    if REUSE:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        sock.bind((LOOPBACK, port))
    except OSError:
        sock.close()
        raise
    return sock
