"""Random sequences of what happens to an edge: whatever they were, the next `up` makes it what the file says.

    python -m tests.torture.sequences [--count 500] [--seed 1]

Edits of the file, hands in the account, crashes, lost answers, throttling, `up`, `down`, time: at most 30 of them.
Then `up`, undisturbed, with the operator doing what its findings say: `status` is healthy, the account is that of a
fresh one in which only the foreign things stand and `up` ran once (`shape` says what may differ), and after `down`
nothing of ours is left. On the way `player` watches every command. Hypothesis makes the sequences and shrinks those
that fail.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from edgeops.errors import ExitStatus
from edgeops.model import Instance
from tests.harness import Desk
from tests.torture.story import mending, oracle
from tests.torture.story.acts import ACTS
from tests.torture.story.edits import EDITS
from tests.torture.story.player import COMMANDS, Operation, Player, demand
from tests.torture.story.shape import Shape, differences, idle, shape_of

LENGTHS = (3, 6, 9, 12, 15, 30)
PICKS = st.integers(min_value=0, max_value=239)
OPERATIONS = st.one_of(
    st.tuples(st.sampled_from(sorted(EDITS)), PICKS),
    st.tuples(st.sampled_from(sorted(ACTS)), PICKS),
    st.tuples(st.sampled_from(sorted(COMMANDS)), PICKS),
    st.tuples(st.just("settle"), st.just(0)),
)
SEQUENCES = st.sampled_from(LENGTHS).flatmap(lambda length: st.lists(OPERATIONS, min_size=length, max_size=length))


def check(sequence: Sequence[Operation]) -> Counter[str]:
    """Play it, then see that all is as promised. Returns how often each thing was done; raises Broken."""
    with Player.sit_down() as player:
        player.play(sequence)
        _end(player)
        return player.played


def _end(player: Player) -> None:
    mending.untangle(player.look)
    player.desk.wish(deep=True, instances=tuple(map(_with_address, player.desk.spec.instances)))
    player.settle()
    while overtaken := bool(oracle.overtaking_rules(player.look)):
        told = {finding.id for finding in player.desk.status().findings}
        demand("site-shadowed" in told, "status does not name a rule that answers before ours")
        mending.give_way(player.look)
        player.played["told: site-shadowed"] += overtaken
    status = player.desk.status()
    demand(status.status is ExitStatus.OK, f"status is not healthy after up: {status.findings}")
    told = {finding.id for finding in status.findings}
    demand("address-serves-nobody" in told or not idle(player.look), "status does not name an address on nothing")
    wrong = differences(shape_of(player.look), _fresh(player))
    demand(not wrong, f"not as in a fresh account:\n{wrong}")
    player.leave()
    left = player.look.owners.mine
    demand(not left, f"down has left {sorted(left)}")


def _with_address(instance: Instance) -> Instance:
    """One of ours may be there from before the file stopped to ask for it; a name of its own needs one anyway."""
    return replace(instance, elastic_ip=instance.elastic_ip or instance.hostname is not None)


def _fresh(player: Player) -> Shape:
    """A fresh account with the foreign things that have to do with ours: records, and the address on the instance."""
    with Player.sit_down() as other:
        desk, look = other.desk, player.look
        desk.spec = player.desk.spec
        if named := desk.spec.certificate:
            desk.world.region.acm.certificates[named] = player.desk.world.region.acm.certificates[named]
        old = [piece for pieces in player.taken.values() for piece in pieces]
        there = other.look.owners.pieces
        for piece in [*look.owners.theirs().values(), *old]:
            if piece.kind == "record" and piece.key not in there:
                record = {key: value for key, value in piece.thing.items() if key != "zone"}
                desk.world.cloud.dns.zones[piece.thing["zone"]].put(record)
            elif piece.kind == "address" and piece.thing["instance"]:
                _address_on_the_instance(desk, other)
        demand(desk.up().status is ExitStatus.OK, "up in the fresh account")
        return shape_of(other.look)


def _address_on_the_instance(desk: Desk, player: Player) -> None:
    ec2 = player.look.ec2
    made = ec2.allocate_address(Domain="vpc")
    ec2.associate_address(AllocationId=made["AllocationId"], InstanceId=desk.world.instance("web").id)


def torture(count: int, start: int) -> tuple[int, Counter[str], list[str]]:
    """So many sequences: how many there were, what was done in them, and what failed, shrunk."""
    done: Counter[str] = Counter()
    passed = 0

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        print_blob=False,
    )
    @given(SEQUENCES)
    def property_holds(sequence: list[Operation]) -> None:
        nonlocal passed
        try:
            done.update(check(sequence))
        except Exception as error:
            if not failures:
                print(
                    f"after {passed}: {sequence}\n{type(error).__name__}: {error}\nshrinking",
                    file=sys.stderr,
                    flush=True,
                )
            failures[:] = [f"{sequence}\n{type(error).__name__}: {error}"]
            raise
        passed += 1
        if passed % 50 == 0:
            print(f"{passed} passed", file=sys.stderr, flush=True)

    failures: list[str] = []
    try:
        property_holds()
    except Exception:  # noqa: BLE001 - told below, as the smallest sequence that fails
        return passed, done, failures
    return passed, done, []


def main(arguments: Sequence[str]) -> int:
    """The door: `scripts/torture sequences`."""
    parser = argparse.ArgumentParser(prog="scripts/torture sequences")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    start = time.monotonic()
    passed, done, failures = torture(wanted.count, wanted.seed)
    for kind, number in sorted(done.items()):
        print(f"{kind:32} {number:6}")
    print(
        f"{passed} sequences, {sum(done.values())} operations, {len(failures)} failed, {time.monotonic() - start:.0f} s"
    )
    print(*failures, sep="\n", end="\n" if failures else "")
    return int(bool(failures) or passed < wanted.count)


if __name__ == "__main__":
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_EC2_METADATA_DISABLED="true")
    sys.exit(main(sys.argv[1:]))
