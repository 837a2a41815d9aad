"""Which programs run on the instances of the accounts; what the applications answer is in the accounts' own ports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Program:
    """What listens on a port of the instance: nginx if it stands in front of another port, else an application."""

    name: str
    port: int
    in_front_of: int = 0
    like: int = 0
    """It answers what the account says of this port instead of its own."""
    runs: bool = True
    """From the beginning."""


@dataclass(frozen=True)
class System:
    """An instance, by its Name tag, and the programs on it."""

    instance: str
    programs: tuple[Program, ...]


_NGINX_AND_SPRING = System("web", (Program("spring", 8080), Program("nginx", 80, in_front_of=8080)))
_TWO_SERVERS = System("web", (Program("main", 8080), Program("sub", 8081), Program("blog", 9000)))
SYSTEMS: Mapping[str, System] = MappingProxyType(
    {
        "S0": _NGINX_AND_SPRING,
        "S0-live": _NGINX_AND_SPRING,
        "live-a": _NGINX_AND_SPRING,
        "S1": System("web", (*_NGINX_AND_SPRING.programs, Program("grafana", 3000))),
        "S2": System("docker-host", (Program("gateway", 8000), Program("auth", 8001), Program("jenkins", 8080))),
        "S3": _TWO_SERVERS,
        "S3-live": _TWO_SERVERS,
        "S4": System(
            "web",
            (
                Program("blue", 8081),
                Program("green", 8082, like=8081, runs=False),
                Program("nginx", 80, in_front_of=8081),
            ),
        ),
        "empty": System("", ()),
    }
)
"""By account."""
