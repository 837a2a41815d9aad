"""The main job through the installed command, as a process of its own, over HTTP."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from moto_fixtures import RealClock, Server, World
from moto_fixtures.faults import EVERY, Expired, Fault
from tests.harness import account_file, things

EDGEOPS = Path(sys.executable).with_name("edgeops")
TEARDOWN = Path(__file__).parents[2] / "scripts" / "teardown"
STACKS = {"S0": "koing", "S1": "koing", "S2": "msa-lab", "S3": "main", "S4": "bluegreen"}


class Shell:
    """Somebody in front of a terminal (without one) who has exported what the sandbox printed."""

    def __init__(self, account: str, world: World, url: str) -> None:
        self.world, self.stack = world, STACKS[account]
        self.config = str(account_file(account))
        self.environment = {
            "PATH": os.environ["PATH"],
            "AWS_ENDPOINT_URL": url,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_EC2_METADATA_DISABLED": "true",
            "EDGEOPS_CONFIG": self.config,
        }

    def start(self, *words: str) -> "subprocess.Popen[str]":
        command = [*words] if Path(words[0]).exists() else [str(EDGEOPS), *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, env=self.environment, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, *words: str) -> tuple[int, dict[str, Any]]:
        """The exit code and the JSON object on stdout."""
        self.world.clear_calls()
        process = self.start(*words)
        out, err = process.communicate(timeout=60)
        assert "Traceback" not in err
        return process.returncode, json.loads(out)

    @property
    def writes(self) -> list[str]:
        return [call.operation for call in self.world.calls if call.mutating]


@contextmanager
def _served(account: str) -> Iterator[Shell]:
    """The account on a free port of loopback, five times as fast as the profile `quick`."""
    world = World(account, profile="quick", clock=RealClock(speed=5.0))
    server = Server(world)
    server.start()
    try:
        yield Shell(account, world, server.url)
    finally:
        server.stop()


@pytest.fixture(params=list(STACKS))
def system(request: pytest.FixtureRequest) -> Iterator[Shell]:
    """Each system in turn."""
    with _served(request.param) as shell:
        yield shell


@pytest.fixture
def shell() -> Iterator[Shell]:
    """S0."""
    with _served("S0") as opened:
        yield opened


def _keys(answer: dict[str, Any]) -> set[tuple[str, ...]]:
    return {(step["phase"], step["verb"], step["kind"], step["name"]) for step in answer["result"]["steps"]}


def test_the_main_job(system: Shell) -> None:
    """plan 2, up 0 with the same steps, up 0 without a write, status 0, down 0 with everything foreign byte-equal."""
    before = things(system.world.inventory())
    code, planned = system.run("plan", "--exit-code", "--json")
    assert code == 2
    assert system.writes == []

    code, built = system.run("up", "--yes", "--json")
    assert code == 0, built
    assert _keys(built) == _keys(planned)
    assert {site["verdict"] for site in built["result"]["sites"].values()} == {"healthy"}

    code, again = system.run("up", "--json")
    assert (code, again["result"]["steps"], system.writes) == (0, [], [])
    code, _ = system.run("status", "--json")
    assert (code, system.writes) == (0, [])

    code, gone = system.run(str(TEARDOWN), system.stack)
    assert (code, gone["command"]) == (0, "down")
    after = things(system.world.inventory())
    assert {name: after.get(name) for name in before} == before
    assert {name.split(" ")[0] for name in after.keys() - before.keys()} == {"certificates", "record"}

    code, _ = system.run("up", "--yes", "--json")
    assert code == 0
    assert "RequestCertificate" not in system.writes
    code, _ = system.run("down", "--yes", "--confirm", system.stack, "--delete-certificate", "--json")
    after = things(system.world.inventory())
    assert {name.split(" ")[0] for name in after.keys() - before.keys()} == {"record"}


def test_ctrl_c_in_a_wait_is_130_and_the_next_up_carries_on(shell: Shell) -> None:
    """Within a second: one JSON object, how to carry on, and nothing is made twice afterwards."""
    shell.world.knobs.certificates_never_issue = True
    process = shell.start("up", "--yes", "--json")
    assert process.stderr is not None
    for line in process.stderr:
        if "ACM issues the certificate" in line:
            break
    start = shell.world.clock.now()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (shell.world.clock.now() - start) / 5.0 < 1.0
    assert process.returncode == 130
    answer = json.loads(out)
    assert (answer["ok"], answer["exit_code"]) == (False, 130)
    assert "edgeops up" in " ".join(answer["next"])
    assert "Traceback" not in err

    shell.world.knobs.certificates_never_issue = False
    code, _ = shell.run("up", "--yes", "--json")
    assert code == 0
    assert not {"RequestCertificate", "CreateLoadBalancer", "CreateSecurityGroup"} & set(shell.writes)
    names = [thing["name"] for thing in shell.world.inventory()["regions"]["ap-northeast-2"]["load_balancers"].values()]
    assert len(names) == len(set(names))


def test_ctrl_c_ends_looking_on_with_130(shell: Shell) -> None:
    """`status --watch --json`: the first look comes whole while it goes on; every line is an object."""
    process = shell.start("status", "--watch", "--json")
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    assert (first["exit_code"], list(first["result"]["sites"])) == (3, ["koing.shop"])
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert [json.loads(line)["exit_code"] for line in out.splitlines()] == [130]
    assert err.strip() == ""


def test_no_credentials_are_4(shell: Shell) -> None:
    """Without keys: no traceback, one object, how to get some, no write."""
    del shell.environment["AWS_ACCESS_KEY_ID"], shell.environment["AWS_SECRET_ACCESS_KEY"]
    shell.environment["HOME"] = "/nonexistent"
    code, answer = shell.run("up", "--yes", "--json")
    assert code == 4
    assert answer["findings"][0]["fix"]
    assert shell.writes == []


def test_expired_credentials_are_4(shell: Shell) -> None:
    """From the first call on: no traceback, one object, how to sign in again, no write."""
    shell.world.faults.add(Fault("*", Expired(), times=EVERY))
    code, answer = shell.run("up", "--yes", "--json")
    assert code == 4
    assert (answer["findings"][0]["id"], "aws sso login" in answer["findings"][0]["fix"]) == (
        "credentials-expired",
        True,
    )
    assert [call for call in shell.world.calls if call.mutating] == []


def test_the_wrong_region_is_64_and_names_both(shell: Shell) -> None:
    """A region in the environment that differs from the file's stops before any call (I12)."""
    shell.environment["AWS_REGION"] = "us-east-1"
    code, answer = shell.run("up", "--yes", "--json")
    assert code == 64
    assert "us-east-1" in str(answer["findings"])
    assert "ap-northeast-2" in str(answer["findings"])
    assert shell.world.calls == []
