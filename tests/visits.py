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
    """What curl brought back: of the last answer, if it followed redirects.

    `trouble` is its own exit code, 0 for none; `verified` OpenSSL's word on the certificate, "0" for well.
    """

    trouble: int
    status: int
    verified: str
    version: str
    url: str
    body: str


def curl(plane: DataPlane, url: str, *options: str) -> Visit:
    """Ask a load balancer for a URL; connections to 80 and 443 of any name go to its entrances."""
    ways = [word for port, to in plane.entrances.items() for word in ("--connect-to", f":{port}:{to}")]
    report = "\n%{http_code} %{ssl_verify_result} %{http_version} %{url_effective}"
    command = ["curl", "-sS", "-m", "20", "--cacert", plane.ca, *ways, "-w", report, *options, url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    body, _, said = done.stdout.rpartition("\n")
    status, verified, version, last = said.split(" ", 3)
    return Visit(done.returncode, int(status), verified, version, last, body)
