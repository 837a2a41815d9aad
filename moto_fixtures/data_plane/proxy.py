"""Forwarding a request to a target's process and its answer back, as they come (the guide's 502 and 504)."""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from moto_fixtures.data_plane.answers import hang_up, own
from moto_fixtures.data_plane.backends import Process
from moto_fixtures.data_plane.decisions import Own
from moto_fixtures.data_plane.headers import to_client

OWN_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""That aiohttp would add."""
AT_ONCE = 65536
"""An answer up to this size goes out in one piece."""
MOST_OF_A_LINE = 16384
MOST_OF_A_HEADER = 65536
UNSENT = web.ResponseKey("unsent", list[str])
"""What the target did not send."""
KEEP_ALIVE = 4.0
"""Seconds for which an idle connection to a target is kept; node closes after five."""


def session() -> aiohttp.ClientSession:
    """Towards the targets: nothing is followed, stored, unpacked or taken from the environment."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_ALIVE),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=OWN_HEADERS,
        max_line_size=MOST_OF_A_LINE,
        max_field_size=MOST_OF_A_HEADER,
    )


def timeouts(connect: float, idle: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=connect, sock_read=idle)


def url_of(way: Process, raw_path: str) -> URL:
    """The path exactly as the client sent it."""
    return URL(f"{'https' if way.tls else 'http'}://{way.host}:{way.port}{raw_path}", encoded=True)


async def forward(
    request: web.Request, client: aiohttp.ClientSession, way: Process, headers: Mapping[str, str],
    limits: aiohttp.ClientTimeout,
) -> web.StreamResponse:  # fmt: skip
    """502 for a target that refuses, resets or answers nonsense; 504 for one that says nothing in time."""
    body = request.content if request.body_exists else None
    asked = client.request(
        request.method, url_of(way, request.raw_path), headers=headers, data=body, timeout=limits,
        allow_redirects=False, ssl=False,
    )  # fmt: skip
    try:
        answer = await asked
    except (aiohttp.ServerTimeoutError, TimeoutError):
        return own(Own(504))
    except (aiohttp.ClientError, OSError):
        return own(Own(502))
    async with answer:
        return await _pass_on(request, answer)


async def _pass_on(request: web.Request, answer: aiohttp.ClientResponse) -> web.StreamResponse:
    headers = to_client(answer.headers)
    length = answer.content_length
    if length is not None and length <= AT_ONCE and request.method != "HEAD" and answer.status not in (204, 304):
        try:
            body = await answer.read()
        except (aiohttp.ClientError, OSError):
            return own(Own(502))
        return _marked(web.Response(status=answer.status, reason=answer.reason, headers=headers, body=body), headers)
    response = _marked(web.StreamResponse(status=answer.status, reason=answer.reason, headers=headers), headers)
    await response.prepare(request)
    try:
        async for chunk in answer.content.iter_any():
            await response.write(chunk)
        await response.write_eof()
    except (aiohttp.ClientError, OSError):
        # Too late for a 502: the client sees an answer that breaks off.
        hang_up(request)
    return response


def _marked(response: web.StreamResponse, headers: CIMultiDict[str]) -> web.StreamResponse:
    """aiohttp would add what the target did not send; it is taken out again when the answer goes."""
    response[UNSENT] = [name for name in ("Server", "Content-Type", "Date") if name not in headers]
    return response


async def finish(_: web.Request, response: web.StreamResponse) -> None:
    """When an answer goes: without aiohttp's additions."""
    for name in response.get(UNSENT, []):
        response.headers.popall(name, None)
