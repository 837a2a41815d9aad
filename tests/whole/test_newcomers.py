"""A newcomer with only a host name: init, plan, up, status, down - and no file edited by hand."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.model import Spec
from moto_fixtures import RealClock, Server, World
from moto_fixtures.server import info_of
from scripts.demo import environment
from tests.harness import Desk, things

SYSTEMS = {
    "S0": ("koing.shop", {"koing.shop": ("web:80", "/actuator/health")}),
    "S0-live": ("koing.shop", {"koing.shop": ("web:80", "/actuator/health")}),
    "live-a": (
        "koing.shop www.koing.shop",
        {"koing.shop": ("web:80", "/actuator/health")},
    ),
    "S1": (
        "koing.kr grafana.koing.kr",
        {"koing.kr": ("web:80", "/actuator/health"), "grafana.koing.kr": ("web:3000", "/api/health")},
    ),
    "S2": (
        "api.msa-lab.kr jenkins.msa-lab.kr",
        {"api.msa-lab.kr": ("web:8000", "/health"), "jenkins.msa-lab.kr": ("web:8080", "/login")},
    ),
    "S3": (
        "main.io sub.main.io",
        {"main.io": ("web:8080", "/actuator/health"), "sub.main.io": ("web:8081", "/actuator/health")},
    ),
    "S3-live": (
        "main.io sub.main.io",
        {"main.io": ("web:8080", "/actuator/health"), "sub.main.io": ("web:8081", "/actuator/health")},
    ),
    "S4": ("api.bluegreen.kr", {"api.bluegreen.kr": ("web:80", "/actuator/health")}),
}
Told = dict[str, tuple[str, str]]


def told(spec: Spec) -> Told:
    """Site -> where it goes and what tells that it is healthy."""
    return {site.host: (str(site.pools[0].targets[0]), site.health.path) for site in spec.sites}


def takeovers(line: str) -> frozenset[str]:
    """The names of a next command."""
    words = shlex.split(line)
    return frozenset(name for flag, name in pairwise(words) if flag == "--takeover")


@pytest.fixture(params=SYSTEMS)
def account(request: pytest.FixtureRequest) -> Iterator[tuple[Desk, Sequence[str], Told]]:
    """Each system, the names that somebody would type, and what should come of it."""
    typed, expected = SYSTEMS[request.param]
    with Desk.open(request.param) as desk:
        yield desk, typed.split(), expected


def test_a_host_name_is_enough(account: tuple[Desk, Sequence[str], Told], here: Path) -> None:
    """What each answer says is next is all that is typed; afterwards the account is as it was."""
    desk, hosts, expected = account
    before = things(desk.world.inventory())
    begun = desk.init(here / "edgeops.toml", *hosts)
    assert begun.status is ExitStatus.OK, begun.findings
    assert told(desk.spec) == expected
    assert desk.writes == []

    desk.wish(takeover=takeovers(begun.next[0]))
    planned = desk.plan()
    assert planned.status is ExitStatus.OK, planned.findings
    desk.wish(takeover=takeovers(planned.next[0]))
    assert desk.up().status is ExitStatus.OK
    assert desk.status().status is ExitStatus.OK
    assert desk.down().status is ExitStatus.OK
    after = things(desk.world.inventory())
    assert {name: after.get(name) for name in before} == before
    assert {name.split(" ")[0] for name in after.keys() - before.keys()} <= {"certificates", "record"}


@pytest.fixture
def sandbox(here: Path) -> Iterator[dict[str, str]]:
    """S0 over HTTP with its real programs; the environment that the sandbox prints."""
    world = World("S0", profile="instant", clock=RealClock())
    with Server(world, data_plane=True, programs=True) as server:
        variables = environment(info_of(server))
        yield {name: value for name, value in variables.items() if name != "EDGEOPS_CONFIG"}


def run(environ: dict[str, str], *words: str) -> tuple[int, dict[str, Any]]:
    """The installed command's exit code and JSON."""
    command = [str(Path(sys.executable).with_name("edgeops")), *words, "--json"]
    done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_the_installed_command_does_it_with_real_programs(sandbox: dict[str, str], here: Path) -> None:
    """The ports are asked through the sandbox's proxy: what nginx and the application really answer."""
    code, begun = run(sandbox | {"AWS_REGION": "ap-northeast-2"}, "init", "koing.shop")
    assert code == 0, begun
    assert begun["result"]["sites"]["koing.shop"]["to"] == "web:80"
    assert begun["result"]["sites"]["koing.shop"]["health"] == "/actuator/health"
    assert begun["result"]["unknown"] == []
    assert (here / "edgeops.toml").exists()
    assert run(sandbox, *begun["next"][0].split()[1:])[0] == 0
    assert run(sandbox, "up", "--yes")[0] == 0
    assert run(sandbox, "status")[0] == 0
    assert run(sandbox, "init", "koing.shop", "--region", "ap-northeast-2")[0] == 64
    assert run(sandbox, "down", "--yes", "--confirm", begun["result"]["stack"])[0] == 0


def test_without_credentials_or_a_region_a_beginner_is_told_what_to_do(here: Path) -> None:
    """4 and 64, and nothing is written."""
    bare = {"PATH": os.environ["PATH"], "AWS_EC2_METADATA_DISABLED": "true", "HOME": str(here)}
    code, answer = run(bare, "init", "koing.shop", "--region", "ap-northeast-2")
    assert (code, answer["findings"][0]["id"]) == (4, "credentials-missing")
    assert "aws configure" in answer["findings"][0]["fix"]
    code, answer = run(bare, "init", "koing.shop")
    assert (code, answer["findings"][0]["id"]) == (64, "no-region")
    assert list(here.iterdir()) == []
