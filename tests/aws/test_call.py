"""Trying again: only where the error's code says that it helps."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, NoCredentialsError, ReadTimeoutError

from edgeops.aws.buckets import Buckets
from edgeops.aws.call import AMBIGUOUS_ATTEMPTS, Caller, backoff
from edgeops.aws.failures import THROTTLED, TRANSIENT
from edgeops.errors import ApiError, CredentialsProblem, ExitStatus, Interrupted, Unsettled
from edgeops.events import Called
from moto_fixtures import VirtualClock

VERBS = ["read", "write", "once"]
LOST = ReadTimeoutError(endpoint_url="https://elbv2")


class Elbv2:
    """A client that answers what the test has put down, the last answer for ever."""

    def __init__(self, clock: VirtualClock, *answers: Any) -> None:
        self.meta = SimpleNamespace(service_model=SimpleNamespace(service_name="elbv2"))
        self.answers, self.clock, self.times = list(answers), clock, list[float]()
        self.asked: list[dict[str, Any]] = []

    def create_rule(self, **params: Any) -> Any:
        self.times.append(self.clock.now())
        self.asked.append(params)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    describe_rules = create_rule


def _timed(desk: Desk) -> list[Called]:
    """What a caller tells of one call, every attempt of which takes a second."""
    heard: list[Any] = []
    slow, call = desk.client, desk.client.create_rule

    def create_rule(**params: Any) -> Any:
        desk.clock.sleep(1)
        return call(**params)

    create_rule.__self__ = slow  # type: ignore[attr-defined]
    desk.client.create_rule = create_rule  # type: ignore[method-assign]
    desk.ask(caller=dataclasses.replace(desk.caller, heard=heard.append))
    return heard


def _error(code: str, status: int = 400) -> ClientError:
    response = {
        "Error": {"Code": code, "Message": "no"},
        "ResponseMetadata": {"HTTPStatusCode": status, "RequestId": "req-1"},
    }
    return ClientError(response, "CreateRule")  # type: ignore[arg-type]


class Desk:
    """A caller on a virtual clock, and a client to call."""

    def __init__(self, *answers: Any) -> None:
        self.clock = VirtualClock()
        self.client = Elbv2(self.clock, *answers)
        self.caller = Caller(self.clock, Buckets(self.clock))

    def ask(self, verb: str = "write", caller: Caller | None = None) -> Any:
        verbs: dict[str, Callable[..., Any]] = {
            name: getattr(caller or self.caller, name) for name in ("read", "write", "once")
        }
        return verbs[verb](self.client.create_rule, Priority=1)

    @property
    def attempts(self) -> int:
        return len(self.client.times)


@pytest.mark.parametrize("verb", VERBS)
def test_an_answer_is_returned(verb: str) -> None:
    """One call, no waiting."""
    desk = Desk({"Rules": []})

    assert desk.ask(verb) == {"Rules": []}
    assert desk.client.times == [0]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("code", sorted(THROTTLED))
def test_a_throttled_call_is_repeated(verb: str, code: str) -> None:
    """It did nothing, so that even what must not be repeated can be. The HTTP status says nothing about it."""
    desk = Desk(_error(code, 400), _error(code, 503), {"Rules": []})

    assert desk.ask(verb) == {"Rules": []}
    assert desk.attempts == 3


@pytest.mark.parametrize("verb", VERBS)
def test_after_two_minutes_of_throttling_it_is_given_up(verb: str) -> None:
    """The last attempt comes after the two minutes, and not long after."""
    desk = Desk(_error("Throttling"))

    with pytest.raises(ApiError) as caught:
        desk.ask(verb)

    assert caught.value.code == "Throttling"
    assert 120 <= desk.client.times[-1] < 130
    assert desk.client.times[-2] < 120


def test_a_throttle_halves_the_rate_of_its_bucket() -> None:
    """Sixteen at once and three a second become sixteen at once and three in two seconds."""
    desk = Desk(_error("Throttling"), {})
    desk.ask()
    desk.clock.advance(1)
    desk.client.times.clear()

    for _ in range(21):
        desk.ask()

    times = desk.client.times
    assert [later - before for before, later in zip(times[-4:], times[-3:], strict=False)] == pytest.approx([2 / 3] * 3)


@pytest.mark.parametrize(
    "error",
    [
        LOST,
        ConnectTimeoutError(endpoint_url="https://elbv2"),
        _error("InternalFailure", 500),
        _error("", 502),
        *(_error(code, 400) for code in sorted(TRANSIENT)),
    ],
    ids=["no-answer", "no-connection", "500", "502", *sorted(TRANSIENT)],
)
class TestAmbiguous:
    """Nobody knows whether the call was carried out."""

    @pytest.mark.parametrize("verb", ["read", "write"])
    def test_what_has_the_same_end_is_asked_again(self, verb: str, error: Exception) -> None:
        """Same name, same token."""
        desk = Desk(error, error, {"Rules": []})

        assert desk.ask(verb) == {"Rules": []}
        assert desk.attempts == 3

    def test_five_times_at_most(self, error: Exception) -> None:
        """Then AWS is really down."""
        desk = Desk(error)

        with pytest.raises(ApiError):
            desk.ask("write")
        assert desk.attempts == AMBIGUOUS_ATTEMPTS == 5

    def test_what_must_not_be_made_twice_is_asked_once(self, error: Exception) -> None:
        """A second Elastic IP costs money for ever; the next run looks what became of the first."""
        desk = Desk(error)

        with pytest.raises(ApiError):
            desk.ask("once")
        assert desk.attempts == 1


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "code", ["LimitExceeded", "LimitExceededException", "TooManyRules", "ValidationError", "RuleNotFound"]
)
def test_a_refusal_is_final(verb: str, code: str) -> None:
    """A quota does not grow while one waits; the SDK takes LimitExceededException for a throttle."""
    desk = Desk(_error(code))

    with pytest.raises(ApiError) as caught:
        desk.ask(verb)
    assert (caught.value.code, caught.value.operation, caught.value.request_id) == (code, "CreateRule", "req-1")
    assert desk.attempts == 1


@pytest.mark.parametrize("error", [_error("AccessDenied"), NoCredentialsError()], ids=["denied", "no-keys"])
def test_without_permission_nothing_is_repeated(error: Exception) -> None:
    """Asking again does not help."""
    desk = Desk(error)

    with pytest.raises(CredentialsProblem):
        desk.ask("read")
    assert desk.attempts == 1


@pytest.mark.parametrize("verb", VERBS)
def test_not_yet_is_waited_for_only_so_long(verb: str) -> None:
    """A fresh listener may be unknown for some seconds."""
    desk = Desk(_error("ListenerNotFound"))

    with pytest.raises(Unsettled) as raised:
        desk.ask(verb, desk.caller.patient({"ListenerNotFound"}, 20))
    assert desk.client.times[-2] < 20 <= desk.client.times[-1] < 26
    (found,) = raised.value.findings
    assert (raised.value.status, found.id) == (ExitStatus.TIMEOUT, "aws-listenernotfound")
    assert f"gave up after {round(desk.client.times[-1])} s" in found.what
    assert "carries on" in found.fix


def test_only_the_named_codes_are_waited_for() -> None:
    """Each for its own seconds; the caller they were added to stays as it was."""
    desk = Desk(_error("ListenerNotFound"))
    patient = desk.caller.patient({"UnsupportedCertificate"}, 120)
    both = patient.patient({"ListenerNotFound"}, 60)

    assert (both.settling, desk.caller.settling) == ({"UnsupportedCertificate": 120, "ListenerNotFound": 60}, {})
    for caller in (patient, desk.caller):
        desk.client.times.clear()
        with pytest.raises(ApiError):
            desk.ask("write", caller)
        assert desk.attempts == 1


def test_a_code_that_settles_is_asked_until_it_has() -> None:
    """The answer is that of the last attempt."""
    desk = Desk(*[_error("InvalidTarget")] * 7, {"Rules": []})

    assert desk.ask("write", desk.caller.patient({"InvalidTarget"}, 120)) == {"Rules": []}
    assert desk.attempts == 8


def test_an_answer_lost_after_many_not_yets_is_asked_for_again() -> None:
    """Eventual consistency has used up no attempt."""
    desk = Desk(*[_error("InvalidTarget")] * 6, _error("ServiceUnavailable"), {"Rules": []})

    assert desk.ask("write", desk.caller.patient({"InvalidTarget"}, 120)) == {"Rules": []}
    assert desk.attempts == 8


def test_pauses_double_up_to_five_seconds_and_are_never_the_same_for_all() -> None:
    """Half of each by chance, so that threads spread out."""
    for attempt, longest in enumerate([0.5, 1, 2, 4, 5, 5, 5, 5, 5, 5], start=1):
        pauses = {backoff(attempt) for _ in range(50)}
        assert longest / 2 <= min(pauses) < max(pauses) <= longest
    assert backoff(10_000) <= 5


def test_ctrl_c_ends_a_call_between_two_attempts() -> None:
    """The clock says so, and nothing is tried again."""

    class Stopped(VirtualClock):
        def sleep(self, seconds: float) -> None:
            raise Interrupted

    desk = Desk(_error("Throttling"))
    with pytest.raises(Interrupted):
        desk.ask(caller=Caller(Stopped(), Buckets(Stopped())))
    assert desk.attempts == 1


def test_every_attempt_waits_for_its_turn() -> None:
    """Also the repeated ones."""
    desk = Desk({})
    for _ in range(17):
        desk.ask()
    assert desk.client.times[-1] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ([{"NextToken": "a"}, {"NextToken": "b"}, {"NextToken": ""}], [{}, {"NextToken": "a"}, {"NextToken": "b"}]),
        ([{"NextMarker": "a"}, {"NextMarker": None}], [{}, {"Marker": "a"}]),
        ([{"NextRecordName": "a", "NextRecordType": "A"}, {}], [{}, {"StartRecordName": "a", "StartRecordType": "A"}]),
    ],
    ids=["token", "marker", "record"],
)
def test_all_pages_are_read(said: list[dict[str, Any]], asked: list[dict[str, str]]) -> None:
    """With the same question each time, until AWS names no further one."""
    desk = Desk(*said)
    assert list(desk.caller.pages(desk.client.create_rule, Size=9)) == said
    assert desk.client.asked == [{"Size": 9, **each} for each in asked]


def test_whoever_wants_to_know_is_told_of_every_attempt() -> None:
    """How long it waited for its turn and how long AWS took, also of one that failed."""
    first, second = _timed(Desk(_error("Throttling"), {}))
    assert first.operation == second.operation == "elbv2.create_rule"
    assert [one.ended - one.began for one in (first, second)] == [pytest.approx(1)] * 2
    assert first.began == first.asked
    assert second.asked > first.ended


def test_the_time_in_the_queue_is_told_apart() -> None:
    """Twenty writes at once, the twenty-first waits a third of a second for its turn."""
    desk = Desk({})
    for _ in range(20):
        desk.ask()
    (told,) = _timed(desk)
    assert told.began - told.asked == pytest.approx(1 / 3)
