"""Killed at any write, run again, and it converges: nothing twice, nothing untagged, nothing foreign touched."""

from typing import Literal

import pytest

from tests.crashes import SCENES, crash, undisturbed

SAMPLES = 3  # of the writes of a scene, spread over it; `scripts/torture` takes every one


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("name", list(SCENES))
def test_killed_at_a_write(name: str, moment: Literal["before", "after"]) -> None:
    """The next run ends with 0, the account is the undisturbed one, and there is nothing more to do."""
    writes, expected = undisturbed(name)
    step = max(writes // SAMPLES, 1)
    offset = 0 if moment == "after" else step // 2
    for call in range(1 + offset, writes + 1, step):
        assert crash(name, call, moment, expected) == "", f"write {call} of {writes}"
