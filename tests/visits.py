"""A browser's way through the data plane, gone by curl: by name, over TLS that is verified."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

import pytest

from moto_fixtures.data_plane.plane import DataPlane

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


@dataclass(frozen=True)
class Visit:
    """What curl brought back; `trouble` is its own exit code, 0 for none."""

    status: int
    headers: dict[str, str]
    body: str
    trouble: int
    tls: str


def curl(plane: DataPlane, url: str, *options: str) -> Visit:
    """Ask a load balancer for a URL; connections to 80 and 443 of any name go to its entrances."""
    ways = [word for port, to in plane.entrances.items() for word in ("--connect-to", f":{port}:{to}")]
    report = "\n%{http_code} %{ssl_verify_result} %{url_effective}"
    command = ["curl", "-sS", "-i", "-m", "20", "--cacert", plane.ca, *ways, "-w", report, *options, url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    answer, _, said = done.stdout.rpartition("\n")
    status, verified, _ = said.split(" ", 2)
    head, _, body = answer.rpartition("\r\n\r\n")
    lines = head.rpartition("HTTP/1.1")[2].split("\r\n")[1:]
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Visit(int(status), headers, body, done.returncode, verified)
