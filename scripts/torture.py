"""The crash matrix, every call of it, in this process on a virtual clock."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.crashes import SCENES, crash, undisturbed

MOMENTS: Sequence[Literal["before", "after"]] = ("before", "after")


def torture(name: str) -> list[str]:
    """Run one scene at every call; prints its row and returns what did not converge."""
    start = time.monotonic()
    writes, expected = undisturbed(name)
    points = [(call, moment) for call in range(1, writes + 1) for moment in MOMENTS]
    wrong = [
        f"{name}: killed {moment} write {call}: {said}"
        for call, moment in points
        if (said := crash(name, call, moment, expected))
    ]
    converged = f"{len(points) - len(wrong)} of {len(points)}"
    print(f"{name:16} {writes:6} {converged:>12} {time.monotonic() - start:8.1f}", flush=True)
    return wrong


def main(names: Sequence[str]) -> int:
    """Every scene, or those named."""
    print(f"{'killed in':16} {'writes':>6} {'converged':>12} {'seconds':>8}")
    wrong = [line for name in names or SCENES for line in torture(name)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
