"""Headers on their way through: what a load balancer adds, changes and takes away.

After the guide's "HTTP headers and Application Load Balancers" and the attributes of T3.32-33.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping

from multidict import CIMultiDict

from moto_fixtures.data_plane.asked import CLIENT_HEADER, Asked

HOP_BY_HOP = frozenset(
    ("connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
     "transfer-encoding", "upgrade")
)  # fmt: skip
WEBSOCKET = frozenset(("sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions"))
"""Each side of the load balancer shakes hands for itself."""
VALID_NAME = re.compile(r"[-A-Za-z0-9]+")
DEFAULT_PORTS = {"http": 80, "https": 443}
INSERTED = re.compile(r"routing\.http\.response\.(\w+)\.header_value")


def to_target(asked: Asked, sent: Mapping[str, str], attributes: Mapping[str, str]) -> CIMultiDict[str]:
    """The headers that the target gets."""
    dropped = HOP_BY_HOP | {CLIENT_HEADER.lower(), "expect"} | _named(sent)
    strict = attributes["routing.http.drop_invalid_header_fields.enabled"] == "true"
    headers: CIMultiDict[str] = CIMultiDict(
        (name, value)
        for name, value in sent.items()
        if name.lower() not in dropped and not (strict and not VALID_NAME.fullmatch(name))
    )
    headers["Host"] = _host(asked, sent["Host"], attributes)
    _forwarded_for(headers, asked, attributes)
    headers["X-Forwarded-Proto"] = asked.protocol
    headers["X-Forwarded-Port"] = str(asked.listener_port)
    headers["X-Amzn-Trace-Id"] = trace(sent.get("X-Amzn-Trace-Id"))
    return headers


def _named(sent: Mapping[str, str]) -> set[str]:
    """Those that the Connection header calls its own."""
    return {each.strip().lower() for each in sent.get("Connection", "").split(",")}


def _host(asked: Asked, host: str, attributes: Mapping[str, str]) -> str:
    """As sent; on a port that is not the protocol's own it gets that port, unless it is to be preserved."""
    usual = DEFAULT_PORTS[asked.protocol] == asked.listener_port
    if usual or attributes["routing.http.preserve_host_header.enabled"] == "true" or ":" in host:
        return host
    return f"{host}:{asked.listener_port}"


def _forwarded_for(headers: CIMultiDict[str], asked: Asked, attributes: Mapping[str, str]) -> None:
    mode = attributes["routing.http.xff_header_processing.mode"]
    before = ", ".join(headers.getall("X-Forwarded-For", []))
    if mode == "remove":
        headers.popall("X-Forwarded-For", None)
    elif mode == "append":
        own_port = attributes["routing.http.xff_client_port.enabled"] == "true"
        client = f"{asked.client}:{asked.client_port}" if own_port else asked.client
        headers["X-Forwarded-For"] = f"{before}, {client}" if before else client


def trace(sent: str | None) -> str:
    """A new Root, or beside the client's Root a Self."""
    new = f"1-{int(time.time()):08x}-{secrets.token_hex(12)}"
    fields = [each for each in (sent or "").split(";") if each and not each.startswith("Self=")]
    if any(each.startswith("Root=") for each in fields):
        return ";".join([f"Self={new}", *fields])
    return ";".join([f"Root={new}", *fields])


def to_client(received: Mapping[str, str]) -> CIMultiDict[str]:
    """The target's headers without those of the connection to it."""
    dropped = HOP_BY_HOP | _named(received)
    return CIMultiDict((name, value) for name, value in received.items() if name.lower() not in dropped)


def of_listener(headers: CIMultiDict[str], attributes: Mapping[str, str]) -> None:
    """Put in what the listener's attributes say, over what the target says (T3.33)."""
    for key, value in attributes.items():
        found = INSERTED.fullmatch(key)
        if found and value:
            headers[found[1].replace("_", "-").title()] = value
    if attributes.get("routing.http.response.server.enabled") == "false":
        headers.popall("Server", None)
