"""Asking a site by its name through the load balancer, as a browser will once the record is moved.

TLS with SNI and a checked certificate, one GET, no redirect followed. The way out is that of any program: HTTPS_PROXY,
NO_PROXY and SSL_CERT_FILE are heeded.
"""

import http.client
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from edgeops.catalogue import say

HTTPS = 443
PATIENCE = 5.0
"""Seconds for each of connection, handshake and answer."""


@dataclass(frozen=True)
class Answer:
    """What came back for https://HOST/. `status` is 0 where nothing came, and `why` then says why.

    `location` is where a redirect points, "" when it is none. `refused`: the way there is open, and nobody listens.
    """

    status: int
    location: str = ""
    why: str = ""
    refused: bool = False


Visit = Callable[[str, str], Answer]
"""Given a host and the DNS name of the load balancer it is asked through."""


def visit(host: str, through: str) -> Answer:
    """GET https://`host`/ from the load balancer with the DNS name `through`, wherever the host's record leads."""
    try:
        with closing(way_to(through, HTTPS, PATIENCE)) as connection:
            connection.connect()
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
            connection.request("GET", "/", headers={"Host": host, "User-Agent": "edgeops"})
            response = connection.getresponse()
            return Answer(response.status, response.headers.get("Location", ""))
    except ssl.SSLCertVerificationError as error:
        return Answer(0, why=say("answer.certificate", host=host, reason=error.verify_message))
    except TimeoutError:
        return Answer(0, why=say("answer.late", seconds=f"{PATIENCE:.0f}"))
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, why=str(error) or type(error).__name__)


def way_to(name: str, port: int, patience: float) -> http.client.HTTPConnection:
    """A connection to be made, through the proxy of the environment (HTTPS_PROXY) where there is one: by CONNECT,
    whatever the port is.
    """
    proxy = None if proxy_bypass(name) else getproxies().get("https")
    if proxy is None:
        return http.client.HTTPConnection(name, port, timeout=patience)
    way = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    connection = http.client.HTTPConnection(way.hostname or "", way.port or 80, timeout=patience)
    connection.set_tunnel(name, port)
    return connection


def turns_away(host: str, answer: Answer) -> str:
    """Why a visitor would not be served, in words; "" when they are.

    4xx is the application's own answer and fine: it may want a login, or have nothing at `/`. A redirect to the very
    address that was asked is followed for ever; `http://` counts as the same address, since :80 leads back here.
    """
    if not answer.status:
        return answer.why
    if answer.status >= 500:
        return say("answer.status", status=answer.status)
    if answer.location and _plain(urljoin(f"https://{host}/", answer.location)) == (host, "/", ""):
        return say("answer.loop", status=answer.status, location=answer.location)
    return ""


def passes(answer: Answer) -> bool:
    """True where the next second may bring another answer: no connection yet, or the load balancer's own 502-504."""
    return not answer.status or answer.status in {502, 503, 504}


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.path or "/", parts.query
