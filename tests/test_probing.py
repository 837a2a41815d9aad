"""Asking an instance's ports over plain HTTP, from real sockets of this machine."""

import http.server
import itertools
import socket
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from edgeops.probing import BUDGET, PATHS, knock, listen
from edgeops.visiting import Answer

HOME = "127.0.0.1"


class Application(http.server.BaseHTTPRequestHandler):
    """Healthy at one path; everything else redirects. Remembers the Host headers."""

    hosts: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        self.send_response(200 if self.path == "/healthz" else 301)
        self.send_header("Location", f"https://koing.shop{self.path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def port() -> Iterator[int]:
    """Where the application listens."""
    Application.hosts.clear()
    with http.server.ThreadingHTTPServer((HOME, 0), Application) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def closed_port() -> int:
    """A port where nothing listens."""
    with socket.socket() as unused:
        unused.bind((HOME, 0))
        return int(unused.getsockname()[1])


def test_every_path_is_asked_by_the_hosts_name(port: int) -> None:
    """And where `/` redirects to is remembered."""
    (heard,) = listen(["koing.shop"], HOME, [port])["koing.shop"]
    assert list(heard.statuses) == list(PATHS)
    assert (heard.healthy, heard.location) == ("/healthz", "https://koing.shop/")
    assert set(Application.hosts) == {"koing.shop"}


def test_a_wildcard_is_asked_by_a_name_below_it(port: int) -> None:
    """There is no host `*`."""
    assert knock("*.koing.shop", HOME, port, "/").status == 301
    assert Application.hosts == ["edgeops-check.koing.shop"]


def test_a_closed_port_is_asked_once() -> None:
    """And says why."""
    (heard,) = listen(["koing.shop"], HOME, [closed_port()])["koing.shop"]
    assert (heard.statuses, "refused" in heard.why) == ({}, True)


def test_a_refused_connection_is_told_from_silence() -> None:
    """The way is open and nobody listens."""
    assert knock("koing.shop", HOME, closed_port(), "/").refused


def test_the_time_for_all_questions_is_bounded() -> None:
    """After the budget nothing more is asked; what was heard until then counts."""
    ticks = itertools.count(0.0, BUDGET / 8)
    asked: list[str] = []

    def ask(host: str, address: str, port: int, path: str) -> Answer:
        asked.append(path)
        return Answer(404)

    found = listen(["koing.shop"], HOME, [80, 8080, 3000], ask, lambda: next(ticks))["koing.shop"]
    assert len(asked) < 3 * len(PATHS)
    assert sum(len(one.statuses) for one in found) == len(asked)
    assert all(one.why == "there was no time left to ask" for one in found if not one.statuses)


def test_hosts_and_ports_are_kept_apart() -> None:
    """Each host has its ports in their order."""

    def ask(host: str, address: str, port: int, path: str) -> Answer:
        return Answer(200 if (host, port) == ("a.kr", 80) else 404)

    found = listen(["a.kr", "b.kr"], HOME, [80, 8080], ask)
    assert {host: [(one.port, one.healthy) for one in ports] for host, ports in found.items()} == {
        "a.kr": [(80, PATHS[0]), (8080, "")],
        "b.kr": [(80, ""), (8080, "")],
    }
