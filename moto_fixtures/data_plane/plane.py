"""The data plane: a socket per listener and the health checks, in a thread with an event loop of its own.

Which sockets there are follows the world: looked at ten times a second, and whenever somebody asks for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
from collections.abc import Coroutine
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import aiohttp

from moto_fixtures.data_plane import proxy
from moto_fixtures.data_plane.edge import Edge, Place
from moto_fixtures.data_plane.health_checks import HealthChecks
from moto_fixtures.data_plane.local_ca import LocalCa
from moto_fixtures.data_plane.rotation import Rotation
from moto_fixtures.data_plane.tls import Contexts
from moto_fixtures.dns.lookup import addresses
from moto_fixtures.reserved import LOOPBACK, ReservedPort
from moto_fixtures.world import World

ENTRANCES = (80, 443)
LOOK = 0.1
"""Seconds between two looks at the world."""
T = TypeVar("T")


@dataclass(frozen=True)
class Socket:
    """Where a listener answers: connect to `address` instead of any of `addresses` and `port`."""

    load_balancer: str
    dns_name: str
    addresses: tuple[str, ...]
    port: int
    protocol: str
    address: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class DataPlane:
    """Runs from `start` to `stop`; `ca` is the PEM file of the authority behind its certificates.

    `entrances` are where the first load balancer made from now on will answer, by its port; refused until then.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._edges: dict[Place, Edge] = {}
        self._ports: dict[tuple[str, int], ReservedPort] = {}
        """Load balancer's name and listener's port -> the port on loopback it has, or had before it went."""
        self._next: dict[int, ReservedPort] = {}
        self._lock = asyncio.Lock()

    def start(self) -> DataPlane:
        self._folder = tempfile.TemporaryDirectory(prefix="edgeops-sandbox-")
        authority = LocalCa(Path(self._folder.name))
        self.ca = str(authority.path)
        self._contexts, self._turns = Contexts(authority), Rotation()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._do(self._begin())
        self._next = {port: ReservedPort() for port in ENTRANCES}
        self.entrances = {port: found.address for port, found in self._next.items()}
        self._world.plane = self
        return self

    def stop(self) -> None:
        self._world.plane = None
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        for port in (*self._ports.values(), *self._next.values()):
            port.close()
        self._folder.cleanup()

    def __enter__(self) -> DataPlane:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def listeners(self) -> list[Socket]:
        """Every listener that exists now, with a socket open for it."""
        self._do(self._sync())
        with self._world.gateway.lock:
            return [found for place, edge in self._edges.items() if (found := self._socket(place, edge)) is not None]

    def check(self) -> None:
        """Make one health check of every target now and wait for it, beside those that time brings."""
        self._do(self._checks.once())

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def _socket(self, place: Place, edge: Edge) -> Socket | None:
        for region in self._world.cloud.regions.values():
            balancer = region.elb.balancers.get(place.balancer)
            if balancer is not None:
                known = tuple(addresses(self._world.cloud, balancer.dns_name) or ())
                here = f"{LOOPBACK}:{edge.port}"
                return Socket(balancer.name, balancer.dns_name, known, place.port, place.protocol, here)
        return None

    async def _begin(self) -> None:
        self._client: aiohttp.ClientSession = proxy.session()
        self._checks = HealthChecks(self._world)
        await self._sync()
        self._follower = asyncio.create_task(self._follow())

    async def _end(self) -> None:
        self._follower.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._follower
        await self._checks.stop()
        await asyncio.gather(*(each.close() for each in self._edges.values()))
        await self._client.close()

    async def _follow(self) -> None:
        while True:
            due = self._checks.due()
            await self._sync()  # before any check: where a target is healthy, its load balancer answers
            self._checks.start(due)
            await asyncio.sleep(LOOK)

    async def _sync(self) -> None:
        """Open and close sockets until they are those of the listeners."""
        async with self._lock:
            wanted = self._wanted()
            for place in [each for each in self._edges if each not in wanted]:
                await self._edges.pop(place).close()
            for place, (name, policy) in wanted.items():
                if place in self._edges:
                    self._edges[place].follow(policy)
                else:
                    await self._open(place, name, policy)

    async def _open(self, place: Place, name: str, policy: str | None) -> None:
        edge = Edge(self._world, place, self._client, self._contexts, self._turns)
        await edge.open(policy, self._port(name, place.port))
        self._edges[place] = edge

    def _port(self, name: str, port: int) -> int:
        if (name, port) not in self._ports:
            self._ports[name, port] = self._next.pop(port) if port in self._next else ReservedPort()
        return self._ports[name, port].number

    def _wanted(self) -> dict[Place, tuple[str, str | None]]:
        """Every listener: where it is -> the load balancer's name, the TLS policy."""
        wanted: dict[Place, tuple[str, str | None]] = {}
        with self._world.gateway.lock:
            for region in self._world.cloud.regions.values():
                for each in region.elb.listeners.values():
                    name = region.elb.balancers[each.balancer].name
                    wanted[Place(each.balancer, each.port, each.protocol)] = name, each.ssl_policy
        return wanted
