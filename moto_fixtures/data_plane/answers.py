"""The load balancer's own answers, and silence."""

from __future__ import annotations

import asyncio
import http

from aiohttp import web
from multidict import CIMultiDict

from moto_fixtures.data_plane.decisions import Own

SERVER = "awselb/2.0"
PAGE = (
    "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
    "</body>\r\n</html>\r\n"
)
TIMED_OUT = {504: "Gateway Time-out", 503: "Service Temporarily Unavailable"}


def own(answer: Own) -> web.Response:
    """As AWS words it."""
    body = answer.body
    if body is None:
        phrase = TIMED_OUT.get(answer.status) or http.HTTPStatus(answer.status).phrase
        body = PAGE.format(title=f"{answer.status} {phrase}")
    headers: CIMultiDict[str] = CIMultiDict({"Server": SERVER, **answer.headers})
    headers["Content-Type"] = f"{answer.content_type}; charset=utf-8" if answer.body else answer.content_type
    return web.Response(status=answer.status, headers=headers, body=body.encode())


def made_up(status: int) -> web.Response:
    """Of an application that is only a status in the account."""
    return web.Response(status=status, text=f"{status} from the simulated instance\n" if status != 204 else "")


async def silence(request: web.Request, seconds: float) -> web.Response:
    """No answer, as where a security group drops the packets; the client hangs up first, or we do at last."""
    await asyncio.sleep(seconds)
    hang_up(request)
    return web.Response()


def hang_up(request: web.Request) -> None:
    """Close the connection as it is."""
    if request.transport is not None:
        request.transport.abort()
