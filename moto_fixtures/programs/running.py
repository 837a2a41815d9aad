"""The programs of an account, started and stopped one by one, and the instance's ports that lead to them."""

from __future__ import annotations

import json
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from moto_fixtures.programs import application, nginx
from moto_fixtures.programs.process import Process, ProgramFailed
from moto_fixtures.programs.systems import SYSTEMS, Program
from moto_fixtures.reserved import LOOPBACK, ReservedPort
from moto_fixtures.world import World


@dataclass(frozen=True)
class Listening:
    """A program: its port of the instance, where that is on loopback, and whether it runs."""

    name: str
    port: int
    address: str
    runs: bool

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Programs:
    """Run from `start` to `stop`. `find_nginx`: where nginx is, None for nowhere.

    `missing` is the reason why there is no nginx, though the account has one; its port then leads to the application.
    """

    def __init__(self, world: World, find_nginx: Callable[[], str | None] = nginx.find) -> None:
        self._world = world
        self._system = SYSTEMS[world.account.name]
        self._find_nginx = find_nginx
        self._ports: dict[int, ReservedPort] = {}
        """By the instance's port."""
        self._processes: dict[str, Process] = {}
        self.missing = ""

    def __enter__(self) -> Programs:
        self._folder = tempfile.TemporaryDirectory(prefix="edgeops-programs-")
        Path(self._folder.name).chmod(0o711)
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._world.programs = None
        for process in self._processes.values():
            process.stop()
        for port in self._ports.values():
            port.close()
        self._folder.cleanup()

    def _start(self) -> None:
        self._ports = {each.port: ReservedPort() for each in self._system.programs}
        applications = [each for each in self._system.programs if not each.in_front_of]
        for each in applications:
            self._processes[each.name] = self._process(each, self._application(each))
        started = [self._processes[each.name] for each in applications if each.runs]
        for process in started:
            process.start()
        for each in self._system.programs:
            if each.in_front_of:
                self._start_nginx(each)
        for process in started:
            process.ready()
        self._world.programs = self
        self.lead()

    def _start_nginx(self, program: Program) -> None:
        path = self._find_nginx()
        if path is None:
            self.missing = "nginx is not installed"
            return
        ports = self._ports[program.port].number, self._ports[program.in_front_of].number
        process = self._process(program, nginx.command(path, Path(self._folder.name) / program.name, *ports))
        try:
            process.start()
            process.ready()
        except ProgramFailed as failed:
            self.missing = f"nginx does not run here: {failed}"
        else:
            self._processes[program.name] = process

    def _process(self, program: Program, command: list[str]) -> Process:
        return Process(command, self._ports[program.port].number, Path(self._folder.name) / f"{program.name}.log")

    def _application(self, program: Program) -> list[str]:
        instance = self._world.instance(self._system.instance)
        pages = self._world.region.ports.of(instance.id, program.like or program.port)
        own = pages if isinstance(pages, str) else dict(pages)
        return [sys.executable, "-P", application.__file__, program.name, str(self._ports[program.port].number),
                json.dumps(own)]  # fmt: skip

    def lead(self) -> None:
        """Let the instance's ports lead to the programs; a world begun anew has forgotten it."""
        for each in self._system.programs:
            runs_here = each.name in self._processes
            port = self._ports[each.port if runs_here else each.in_front_of]
            self._world.instance(self._system.instance).serve(each.port, LOOPBACK, port.number)

    def listing(self) -> list[Listening]:
        """Every program, those too that do not run now."""
        known = [each for each in self._system.programs if each.name in self._processes]
        return [
            Listening(each.name, each.port, self._ports[each.port].address, self._processes[each.name].pid is not None)
            for each in known
        ]

    def stop(self, name: str) -> None:
        """Nothing listens on its port afterwards. Raises KeyError for a program that is not there."""
        self._processes[name].stop()

    def start(self, name: str) -> None:
        """Let it listen again. Raises KeyError."""
        process = self._processes[name]
        if process.pid is None:
            process.start()
            process.ready()

    def answer(self, name: str, path: str, said: int | str) -> None:
        """What an application answers on a path from now on: a status, or `hang`. Raises KeyError."""
        self._processes[name]
        port = next(self._ports[each.port] for each in self._system.programs if each.name == name)
        body = json.dumps({path: said}).encode()
        request = urllib.request.Request(f"http://{port.address}/answers", body, method="PUT")
        with urllib.request.urlopen(request, timeout=10) as response:
            response.read()
