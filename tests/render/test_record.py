"""What has happened so far."""

from collections.abc import Callable

from edgeops.errors import ExitStatus, Finding
from edgeops.events import Connected, Planned, StepDone, StepStarted, Warned
from edgeops.model import Charge, Step
from edgeops.render.record import Record
from edgeops.report import Outcome, Place, Result, StepReport

CONNECTED = Connected("koing", "123456789012", "ap-northeast-2", None)
STOPPED = Outcome("up", ExitStatus.INTERRUPTED)


def test_an_early_end_still_tells_what_was_made(step: Callable[..., Step], place: Place) -> None:
    """Done, found, broken off and never begun are told apart."""
    steps = [step(name=name) for name in ("done", "already", "broken off", "never begun")]
    record = Record()
    record(CONNECTED)
    record(Planned(tuple(steps), (Charge("load-balancer"),)))
    for started in steps[:3]:
        record(StepStarted(started))
    record(StepDone(steps[0]))
    record(StepDone(steps[1], already=True))

    result = record.complete(STOPPED).result

    assert result == Result(
        place,
        (
            StepReport(steps[0], "done"),
            StepReport(steps[1], "already"),
            StepReport(steps[2], "failed"),
            StepReport(steps[3], "skipped"),
        ),
        (Charge("load-balancer"),),
    )


def test_the_commands_own_answer_wins(place: Place) -> None:
    """What a command answers is not replaced by what was overheard."""
    record = Record()
    record(Connected("other", "1", "us-east-1", None))
    answered = Outcome("status", ExitStatus.OK, Result(place))

    assert record.complete(answered) == answered


def test_nothing_is_known_before_aws_has_answered() -> None:
    """No place is made up."""
    assert Record().complete(STOPPED).result is None
    assert Record().region == ""


def test_every_warning_is_in_the_answer_once() -> None:
    """A warning that only flew by as an event is not lost, one told twice is not repeated."""
    told, overheard = (Finding(name, "warning", "address", name) for name in ("told", "overheard"))
    record = Record()
    record(Warned(told))
    record(Warned(overheard))

    complete = record.complete(Outcome("up", ExitStatus.OK, findings=(told,)))

    assert complete.findings == (told, overheard)
