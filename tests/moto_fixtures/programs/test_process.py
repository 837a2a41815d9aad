import socket
import sys

import pytest

from moto_fixtures.programs.process import Process, ProgramFailed
from moto_fixtures.reserved import LOOPBACK, ReservedPort

SERVER = """
import socket, sys, threading
sock = socket.socket()
sock.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_REUSEPORT", socket.SO_REUSEADDR), 1)
sock.bind(("127.0.0.1", int(sys.argv[1])))
sock.listen()
sys.stdin.read()
"""


@pytest.fixture
def make(tmp_path):
    made = []

    def process(code):
        port = ReservedPort()
        made.append((Process([sys.executable, "-c", code, str(port.number)], port.number, tmp_path / "log"), port))
        return made[-1]

    yield process
    for each, port in made:
        each.stop()
        port.close()


def test_it_is_ready_when_it_listens_and_refuses_when_it_is_stopped(make):
    """Again and again, on the same port."""
    process, port = make(SERVER)
    for _ in range(2):
        assert process.pid is None
        process.start()
        process.ready()
        assert process.pid is not None
        socket.create_connection((LOOPBACK, port.number), 5).close()
        process.stop()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((LOOPBACK, port.number), 5)


def test_a_program_that_ends_says_why(make):
    """What it wrote."""
    process, _ = make("raise SystemExit('no configuration')")
    process.start()
    with pytest.raises(ProgramFailed, match="ended with 1\nno configuration"):
        process.ready()
    assert process.pid is None


def test_a_program_that_never_listens_is_given_up(make, monkeypatch):
    """And ended."""
    monkeypatch.setattr("moto_fixtures.programs.process.LOOKS", 10)
    process, _ = make("import sys; sys.stdin.read()")
    process.start()
    with pytest.raises(ProgramFailed, match="does not listen"):
        process.ready()
    assert process.pid is None


def test_stopping_what_never_ran_is_nothing(make):
    """No error."""
    make(SERVER)[0].stop()
