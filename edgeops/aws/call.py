"""One way to call AWS: wait for a turn, call, and try again only where the error's code says that it helps.

The SDK's own retries are off (one attempt a client): it would send AllocateAddress five times and lose four
addresses (T0.2). Three verbs say what may be repeated: `read` always, `write` what AWS makes once however often it
is asked (same name, same token, same priority, a comparison with what stands), `once` the rest - that one is only
repeated after a throttle, which proves that nothing was done.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ParamSpec, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from edgeops.aws.buckets import Bucket, Buckets
from edgeops.aws.failures import ambiguous, throttled, translate
from edgeops.aws.together import Together
from edgeops.errors import ApiError, Unsettled
from edgeops.events import Called, Listener
from edgeops.waiting import Clock, try_again

P = ParamSpec("P")
R = TypeVar("R")
Page = TypeVar("Page", bound=Mapping[str, object])

THROTTLE_LIMIT = 120.0
AMBIGUOUS_ATTEMPTS = 5
FURTHER = {
    "NextMarker": "Marker",
    "NextToken": "NextToken",
    "NextRecordName": "StartRecordName",
    "NextRecordType": "StartRecordType",
    "NextRecordIdentifier": "StartRecordIdentifier",
}
"""What a page of a listing says of the next one -> what that is asked by."""


@dataclass(frozen=True)
class Caller:
    """Calls methods of boto3 clients. `settling`: error codes that mean "not yet", with the seconds they may last;
    after that they are `Unsettled`.

    `heard` is told of every attempt; None where nobody wants to know. `together` makes calls beside each other.
    """

    clock: Clock
    buckets: Buckets
    settling: Mapping[str, float] = field(default_factory=dict)
    heard: Listener | None = None
    together: Together = field(default_factory=Together)

    def patient(self, codes: Iterable[str], seconds: float) -> "Caller":
        """The same, but these codes are eventual consistency for so many seconds, and tried again."""
        return replace(self, settling={**self.settling, **dict.fromkeys(codes, seconds)})

    def read(self, method: Callable[P, R], *args: P.args, **params: P.kwargs) -> R:
        """A call that changes nothing."""
        return self._call(lambda: method(*args, **params), method, repeat_ambiguous=True)

    def pages(self, method: Callable[P, Page], *args: P.args, **params: P.kwargs) -> Iterator[Page]:
        """Every page of a listing, one call each, until AWS names no further one."""
        page = self.read(method, *args, **params)
        yield page
        while further := {asked: page[said] for said, asked in FURTHER.items() if page.get(said)}:
            page = self.read(method, *args, **{**params, **further})  # type: ignore[arg-type]
            yield page

    def write(self, method: Callable[P, R], *args: P.args, **params: P.kwargs) -> R:
        """A change that has the same end however often it is asked for."""
        return self._call(lambda: method(*args, **params), method, repeat_ambiguous=True)

    def once(self, method: Callable[P, R], *args: P.args, **params: P.kwargs) -> R:
        """A change that must not be asked for twice: a lost answer is an error, and the next run looks what became
        of it.
        """
        return self._call(lambda: method(*args, **params), method, repeat_ambiguous=False)

    def _call(self, call: Callable[[], R], method: Callable[..., object], repeat_ambiguous: bool) -> R:
        service, operation = _names(method)
        bucket = self.buckets.of(service, operation)

        def attempt() -> R:
            try:
                return call()
            except (ClientError, BotoCoreError) as error:
                raise translate(error, service, operation) from error

        lost = 0

        def worth(error: BaseException, _attempts: int, elapsed: float) -> bool:
            nonlocal lost
            if throttled(error):
                bucket.slow_down()
                return elapsed < THROTTLE_LIMIT
            if isinstance(error, ApiError) and error.code in self.settling:
                return elapsed < self.settling[error.code]
            lost += ambiguous(error)  # what was "not yet" before does not count
            return repeat_ambiguous and ambiguous(error) and lost < AMBIGUOUS_ATTEMPTS

        start = self.clock.now()
        try:
            name = f"{service}.{operation}"
            return try_again(lambda: self._in_turn(bucket, name, attempt), worth, self.clock, backoff)
        except ApiError as error:
            if error.code in self.settling:
                raise Unsettled(error, self.clock.now() - start) from error
            raise

    def _in_turn(self, bucket: Bucket, name: str, attempt: Callable[[], R]) -> R:
        asked = self.clock.now()
        bucket.take()
        began = self.clock.now()
        try:
            return attempt()
        finally:
            if self.heard is not None:
                self.heard(Called(name, asked, began, self.clock.now()))


def backoff(attempt: int) -> float:
    """Seconds before attempt `attempt + 1`: doubling from 0.25 to 5, half of it by chance so that threads spread
    out.
    """
    longest: float = min(0.25 * 2 ** min(attempt, 8), 5.0)
    return longest * (0.5 + random.random() / 2)


def _names(method: Callable[..., object]) -> tuple[str, str]:
    client = getattr(method, "__self__", None)
    assert client is not None, "only methods of boto3 clients are called"
    service: str = client.meta.service_model.service_name
    return service, method.__name__
