"""What answers on the ports of instances: the part of an instance that AWS only sees through health checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PortState = Literal["ok", "closed", "hang"] | Mapping[str, int]
"""`ok` answers 200 to all, `closed` refuses, `hang` never answers; a mapping gives a status per path, else 404."""


@dataclass
class Ports:
    """Port states by instance id; a port nobody mentioned is closed."""

    states: dict[tuple[str, int], PortState] = field(default_factory=dict)
    backends: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """Ports that are processes of this machine: where they listen on loopback."""

    def of(self, instance_id: str, port: int) -> PortState:
        return self.states.get((instance_id, port), "closed")

    def set(self, instance_id: str, port: int, state: PortState) -> None:
        self.states[instance_id, port] = state

    def status(self, instance_id: str, port: int, path: str) -> int | Literal["closed", "hang"]:
        """The HTTP status that a request for the path gets, or why it gets none."""
        state = self.of(instance_id, port)
        if isinstance(state, Mapping):
            return state.get(path.partition("?")[0], 404)
        return 200 if state == "ok" else state
