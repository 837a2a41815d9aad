"""The simulated AWS: moto, plus the truths about AWS that moto lacks.

In a test, in-process, on a clock that only moves when somebody sleeps on it:

    world = World("S0")                               # or any of ACCOUNTS; profile="quick", latency=0.05, clock=...
    with world.activate():                            # boto3 in this process talks to this world now
        ...                                           # world.clock.advance(60) lets a minute pass
    [call.operation for call in world.calls if call.mutating]
    world.inventory() == before                       # everything that exists, as plain data
    world.instance("web").set_port(80, {"/": 301})    # "ok", "closed", "hang" or a status per path
    world.knobs.certificates_never_issue = True       # see Knobs
    world.faults.add(Fault("elbv2.Create*", LostResponse(), nth=2))     # see moto_fixtures.faults
    world.rates.set(AWS_RATES)                        # throttling, off by default
    world.lag = 5                                     # eventual consistency, off by default: see moto_fixtures.lag
    world.limits["elastic-ips"] = 10                  # quotas: see moto_fixtures.limits

For another process, over HTTP on the loopback interface:

    with Server(World("S0", profile="quick", clock=RealClock())) as server:
        ...                                           # AWS_ENDPOINT_URL=server.url, keys `testing`
        Control(server.url).calls()                   # the same reach, from outside
    serve("S0", 0, "quick", print, threading.Event()) # in the foreground, as `edgeops sandbox` does

How it is built: every call comes through one `Gateway`. It is parsed and answered with moto's wire protocols. ELBv2,
ACM, Route 53 and some of EC2 are answered by our own handlers (`operations.py`) from plain state (`cloud.py`); the rest
of EC2 and every other service by moto. Nothing runs in the background: what has become of a thing follows from the
clock when it is looked at. `truths.py` and its tables list what is simulated, from which source, and the test that
holds it.
"""

from __future__ import annotations

from moto_fixtures.accounts import ACCOUNTS
from moto_fixtures.call_log import Call
from moto_fixtures.clock import RealClock, VirtualClock
from moto_fixtures.control import Control
from moto_fixtures.faults import Fault
from moto_fixtures.knobs import Knobs
from moto_fixtures.rates import AWS_RATES, Rate
from moto_fixtures.server import SandboxInfo, Server, serve
from moto_fixtures.timing import PROFILES, Timing
from moto_fixtures.world import World

__all__ = [
    "ACCOUNTS",
    "AWS_RATES",
    "PROFILES",
    "Call",
    "Control",
    "Fault",
    "Knobs",
    "Rate",
    "RealClock",
    "SandboxInfo",
    "Server",
    "Timing",
    "VirtualClock",
    "World",
    "serve",
]
