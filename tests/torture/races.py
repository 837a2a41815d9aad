"""Two at work at the same time: `up` and `up`, `up` and `down`, `up` and an operator's hand.

Each may end as it likes, with a reason; what counts is the account after one more undisturbed run: no orphan, no
duplicate, nothing foreign touched, and nothing more to do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from botocore.exceptions import ClientError

from edgeops.errors import EdgeError, ExitStatus
from edgeops.report import Outcome
from tests.harness import Desk
from tests.torture.crashes import LATER, cleared, settled, undisturbed
from tests.torture.hands import HANDS, IN_THE_WAY, Hand, Proof
from tests.torture.masks import Lines
from tests.torture.scenes import Stage
from tests.torture.turns import Turns

LATEST = 6.0
"""Seconds after the first the second one starts at the latest; an undisturbed `up` takes about that long here."""
UNDER_WAY = 20.0
"""Seconds until what the operator made is found, and Route53 takes another change (T2.2)."""
SCENES: Mapping[str, tuple[str, ...]] = {
    "up | up": ("S3 fresh up", "S0-live takeover", "S3 port changed", "S3 site added", "S3 site removed"),
    "up | down": ("S3 fresh up", "S3 port changed", "S3 site added", "S3-live takeover"),
    "up | hand": ("S3 fresh up", "S3 port changed", "S3 site added", "S3 pool added"),
}


@dataclass
class Race:
    """One seeded race on a stage."""

    stage: Stage
    seed: int
    told: list[str] = field(default_factory=list)
    proof: Proof | None = None

    def __post_init__(self) -> None:
        self._dice = random.Random(f"{self.seed}")
        self._turns = Turns(self.stage.world, self.seed)

    def up_against_up(self, expected: Sequence[Lines]) -> str:
        return self._raced(self._command("up"), self._command("up")) or self._converges(expected)

    def up_against_down(self, expected: Sequence[Lines]) -> str:
        """Every second seed ends with `up`, the others with `down`."""
        if wrong := self._raced(self._command("up"), self._command("down")):
            return wrong
        self.stage.desk.clock.advance(LATER)
        return self._converges(expected) if self.seed % 2 else cleared(self.stage)

    def up_against_a_hand(self, expected: Sequence[Lines]) -> str:
        name = list(HANDS)[self.seed % len(HANDS)]
        if wrong := self._raced(self._command("up"), self._hand(name)):
            return f"operator {name}: {wrong}"
        if self.proof is not None and name not in IN_THE_WAY and (wrong := self._works_beside()):
            return f"operator {name}: {wrong}"
        self.stage.desk.clock.advance(UNDER_WAY)
        if self.proof is not None and (wrong := self.proof()):
            return f"operator {name}: {wrong}"
        wrong = self._converges(expected)
        return f"operator {name}: {wrong}" if wrong else ""

    def _works_beside(self) -> str:
        """An `up` while what the operator made still stands."""
        again = self.stage.desk.up()
        return "" if again.status is ExitStatus.OK else _said("up beside it", again)

    def _raced(self, *programs: Callable[[], object]) -> str:
        starts = [0.0, self._dice.uniform(0, LATEST)]
        self._dice.shuffle(starts)
        self._turns.race(*zip(starts, programs, strict=True))
        self.stage.world.on_arrival(lambda: None)
        return "\n".join(self._turns.raised)

    def _command(self, verb: str) -> Callable[[], object]:
        desk = Desk(self.stage.world, self._turns, self.stage.desk.spec)

        def run() -> None:
            try:
                outcome = desk.up() if verb == "up" else desk.down("certificate", "address")
                self.told.append(_said(verb, outcome))
            except EdgeError as error:  # while it looked: `cli` makes an exit code of it
                self.told.append(f"{verb} ends with {error.status.name}: {error}")

        return run

    def _hand(self, name: str) -> Callable[[], object]:
        hand = Hand(self.stage, self._dice)

        def lay_hands_on() -> None:
            try:
                self.proof = HANDS[name](hand)
            except ClientError as refused:
                self.told.append(f"AWS refuses the operator: {refused}")

        return lay_hands_on

    def _converges(self, expected: Sequence[Lines]) -> str:
        """One more `up` ends well, and the account is one of those that `up` alone makes."""
        again = self.stage.desk.up()
        if again.status is not ExitStatus.OK:
            return f"{_said('the next up', again)}\nafter {self.told}"
        wrong = settled(self.stage, next((each for each in expected if each == self.stage.lines), expected[0]))
        return f"{wrong}\nafter {self.told}" if wrong else ""


def _said(verb: str, outcome: Outcome) -> str:
    return f"{verb} ends with {outcome.status.name}: {[f'{each.where}: {each.what}' for each in outcome.findings]}"


def from_nothing(stage: Stage) -> Lines:
    """What the file makes in an empty account: certificates, for one, are packed otherwise than name by name."""
    stage.desk.down("certificate", "address")
    stage.desk.clock.advance(LATER)
    return undisturbed(stage).lines


KINDS: Mapping[str, Callable[[Race, Sequence[Lines]], str]] = {
    "up | up": Race.up_against_up,
    "up | down": Race.up_against_down,
    "up | hand": Race.up_against_a_hand,
}


def race(stage: Stage, kind: str, seed: int, expected: Sequence[Lines]) -> str:
    """Run one; empty when all is well, else what is not. `expected`: what is right, the usual one first."""
    return KINDS[kind](Race(stage, seed), expected)
