"""`edgeops sandbox`: a simulated AWS in the foreground, and what to type to use it. Alone imports moto_fixtures."""

from __future__ import annotations

import json
import shlex
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from edgeops.catalogue import Text, joined, say
from edgeops.errors import ExitStatus, UsageProblem, finding
from edgeops.report import Outcome, Page

if TYPE_CHECKING:
    from moto_fixtures.programs.running import Listening
    from moto_fixtures.server import SandboxInfo

    Serve = Callable[[str, int, str, Callable[[SandboxInfo], None], threading.Event], None]

LOOK = 0.2  # seconds; on Windows a wait without an end would not hear Ctrl-C


def sandbox(account: str, port: int, profile: str, announce: Callable[[Outcome], None], stop: threading.Event) -> None:
    """Serve the account until `stop` or Ctrl-C, which is its normal end. `announce` hears once how to use it.

    Raises UsageProblem where moto is not installed, or the port is not free.
    """
    serve = _server()
    pool = ThreadPoolExecutor(1)
    served = pool.submit(serve, account, port, profile, lambda info: announce(_announcement(account, info)), stop)
    try:
        _until_done(served)
    except KeyboardInterrupt:
        stop.set()
        _until_done(served)
    except OSError as error:
        message = error.strerror or str(error)
        raise UsageProblem(finding("no-port", "sandbox", port=port, message=message)) from error
    finally:
        stop.set()
        pool.shutdown(wait=False)


def _server() -> Serve:
    try:
        from moto_fixtures.server import serve
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith(("edgeops", "moto_fixtures.")):
            raise
        raise UsageProblem(finding("no-sandbox", "sandbox", module=error.name or "moto")) from error
    return serve


def _until_done(served: Future[None]) -> None:
    while not wait([served], timeout=LOOK).done:
        pass
    served.result()


def _announcement(account: str, info: SandboxInfo) -> Outcome:
    variables = {
        "AWS_ENDPOINT_URL": info.url,
        "AWS_ACCESS_KEY_ID": info.access_key,
        "AWS_SECRET_ACCESS_KEY": info.secret_key,
        "AWS_REGION": info.region,
        "AWS_DEFAULT_REGION": info.region,
        **_ways(info),
    }
    fields = {
        "account": account,
        "account_id": info.account_id,
        "endpoint": info.url,
        "region": info.region,
        "config": info.config,
        "hosts": list(info.hosts),
        "environment": variables,
        "http": info.http,
        "https": info.https,
        "ca": info.ca,
        "dns": {"authority": info.dns, "parents": info.dns_parents, "resolver": info.dns_resolver},
        "load_balancers": [each.as_json() for each in info.sockets],
        "programs": [each.as_json() for each in info.programs],
        "missing": info.missing,
        "try": _visits(info),
    }
    commands = ("plan", "up", "status", "down")
    return Outcome(
        "sandbox",
        ExitStatus.OK,
        page=Page(_text(account, info, variables), fields),
        next=tuple(f"edgeops {command} -c {shlex.quote(info.config)}" for command in commands),
    )


def _ways(info: SandboxInfo) -> Mapping[str, str]:
    """How edgeops, curl and others find the simulated internet: names, load balancers, who signs certificates."""
    return {
        "EDGEOPS_DNS": f"{info.dns_resolver},{info.dns_parents}" if info.dns_resolver else "",
        "HTTPS_PROXY": info.proxy,
        "SSL_CERT_FILE": info.ca if info.proxy else "",
    }


def _text(account: str, info: SandboxInfo, variables: Mapping[str, str]) -> Text:
    return say(
        "sandbox.page",
        account=account,
        url=info.url,
        region=info.region,
        hosts=", ".join(info.hosts),
        exports="\n".join(f"  export {name}={value}" for name, value in variables.items()),
        powershell="\n".join(f'  $env:{name} = "{value}"' for name, value in variables.items()),
        config=info.config,
        more=joined("", (joined("", ("\n", line)) for line in (*_instances(info), *_visitors(info)))),
    )


def _instances(info: SandboxInfo) -> list[str]:
    """What runs on the instances, and how to stop one of them."""
    if not info.programs:
        return []
    first = next((each for each in info.programs if each.name == "nginx"), info.programs[0]).name
    action = shlex.quote(json.dumps({"name": first, "action": "stop"}))
    listed = [_program(each) for each in info.programs]
    return [
        "",
        say("sandbox.programs"),
        *listed,
        *([say("sandbox.no-nginx", reason=info.missing)] if info.missing else []),
        say("sandbox.try-stop", name=first),
        f"  curl -d {action} {info.url}/edgeops-sandbox/program",
    ]


def _program(one: Listening) -> Text:
    where = one.address if one.runs else say("sandbox.stopped")
    return say("sandbox.program", name=f"{one.name:8}", port=f"{one.port:<5}", where=where)


def _visitors(info: SandboxInfo) -> list[str]:
    """How a browser's request is made by hand."""
    visits = _visits(info)
    there = [
        say("sandbox.socket", name=each.load_balancer, port=f"{each.port:<4}", address=each.address)
        for each in info.sockets
    ]
    return [
        *(["", say("sandbox.visits")] if visits else []),
        *(f"  {line}" for line in visits),
        *(["", say("sandbox.there"), *there] if there else []),
    ]


def _visits(info: SandboxInfo) -> list[str]:
    """DNS (which answers at once), then http, which is redirected, then https."""
    if not info.https:
        return []
    name_server, _, port = info.dns.partition(":")
    ask = f"curl --cacert {shlex.quote(info.ca)}"
    first = info.hosts[:1]
    return [
        *(f"dig @{name_server} -p {port} {host}" for host in first),
        *(f"curl -I --connect-to {host}:80:{info.http} http://{host}/" for host in first),
        *(f"{ask} --connect-to {host}:443:{info.https} https://{host}/" for host in info.hosts),
    ]
