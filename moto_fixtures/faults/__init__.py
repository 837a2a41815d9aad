"""Faults: what goes wrong between a program and AWS, at a call of one's choice.

    world.faults.add(Fault("elbv2.CreateRule", LostResponse(), nth=2))
    world.faults.add(Fault("*", Expired(), nth=10, times=EVERY))
    world.faults.add(Fault("ec2.*", Throttled(), times=EVERY, chance=0.3, seed=7))

A lost request or answer is botocore's ConnectionClosedError in-process and a closed socket over HTTP. A killed client
is a `ClientKilled` in-process, which no `except Exception` catches, and SIGKILL over HTTP. Each fault that struck is in
the log, as `Call.fault`.
"""

from __future__ import annotations

from moto_fixtures.faults.effects import Delay, Effect, Kill, LostRequest, LostResponse
from moto_fixtures.faults.endings import ClientKilled, ConnectionLost
from moto_fixtures.faults.fault import EVERY, Fault
from moto_fixtures.faults.refusals import Denied, Error, Expired, Throttled
from moto_fixtures.faults.registry import Faults

__all__ = [
    "EVERY",
    "ClientKilled",
    "ConnectionLost",
    "Delay",
    "Denied",
    "Effect",
    "Error",
    "Expired",
    "Fault",
    "Faults",
    "Kill",
    "LostRequest",
    "LostResponse",
    "Throttled",
]
