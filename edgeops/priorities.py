"""Who has taken the priority that a rule was to get? Waits until that rule is listed."""

from edgeops.catalogue import say
from edgeops.run import Run, Wait

FRESH_SECONDS = 60.0


def wait_listed(run: Run, resource: str, listener: str, place: int) -> None:
    """After PriorityInUse: somebody else was faster, or we were, and the answer was lost. Raises WaitTimeout."""

    def look() -> bool:
        run.aws.elb.forget_rules(listener)
        return str(place) in {rule["Priority"] for rule in run.aws.elb.rules(listener)}

    wait = Wait(resource, say("wait.rule-listed", place=place), 2, FRESH_SECONDS)
    run.wait(wait, look, bool, lambda _: say("seen.not-yet"))
