"""WebSockets through a load balancer: the upgrade is passed on, then messages go both ways until either side ends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import aiohttp
from aiohttp import WSMsgType, web
from multidict import CIMultiDict

from moto_fixtures.data_plane.answers import own
from moto_fixtures.data_plane.backends import Process
from moto_fixtures.data_plane.decisions import Own
from moto_fixtures.data_plane.headers import WEBSOCKET
from moto_fixtures.data_plane.proxy import url_of

Socket = web.WebSocketResponse | aiohttp.ClientWebSocketResponse


def is_upgrade(request: web.Request) -> bool:
    return request.headers.get("Upgrade", "").lower() == "websocket"


async def forward(
    request: web.Request, client: aiohttp.ClientSession, way: Process, headers: Mapping[str, str], idle: float
) -> web.StreamResponse:
    """The target's own status where it does not want a WebSocket."""
    protocols = [each.strip() for each in headers.get("Sec-WebSocket-Protocol", "").split(",") if each.strip()]
    kept = CIMultiDict(
        (name, value) for name, value in headers.items() if name.lower() not in WEBSOCKET | {"sec-websocket-protocol"}
    )
    try:
        target = await client.ws_connect(
            url_of(way, request.raw_path), headers=kept, protocols=protocols, autoping=False, autoclose=False,
            max_msg_size=0, ssl=False,
        )  # fmt: skip
    except aiohttp.WSServerHandshakeError as refused:
        return own(Own(refused.status))
    except (aiohttp.ClientError, OSError):
        return own(Own(502))
    async with target:
        chosen = [target.protocol] if target.protocol else []
        ours = web.WebSocketResponse(
            protocols=chosen, autoping=False, autoclose=False, max_msg_size=0, compress=False, receive_timeout=idle
        )
        await ours.prepare(request)
        await _both_ways(ours, target)
        return ours


async def _both_ways(ours: Socket, theirs: Socket) -> None:
    """Until one side closes; the other is closed with the same code."""
    pumps = [asyncio.create_task(_pump(ours, theirs)), asyncio.create_task(_pump(theirs, ours))]
    _, waiting = await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*pumps, return_exceptions=True)


async def _pump(source: Socket, sink: Socket) -> None:
    async for message in source:
        if message.type is WSMsgType.TEXT:
            await sink.send_str(message.data)
        elif message.type is WSMsgType.BINARY:
            await sink.send_bytes(message.data)
        elif message.type is WSMsgType.PING:
            await sink.ping(message.data)
        elif message.type is WSMsgType.PONG:
            await sink.pong(message.data)
        else:
            break
    await sink.close(code=source.close_code or 1000)
    await source.close()
