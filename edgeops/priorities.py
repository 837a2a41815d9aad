"""Rules are made at a priority that may be taken meanwhile, by somebody else or by an earlier try of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from edgeops.aws import tags
from edgeops.catalogue import say
from edgeops.errors import ApiError
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef, RuleConditionTypeDef

FRESH_SECONDS = 60.0
TRIES = 5
"""Places that are tried before somebody else is said to be always faster."""


def created(
    run: Run,
    resource: str,
    listener: str,
    place: int,
    conditions: list[RuleConditionTypeDef],
    actions: list[ActionTypeDef],
    identity: Mapping[str, str],
) -> bool:
    """Make the rule; False where the place is taken, by one that is listed by now. Raises ApiError, WaitTimeout."""
    try:
        answer = run.aws.call.patient({"ListenerNotFound"}, FRESH_SECONDS).write(
            run.aws.elbv2.create_rule,
            ListenerArn=listener,
            Priority=place,
            Conditions=conditions,
            Actions=actions,
            Tags=tags.listed(identity),
        )
    except ApiError as error:
        if error.code != "PriorityInUse":
            raise
        wait_listed(run, resource, listener, place)
        return False
    run.aws.elb.note_new_rule(listener, answer["Rules"][0], identity)
    return True


def wait_listed(run: Run, resource: str, listener: str, place: int) -> None:
    """After PriorityInUse: somebody else was faster, or we were, and the answer was lost. Raises WaitTimeout."""

    def look() -> bool:
        run.aws.elb.forget_rules(listener)
        return str(place) in {rule["Priority"] for rule in run.aws.elb.rules(listener)}

    wait = Wait(resource, say("wait.rule-listed", place=place), 2, FRESH_SECONDS)
    run.wait(wait, look, bool, lambda _: say("seen.not-yet"))
