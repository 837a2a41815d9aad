"""Every test is alone: no configuration of this machine, no network but loopback, keys that are the word `testing`."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests.harness import Desk

pytest.register_assert_rewrite("tests.resources.accidents")  # its assertions tell their values, as those of tests do


@pytest.fixture(autouse=True)
def _no_configuration_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nothing = tmp_path_factory.getbasetemp() / "no-such-file"
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("EDGEOPS_CONFIG", "EDGEOPS_REGION", "EDGEOPS_PROFILE", "EDGEOPS_JOBS", "EDGEOPS_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)
    for name in ("EDGEOPS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(nothing))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(nothing))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert isinstance(address, tuple)
            host = str(address[0])
            assert host == "localhost" or ip_address(host).is_loopback, f"a test wants to talk to {host}"
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(params=["S0", "S3"])
def any_desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Each seeded account in turn."""
    with Desk.open(request.param) as desk:
        yield desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Somebody at work with account S0: one instance, one site."""
    with Desk.open("S0") as opened:
        yield opened


@pytest.fixture
def two_sites() -> Iterator[Desk]:
    """Somebody at work with account S3: one instance, two sites."""
    with Desk.open("S3") as opened:
        yield opened


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
