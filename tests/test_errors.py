"""What happened, why, what next; and the one exit code that stands for all of it."""

import dataclasses
import itertools

import pytest

from edgeops.errors import (
    PRECEDENCE,
    ApiError,
    CredentialsProblem,
    EdgeError,
    ExitStatus,
    Finding,
    Interrupted,
    Refused,
    Several,
    Unhealthy,
    UsageProblem,
    WaitTimeout,
    finding,
    raise_all,
    worst,
)


def _finding(what: str = "it is not there") -> Finding:
    return Finding("missing", "error", "zone", what, "Nobody made it.", "Make it.")


def test_exit_codes_are_a_contract_with_scripts() -> None:
    """Their numbers never change."""
    assert {status.name: int(status) for status in ExitStatus} == {
        "OK": 0,
        "FAILED": 1,
        "CHANGES": 2,
        "UNHEALTHY": 3,
        "DENIED": 4,
        "TIMEOUT": 5,
        "REFUSED": 6,
        "USAGE": 64,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(("before", "after"), list(itertools.pairwise([130, 4, 6, 1, 5, 3, 0])))
def test_of_several_codes_the_most_telling_one_is_left(before: int, after: int) -> None:
    """130 > 4 > 6 > 1 > 5 > 3, in whatever order they come."""
    assert worst([ExitStatus(before), ExitStatus(after)]) == before
    assert worst([ExitStatus(after), ExitStatus(before)]) == before


def test_every_code_has_its_place() -> None:
    """A new one without a place would be an error at the worst moment."""
    assert sorted(PRECEDENCE) == sorted(ExitStatus)


def test_nothing_at_all_is_ok() -> None:
    """No failure, no code."""
    assert worst([]) is ExitStatus.OK


@pytest.mark.parametrize(
    ("kind", "code"),
    [(EdgeError, 1), (UsageProblem, 64), (CredentialsProblem, 4), (Refused, 6), (WaitTimeout, 5), (Unhealthy, 3)],
    ids=lambda value: value.__name__ if isinstance(value, type) else str(value),
)
def test_each_kind_of_failure_has_its_exit_code(kind: type[EdgeError], code: int) -> None:
    """And carries what it found, in text too."""
    error = kind(_finding("one"), _finding("two"))

    assert error.status == code
    assert error.findings == (_finding("one"), _finding("two"))
    assert str(error) == "zone: one; zone: two"


def test_an_interruption_says_how_to_carry_on() -> None:
    """130, and nothing to be afraid of."""
    error = Interrupted()

    assert error.status == 130
    assert "same command again" in error.findings[0].fix


def test_several_failures_are_all_reported_under_the_worst_code() -> None:
    """In the order in which they happened."""
    error = Several([WaitTimeout(_finding("late")), Refused(_finding("foreign")), EdgeError(_finding("broken"))])

    assert error.status is ExitStatus.REFUSED
    assert [finding.what for finding in error.findings] == ["late", "foreign", "broken"]
    assert Refused.status is ExitStatus.REFUSED
    assert EdgeError.status is ExitStatus.FAILED, "the class is not changed by one of its kind"


def test_one_failure_is_raised_as_it_is_and_more_together() -> None:
    """And none not at all."""
    raise_all([])
    late, foreign = WaitTimeout(_finding("late")), Refused(_finding("foreign"))
    with pytest.raises(WaitTimeout) as one:
        raise_all([late])
    assert one.value is late
    with pytest.raises(Several) as both:
        raise_all([late, foreign])
    assert both.value.errors == (late, foreign)


def test_a_refused_call_tells_code_place_text_and_request_id() -> None:
    """What AWS support asks for."""
    (found,) = ApiError("TooManyRules", "elbv2", "CreateRule", "limit reached", "req-1").findings

    assert (found.id, found.where, found.request_id) == ("aws-toomanyrules", "elbv2 CreateRule", "req-1")
    assert "TooManyRules" in found.what
    assert found.why == "limit reached"
    assert found.fix


@pytest.mark.parametrize(
    ("code", "helps"),
    [
        ("AddressLimitExceeded", "Service Quotas"),
        ("LimitExceededException", "Service Quotas"),
        ("TooManyUniqueTargetGroupsPerLoadBalancer", "Service Quotas"),
        ("RulesPerSecurityGroupLimitExceeded", "Service Quotas"),
        ("InvalidAddress.PtrSet", "reverse DNS"),
        ("InvalidAddress.Locked", "AWS support"),
        ("InternalFailure", "Run the same command again"),
    ],
)
def test_what_trying_again_does_not_mend_comes_with_what_does(code: str, helps: str) -> None:
    """A limit stays a limit however often one asks."""
    (found,) = ApiError(code, "ec2", "AllocateAddress", "no").findings
    assert helps in found.fix


def test_a_new_account_that_may_not_have_load_balancers_is_told_whom_to_ask() -> None:
    """The same code of another call means something else."""
    (found,) = ApiError("OperationNotPermitted", "elbv2", "CreateLoadBalancer", "This account cannot ...").findings
    assert "new account" in found.fix
    (other,) = ApiError("OperationNotPermitted", "elbv2", "DeleteLoadBalancer", "protected").findings
    assert "new account" not in other.fix


@pytest.mark.parametrize("code", ["AvailabilityZoneNotSupported", "ValidationError"])
def test_a_zone_that_takes_no_load_balancer_can_be_avoided(code: str) -> None:
    """AWS says so with either code; the text is for people (widdix/mastodon-on-aws #13)."""
    (found,) = ApiError(code, "elbv2", "CreateLoadBalancer", "The following Availability Zones ...").findings
    assert "avoid_zones" in found.fix
    (other,) = ApiError("ValidationError", "elbv2", "CreateRule", "no").findings
    assert "avoid_zones" not in other.fix


def test_a_lost_connection_is_not_called_a_refusal() -> None:
    """Nobody knows what AWS did; it refused nothing."""
    (found,) = ApiError("ConnectionLost", "ec2", "allocate_address", "read timeout", http_status=0).findings

    assert "refused" not in found.what
    assert found.why == "read timeout"


def test_a_finding_is_a_value() -> None:
    """It may stand in sets, and nobody changes it on its way to the screen."""
    assert len({_finding(), _finding()}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        _finding().what = "something else"  # type: ignore[misc]


def test_a_finding_takes_its_own_sentences_and_its_familys_for_the_rest() -> None:
    """The code is asked first, part by part; what is given on the spot wins."""
    facts = {"port": 80, "path": "/health", "instance": "i-1", "target": "i-1:80", "state": "unhealthy", "reason": "R"}
    stopped = finding("target-invalidstate", "site", family="target-REASON", **facts)
    assert "the instance is stopped" in stopped.why
    assert stopped.fix.startswith("Start it")
    assert stopped.what == "i-1:80 is unhealthy: R"
    slow = finding("target-timeout", "site", family="target-REASON", why="because", **facts)
    assert (slow.why, "curl -i http://localhost:80/health" in slow.see) == ("because", True)


def test_another_codes_sentences_are_taken_whole() -> None:
    """What the code has by itself is said where it comes otherwise."""
    going = finding("foreign-listener", "https", family="would-go", what="a listener")
    assert "edgeops down" in going.fix
    assert (going.what, going.see) == ("a listener", "")
