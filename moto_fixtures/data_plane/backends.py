"""The way to a target's port: a process of this machine, an answer that the account made up, a refusal, or silence."""

from __future__ import annotations

from dataclasses import dataclass

from moto_fixtures.cloud import Region
from moto_fixtures.elbv2 import firewall
from moto_fixtures.elbv2.state import LoadBalancer, Target, TargetGroup


@dataclass(frozen=True)
class Process:
    """A backend that somebody runs; `tls` as the group's protocol has it."""

    host: str
    port: int
    tls: bool = False


@dataclass(frozen=True)
class MadeUp:
    """Nobody runs one: the status that the account gives for the path (`Ports`)."""

    status: int


@dataclass(frozen=True)
class Refused:
    """Nothing listens."""


@dataclass(frozen=True)
class Silent:
    """Packets go nowhere: a firewall, or a process that hangs."""


Way = Process | MadeUp | Refused | Silent


def way_to(region: Region, balancer: LoadBalancer, group: TargetGroup, target: Target, path: str) -> Way:
    """How a request for a path gets to a target now."""
    if not firewall.admits(region, balancer, target.id, target.port):
        return Silent()
    tls = group.settings["Protocol"] == "HTTPS"
    mapped = region.ports.backends.get((target.id, target.port))
    if mapped is not None:
        return Process(*mapped, tls)
    status = region.ports.status(target.id, target.port, path)
    if status == "hang":
        return Silent()
    # What the account makes up speaks plain HTTP; TLS to it fails like a closed port (T3.27).
    return Refused() if status == "closed" or tls else MadeUp(status)
