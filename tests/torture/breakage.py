"""Breaking edgeops on purpose: each safety is removed, alone, from a copy of the code, and its tests must fail.

    python -m tests.torture.breakage [WORD ...]      only safeties whose name has one of the words

Prints a row for each. Ends with 1 when a safety can be removed unnoticed, cannot be found any more, or when the tests
are not green with all of them in place. Takes about five minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.torture import safeties_of_order, safeties_of_others
from tests.torture.safety import Safety

ROOT = Path(__file__).parents[2]
COPIED = ("edgeops", "moto_fixtures", "tests", "pyproject.toml")
SAFETIES: Sequence[Safety] = (*safeties_of_others.SAFETIES, *safeties_of_order.SAFETIES)
GREEN, RED = 0, 1
"""What pytest ends with; anything else means that it did not get as far as the tests."""


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of the code and its tests that may be broken."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, place / name)
        yield place


def run(place: Path, tests: Sequence[str]) -> tuple[int, str]:
    """pytest's exit code, and what it printed."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # a file that changes twice a second is read anew
    command = [sys.executable, "-m", "pytest", "--exitfirst", "--no-header", "--tb=no", *tests]
    done = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False, timeout=1800
    )
    return done.returncode, done.stdout + done.stderr


def without(place: Path, safety: Safety) -> str:
    """Remove it, look whether each of its tests fails, put it back; "" when all do, else what is wrong."""
    file = place / "edgeops" / safety.file
    text = file.read_text()
    if text.count(safety.old) != 1:
        return f"its line stands {text.count(safety.old)} times in edgeops/{safety.file}"
    file.write_text(text.replace(safety.old, safety.new))
    try:
        ends = {test: run(place, [test]) for test in safety.tests}
    finally:
        file.write_text(text)
    silent = [test for test, (code, _) in ends.items() if code == GREEN]
    broken = [said for code, said in ends.values() if code not in (GREEN, RED)]
    if broken:
        return f"the tests did not run:\n{broken[0]}"
    return f"nobody notices: {', '.join(silent)} stay green" if silent else ""


def main(words: Sequence[str]) -> int:
    """All of them, or those whose name has one of the words."""
    chosen = [one for one in SAFETIES if not words or any(word in one.name for word in words)]
    with copied() as place:
        code, said = run(place, sorted({test for one in chosen for test in one.tests}))
        if code != GREEN:
            print(f"the tests are not green with every safety in place:\n{said}")
            return 1
        print(f"{'removed':58} {'noticed':>8} {'seconds':>8}")
        unnoticed = [one.name for one in chosen if not _row(place, one)]
    print(f"{len(chosen) - len(unnoticed)} of {len(chosen)} noticed")
    return int(bool(unnoticed))


def _row(place: Path, safety: Safety) -> bool:
    start = time.monotonic()
    wrong = without(place, safety)
    print(f"{safety.name:58} {'NO' if wrong else 'yes':>8} {time.monotonic() - start:8.1f}", flush=True)
    if wrong:
        print(f"    {wrong}", flush=True)
    return not wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
