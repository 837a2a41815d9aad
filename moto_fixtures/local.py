"""In-process: boto3's requests go straight to a world instead of the network.

botocore asks `before-send` handlers for an answer before it opens a connection. Ours is registered once and answers
while a world is active; requests to the loopback interface, which a Server answers, pass.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectionClosedError
from botocore.handlers import BUILTIN_HANDLERS

from moto_fixtures.faults.endings import ClientKilled, ConnectionLost
from moto_fixtures.wire import Incoming, Reply, http_headers

if TYPE_CHECKING:
    from moto_fixtures.gateway import Gateway


class _Raw(io.BytesIO):
    """What urllib3's response is to botocore."""

    def stream(self, **_: Any) -> Any:
        while chunk := self.read():
            yield chunk


class LocalRoute:
    """The `before-send` handler; `gateways` is a stack, the last one answers."""

    def __init__(self) -> None:
        self.gateways: list[Gateway] = []

    def __call__(self, event_name: str, request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
        url = urlsplit(request.url)
        if not self.gateways or url.hostname in ("127.0.0.1", "localhost"):
            return None
        path = url.path + (f"?{url.query}" if url.query else "")
        headers = {name: _text(value) for name, value in request.headers.items()}
        reply = self._carry(Incoming(request.method, path or "/", headers, _body(request.body)), request.url)
        return AWSResponse(request.url, reply.status, http_headers(reply.headers), _Raw(reply.body))

    def _carry(self, incoming: Incoming, url: str) -> Reply:
        """A client that was killed makes no more calls, from none of its threads, until the world revives it."""
        gateway = self.gateways[-1]
        if gateway.client_killed:
            raise ClientKilled("killed before")
        try:
            return gateway.handle(incoming)
        except ConnectionLost as lost:
            raise ConnectionClosedError(endpoint_url=url, error=lost) from lost
        except ClientKilled:
            gateway.client_killed = True
            raise


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _body(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    return bytes(body) if isinstance(body, bytes | bytearray) else bytes(body.read())


ROUTE = LocalRoute()
# First of all, so that an activated world answers before anything else that listens to before-send.
BUILTIN_HANDLERS.insert(0, ("before-send", ROUTE))
