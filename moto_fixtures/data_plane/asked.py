"""A request as rules see it."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

CLIENT_HEADER = "X-Edgeops-Client"
"""Whose address the client is to have; for tests of `source-ip` and security groups."""
SOMEBODY = "203.0.113.50"
"""Who a client is that does not say: an address for documentation (RFC 5737), somewhere on the internet."""


@dataclass(frozen=True)
class Asked:
    """`path` and `query` as sent; `host` lower case and without its port, which `listener_port` never is."""

    method: str
    host: str
    path: str
    query: str
    headers: Mapping[str, str]
    client: str
    client_port: int
    protocol: str
    listener_port: int


def asked(request: web.Request, protocol: str, port: int) -> Asked:
    path, _, query = request.raw_path.partition("?")
    peer = request.transport.get_extra_info("peername") if request.transport else None
    return Asked(
        method=request.method,
        host=bare_host(request.headers.get("Host", "")),
        path=path,
        query=query,
        headers=request.headers,
        client=_client(request.headers.get(CLIENT_HEADER, "")),
        client_port=peer[1] if peer else 0,
        protocol=protocol.lower(),
        listener_port=port,
    )


def _client(named: str) -> str:
    """The address that a client gives itself; what is none counts as somebody's."""
    try:
        return str(ipaddress.ip_address(named))
    except ValueError:
        return SOMEBODY


def bare_host(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
