"""Wall time of whole processes, best and median of several runs, beside what is promised.

The account answers after 50 ms a call and has no other delays (profile `instant`); the server is warmed by one run
before.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from moto_fixtures import RealClock, Server, World

EDGEOPS = str(Path(sys.executable).with_name("edgeops"))
LATENCY = 0.05


@dataclass(frozen=True)
class Figure:
    """What was measured: seconds of each run, and the promise for the best of them."""

    name: str
    seconds: list[float]
    promise: float

    def row(self) -> str:
        best, median = min(self.seconds), statistics.median(self.seconds)
        verdict = "ok" if best <= self.promise else "TOO SLOW"
        return f"{self.name:34} {best:8.3f} {median:8.3f} {self.promise:8.2f}  {verdict}"


def timed(*words: str, env: dict[str, str], expected: int = 0) -> float:
    """Seconds of one process; it must end with the expected code."""
    start = time.perf_counter()
    done = subprocess.run([EDGEOPS, *words], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    elapsed = time.perf_counter() - start
    if done.returncode != expected:
        raise SystemExit(f"edgeops {' '.join(words)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return elapsed


def starting(runs: int, folder: Path) -> list[Figure]:
    """--help, --version and an error of the configuration, none of which asks AWS."""
    (folder / "edgeops.toml").write_text('[stack]\nname = "Koing"\n')
    env = {"PATH": os.environ["PATH"], "EDGEOPS_CONFIG": str(folder / "edgeops.toml")}

    def figure(name: str, *words: str, expected: int = 0) -> Figure:
        return Figure(name, [timed(*words, env=env, expected=expected) for _ in range(runs)], 0.15)

    return [
        figure("--help", "--help"),
        figure("--version", "--version"),
        figure("up with a wrong file", "up", expected=64),
    ]


def working(runs: int) -> list[Figure]:
    """up, up again and status of S0, with 50 ms a call."""
    world = World("S0", profile="instant", clock=RealClock(), latency=LATENCY)
    server = Server(world)
    server.start()
    config = str(files("moto_fixtures") / "accounts" / "s0.toml")
    env = {
        "PATH": os.environ["PATH"],
        "AWS_ENDPOINT_URL": server.url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_EC2_METADATA_DISABLED": "true",
        "EDGEOPS_CONFIG": config,
    }
    down = ("down", "--yes", "--confirm", "koing", "--delete-certificate")

    fresh, again, status, away, first = [], [], [], [], []
    try:
        for run in range(runs + 1):
            seconds = [
                timed("up", "--yes", env=env),
                timed("up", env=env),
                _timed_status(world, env, first if run else []),
                timed(*down, env=env),
            ]
            world.reset()
            if run:  # the first one warms the server
                for figures, value in zip((fresh, again, status, away), seconds, strict=True):
                    figures.append(value)
    finally:
        server.stop()
    return [
        Figure("up, fresh, 50 ms a call", fresh, 3.0),
        Figure("up, nothing to do", again, 1.5),
        Figure("status", status, 1.0),
        Figure("status, start to first call", first, 0.45),
        Figure("down", away, 4.0),
    ]


def _timed_status(world: World, env: dict[str, str], first: list[float]) -> float:
    """Seconds of `status`; those until its first call are added to `first`."""
    world.clear_calls()
    begun = world.clock.now()
    seconds = timed("status", env=env)
    first.append(world.calls[0].at - begun)
    return seconds


def main(runs: int) -> int:
    """Print the table; 1 when a promise is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        figures = [*starting(runs, Path(folder)), *working(runs)]
    print(f"{'seconds of ' + str(runs) + ' runs':34} {'best':>8} {'median':>8} {'promise':>8}")
    for figure in figures:
        print(figure.row())
    return int(any(min(figure.seconds) > figure.promise for figure in figures))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
