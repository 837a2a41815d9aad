"""The sockets: each view on a port of its own, UDP and TCP alike, in threads."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from typing import Any

from dnslib import QTYPE, RCODE, DNSRecord
from dnslib.server import DNSHandler, DNSLogger

from moto_fixtures.dns.views import View, authority, parents, resolver
from moto_fixtures.world import World

LOOPBACK = "127.0.0.1"
SILENT = "-recv,-send,-request,-reply,-truncated,-error"
DATAGRAM = 512
TRIES = 20
"""For a port that is free with both protocols."""


class _Handler(DNSHandler):
    """An answer over UDP is cut off where the asking side cannot take it; the question stays (dnslib drops it)."""

    def get_reply(self, data: bytes) -> bytes:
        request = DNSRecord.parse(data)
        reply = self.server.resolver.resolve(request, self)
        wire: bytes = reply.pack()
        if self.protocol == "udp" and len(wire) > _room(request):
            short = request.reply(ra=0, aa=0)
            short.header.tc = 1
            return bytes(short.pack())
        return wire


def _room(request: DNSRecord) -> int:
    """Bytes that the asking side takes in a datagram (RFC 6891)."""
    return max([DATAGRAM, *(int(each.edns_len) for each in request.ar if each.rtype == QTYPE.OPT)])


class _View:
    """What dnslib asks for an answer."""

    def __init__(self, world: World, view: View) -> None:
        self._world = world
        self._view = view

    def resolve(self, request: DNSRecord, _: Any) -> DNSRecord:
        try:
            with self._world.gateway.lock:
                return self._view(self._world.cloud, request)
        except (KeyError, ValueError):
            failed = request.reply()
            failed.header.rcode = RCODE.SERVFAIL
            return failed


class _Udp(socketserver.ThreadingUDPServer):
    daemon_threads = True
    resolver: _View
    logger: Any


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True
    resolver: _View
    logger: Any


class DnsServer:
    """Started, it answers on three ports; `authority`, `parents` and `resolver` are their addresses."""

    def __init__(self, world: World, port: int = 0) -> None:
        self._world = world
        self._port = port
        self._servers: list[socketserver.BaseServer] = []
        self.authority = self.parents = self.resolver = ""

    def start(self) -> DnsServer:
        self.authority = self._open(authority, self._port)
        self.parents = self._open(parents)
        self.resolver = self._open(resolver)
        return self

    def _open(self, view: View, port: int = 0) -> str:
        udp, tcp = _pair(port)
        for server in (udp, tcp):
            server.resolver, server.logger = _View(self._world, view), DNSLogger(SILENT)
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            self._servers.append(server)
        return f"{LOOPBACK}:{udp.server_address[1]}"

    def stop(self) -> None:
        stopping = [threading.Thread(target=server.shutdown) for server in self._servers]
        for thread in stopping:
            thread.start()
        for thread, server in zip(stopping, self._servers, strict=True):
            thread.join()
            server.server_close()
        self._servers.clear()

    def __enter__(self) -> DnsServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


def _pair(port: int) -> tuple[_Udp, _Tcp]:
    """The same port with both protocols."""
    for _ in range(TRIES):
        udp = _Udp((LOOPBACK, port), _Handler)
        with contextlib.suppress(OSError):
            return udp, _Tcp((LOOPBACK, udp.server_address[1]), _Handler)
        udp.server_close()
    raise OSError(f"port {port} is taken" if port else "no port is free with both UDP and TCP")
