"""Requests a second through TLS, rules, nginx and an application, by curl in a process of its own, beside the promise.

Eight clients at once: with connections that are kept, and with a new handshake for every request. curl tells how long
each request took, from before the connection to the last byte; a request that did not get 200 counts as failed.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moto_fixtures import RealClock, Server, World
from moto_fixtures.server import info_of
from scripts.demo import environment

EDGEOPS = str(Path(sys.executable).with_name("edgeops"))
CLIENTS = 8
RATE = 200.0
SLOW, SLOW_SHARE = 0.25, 0.01


@dataclass(frozen=True)
class Load:
    """What was measured: the wall time of it all and the seconds of each request that got 200."""

    name: str
    wall: float
    seconds: Sequence[float]
    failed: int

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.wall

    @property
    def slow(self) -> float:
        """The share of requests slower than 250 ms, failed ones among them."""
        late = sum(each > SLOW for each in self.seconds) + self.failed
        return late / (len(self.seconds) + self.failed)

    def row(self) -> str:
        parts = statistics.quantiles(self.seconds, n=100)
        times = "".join(f"{parts[percent - 1] * 1000:8.1f}" for percent in (50, 90, 99))
        verdict = "ok" if self.rate >= RATE and self.slow < SLOW_SHARE and not self.failed else "TOO SLOW"
        total = len(self.seconds) + self.failed
        return f"{self.name:28} {total:6} {self.failed:6} {self.rate:8.0f}{times} {self.slow:8.2%}  {verdict}"


def load(url: str, ca: str, address: str, requests: int, fresh: bool) -> Load:
    """Ask for a page so often; `fresh`: over a new connection, and a full handshake, each time."""
    command = ["curl", "-sS", "--parallel", "--parallel-immediate", "--parallel-max", str(CLIENTS), "--cacert", ca]
    command += ["--no-progress-meter", "--connect-to", f"::{address}", "-w", "%{http_code} %{time_total}\n"]
    command += ["-o", os.devnull, *(("-H", "Connection: close", "--no-sessionid") if fresh else ())]
    start = time.perf_counter()
    done = subprocess.run([*command, f"{url}?[1-{requests}]"], capture_output=True, text=True, timeout=300)
    wall = time.perf_counter() - start
    answers = [line.split() for line in done.stdout.splitlines()]
    good = [float(seconds) for status, seconds in answers if status == "200"]
    return Load("a handshake each" if fresh else "connections kept", wall, good, requests - len(good))


def measure(requests: int) -> list[Load]:
    """Build S0's edge with `edgeops up`, warm it, and ask for its page."""
    world = World("S0", profile="instant", clock=RealClock())
    with Server(world, data_plane=True, programs=True) as server:
        info = info_of(server)
        subprocess.run([EDGEOPS, "up", "--yes"], env=environment(info), capture_output=True, check=True)
        if info.missing:
            print(f"{info.missing}: the application answers by itself")
        url = f"https://{info.hosts[0]}/"
        load(url, info.ca, info.https, 50, fresh=False)
        return [load(url, info.ca, info.https, requests, fresh) for fresh in (False, True)]


def main(requests: int) -> int:
    """Print the table; 1 when a promise is not kept."""
    if not shutil.which("curl"):
        print("curl is not installed")
        return 1
    loads = measure(requests)
    print(f"{f'{CLIENTS} clients, https':28} {'asked':>6} {'failed':>6} {'a second':>8}", end="")
    print("".join(f"{f'p{percent} ms':>8}" for percent in (50, 90, 99)), f"{'>250 ms':>8}")
    for each in loads:
        print(each.row())
    return int(any(each.rate < RATE or each.slow >= SLOW_SHARE for each in loads))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
