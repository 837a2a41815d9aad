"""One fault: which calls it waits for, how often it strikes, what it does; and how it travels as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import Any

from moto_fixtures.call_log import is_mutating
from moto_fixtures.faults.effects import Delay, Effect, Kill, LostRequest, LostResponse
from moto_fixtures.faults.refusals import Denied, Error, Expired, Throttled

EVERY = math.inf
"""As `times`: from the nth call on, for ever."""
EFFECTS: Mapping[str, type[Any]] = {
    each.__name__: each for each in (Delay, Denied, Error, Expired, Kill, LostRequest, LostResponse, Throttled)
}


@dataclass(frozen=True)
class Fault:
    """Strikes the nth matching call from now on, and the next `times - 1` of them; `chance` of each of those only."""

    match: str
    """A pattern over service.Operation, such as `elbv2.Create*` or `*.DescribeTags`."""
    effect: Effect
    nth: int = 1
    times: float = 1
    mutating_only: bool = False
    chance: float = 1.0
    """0 to 1; which calls are struck follows from the seed."""
    seed: int = 0

    def __post_init__(self) -> None:
        if self.nth < 1 or self.times < 1 or not 0 <= self.chance <= 1:
            raise ValueError(f"nth and times are at least 1, chance is between 0 and 1: {self}")

    def matches(self, service: str, operation: str) -> bool:
        if self.mutating_only and not is_mutating(operation):
            return False
        return fnmatchcase(f"{service}.{operation}", self.match)

    def as_json(self) -> dict[str, Any]:
        effect = {"kind": type(self.effect).__name__, **asdict(self.effect)}
        return {**asdict(self), "effect": effect, "times": "every" if self.times == EVERY else self.times}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Fault:
        """`effect` may be a mere name, `times` "every"; raises KeyError, TypeError or ValueError for nonsense."""
        effect = plain["effect"]
        settings = {"kind": effect} if isinstance(effect, str) else dict(effect)
        made = EFFECTS[settings.pop("kind")](**settings)
        rest = {key: value for key, value in plain.items() if key != "effect"}
        if rest.get("times") == "every":
            rest["times"] = EVERY
        return cls(effect=made, **rest)
