"""What is fresh and what is a ghost: noted after every write, by comparing what there is with what there was."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from moto_fixtures.elbv2.state import Lapse, groups_of
from moto_fixtures.lag.shelves import SHELVES, Contents

if TYPE_CHECKING:
    from moto_fixtures.cloud import Region

Use = tuple[str, str]
"""(load balancer, target group or certificate that it uses)."""


@dataclass(frozen=True)
class Ghost:
    """A deleted thing as it was."""

    region: str
    kind: str
    key: str
    thing: Any
    died: float


@dataclass(frozen=True)
class Before:
    """What there was before a write."""

    contents: dict[str, Contents]
    groups: set[Use]
    certificates: set[Use]


@dataclass
class Lag:
    """`seconds` for the services themselves, `tagging` for the Resource Groups Tagging API; 0 is off."""

    seconds: float = 0.0
    tagging: float = 0.0
    _born: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Id -> (kind, when)."""
    _ghosts: list[Ghost] = field(default_factory=list)

    @property
    def on(self) -> bool:
        return self.seconds > 0 or self.tagging > 0

    def kind_of_fresh(self, key: str, now: float, seconds: float | None = None) -> str | None:
        """The kind of a thing that AWS does not know yet, else None."""
        kind, born = self._born.get(key, ("", float("-inf")))
        late = self.seconds if seconds is None else seconds
        return kind if now < born + late else None

    def ghosts(self, region: Region, kind: str, seconds: float | None = None) -> Contents:
        """Deleted things that AWS still lists."""
        late, now = self.seconds if seconds is None else seconds, region.cloud.now()
        return {
            each.key: each.thing
            for each in self._ghosts
            if (each.region, each.kind) == (region.name, kind) and now < each.died + late
        }

    def look(self, region: Region) -> Before | None:
        """To be called before a write, and given to `note` after it."""
        if not self.on:
            return None
        contents = {
            shelf.kind: {key: copy.copy(thing) for key, thing in shelf.look(region).items()} for shelf in SHELVES
        }
        return Before(contents, set(_group_uses(region)), set(_certificate_uses(region)))

    def note(self, region: Region, before: Before | None) -> None:
        """Remember what came and went since; what was taken out of use stays in use a while (T1.21, T3.38)."""
        if before is None:
            return
        now = region.cloud.now()
        self._forget(now - max(self.seconds, self.tagging))
        for shelf in SHELVES:
            was, after = before.contents[shelf.kind], shelf.look(region)
            if shelf.kind != "tags":  # Those are as fresh as what they are on.
                self._born |= dict.fromkeys(after.keys() - was.keys(), (shelf.kind, now))
            gone = [key for key in was if key not in after]
            self._ghosts += [Ghost(region.name, shelf.kind, key, was[key], now) for key in gone]
        until = now + self.seconds
        for balancer, group in sorted(before.groups - set(_group_uses(region))):
            region.elb.lapses.append(Lapse(until, balancer, [], [], [group]))
        for balancer, certificate in sorted(before.certificates - set(_certificate_uses(region))):
            region.elb.lapses.append(Lapse(until, balancer, [], [certificate]))

    def _forget(self, until: float) -> None:
        self._born = {key: known for key, known in self._born.items() if known[1] > until}
        self._ghosts = [each for each in self._ghosts if each.died > until]


def _group_uses(region: Region) -> Iterator[Use]:
    for rule in region.elb.rules.values():
        for group in groups_of(rule.actions):
            yield region.elb.listeners[rule.listener].balancer, group


def _certificate_uses(region: Region) -> Iterator[Use]:
    for listener in region.elb.listeners.values():
        for certificate in (listener.certificate, *listener.sni):
            if certificate:
                yield listener.balancer, certificate
