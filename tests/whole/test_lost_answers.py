"""An answer is lost on the way: the same run notices what became of its request, and goes on."""

import pytest

from edgeops.errors import ExitStatus
from moto_fixtures.faults import Fault, LostResponse
from tests.harness import Desk


@pytest.mark.parametrize(
    "operation", ["ec2.CreateSecurityGroup", "elbv2.CreateRule", "route53.ChangeResourceRecordSets"]
)
@pytest.mark.parametrize("lag", [0, 15])
def test_up_goes_on_after_a_lost_answer(desk: Desk, operation: str, lag: int) -> None:
    """The name, the priority or the record is taken - by ourselves; nothing is made twice."""
    desk.world.lag = lag
    desk.world.faults.add(Fault(operation, LostResponse()))
    outcome = desk.up()
    assert desk.world.faults.struck == 1
    assert outcome.status is ExitStatus.OK, outcome.findings
    desk.clock.advance(60)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []


def test_down_goes_on_after_a_lost_answer(desk: Desk) -> None:
    """The records are gone already when the batch is sent again."""
    desk.up()
    desk.world.faults.add(Fault("route53.ChangeResourceRecordSets", LostResponse()))
    outcome = desk.down()
    assert outcome.status is ExitStatus.OK, outcome.findings
    assert desk.world.faults.struck == 1
