"""Killing the client at a write and running it again: the scenes, and what must be true afterwards.

Used by tests/whole/test_crashes.py (some calls of each scene) and scripts/torture (every call).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from edgeops.errors import ExitStatus
from edgeops.model import Pool, Target
from edgeops.report import Outcome
from moto_fixtures.faults import ClientKilled, Fault, Kill
from tests.harness import Desk, keys, things

Work = Callable[[Desk], Outcome]
Prepare = Callable[[Desk], object]


def _nothing(_desk: Desk) -> None:
    return None


def _stand(desk: Desk) -> None:
    assert desk.up().status is ExitStatus.OK


def _up(desk: Desk) -> Outcome:
    return desk.up()


def _down(desk: Desk) -> Outcome:
    return desk.down("certificate", "address")


def _elastic(desk: Desk) -> None:
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))


def _other_port(desk: Desk) -> None:
    _stand(desk)
    desk.wish_site("koing.shop", pools=(Pool("main", (Target("web", 8080),)),), aliases=("www.koing.shop",))


def _one_site_less(desk: Desk) -> None:
    _stand(desk)
    desk.wish(sites=desk.spec.sites[:1])


def _take_over(desk: Desk) -> None:
    desk.wish(takeover=frozenset(desk.spec.hosts))


SCENES: dict[str, tuple[str, Prepare, Work]] = {
    "fresh up": ("S3", _elastic, _up),
    "two pools": ("S4", _nothing, _up),
    "down": ("S3", lambda desk: (_elastic(desk), _stand(desk)), _down),
    "port and alias": ("S0", _other_port, _up),
    "site removed": ("S3", _one_site_less, _up),
    "takeover": ("S3-live", _take_over, _up),
}


def undisturbed(name: str) -> tuple[int, dict[str, str]]:
    """How many writes the work makes, and the account afterwards."""
    account, prepare, work = SCENES[name]
    with Desk.open(account) as desk:
        prepare(desk)
        work(desk)
        return len(desk.writes), _shape(things(desk.world.inventory()))


def _shape(everything: dict[str, str]) -> dict[str, str]:
    """The account without what another run names differently: ids and ARNs count by their number only."""
    named = {name: text for name, text in everything.items() if name.startswith("record")}
    counted: dict[str, int] = {}
    for name in everything:
        kind = name.split(" ")[0]
        counted[kind] = counted.get(kind, 0) + 1
    return dict.fromkeys(named, "stands") | {kind: str(number) for kind, number in counted.items()}


def crash(name: str, call: int, moment: Literal["before", "after"], expected: dict[str, str]) -> str:
    """Kill the client before or after its n-th write and run it again; "" when all is well, else what is not."""
    account, prepare, work = SCENES[name]
    with Desk.open(account) as desk:
        prepare(desk)
        desk.world.faults.add(Fault("*", Kill(moment), nth=call, mutating_only=True))
        try:
            work(desk)
        except ClientKilled:
            pass
        else:
            return "the client was not killed"
        desk.world.revive()
        desk.world.faults.clear()
        desk.clock.advance(120)
        again = work(desk)
        if again.status is not ExitStatus.OK:
            return f"the next run ends with {again.status}: {[finding.what for finding in again.findings]}"
        if _shape(things(desk.world.inventory())) != expected:
            return "the account is not the undisturbed one"
        if work is _up and keys(desk.plan()):
            return f"there is still something to do: {sorted(keys(desk.plan()))}"
        return ""
