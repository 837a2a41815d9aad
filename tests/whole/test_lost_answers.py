"""An answer is lost on the way: the same run notices what became of its request, and goes on."""

from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus
from moto_fixtures.faults import Fault, LostResponse
from tests.harness import Desk, things


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


@pytest.mark.parametrize("operation", ["ec2.DisassociateAddress", "ec2.ReleaseAddress"])
def test_down_releases_the_address_after_a_lost_answer(operation: str) -> None:
    """It is off the instance already when that is asked again, and has to be released all the same."""
    with Desk.open("S3") as desk:
        desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))
        before = [name for name in things(desk.world.inventory()) if name.startswith("addresses")]
        desk.up()
        desk.world.faults.add(Fault(operation, LostResponse()))
        outcome = desk.down("certificate", "address")
        assert outcome.status is ExitStatus.OK, outcome.findings
        assert desk.world.faults.struck == 1
        assert [name for name in things(desk.world.inventory()) if name.startswith("addresses")] == before
