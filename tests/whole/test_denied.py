"""Not allowed: each API action is denied in turn, in `up` and in `down`."""

from dataclasses import replace

import pytest

from edgeops.errors import CredentialsProblem, ExitStatus
from edgeops.report import Outcome
from moto_fixtures.faults import EVERY, Denied, Expired, Fault
from tests.harness import Desk, keys, things


def _desk_with_everything(desk: Desk) -> None:
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))


def _actions(verb: str) -> list[str]:
    """The actions an undisturbed run needs, as "service.Operation", in their order."""
    with Desk.open("S3") as desk:
        _desk_with_everything(desk)
        if verb == "down":
            desk.up()
            desk.down("certificate", "address")
        else:
            desk.up()
        return list(dict.fromkeys(f"{call.service}.{call.operation}" for call in desk.world.calls))


def _run(desk: Desk, verb: str) -> tuple[ExitStatus, str]:
    """The exit code and all that was said; an error is what the boundary in `cli` would make of it."""
    try:
        outcome: Outcome = desk.up() if verb == "up" else desk.down("certificate", "address")
    except CredentialsProblem as error:
        return error.status, str(error)
    return outcome.status, str([(finding.what, finding.fix) for finding in outcome.findings])


@pytest.mark.parametrize("action", _actions("up"))
def test_up_with_an_action_denied(action: str) -> None:
    """4, the action is named; a denied read writes nothing; allowed again, the next run makes the rest and nothing
    twice.
    """
    with Desk.open("S3") as undisturbed:
        _desk_with_everything(undisturbed)
        undisturbed.up()
        expected = sorted(name.split(" ")[0] for name in things(undisturbed.world.inventory()))
    with Desk.open("S3") as desk:
        _desk_with_everything(desk)
        desk.world.faults.add(Fault(action, Denied(), times=EVERY))
        status, said = _run(desk, "up")
        operation = action.split(".")[1]
        assert status is ExitStatus.DENIED
        assert operation in said
        if operation.startswith(("Describe", "List", "Get")) and operation in PLANNING:
            assert [call for call in desk.world.calls if call.mutating and not call.error] == []
        desk.world.faults.clear()
        assert _run(desk, "up")[0] is ExitStatus.OK
        assert sorted(name.split(" ")[0] for name in things(desk.world.inventory())) == expected
        assert keys(desk.plan()) == set()


# What is asked before the plan stands; denied, nothing can have been written.
PLANNING = {
    "GetCallerIdentity",
    "DescribeInstances",
    "DescribeSubnets",
    "DescribeRouteTables",
    "DescribeAddresses",
    "DescribeSecurityGroups",
    "DescribeSecurityGroupRules",
    "DescribeLoadBalancers",
    "DescribeTargetGroups",
    "ListCertificates",
    "ListHostedZones",
    "ListResourceRecordSets",
}


@pytest.mark.parametrize("action", _actions("down"))
def test_down_with_an_action_denied(action: str) -> None:
    """4, the action is named; allowed again, the next run takes the rest away."""
    with Desk.open("S3") as desk:
        before = things(desk.world.inventory())
        _desk_with_everything(desk)
        desk.up()
        desk.world.faults.add(Fault(action, Denied(), times=EVERY))
        status, said = _run(desk, "down")
        assert status is ExitStatus.DENIED
        assert action.split(".")[1] in said
        desk.world.faults.clear()
        assert _run(desk, "down")[0] is ExitStatus.OK
        after = things(desk.world.inventory())
        assert {name: after.get(name) for name in before} == before
        assert {name.split(" ")[0] for name in after.keys() - before.keys()} == {"record"}


@pytest.mark.parametrize("call", [1, 8, 15, 25, 33])
def test_credentials_that_expire_in_the_middle(call: int) -> None:
    """4 and how to sign in again; with new ones the next run carries on."""
    with Desk.open("S3") as desk:
        desk.world.faults.add(Fault("*", Expired(), nth=call, times=EVERY))
        status, said = _run(desk, "up")
        assert status is ExitStatus.DENIED
        assert "expired" in said
        desk.world.faults.clear()
        assert _run(desk, "up")[0] is ExitStatus.OK
        assert keys(desk.plan()) == set()
