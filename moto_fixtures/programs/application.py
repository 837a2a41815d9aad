"""A small web application, as a program of its own: `python application.py NAME PORT PAGES`, on loopback.

PAGES is JSON: a status per path, others are 404; or `"ok"`, 200 for every path. Beside them it has, on every system:

    /seen           the headers that arrived, as JSON
    /status/301     that status; a redirect leads to https, as from an application that does not know of the proxy
    /hang           no answer
    /ws             a WebSocket that says back what it hears
    PUT /answers    JSON, {"/": 503, "/login": "hang"}: answer these paths like that from now on

It ends when its standard input ends. It imports nothing of moto_fixtures, which would bring moto along.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import threading
from collections.abc import Mapping
from typing import Any

import aiohttp
from aiohttp import web

SAID = {
    "/actuator/health": {"status": "UP"},
    "/api/health": {"database": "ok", "version": "11.4.0"},
}
"""What Spring Boot and Grafana say there."""
REDIRECTS = range(300, 400)
Answer = int | str
"""A status, or `hang`."""


class Application:
    """`answers` are those of `PUT /answers`; they count before the pages."""

    def __init__(self, name: str, pages: Mapping[str, Answer] | str) -> None:
        self._name = name
        self._pages = pages
        self._answers: dict[str, Answer] = {}

    def server(self) -> web.Application:
        app = web.Application()
        app.router.add_put("/answers", self._learn)
        app.router.add_get("/ws", _echo)
        app.router.add_route("*", "/{path:.*}", self._answer)
        return app

    async def _learn(self, request: web.Request) -> web.StreamResponse:
        self._answers.update(await request.json())
        return web.json_response(self._answers)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        said = self._answers.get(request.path)
        if said is None and request.path == "/seen":
            return web.json_response({name: request.headers.getall(name) for name in request.headers})
        return await self._say(request, said if said is not None else self._page(request.path))

    def _page(self, path: str) -> Answer:
        first, _, rest = path.removeprefix("/").partition("/")
        if first == "status" and rest.isdigit() and 200 <= int(rest) <= 599:
            return int(rest)
        if path == "/hang":
            return "hang"
        return 200 if isinstance(self._pages, str) else self._pages.get(path, 404)

    async def _say(self, request: web.Request, said: Answer) -> web.StreamResponse:
        if isinstance(said, str):
            await asyncio.Event().wait()
            raise AssertionError("nobody sets it")
        if said in REDIRECTS:
            return web.Response(status=said, headers={"Location": f"https://{request.host}{request.path_qs}"})
        if said == 200 and request.path in SAID:
            return web.json_response(SAID[request.path])
        text = f"Hello from {self._name}.\n" if said == 200 else f"{self._name}: {said}\n"
        return web.Response(status=said, text=text)


async def _echo(request: web.Request) -> web.StreamResponse:
    channel = web.WebSocketResponse()
    await channel.prepare(request)
    async for message in channel:
        if message.type is aiohttp.WSMsgType.TEXT:
            await channel.send_str(message.data)
    return channel


def _end_with_stdin() -> None:
    while os.read(0, 1024):  # not sys.stdin: its lock would be held when the interpreter ends
        pass
    os._exit(0)


def main(name: str, port: str, pages: str) -> None:
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    more: dict[str, Any] = {"reuse_port": True} if hasattr(socket, "SO_REUSEPORT") else {}
    app = Application(name, json.loads(pages)).server()
    web.run_app(app, host="127.0.0.1", port=int(port), print=None, access_log=None, **more)


if __name__ == "__main__":
    main(*sys.argv[1:])
