"""One listener's socket: every request is decided by what the world says at that moment."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from moto_fixtures.acm.state import Certificate
from moto_fixtures.data_plane import pace, proxy, websockets
from moto_fixtures.data_plane.answers import hang_up, made_up, own, silence
from moto_fixtures.data_plane.asked import Asked, asked
from moto_fixtures.data_plane.backends import MadeUp, Refused, Silent, Way
from moto_fixtures.data_plane.decisions import Forward, Own, decide, find
from moto_fixtures.data_plane.headers import of_listener, to_target
from moto_fixtures.data_plane.rotation import Rotation
from moto_fixtures.data_plane.tls import Contexts, apply, chosen
from moto_fixtures.reserved import bound
from moto_fixtures.world import World

ATTRIBUTES = web.RequestKey("attributes", dict[str, str])
"""The listener's, when it was asked."""


@dataclass(frozen=True)
class Place:
    """Which listener a socket stands for."""

    balancer: str
    port: int
    protocol: str


class Edge:
    """Opened, it listens on a port of loopback until it is closed."""

    def __init__(
        self, world: World, place: Place, client: aiohttp.ClientSession, contexts: Contexts, turns: Rotation
    ) -> None:
        self._world = world
        self._place = place
        self._client = client
        self._contexts = contexts
        self._turns = turns
        self._tls: ssl.SSLContext | None = None
        self.port = 0

    async def open(self, policy: str | None, port: int) -> None:
        """Listen on a port that is reserved."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        app.on_response_prepare.append(self._finish)
        limits: dict[str, Any] = {"max_line_size": proxy.MOST_OF_A_LINE, "max_field_size": proxy.MOST_OF_A_HEADER}
        self._runner = web.AppRunner(
            app, access_log=None, auto_decompress=False, handler_cancellation=True, shutdown_timeout=0.1, **limits
        )
        await self._runner.setup()
        if policy is not None:
            self._tls = self._contexts.listener(policy, self._certificate)
        self.port = port
        await web.SockSite(self._runner, bound(port), ssl_context=self._tls).start()

    def follow(self, policy: str | None) -> None:
        """The listener's policy may have changed since."""
        if self._tls is not None and policy is not None:
            apply(self._tls, policy)

    async def close(self) -> None:
        await self._runner.cleanup()

    def _certificate(self, name: str | None) -> Certificate | None:
        with self._world.gateway.lock:
            found = find(self._world.cloud, self._place.balancer, self._place.port)
            return chosen(*found, name) if found else None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        question = asked(request, self._place.protocol, self._place.port)
        with self._world.gateway.lock:
            found = find(self._world.cloud, self._place.balancer, self._place.port)
            if found is None:
                hang_up(request)
                return web.Response()
            region, listener = found
            decision = decide(region, listener, question, self._turns)
            request[ATTRIBUTES] = dict(listener.attributes)
            attributes = dict(region.elb.balancers[listener.balancer].attributes)
        if isinstance(decision, Own):
            return own(decision)
        if isinstance(decision, Forward):
            return await self._forward(request, question, decision.way, attributes)
        return await silence(request, pace.real(self._world.cloud, pace.PATIENCE))

    async def _forward(
        self, request: web.Request, question: Asked, way: Way, attributes: Mapping[str, str]
    ) -> web.StreamResponse:
        cloud = self._world.cloud
        if isinstance(way, Silent):
            await asyncio.sleep(pace.real(cloud, pace.CONNECT))
            return own(Own(504))
        if isinstance(way, MadeUp):
            return made_up(way.status)
        if isinstance(way, Refused):
            return own(Own(502))
        headers = to_target(question, request.headers, attributes)
        idle = pace.real(cloud, float(attributes["idle_timeout.timeout_seconds"]))
        if websockets.is_upgrade(request):
            return await websockets.forward(request, self._client, way, headers, idle)
        return await proxy.forward(
            request, self._client, way, headers, proxy.timeouts(pace.connect_timeout(cloud), idle)
        )

    async def _finish(self, request: web.Request, response: web.StreamResponse) -> None:
        await proxy.finish(request, response)
        of_listener(response.headers, request.get(ATTRIBUTES, {}))
