"""One command line, measured: wall and calls by the simulated account, processor and memory by the system."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moto_fixtures import RealClock, Server, World
from moto_fixtures.call_log import Call
from moto_fixtures.rates import AWS_RATES
from moto_fixtures.timing import PROFILES, Timing
from scripts.bench_tools import Edgeops, Tool

LAUNCHER = Path(__file__).with_name("bench_launch.py")
FINE = {0, 2}
"""`terraform plan -detailed-exitcode` ends with 2 where it would change something."""


class Broken(Exception):
    """A tool ended with another code than it should; the message says what it said."""


@dataclass(frozen=True)
class Measured:
    """One run. `wall` and `cpu` in seconds, `memory` in MiB of the biggest process, and the calls: writes, reads that
    had not been asked before (operation and parameters), and the same reads again.
    """

    wall: float
    writes: int
    reads: int
    polls: int
    memory: float
    cpu: float

    @property
    def needed(self) -> int:
        """Without the same reads again."""
        return self.writes + self.reads

    @property
    def calls(self) -> int:
        return self.needed + self.polls


def account(timing: Timing) -> World:
    """The account S3, at real time, with the rates of AWS."""
    world = World("S3", profile=timing, clock=RealClock())
    world.rates.set(AWS_RATES)
    return world


def measured(tool: Tool, verb: str, server: Server) -> Measured:
    """Run one verb to its end. Raises Broken."""
    world = server.world
    world.rates.set(AWS_RATES)  # at rest, as the limit has it: nothing is owed for the calls of the verb before
    world.clear_calls()
    with tempfile.TemporaryFile() as said, tempfile.NamedTemporaryFile("r") as told:
        line = [sys.executable, "-I", "-S", str(LAUNCHER), told.name, *tool.lines()[verb]]
        place, here = tool.folder, dict(tool.environment())
        subprocess.run(line, cwd=place, env=here, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=True)
        used = json.load(told)
        if used["code"] not in FINE:
            said.seek(0)
            text = said.read().decode(errors="replace")[-4000:]
            raise Broken(f"{tool.name} {verb} ended with {used['code']}\n{text}{_refused(world.calls)}")
    writes, reads, polls = counted(world.calls)
    return Measured(used["wall"], writes, reads, polls, used["memory"], used["cpu"])


def _refused(calls: Sequence[Call]) -> str:
    return "".join(f"\n{call.service}.{call.operation}: {call.error}" for call in calls if call.error)


def counted(calls: Sequence[Call]) -> tuple[int, int, int]:
    """Writes, reads, and reads that had been made before."""
    reads = [
        json.dumps([call.service, call.operation, call.params], sort_keys=True, default=str)
        for call in calls
        if not call.mutating
    ]
    return len(calls) - len(reads), len(set(reads)), len(reads) - len(set(reads))


def median(runs: Sequence[Measured]) -> Measured:
    """Of each figure by itself."""
    names = ("wall", "writes", "reads", "polls", "memory", "cpu")
    wall, *counts, memory, cpu = (statistics.median(getattr(run, name) for run in runs) for name in names)
    writes, reads, polls = (round(count) for count in counts)
    return Measured(wall, writes, reads, polls, memory, cpu)


def folder() -> tempfile.TemporaryDirectory[str]:
    """Where a tool keeps what it keeps."""
    return tempfile.TemporaryDirectory(prefix=f"{Path(__file__).stem}-")


def started(runs: int) -> dict[str, list[float]]:
    """Seconds from the start of the process to the end of `--help`, and to the first call of `status`.

    On an account without delays: a call is logged when it has been under way for its latency, which is not the tool's.
    """
    with folder() as place, Server(account(PROFILES["instant"])) as server:
        tool = Edgeops(Path(place), server.url, 1)
        program, clock = tool.lines()["status"][0], server.world.clock
        helps, firsts = [], []
        for _ in range(runs):
            begun = clock.now()
            _ended(tool, (program, "--help"))
            helps.append(clock.now() - begun)
            server.world.clear_calls()
            begun = clock.now()
            _ended(tool, (program, "status"))
            firsts.append(server.world.calls[0].at - begun)
    return {"--help": helps, "first call": firsts}


def _ended(tool: Tool, line: Sequence[str]) -> None:
    null = subprocess.DEVNULL
    subprocess.run(line, cwd=tool.folder, env=dict(tool.environment()), stdin=null, stdout=null, stderr=null)
