"""What a target's state means, in words."""

import pytest

from edgeops.advice import advice, failed
from edgeops.model import TargetSeen

REASONS = {
    "Elb.RegistrationInProgress": "initial",
    "Elb.InitialHealthChecking": "initial",
    "Elb.InternalError": "unavailable",
    "Target.ResponseCodeMismatch": "unhealthy",
    "Target.Timeout": "unhealthy",
    "Target.FailedHealthChecks": "unhealthy",
    "Target.NotRegistered": "unused",
    "Target.NotInUse": "unused",
    "Target.InvalidState": "unused",
    "Target.IpUnusable": "unused",
    "Target.DeregistrationInProgress": "draining",
    "Target.HealthCheckDisabled": "unavailable",
}


def _said(reason: str, state: str = "unhealthy", description: str = "") -> str:
    return advice(TargetSeen("i-0f3a5c9d1e7b24680", 8080, state, reason, description), "/actuator/health")


@pytest.mark.parametrize(("reason", "state"), REASONS.items(), ids=REASONS)
def test_every_reason_is_explained_with_the_target_it_is_about(reason: str, state: str) -> None:
    """Port and instance are named: with several targets nobody has to guess."""
    said = _said(reason, state)

    assert "port 8080 of i-0f3a5c9d1e7b24680" in said
    assert "AWS only says" not in said
    assert said.endswith((".", "/actuator/health"))


def test_no_two_reasons_are_explained_alike() -> None:
    """What to do about them differs."""
    assert len({_said(reason, state) for reason, state in REASONS.items()}) == len(REASONS)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("Target.FailedHealthChecks", ["curl -i http://localhost:8080/actuator/health", "0.0.0.0:8080"]),
        ("Target.Timeout", ["security group"]),
        ("Target.ResponseCodeMismatch", ["/actuator/health", "redirect", "health path"]),
        ("Target.InvalidState", ["stopped", "Start it"]),
        ("Target.NotRegistered", ["edgeops up"]),
        ("Target.NotInUse", ["rule", "zone"]),
    ],
)
def test_what_a_user_can_mend_comes_with_how(reason: str, words: list[str]) -> None:
    """The usual cause of each, and the next thing to do."""
    assert all(word in _said(reason) for word in words)


def test_the_codes_that_came_are_passed_on() -> None:
    """Only the description has them."""
    description = "Health checks failed with these codes: [301]"
    assert description in _said("Target.ResponseCodeMismatch", description=description)


def test_a_healthy_target_needs_no_advice() -> None:
    """Silence is an answer."""
    assert _said("", "healthy") == ""


@pytest.mark.parametrize(
    ("description", "said"),
    [("The moon is full", "The moon is full"), ("", "port 8080 of i-0f3a5c9d1e7b24680: unwell")],
)
def test_a_reason_of_the_future_is_told_in_awss_words(description: str, said: str) -> None:
    """Never nothing."""
    assert said in _said("Target.Unwell", "unwell", description)


def test_a_load_balancer_that_failed_says_why_or_that_nobody_knows() -> None:
    """In AWS's words where it has some (T3.9)."""
    told = failed("eo-koing-1", "Out of subnets")
    assert (told.id, told.severity, told.why) == ("load-balancer-failed", "error", "Out of subnets")
    assert "eo-koing-1" in told.what
    assert failed("eo-koing-1", "").why
