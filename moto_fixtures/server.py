"""A world over HTTP on the loopback interface, for programs that are given `AWS_ENDPOINT_URL`.

One thread per connection, kept alive, an answer in one packet: a call costs the gateway's few milliseconds and the
profile's latency, and calls in parallel wait for it in parallel.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any, ClassVar

from moto_fixtures.clock import RealClock
from moto_fixtures.cloud import ACCOUNT_ID, REGION
from moto_fixtures.control import PREFIX, answer
from moto_fixtures.faults.endings import ClientKilled, ConnectionLost
from moto_fixtures.faults.fault import Fault
from moto_fixtures.victims import kill, pid_at
from moto_fixtures.wire import Incoming, Reply, load_models
from moto_fixtures.world import World

if TYPE_CHECKING:
    from moto_fixtures.data_plane.plane import Socket
    from moto_fixtures.programs.running import Listening

LOOPBACK = "127.0.0.1"
KEY = "testing"
"""Access key and secret key alike."""
FAULTS = "EDGEOPS_SANDBOX_FAULTS"
"""The environment variable with a JSON list of faults for `serve`."""


class _Handler(BaseHTTPRequestHandler):
    """Reads a request, lets the world or the control endpoint answer, writes the answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 120
    world: ClassVar[World]

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            return self._hang_up()  # the client died while it was sending
        if self.path.startswith(PREFIX):
            reply = answer(self.world, self.command, self.path.removeprefix(PREFIX), body)
        else:
            try:
                reply = self.world.gateway.handle(Incoming(self.command, self.path, dict(self.headers.items()), body))
            except ConnectionLost:
                return self._hang_up()
            except ClientKilled:
                kill(self.world.victim or pid_at(self.client_address[1]))
                return self._hang_up()
        return self._write(reply)

    def _hang_up(self) -> None:
        """Close the connection without an answer."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            if name.lower() not in ("content-length", "date", "server", "status", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = _serve

    def log_message(self, format: str, *args: object) -> None:
        """The call log is the world's."""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.open: set[socket.socket] = set()
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that clients keep alive, each in its own thread."""
        for each in list(self.open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def server_bind(self) -> None:
        """Without HTTPServer's look-up of the host's name, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is nothing to report; anything else is a mistake of ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Server:
    """Serves a world on a free port of the loopback interface, in threads of its own.

    With `data_plane` its load balancers and name servers answer, with `programs` so do its instances.
    """

    def __init__(self, world: World, port: int = 0, data_plane: bool = False, programs: bool = False) -> None:
        self.world = world
        self._port = port
        self._listener: _Listener | None = None
        self._more: contextlib.ExitStack = contextlib.ExitStack()
        self._wants_data_plane = data_plane
        self._wants_programs = programs

    def start(self) -> Server:
        handler = type("Handler", (_Handler,), {"world": self.world})
        self._listener = _Listener((LOOPBACK, self._port), handler)
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()
        if self._wants_programs:
            from moto_fixtures.programs.running import Programs

            self.programs = self._more.enter_context(Programs(self.world))
        if self._wants_data_plane:
            # Only here, since a world alone needs neither library.
            from moto_fixtures.data_plane.gate import Gate
            from moto_fixtures.data_plane.plane import DataPlane
            from moto_fixtures.dns.server import DnsServer

            self.dns = self._more.enter_context(DnsServer(self.world))
            self.plane = self._more.enter_context(DataPlane(self.world))
            self.gate = self._more.enter_context(Gate(self.world, self.plane))
        return self

    @property
    def url(self) -> str:
        if self._listener is None:
            raise RuntimeError("the server is not started")
        return f"http://{LOOPBACK}:{self._listener.server_port}"

    def stop(self) -> None:
        self._more.close()
        if self._listener is not None:
            self._listener.shutdown()
            self._listener.hang_up()
            self._listener.server_close()
            self._listener = None

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


@dataclass(frozen=True)
class SandboxInfo:
    """What somebody needs to use a running sandbox."""

    url: str
    region: str
    account_id: str
    access_key: str
    secret_key: str
    config: str
    """Path of the account's edgeops.toml."""
    hosts: tuple[str, ...]
    """Names of its sites."""
    dns: str = ""
    """`127.0.0.1:PORT` of the name servers of its zones."""
    dns_parents: str = ""
    """The registries', which say to whom a zone is delegated."""
    dns_resolver: str = ""
    """A public resolver's: what the world sees."""
    ca: str = ""
    """PEM file of the authority behind the load balancers' certificates, for `curl --cacert`."""
    proxy: str = ""
    """For `curl --proxy` and HTTPS_PROXY: through it the simulated names lead where they should."""
    sockets: tuple[Socket, ...] = ()
    """Where the load balancers answer now; later ones are in `Control.listeners`."""
    http: str = ""
    """`127.0.0.1:PORT`, where the load balancer that is made next will answer instead of on its port 80."""
    https: str = ""
    """The same for 443."""
    programs: tuple[Listening, ...] = ()
    """What runs on the instances."""
    missing: str = ""
    """Why there is no nginx among them."""


def serve(
    account: str,
    port: int,
    profile: str,
    announce: Callable[[SandboxInfo], None],
    stop: threading.Event,
) -> None:
    """Serve an account in real time until `stop` is set; `announce` is called once it answers.

    Faults may be given as JSON in the environment, as `Fault.as_json` writes them.
    """
    world = World(account, profile=profile, clock=RealClock())
    world.faults.add(*(Fault.from_json(each) for each in json.loads(os.environ.get(FAULTS, "[]"))))
    with Server(world, port, data_plane=True, programs=True) as server:
        threading.Thread(target=load_models, daemon=True).start()
        announce(info_of(server))
        stop.wait()


def info_of(server: Server) -> SandboxInfo:
    """Of a server with data plane and programs."""
    known, dns, plane, programs = server.world.account, server.dns, server.plane, server.programs
    return SandboxInfo(
        *(server.url, REGION, ACCOUNT_ID, KEY, KEY, known.toml, known.hosts),
        *(dns.authority, dns.parents, dns.resolver),
        ca=plane.ca,
        proxy=server.gate.url,
        sockets=tuple(plane.listeners()),
        http=plane.entrances[80],
        https=plane.entrances[443],
        programs=tuple(programs.listing()),
        missing=programs.missing,
    )
