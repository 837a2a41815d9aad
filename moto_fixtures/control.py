"""A small endpoint beside the simulated AWS, on the same port: look at it, and reach into it, from another process."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, cast

from moto_fixtures.ec2.ports import PortState
from moto_fixtures.faults.fault import Fault
from moto_fixtures.knobs import Knobs
from moto_fixtures.wire import Reply

if TYPE_CHECKING:
    from moto_fixtures.programs.running import Programs
    from moto_fixtures.world import World

PREFIX = "/edgeops-sandbox/"
JSON = {"Content-Type": "application/json"}


def answer(world: World, method: str, name: str, body: bytes) -> Reply:
    """Answer a control request; 400 with the reason for one that makes no sense."""
    action = (READS if method == "GET" else WRITES).get(name)
    if action is None:
        return _json({"error": f"no {method} {name}"}, 404)
    try:
        return _json(action(world, json.loads(body or b"{}")))
    except (KeyError, TypeError, ValueError) as error:
        return _json({"error": repr(error)}, 400)


def _json(content: object, status: int = 200) -> Reply:
    return Reply(status, JSON, json.dumps(content, default=_plain).encode())


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, set) else str(value)


def _calls(world: World, _: Mapping[str, Any]) -> object:
    return [call.as_json() for call in world.calls]


def _inventory(world: World, _: Mapping[str, Any]) -> object:
    return world.inventory()


def _info(world: World, _: Mapping[str, Any]) -> object:
    return {
        "account": world.account.name,
        "timing": asdict(world.timing),
        "knobs": asdict(world.knobs),
        "lag": world.lag,
        "tagging_lag": world.tagging_lag,
        "limits": dict(world.limits),
    }


def _reset(world: World, _: Mapping[str, Any]) -> object:
    world.reset()
    return {}


def _clear_calls(world: World, _: Mapping[str, Any]) -> object:
    world.clear_calls()
    return {}


def _port(world: World, params: Mapping[str, Any]) -> object:
    world.instance(params["instance"]).set_port(int(params["port"]), cast("PortState", params["state"]))
    return {}


def _instance(world: World, params: Mapping[str, Any]) -> object:
    handle = world.instance(params["instance"])
    {"stop": handle.stop, "start": handle.start, "terminate": handle.terminate}[params["action"]]()
    return {"id": handle.id, "state": handle.state, "public_ip": handle.public_ip}


def _advance(world: World, params: Mapping[str, Any]) -> object:
    world.clock.advance(float(params["seconds"]))
    return {"now": world.clock.now()}


def _knobs(world: World, params: Mapping[str, Any]) -> object:
    known = {field.name for field in fields(Knobs)}
    if not params.keys() <= known:
        raise KeyError(*(params.keys() - known))
    for name, value in params.items():
        setattr(world.knobs, name, set(value) if isinstance(value, list) else value)
    return asdict(world.knobs)


def _faults(world: World, _: Mapping[str, Any]) -> object:
    return [{**each.fault.as_json(), "seen": each.seen, "struck": each.struck} for each in world.faults.armed]


def _add_faults(world: World, params: Mapping[str, Any]) -> object:
    world.faults.add(*[Fault.from_json(each) for each in params["faults"]])
    return {}


def _clear_faults(world: World, _: Mapping[str, Any]) -> object:
    world.faults.clear()
    return {}


def _rates(world: World, params: Mapping[str, Any]) -> object:
    world.rates.set({pattern: (float(burst), float(more)) for pattern, (burst, more) in params.items()})
    return {pattern: [rate.burst, rate.per_second] for pattern, rate in world.rates.by_pattern.items()}


def _lag(world: World, params: Mapping[str, Any]) -> object:
    world.lag = float(params.get("seconds", world.lag))
    world.tagging_lag = float(params.get("tagging", world.tagging_lag))
    return {"seconds": world.lag, "tagging": world.tagging_lag}


def _limits(world: World, params: Mapping[str, Any]) -> object:
    world.limits.update(params)
    return dict(world.limits)


def _listeners(world: World, _: Mapping[str, Any]) -> object:
    if world.plane is None:
        raise ValueError("this server runs no data plane")
    return [each.as_json() for each in world.plane.listeners()]


def _backend(world: World, params: Mapping[str, Any]) -> object:
    world.instance(params["instance"]).serve(int(params["port"]), params["host"], int(params["real_port"]))
    return {}


def _running(world: World) -> Programs:
    if world.programs is None:
        raise ValueError("this server runs no programs")
    return world.programs


def _programs(world: World, _: Mapping[str, Any]) -> object:
    return [each.as_json() for each in _running(world).listing()]


def _program(world: World, params: Mapping[str, Any]) -> object:
    running = _running(world)
    {"stop": running.stop, "start": running.start}[params["action"]](params["name"])
    return _programs(world, {})


def _answer(world: World, params: Mapping[str, Any]) -> object:
    _running(world).answer(params["name"], params["path"], params["answer"])
    return {}


def _delegate(world: World, params: Mapping[str, Any]) -> object:
    world.dns.delegate(params["zone"], *params["name_servers"])
    return {}


def _victim(world: World, params: Mapping[str, Any]) -> object:
    world.victim = int(params["pid"])
    return {}


Action = Callable[["World", Mapping[str, Any]], object]
READS: dict[str, Action] = {
    "calls": _calls,
    "faults": _faults,
    "info": _info,
    "inventory": _inventory,
    "listeners": _listeners,
    "programs": _programs,
}
WRITES: dict[str, Action] = {
    "advance": _advance,
    "answer": _answer,
    "backend": _backend,
    "clear-calls": _clear_calls,
    "clear-faults": _clear_faults,
    "delegate": _delegate,
    "faults": _add_faults,
    "instance": _instance,
    "knobs": _knobs,
    "lag": _lag,
    "limits": _limits,
    "port": _port,
    "program": _program,
    "rates": _rates,
    "reset": _reset,
    "victim": _victim,
}


class Control:
    """The client's side: `Control(server.url).calls()`. Raises ValueError for what the endpoint refuses."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/") + PREFIX

    def _ask(self, name: str, params: Mapping[str, Any] | None = None) -> Any:
        body = None if params is None else json.dumps(params, default=_plain).encode()
        try:
            with urllib.request.urlopen(self._url + name, data=body, timeout=10) as response:
                return json.load(response)
        except urllib.error.HTTPError as refused:
            with refused:
                raise ValueError(f"{refused.code}: {json.load(refused)['error']}") from None

    def calls(self) -> list[dict[str, Any]]:
        return cast("list[dict[str, Any]]", self._ask("calls"))

    def inventory(self) -> dict[str, Any]:
        return cast("dict[str, Any]", self._ask("inventory"))

    def info(self) -> dict[str, Any]:
        return cast("dict[str, Any]", self._ask("info"))

    def reset(self) -> None:
        self._ask("reset", {})

    def clear_calls(self) -> None:
        self._ask("clear-calls", {})

    def set_port(self, instance: str, port: int, state: PortState) -> None:
        self._ask("port", {"instance": instance, "port": port, "state": state})

    def serve(self, instance: str, port: int, host: str, real_port: int) -> None:
        """Let a process of this machine be what listens on an instance's port."""
        self._ask("backend", {"instance": instance, "port": port, "host": host, "real_port": real_port})

    def listeners(self) -> list[dict[str, Any]]:
        """Where the load balancers answer, if the server runs a data plane: `address` on loopback per `port`."""
        return cast("list[dict[str, Any]]", self._ask("listeners"))

    def programs(self) -> list[dict[str, Any]]:
        """What runs on the instances, if the server runs programs: `name`, the instance's `port`, `address`, `runs`."""
        return cast("list[dict[str, Any]]", self._ask("programs"))

    def program(self, name: str, action: str) -> None:
        """`stop` or `start` one."""
        self._ask("program", {"name": name, "action": action})

    def answer(self, name: str, path: str, said: int | str) -> None:
        """What an application says on a path from now on: a status, or `hang`."""
        self._ask("answer", {"name": name, "path": path, "answer": said})

    def delegate(self, zone: str, *name_servers: str) -> None:
        """Let the registrar of a zone name these servers."""
        self._ask("delegate", {"zone": zone, "name_servers": list(name_servers)})

    def instance(self, name: str, action: str) -> dict[str, Any]:
        """`stop`, `start` or `terminate` an instance."""
        return cast("dict[str, Any]", self._ask("instance", {"instance": name, "action": action}))

    def advance(self, seconds: float) -> None:
        self._ask("advance", {"seconds": seconds})

    def knobs(self, **values: object) -> None:
        self._ask("knobs", values)

    def add_faults(self, *faults: Fault) -> None:
        self._ask("faults", {"faults": [each.as_json() for each in faults]})

    def faults(self) -> list[dict[str, Any]]:
        """As JSON, with how many calls each has seen and struck."""
        return cast("list[dict[str, Any]]", self._ask("faults"))

    def clear_faults(self) -> None:
        self._ask("clear-faults", {})

    def rates(self, rates: Mapping[str, tuple[float, float]]) -> None:
        """Pattern over service.Operation -> (burst, per second); {} turns them off."""
        self._ask("rates", rates)

    def lag(self, seconds: float, tagging: float = 0.0) -> None:
        """For how long AWS trails, and its tagging API; 0 is off."""
        self._ask("lag", {"seconds": seconds, "tagging": tagging})

    def limits(self, limits: Mapping[str, int]) -> None:
        """Raise or lower quotas, by the names in `moto_fixtures.limits`."""
        self._ask("limits", limits)

    def kill_instead(self, pid: int) -> None:
        """Whom a Kill strikes; 0: the process that made the call, which only Linux tells."""
        self._ask("victim", {"pid": pid})
