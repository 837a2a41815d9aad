import socket

import pytest

from moto_fixtures.reserved import LOOPBACK, REUSE, ReservedPort, bound


@pytest.fixture
def reserved():
    port = ReservedPort()
    yield port
    port.close()


def test_nobody_listens_on_a_reserved_port(reserved):
    """A connection is refused."""
    assert reserved.address == f"127.0.0.1:{reserved.number}"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, reserved.number), 5)


@pytest.mark.skipif(not REUSE, reason="this system cannot hold a port for a program")
def test_it_is_held_for_one_who_knows(reserved):
    """Another program is refused; one that asks for it in the same way listens there, and again after it has gone."""
    with socket.socket() as stranger, pytest.raises(OSError, match="in use"):
        stranger.bind((LOOPBACK, reserved.number))
    for _ in range(2):
        with bound(reserved.number) as sock:
            sock.listen()
            socket.create_connection((LOOPBACK, reserved.number), 5).close()


def test_a_port_of_somebody_else_is_not_had():
    """It is taken."""
    with socket.create_server((LOOPBACK, 0)) as other, pytest.raises(OSError, match="in use"):
        bound(other.getsockname()[1])
