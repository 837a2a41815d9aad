"""Forty cases that a tool like this has to get right, and the tests that show each clause of each.

`tests/whole/test_forty.py` sees to it that every test named here exists and that every test that cites a case ("T(b)3")
stands here. `decided` says where edgeops does something else than the case asks, or has nothing that it could be about.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.whole.forty import first_half, second_half
from tests.whole.forty.clause import Clause

CASES: Mapping[int, tuple[Clause, ...]] = {**first_half.CASES, **second_half.CASES}
