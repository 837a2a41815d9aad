"""All torture, as one table: part, scene, kind, points, converged, seconds. 1 when anything did not converge."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from moto_fixtures import Call
from tests.torture import crashes, faults, invariants, limits, processes, races
from tests.torture.forks import apart, each_apart
from tests.torture.scenes import SCENES, Scene, named, stage

Work = Callable[[], str]
"""Empty when all is well, else what is not."""
LAGS = (3.0, 15.0)


@dataclass
class Table:
    """Prints a row as soon as its last point is done, and remembers what went wrong."""

    jobs: int
    wrong: list[str] = field(default_factory=list)
    rows: int = 0

    def head(self) -> None:
        print(f"{'part':10} {'scene':20} {'kind':20} {'points':>6} {'converged':>10} {'seconds':>8}")

    def row(self, part: str, scene: str, kind: str, works: Iterable[Work]) -> None:
        """One line for these points, each tried in a copy of this process."""
        start, said = time.monotonic(), list(each_apart(works, self.jobs))
        bad = [f"{part}, {scene}, {kind}: {each}" for each in said if each]
        self.wrong += bad
        self.rows += 1
        took = time.monotonic() - start
        print(f"{part:10} {scene:20} {kind:20} {len(said):6} {len(said) - len(bad):10} {took:8.1f}", flush=True)
        print(*bad, sep="\n", end="\n" if bad else "", flush=True)


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    scenes: Sequence[Scene]
    seeds: int
    every: bool


def _told(what: object, work: Work) -> Work:
    """The same, saying at which point."""

    def told() -> str:
        said = work()
        return f"{what}: {said}" if said else ""

    return told


def crash_matrix(table: Table, wish: Wish, lag: float = 0.0) -> None:
    """Killed before and after every write, in this process."""
    for scene in wish.scenes:
        with stage(scene, lag=lag) as ready:
            usual = apart(partial(crashes.undisturbed, ready))
            for moment in crashes.MOMENTS:
                works = [
                    _told(point, partial(crashes.crash, ready, point, moment, usual.lines))
                    for point in crashes.points(usual.calls, mutating_only=True)
                ]
                table.row(_part("crashes", lag), scene.name, f"killed {moment}", works)


def process_matrix(table: Table, wish: Wish) -> None:
    """SIGKILL of the installed command before and after every write, over HTTP."""
    for scene in wish.scenes:
        if scene.account == "live-a":
            continue  # it waits for the TTL of the old record, five real minutes a run
        if scene.small:
            continue  # the installed command knows AWS's own limits only
        with stage(scene, clock=processes.LeapingClock()) as ready:
            calls, lines = apart(partial(processes.undisturbed, ready))
            for moment in crashes.MOMENTS:
                works = [
                    _told(point, partial(processes.crash, ready, point, moment, lines))
                    for point in crashes.points(calls, mutating_only=True)
                ]
                table.row("processes", scene.name, f"SIGKILL {moment}", works)


def fault_matrix(table: Table, wish: Wish, lag: float = 0.0) -> None:
    """Lost, failed and throttled: each kind at every write, and at every read one kind in turn, with --every all."""
    for scene in wish.scenes:
        with stage(scene, lag=lag) as ready:
            usual = apart(partial(crashes.undisturbed, ready))
            for number, kind in enumerate(faults.KINDS):
                works = [
                    _told(point, partial(faults.struck, ready, point, kind, usual.lines))
                    for point in _struck(usual.calls, number, wish.every)
                ]
                table.row(_part("faults", lag), scene.name, kind, works)


def _struck(calls: list[Call], number: int, every: bool) -> Iterator[crashes.Point]:
    writes = set(crashes.points(calls, mutating_only=True))
    for place, point in enumerate(crashes.points(calls, mutating_only=False)):
        if every or point in writes or place % len(faults.KINDS) == number:
            yield point


def moments(table: Table, wish: Wish) -> None:
    """Looked at after every call of an undisturbed run, things taking their time."""
    for profile in ("quick", "real"):
        for scene in wish.scenes:
            with stage(scene, profile=profile) as ready:
                table.row("moments", scene.name, f"profile {profile}", [partial(invariants.looked_on, ready)])


def race_table(table: Table, wish: Wish, lag: float = 0.0) -> None:
    """Two at work at once, in seeded orders."""
    for kind, names in races.SCENES.items():
        for scene in (SCENES[name] for name in names if SCENES[name] in wish.scenes):
            with stage(scene, lag=lag) as ready:
                expected = [apart(partial(crashes.undisturbed, ready)).lines, apart(partial(races.from_nothing, ready))]
                works = [
                    _told(f"seed {seed}", partial(races.race, ready, kind, seed, expected))
                    for seed in range(wish.seeds)
                ]
                table.row(_part("races", lag), scene.name, kind, works)


def limit_table(table: Table, wish: Wish) -> None:
    """Few calls are taken, many refused; one is refused for ever."""
    for seed in range(3):
        table.row("limits", f"S0, {limits.SITES} sites", f"3 of 10 refused, {seed}", [partial(limits.completes, seed)])
    table.row("limits", f"S0, {limits.SITES} sites", "own rates, 8 threads", [limits.keeps_its_rates])
    for scene in (scene for scene in wish.scenes if scene.name in ("S3 fresh up", "S3 down all")):
        with stage(scene) as ready:
            calls = apart(partial(crashes.undisturbed, ready)).calls
            operations = sorted({f"{call.service}.{call.operation}" for call in calls})
            works = [partial(limits.never_answered, ready, crashes.Point(operation, 1)) for operation in operations]
            table.row("limits", scene.name, "throttled for ever", works)


def late(table: Table, wish: Wish) -> None:
    """Eventual consistency on: crashes, faults at writes, and races of S3."""
    s3 = Wish([scene for scene in wish.scenes if scene.account == "S3"], max(wish.seeds // 2, 1), every=False)
    for lag in LAGS:
        crash_matrix(table, s3, lag)
        fault_matrix(table, s3, lag)
        race_table(table, s3, lag)


def _part(name: str, lag: float) -> str:
    return f"{name}+{lag:.0f}s" if lag else name


PARTS: Mapping[str, Callable[[Table, Wish], None]] = {
    "crashes": crash_matrix,
    "faults": fault_matrix,
    "moments": moments,
    "races": race_table,
    "limits": limit_table,
    "lag": late,
    "processes": process_matrix,
}


def main(words: Sequence[str]) -> int:
    """Run the parts named, or all; the scenes meant, or all."""
    parser = argparse.ArgumentParser(prog="scripts/torture", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="PART|SCENE", help=f"{', '.join(PARTS)}; part of a scene's name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="points at a time (default: one a core)")
    parser.add_argument("--seeds", type=int, default=10, help="races of each kind and scene (default: 10)")
    parser.add_argument("--every", action="store_true", help="each kind of fault at every read, too")
    asked = parser.parse_args(words)
    parts = [word for word in asked.words if word in PARTS]
    scenes = named([word for word in asked.words if word not in PARTS])
    if not scenes:
        parser.error(f"no scene is meant by that; there are: {', '.join(SCENES)}")
    table = Table(asked.jobs)
    table.head()
    for name in parts or PARTS:
        PARTS[name](table, Wish(scenes, asked.seeds, asked.every))
    print(f"{table.rows} rows, {len(table.wrong)} points did not converge", file=sys.stderr)
    return int(bool(table.wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
