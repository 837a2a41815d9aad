"""A person with edgeops, an account, and something that goes wrong: plays a sequence and keeps watch over every step.

After each command: what was somebody else's is byte-equal, or was to be taken over and is kept; everything else
carries our tags or our marker. `up` stops with 6 where the design wants it, and only there, without a write; then the
operator does what the finding says. After an undisturbed `up`, `plan` is empty; after an undisturbed `down` nothing of
ours is left but what was to be kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from edgeops.aws import Aws
from edgeops.errors import ExitStatus
from edgeops.report import Outcome
from moto_fixtures.faults import EVERY, ClientKilled, Fault, Kill, LostRequest, LostResponse, Throttled
from tests.harness import Desk, keys
from tests.torture.story import acts, mending, oracle
from tests.torture.story.console import Look
from tests.torture.story.edits import EDITS, PORTS
from tests.torture.story.pieces import Ownership, Piece

T = TypeVar("T")
Operation = tuple[str, int]
DISCARDS: Sequence[tuple[str, ...]] = ((), ("certificate",), ("address",), ("certificate", "address"))
TIMES = (5, 70, 400, 4000, 90_000)
ROUNDS = 6
"""So often may `up` stop in a row, each time for something else."""


class Broken(AssertionError):
    """A promise that was not kept."""


@dataclass
class Player:
    """`taken`: host -> the records that `up` was told to take over, as they were. `named`: the user's own certificate
    that `up` was told last to use, and did.
    """

    desk: Desk
    taken: dict[str, list[Piece]] = field(default_factory=dict)
    ever_taken: set[str] = field(default_factory=set)
    named: str | None = None
    played: Counter[str] = field(default_factory=Counter)

    @cached_property
    def aws(self) -> Aws:
        return self.desk.aws()

    @property
    def look(self) -> Look:
        return Look(self.desk, self.aws)

    @classmethod
    @contextmanager
    def sit_down(cls) -> Iterator[Player]:
        """At account S3, whose applications listen on all of PORTS."""
        with Desk.open("S3") as desk:
            for port in PORTS:
                desk.world.instance("web").set_port(port, "ok")
            yield cls(desk)

    def play(self, sequence: Sequence[Operation]) -> None:
        """One operation after another. Raises Broken."""
        for kind, pick in sequence:
            self.played[kind] += 1
            if kind in EDITS:
                EDITS[kind](self.desk, pick)
            elif kind in acts.ACTS:
                self.played["refused by AWS"] += not acts.do(self.desk, self.aws, kind, pick)
                self._forget_taken()
            else:
                COMMANDS[kind](self, pick)

    # ------------------------------------------------------------ edgeops, undisturbed

    def up(self, _pick: int = 0) -> Outcome:
        """Refused where it has to be, else everything as the file says."""
        look = self.look
        expected = oracle.in_the_way_of_up(look)
        late = [host for host in oracle.changed_names(look) if host not in self._names]
        sick = any(not self._answers(port) for port in PORTS)
        outcome = self._watched(self.desk.up)
        errors = {finding.id for finding in outcome.findings if finding.severity == "error"}
        if late and not expected and errors == {"record-changed-by-hand"}:
            demand(outcome.status is ExitStatus.REFUSED, f"up took the changed {late} away")
        elif outcome.status is ExitStatus.REFUSED:
            demand(
                expected <= errors <= expected | oracle.MAYBE, f"up refused {sorted(errors)}, not {sorted(expected)}"
            )
            demand(not self.desk.writes, f"up refused and wrote: {self.desk.writes}")
            on_it = self.named is not None and self.named == oracle.default_certificate(look)
            taken_for_ours = on_it and str(self.named) in str(outcome.findings)
            demand(not taken_for_ours, "up takes the certificate that it was told is the user's for one of ours")
        elif outcome.status is ExitStatus.UNHEALTHY and sick:
            demand(not expected, f"up went on in spite of {sorted(expected)}")
        else:
            demand(outcome.status is ExitStatus.OK, f"up ended with {outcome.status.name}: {outcome.findings}")
            demand(not expected, f"up went on in spite of {sorted(expected)}")
            planned = self.desk.plan()
            demand(not keys(planned), f"there is still something to do: {sorted(keys(planned))}")
            self.named = self.desk.spec.certificate or self.named
        return outcome

    def down(self, pick: int = 0) -> Outcome:
        """With one of the four choices of what to delete besides."""
        look, discard = self.look, DISCARDS[pick % len(DISCARDS)]
        changed, protected = oracle.changed_names(look), oracle.is_protected(look) or oracle.guests(look)
        tangled = oracle.tangled(look.owners)
        outcome = self._watched(self.discarding(pick))
        if protected:
            demand(outcome.status is ExitStatus.REFUSED and not self.desk.writes, "down went on in spite of others")
        elif changed:
            demand(outcome.status is ExitStatus.REFUSED, f"down went on in spite of the changed {changed}")
        elif tangled:
            allowed = {ExitStatus.OK, ExitStatus.REFUSED, ExitStatus.TIMEOUT}
            demand(outcome.status in allowed, f"down ended with {outcome.status.name}: {outcome.findings}")
        else:
            demand(outcome.status is ExitStatus.OK, f"down ended with {outcome.status.name}: {outcome.findings}")
            kept = {"certificate": "certificate", "address": "address"}
            allowed_kinds = {kind for flag, kind in kept.items() if flag not in discard}
            left = [key for key in self.look.owners.mine if key.partition(" ")[0] not in allowed_kinds]
            demand(not left, f"down left {left}")
        return outcome

    def discarding(self, pick: int) -> Callable[[], Outcome]:
        """`down` with one of the choices."""
        return lambda: self.desk.down(*DISCARDS[pick % len(DISCARDS)])

    def settle(self) -> None:
        """`up` until it is through, doing what it says in between."""
        mending.heal(self.look)
        self.desk.clock.advance(120)
        for _ in range(ROUNDS):
            outcome = self.up()
            if outcome.status is ExitStatus.OK:
                return
            self._do_as_told(outcome)
        raise Broken(f"up still stops after {ROUNDS} rounds: {outcome.findings}")

    def leave(self) -> None:
        """`down` with everything until it is through."""
        for _ in range(ROUNDS):
            outcome = self.down(len(DISCARDS) - 1)
            if outcome.status is ExitStatus.OK:
                return
            self._do_as_told(outcome)
        raise Broken(f"down still stops after {ROUNDS} rounds: {outcome.findings}")

    def _do_as_told(self, outcome: Outcome) -> None:
        for id in dict.fromkeys(finding.id for finding in outcome.findings if finding.severity == "error"):
            mending.fix(id, self.look, leaving=outcome.command == "down")
            self.played[f"told: {id}"] += 1
        self._forget_taken()
        self.desk.clock.advance(60)

    # ------------------------------------------------------------ edgeops, disturbed

    def disturbed(self, command: Callable[[], object], fault: Fault) -> None:
        """Whatever it ends with, it must harm nobody; the next one has to put it right."""
        self.desk.world.faults.add(fault)

        def work() -> object:
            try:
                return command()
            except ClientKilled:
                return None

        try:
            self._watched(work)
        finally:
            self.played["disturbed"] += bool(self.desk.world.faults.struck)
            self.desk.world.faults.clear()
            self.desk.world.revive()

    # ------------------------------------------------------------ watching

    def _watched(self, work: Callable[[], T]) -> T:
        """Run a command and compare what was somebody else's."""
        before = self.look.owners  # read now, not when it is asked for
        outcome = work()
        self.desk.clock.advance(1)
        after = self.look
        self._theirs_is_as_it_was(before, after.owners)
        self._what_is_new_is_ours(before, after)
        return outcome

    def _theirs_is_as_it_was(self, before: Ownership, after: Ownership) -> None:
        for key, piece in before.theirs().items():
            now = after.pieces.get(key)
            if now is not None and now.text == piece.text:
                continue
            if piece.kind == "record" and self._may_take(piece):
                self.taken.setdefault(piece.name, []).append(piece)
                self.ever_taken.add(key)
            else:
                demand(now is None and before.gone_with(piece, after.pieces), f"not ours, and changed: {key}: {now}")

    def _may_take(self, piece: Piece) -> bool:
        spec = self.desk.spec
        asked = piece.name in spec.takeover and piece.name in spec.hosts
        return asked and piece.thing["Type"] in {"A", "AAAA", "CNAME"} and not oracle.is_stuck(piece)

    def _what_is_new_is_ours(self, before: Ownership, after: Look) -> None:
        for host, records in list(self.taken.items()):
            if host in after.owners.marked:
                continue
            del self.taken[host]
            for record in records:
                home = oracle.leads_home(after, record.thing, self.desk.spec)
                stands = record.key in after.owners.pieces and after.owners.pieces[record.key].text == record.text
                demand(stands == home, f"{record.key} is {'' if stands else 'not '}put back")
        for key, piece in after.owners.theirs().items():
            known = key in before.theirs() or piece.proof or key in self.ever_taken
            demand(known, f"neither ours nor there before: {key} {piece.thing}")

    def _forget_taken(self) -> None:
        """The operator has deleted the marker: nobody knows any more what stood there."""
        self.taken = {host: old for host, old in self.taken.items() if host in self.look.owners.marked}

    @property
    def _names(self) -> set[str]:
        return {*self.desk.spec.hosts, *self.desk.spec.hostnames}

    def _answers(self, port: int) -> bool:
        return self.desk.world.region.ports.of(self.desk.world.instance("web").id, port) == "ok"


