"""The way in for a client of this machine: an HTTP proxy (CONNECT) that knows where the simulated names lead.

`curl --proxy`, a browser's settings or HTTPS_PROXY point at it. A name is looked up as a public resolver would; what is
reached is the listener's socket of a load balancer, or the process behind an instance's port.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

from dnslib import QTYPE, DNSRecord

from moto_fixtures.dns.views import resolver
from moto_fixtures.reserved import LOOPBACK

if TYPE_CHECKING:
    from moto_fixtures.data_plane.plane import DataPlane
    from moto_fixtures.world import World

AT_ONCE = 65536
"""Bytes."""
CONNECT_SECONDS = 5


class _Handler(BaseHTTPRequestHandler):
    """Connects the client with what it asked for, and carries bytes both ways until one side ends."""

    protocol_version = "HTTP/1.1"
    gate: ClassVar[Gate]

    def do_CONNECT(self) -> None:
        name, _, port = self.path.rpartition(":")
        place = self.gate.way_to(name, int(port)) if port.isdigit() else None
        if place is None:
            return self.send_error(HTTPStatus.BAD_GATEWAY, f"nothing answers at {self.path}")
        try:
            there = socket.create_connection(place, CONNECT_SECONDS)
        except OSError as error:
            return self.send_error(HTTPStatus.BAD_GATEWAY, f"{self.path}: {error.strerror}")
        with there:
            self.send_response(HTTPStatus.OK, "Connection established")
            self.end_headers()
            self.wfile.flush()
            _carry(self.connection, there)
        self.close_connection = True
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


def _carry(one: socket.socket, other: socket.socket) -> None:
    to = {one: other, other: one}
    with contextlib.suppress(OSError):
        while True:
            for side in select.select(list(to), [], [])[0]:
                data = side.recv(AT_ONCE)
                if not data:
                    return
                to[side].sendall(data)


class Gate:
    """Open from `start` to `stop`; `url` is what HTTPS_PROXY is set to."""

    def __init__(self, world: World, plane: DataPlane) -> None:
        self._world, self._plane = world, plane

    def start(self) -> Gate:
        handler = type("Handler", (_Handler,), {"gate": self})
        self._server = ThreadingHTTPServer((LOOPBACK, 0), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://{LOOPBACK}:{self._server.server_address[1]}"
        return self

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Gate:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def way_to(self, name: str, port: int) -> tuple[str, int] | None:
        """Where on loopback a name's port answers; None where the name leads nowhere or nobody listens."""
        listening = self._plane.listeners()  # whatever was made a moment ago answers from now on
        if name == LOOPBACK:
            return name, port
        found = self._addresses(name)
        for each in listening:
            if each.port == port and found & set(each.addresses):
                host, _, real = each.address.rpartition(":")
                return host, int(real)
        return self._process(found, port)

    def _addresses(self, name: str) -> set[str]:
        with self._world.gateway.lock:
            reply = resolver(self._world.cloud, DNSRecord.question(name, "A"))
        return {str(each.rdata) for each in reply.rr if each.rtype == QTYPE.A} or {name}

    def _process(self, found: set[str], port: int) -> tuple[str, int] | None:
        with self._world.gateway.lock:
            for region in self._world.cloud.regions.values():
                for instance in region.ec2.all_instances():
                    if str(instance.public_ip) in found:
                        return region.ports.backends.get((str(instance.id), port))
        return None
