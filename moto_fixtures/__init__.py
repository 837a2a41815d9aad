"""The simulated AWS: moto, plus the truths about AWS that moto lacks."""

from __future__ import annotations

from moto_fixtures.accounts import ACCOUNTS
from moto_fixtures.call_log import Call
from moto_fixtures.clock import RealClock, VirtualClock
from moto_fixtures.control import Control
from moto_fixtures.knobs import Knobs
from moto_fixtures.server import SandboxInfo, Server, serve
from moto_fixtures.timing import PROFILES, Timing
from moto_fixtures.world import World

__all__ = [
    "ACCOUNTS",
    "PROFILES",
    "Call",
    "Control",
    "Knobs",
    "RealClock",
    "SandboxInfo",
    "Server",
    "Timing",
    "VirtualClock",
    "World",
    "serve",
]
