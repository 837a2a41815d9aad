"""Which instance the names are about.

```
asked with --instance            that one
a record leads to its address    that one
a load balancer sends to it      that one
neither, one is running          that one, assumed
several by any of these          nobody can tell: they are listed
```
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from edgeops.catalogue import Text, say
from edgeops.model import Lead, Machine, Serving

RUNNING = frozenset({"pending", "running"})


@dataclass(frozen=True)
class Chosen:
    """Those that could be meant, and why; one is an answer. `guessed`: no record and no load balancer said so."""

    machines: tuple[Machine, ...]
    why: Text
    guessed: bool = False


def choose(
    machines: Sequence[Machine], leads: Collection[Lead], servings: Iterable[Serving], region: str, asked: str = ""
) -> Chosen:
    """Decide by the strongest evidence that there is."""
    if asked:
        return Chosen(tuple(one for one in machines if one.id == asked), say("assumed.asked", instance=asked))
    for evidence in (_by_record(machines, leads), _by_balancer(machines, leads, servings)):
        if evidence:
            return Chosen(tuple(dict.fromkeys(one for one, _ in evidence)), evidence[0][1])
    running = tuple(one for one in machines if one.state in RUNNING)
    only = running[0].id if running else ""
    return Chosen(running, say("assumed.only", machine=only, region=region), guessed=True)


def _by_record(machines: Sequence[Machine], leads: Collection[Lead]) -> list[tuple[Machine, Text]]:
    return [
        (machine, say("assumed.by-record", host=lead.host, machine=machine.id))
        for lead in leads
        for machine in machines
        if machine.address and machine.address in lead.addresses
    ]


def _by_balancer(
    machines: Sequence[Machine], leads: Collection[Lead], servings: Iterable[Serving]
) -> list[tuple[Machine, Text]]:
    return [
        (machine, say("assumed.by-balancer", host=lead.host, machine=machine.id, balancer=serving.name))
        for serving in servings
        for lead in leads
        if serving.dns_name in lead.targets
        for machine in machines
        if machine.id in {target for target, _ in serving.targets(lead.host)}
    ]
