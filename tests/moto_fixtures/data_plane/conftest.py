"""S0 with its hand-made load balancer on real sockets, backends in threads, and a client that knows the way."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import ssl
import threading
import urllib.parse
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from moto_fixtures import RealClock, World
from moto_fixtures.accounts import s0
from moto_fixtures.data_plane.plane import DataPlane
from tests.moto_fixtures import plain


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    version: str = ""

    @property
    def json(self):
        return json.loads(self.body)


class Browser:
    """Asks by URL, connects to the load balancer's socket for that port, trusts the local authority only."""

    def __init__(self, plane):
        self.plane = plane

    def address(self, port):
        found = next(each for each in self.plane.listeners() if each.port == port)
        host, _, real = found.address.partition(":")
        return host, int(real)

    def trust(self):
        return ssl.create_default_context(cafile=self.plane.ca)

    def connect(self, port, name=None, context=None, timeout=10):
        """A socket to a listener; with a name over TLS."""
        plain = socket.create_connection(self.address(port), timeout)
        return (context or self.trust()).wrap_socket(plain, server_hostname=name) if name else plain

    def ask(self, url, method="GET", headers=None, body=None, timeout=10):
        parts = urllib.parse.urlsplit(url)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        connection = http.client.HTTPConnection(parts.netloc)
        connection.sock = self.connect(port, parts.hostname if secure else None, timeout=timeout)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            version = connection.sock.version() if secure and connection.sock else ""
            return Answer(response.status, response.headers, response.read(), version)


@dataclass(frozen=True)
class Seen:
    """A request as it came to an application."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Backend:
    """An application on a free port; `answer(handler)` may be replaced, by default it echoes what it got."""

    def __init__(self):
        self.seen = []
        self.answer = self.echo
        backend = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def serve(self):
                length = int(self.headers.get("Content-Length") or 0)
                self.body = self.rfile.read(length)
                backend.seen.append(Seen(self.command, self.path, dict(self.headers.items()), self.body))
                backend.answer(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = serve

            def log_message(self, *_):
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @staticmethod
    def echo(handler, status=200, headers=()):
        sent = [[name, value] for name, value in handler.headers.items()]
        what = {"method": handler.command, "path": handler.path, "headers": sent, "body": handler.body.decode()}
        content = json.dumps(what).encode()
        handler.send_response(status)
        for name, value in (("Content-Length", str(len(content))), *headers):
            handler.send_header(name, value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(content)

    def status(self, code):
        """Answer every request with this status."""
        self.answer = lambda handler: self.echo(handler, code)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def world():
    """Time runs fifty times as fast, so that a load balancer's ten seconds are a fifth of one."""
    if plain.wanted():
        plain.refuse_without_sockets()
    return World("S0-live", profile="quick", clock=RealClock(speed=50))


@pytest.fixture
def region(world):
    return world.region


@pytest.fixture
def make_backend():
    made = []

    def make():
        made.append(Backend())
        return made[-1]

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def backend(world, make_backend):
    """What listens on port 80 of the instance."""
    made = make_backend()
    world.instance("web").serve(80, "127.0.0.1", made.port)
    return made


@pytest.fixture
def plane(world):
    with DataPlane(world) as plane:
        yield plane


@pytest.fixture
def browser(plane):
    return Browser(plane)


@pytest.fixture
def group(region):
    """The target group; its target on 443, where nothing listens, is taken out."""
    (found,) = region.elb.groups.values()
    del found.targets[s0.INSTANCE_ID, 443]
    return found


@pytest.fixture
def listener(region):
    """The HTTPS listener."""
    return next(each for each in region.elb.listeners.values() if each.port == 443)


@pytest.fixture
def balancer(region):
    (found,) = region.elb.balancers.values()
    return found


def act(region, listener, *actions):
    """Give a listener other default actions."""
    region.elb.default_rule(listener.arn).actions = list(actions)
