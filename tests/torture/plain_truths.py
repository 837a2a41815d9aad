"""Every test that the table of truths names fails on moto alone: `python -m tests.torture.plain_truths [-v]`, 30 s.

moto is asked as it comes (tests/moto_fixtures/plain.py): in-process for its API, and once over HTTP to see that it
opens no socket for a zone or a listener. With -v each row's reason is shown: moto's answer, or what it has none of.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from moto_fixtures.truths import TRUTHS

TESTS = Path(__file__).parents[1] / "moto_fixtures"


class Outcomes:
    """What pytest tells of every case; a test that fails while it is set up has failed."""

    def __init__(self) -> None:
        self.cases: Counter[str] = Counter()
        self.by_test: dict[str, set[str]] = {}
        self.reasons: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or (report.when == "call" and report.passed) or report.skipped:
            test = report.nodeid.partition("moto_fixtures/")[2].partition("[")[0]
            self.cases[report.outcome] += 1
            self.by_test.setdefault(test, set()).add(report.outcome)
            crash = getattr(report.longrepr, "reprcrash", None)
            self.reasons.setdefault(test, crash.message.splitlines()[0] if crash else str(report.outcome))


def main() -> int:
    """1 when a listed test passed or did not run."""
    os.environ["PLAIN_MOTO"] = "1"
    seen, tests = Outcomes(), sorted({row.test for row in TRUTHS})
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["-q", "--tb=short", "-p", "no:cacheprovider", *(str(TESTS / test) for test in tests)], [seen])
    if "-v" in sys.argv:
        for row in TRUTHS:
            print(f"{row.id}: {seen.reasons.get(row.test, 'did not run')[:100]}")
    wrong = [row.id for row in TRUTHS if seen.by_test.get(row.test) != {"failed"}]
    print(f"{len(TRUTHS)} truths, {len(tests)} tests, {sum(seen.cases.values())} cases: {dict(seen.cases)}")
    print("each fails on moto alone" if not wrong else f"these do not fail on moto alone: {', '.join(wrong)}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
