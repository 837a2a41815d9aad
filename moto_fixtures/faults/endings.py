"""How a call can end without an answer."""

from __future__ import annotations


class ConnectionLost(Exception):
    """The connection dropped; whoever carries calls turns this into what its client would see."""


class ClientKilled(BaseException):
    """The client's process is gone. Nothing of it runs any more, so nothing of it may catch this."""
