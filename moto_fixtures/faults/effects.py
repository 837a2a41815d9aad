"""What a fault does to a call: refuse it, lose it, hold it up, or end the client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from moto_fixtures.faults.endings import ClientKilled, ConnectionLost
from moto_fixtures.faults.refusals import Denied, Error, Expired, Throttled


@dataclass(frozen=True)
class Delay:
    """The call arrives this many seconds late; other effects may strike it too."""

    seconds: float


@dataclass(frozen=True)
class LostRequest:
    """The call never arrives: AWS does nothing."""

    executed = False

    def ending(self) -> BaseException:
        return ConnectionLost("the request was lost")


@dataclass(frozen=True)
class LostResponse:
    """AWS does it, and the answer is lost."""

    executed = True

    def ending(self) -> BaseException:
        return ConnectionLost("the response was lost")


@dataclass(frozen=True)
class Kill:
    """The client is killed right before AWS does it, or right after."""

    when: Literal["before", "after"]

    def __post_init__(self) -> None:
        if self.when not in ("before", "after"):
            raise ValueError(f"when is before or after, not {self.when!r}")

    @property
    def executed(self) -> bool:
        return self.when == "after"

    def ending(self) -> BaseException:
        return ClientKilled(f"killed {self.when} the call")


Refusal = Error | Denied | Expired | Throttled
Break = LostRequest | LostResponse | Kill
Effect = Refusal | Break | Delay
