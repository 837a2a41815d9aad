"""The programs of S0 and S4, and a way to ask them."""

from __future__ import annotations

import http.client
import json
import os
import select
from dataclasses import dataclass

import pytest

from moto_fixtures import RealClock, World
from moto_fixtures.programs import nginx
from moto_fixtures.programs.running import Programs

needs_nginx = pytest.mark.skipif(nginx.find() is None, reason="nginx is not installed")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self):
        return json.loads(self.text)


def ask(address, path, method="GET", headers=None, timeout=10):
    """One request to a program, nothing followed."""
    connection = http.client.HTTPConnection(address, timeout=timeout)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, dict(response.headers), response.read().decode())
    finally:
        connection.close()


def gone(pid):
    """Wait until a process has ended; False if it does not within a minute."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], 60)[0])
    finally:
        os.close(watched)


def address_of(programs, name):
    return next(each.address for each in programs.listing() if each.name == name)


@pytest.fixture(scope="module")
def s0():
    """The world of S0 with its programs running."""
    world = World("S0", clock=RealClock())
    with Programs(world):
        yield world


@pytest.fixture
def spring(s0):
    """Where the application answers."""
    return address_of(s0.programs, "spring")