def demand(kept: bool, what: str) -> None:
    """Raises Broken with these words unless the promise is kept."""
    if not kept:
        raise Broken(what)


def _killed(pick: int) -> Fault:
    return Fault("*", Kill("after" if pick % 2 else "before"), nth=1 + pick // 2 % 45, mutating_only=True)


def _lost(pick: int) -> Fault:
    effect = LostResponse() if pick % 2 else LostRequest()
    return Fault("*", effect, nth=1 + pick // 2 % 45, mutating_only=True)


def _throttled(pick: int) -> Fault:
    return Fault("*", Throttled(), times=EVERY, chance=0.2, seed=pick)


def _wait(player: Player, pick: int) -> None:
    player.desk.clock.advance(TIMES[pick % len(TIMES)])


COMMANDS: Mapping[str, Callable[[Player, int], object]] = {
    "up": Player.up,
    "settle": lambda player, _pick: player.settle(),
    "down": Player.down,
    "wait": _wait,
    "killed_up": lambda player, pick: player.disturbed(player.desk.up, _killed(pick)),
    "killed_down": lambda player, pick: player.disturbed(player.discarding(pick), _killed(pick)),
    "lost_up": lambda player, pick: player.disturbed(player.desk.up, _lost(pick)),
    "lost_down": lambda player, pick: player.disturbed(player.discarding(pick), _lost(pick)),
    "throttled_up": lambda player, pick: player.disturbed(player.desk.up, _throttled(pick)),
}
