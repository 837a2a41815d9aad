"""The installed command as a process of its own, over HTTP, killed with SIGKILL at a call and run again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

from moto_fixtures import Call, RealClock, Server
from moto_fixtures.faults import Fault, Kill
from tests.torture.crashes import Point, settled
from tests.torture.masks import Lines
from tests.torture.scenes import Stage

EDGEOPS = Path(sys.executable).with_name("edgeops")
PATIENCE = 120.0
"""Seconds for one run."""
KILLED = -9


class LeapingClock(RealClock):
    """Real time for the processes; who sleeps on it in this process leaps instead."""

    def sleep(self, seconds: float) -> None:
        self.advance(max(seconds, 0.0))


def undisturbed(stage: Stage) -> tuple[list[Call], Lines]:
    """The calls of the scene's command as a process, and the account after it."""
    with _served(stage) as server:
        code, said = _run(stage, server)
    assert code == 0, said
    return _sure(stage.world.calls), stage.lines


def crash(stage: Stage, point: Point, moment: Literal["before", "after"], expected: Lines) -> str:
    """SIGKILL at a call, then the same command again; empty when all is well, else what is not."""
    stage.world.faults.add(Fault(point.operation, Kill(moment), nth=point.nth))
    with _served(stage) as server:
        code, said = _run(stage, server)
        if code != KILLED:
            return f"the process was not killed but ended with {code}: {said}"
        stage.world.faults.clear()
        code, said = _run(stage, server)
    return settled(stage, expected) if code == 0 else f"the next run ends with {code}: {said}"


def words(stage: Stage) -> list[str]:
    """The scene's command as it is typed."""
    if stage.scene.verb == "up":
        takeover = [word for host in sorted(stage.desk.spec.takeover) for word in ("--takeover", host)]
        return ["up", "--yes", "--json", *takeover]
    everything = ["--delete-certificate", "--delete-address"] if stage.scene.verb == "down all" else []
    return ["down", "--yes", "--json", "--confirm", stage.desk.spec.name, *everything]


def _served(stage: Stage) -> Server:
    """Where a name is to be moved, with load balancers that answer: it is asked for first."""
    return Server(stage.world, data_plane=stage.scene.takeover)


def _sure(calls: list[Call]) -> list[Call]:
    """Without those that were made again because AWS had refused: in real time it is not certain how often it will."""
    refused = {(call.service, call.operation) for call in calls if call.error}
    seen: set[tuple[str, str]] = set()
    kept = []
    for call in calls:
        key = call.service, call.operation
        if key not in refused or key not in seen:
            kept.append(call)
        seen.add(key)
    return kept


def _run(stage: Stage, server: Server) -> tuple[int, str]:
    """The exit code and what was found wrong."""
    outside = {"HTTPS_PROXY": server.gate.url, "SSL_CERT_FILE": server.plane.ca} if stage.scene.takeover else {}
    environment = {
        **outside,
        "PATH": os.environ["PATH"],
        "AWS_ENDPOINT_URL": server.url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    command = [str(EDGEOPS), *words(stage), "-c", str(stage.file)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True)
    stage.world.victim = process.pid
    out, err = process.communicate(timeout=PATIENCE)
    if process.returncode in (0, KILLED):
        return process.returncode, ""
    try:
        return process.returncode, str(json.loads(out)["findings"])
    except ValueError:
        return process.returncode, err
