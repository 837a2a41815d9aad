import os
import socket
import subprocess
import sys

import pytest

from moto_fixtures.victims import kill, pid_at

WAITING = "import socket, sys; s = socket.create_connection(('127.0.0.1', int(sys.argv[1]))); s.recv(1)"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")
def test_the_process_at_the_other_end_is_found_and_killed():
    """By the port its connection comes from."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        other = subprocess.Popen([sys.executable, "-c", WAITING, str(server.getsockname()[1])])
        connection, (_, port) = server.accept()
        with connection:
            assert pid_at(port) == other.pid
            assert kill(other.pid) is True
            assert other.wait(10) == -9


def test_a_port_that_nobody_uses_has_no_process():
    """0, on every platform."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert pid_at(port) == 0


def test_nobody_kills_themselves_or_the_dead():
    """Neither our own process, nor none, nor one that has ended."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(10)
    assert [kill(os.getpid()), kill(0), kill(gone.pid)] == [False, False, False]
