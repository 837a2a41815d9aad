"""What an instance's ports answer to plain HTTP from here, asked by the host's name: what a health check could ask for.

Bounded: one connection at a time for each port, and `BUDGET` seconds for all of them, since a firewall that drops
packets lets everything hang.
"""

import http.client
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from edgeops.catalogue import say
from edgeops.domains import some_name
from edgeops.model import Heard
from edgeops.visiting import Answer, way_to

PATHS = ("/actuator/health", "/api/health", "/healthz", "/health", "/login", "/")
"""In the order of what they say: Spring, Grafana and others, containers, Express, a login page, anything."""
PORTS = (80, 8080, 3000, 8081, 8082, 5000, 8000)
"""nginx or Apache; Spring, Node and Grafana, second copies, Flask, Django: where applications usually listen."""
BUDGET, ONE_QUESTION = 5.0, 1.5
"""Seconds for all questions, and for one of them."""
WORKERS = 16

Knock = Callable[[str, str, int, str], Answer]
"""Given a host, the address to ask, a port and a path."""


def knock(host: str, address: str, port: int, path: str) -> Answer:
    """GET http://`host`:`port``path` from that address; no redirect is followed."""
    try:
        with closing(way_to(address, port, ONE_QUESTION)) as connection:
            connection.request("GET", path, headers={"Host": some_name(host), "User-Agent": "edgeops"})
            response = connection.getresponse()
            return Answer(response.status, response.headers.get("Location", ""))
    except TimeoutError:
        return Answer(0, why=say("answer.late", seconds=f"{ONE_QUESTION:.1f}"))
    except ConnectionRefusedError as error:
        return Answer(0, why=str(error), refused=True)
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, why=str(error) or type(error).__name__)


def listen(
    hosts: Iterable[str],
    address: str,
    ports: Iterable[int],
    ask: Knock = knock,
    now: Callable[[], float] = time.monotonic,
) -> dict[str, tuple[Heard, ...]]:
    """Host -> what each port answered, in the order of `ports`."""
    until = now() + BUDGET
    asked = [(host, port) for host in hosts for port in ports]
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="edgeops-probe") as pool:
        found = list(pool.map(lambda each: _port(each[0], address, each[1], ask, lambda: now() < until), asked))
    heard: dict[str, tuple[Heard, ...]] = {}
    for (host, _), one in zip(asked, found, strict=True):
        heard[host] = (*heard.get(host, ()), one)
    return heard


def _port(host: str, address: str, port: int, ask: Knock, has_time: Callable[[], bool]) -> Heard:
    """A port that says nothing to the first question is asked no other."""
    statuses: dict[str, int] = {}
    location = ""
    for path in PATHS:
        answer = ask(host, address, port, path) if has_time() else Answer(0, why=say("probe.late"))
        if not answer.status and not statuses:
            return Heard(port, why=answer.why)
        if not answer.status:
            break
        statuses[path] = answer.status
        location = answer.location if path == "/" else location
    return Heard(port, statuses, location)
