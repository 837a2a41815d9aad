"""The faults that wait for their call, and what strikes a call when it comes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from moto_fixtures.faults.effects import Break, Delay, Effect, Refusal
from moto_fixtures.faults.fault import Fault


@dataclass
class Armed:
    """A fault with its count of matching calls and of strikes."""

    fault: Fault
    seen: int = 0
    struck: int = 0
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.fault.seed)

    def strikes(self, service: str, operation: str) -> bool:
        """Count the call if it matches; True when it is to be struck."""
        fault = self.fault
        if not fault.matches(service, operation):
            return False
        self.seen += 1
        hit = fault.nth <= self.seen < fault.nth + fault.times and self.dice.random() < fault.chance
        self.struck += hit
        return hit


@dataclass(frozen=True)
class Strike:
    """What happens to one call: it is late by `delay` seconds, and then refused or broken, or neither."""

    delay: float = 0.0
    effect: Refusal | Break | None = None
    label: str | None = None
    """For the log."""


class Faults:
    """Every fault counts every call; of several that refuse or break the same one, the first added does."""

    def __init__(self) -> None:
        self.armed: list[Armed] = []

    def add(self, *faults: Fault) -> None:
        self.armed += [Armed(fault) for fault in faults]

    def clear(self) -> None:
        self.armed.clear()

    def __len__(self) -> int:
        return len(self.armed)

    @property
    def struck(self) -> int:
        """How many times any of them has struck."""
        return sum(each.struck for each in self.armed)

    def strike(self, service: str, operation: str) -> Strike:
        effects: list[Effect] = [each.fault.effect for each in self.armed if each.strikes(service, operation)]
        delay = sum(each.seconds for each in effects if isinstance(each, Delay))
        final = next((each for each in effects if not isinstance(each, Delay)), None)
        names = [type(each).__name__ for each in effects if isinstance(each, Delay) or each is final]
        return Strike(delay, final, ", ".join(names) or None)
