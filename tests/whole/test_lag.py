"""Eventual consistency: what was just made is found and listed only some seconds later."""

import pytest

from edgeops.errors import ExitStatus
from tests.harness import Desk


@pytest.mark.parametrize("lag", [3, 15])
@pytest.mark.parametrize("account", ["S0", "S3"])
def test_up_and_down_complete_although_everything_is_seen_late(account: str, lag: int) -> None:
    """One `up` is enough, a second one writes nothing, `down` takes all away (T1.1, T3.13, T4.12)."""
    with Desk.open(account) as desk:
        desk.world.lag = lag
        outcome = desk.up()
        assert outcome.status is ExitStatus.OK, outcome.findings
        desk.clock.advance(60)
        assert desk.up().status is ExitStatus.OK
        assert desk.writes == []
        assert desk.down().status is ExitStatus.OK
