"""An instance as its owner sees it: what listens on its ports, and its power switch."""

from __future__ import annotations

import threading
from typing import Any

from moto_fixtures.cloud import Region
from moto_fixtures.ec2 import moto_backend
from moto_fixtures.ec2.ports import PortState
from moto_fixtures.elbv2 import target_health


class InstanceHandle:
    """Made by `World.instance`; acts at once, on the simulation's clock."""

    def __init__(self, region: Region, lock: threading.RLock, instance: Any) -> None:
        self._region = region
        self._lock = lock
        self._instance = instance

    @property
    def id(self) -> str:
        return str(self._instance.id)

    @property
    def private_ip(self) -> str:
        return str(self._instance.private_ip)

    @property
    def public_ip(self) -> str | None:
        address = self._instance.public_ip
        return None if address is None else str(address)

    @property
    def state(self) -> str:
        return str(self._instance.state)

    def set_port(self, port: int, state: PortState) -> None:
        """`ok`, `closed`, `hang`, or a status per path, 404 for the others."""
        with self._lock:
            self._region.ports.backends.pop((self.id, port), None)
            self._region.ports.set(self.id, port, state)
            target_health.settle(self._region)

    def serve(self, port: int, host: str, real_port: int) -> None:
        """Let a process of this machine be what listens on a port, for the data plane (moto_fixtures.data_plane).

        Whether it runs is for its own health checks to find out; without a data plane the port counts as `ok`.
        """
        with self._lock:
            self._region.ports.backends[self.id, port] = host, real_port
            self._region.ports.set(self.id, port, "ok")
            target_health.settle(self._region)

    def stop(self) -> None:
        self._change(self._region.ec2.stop_instances)

    def start(self) -> None:
        self._change(self._region.ec2.start_instances)

    def terminate(self) -> None:
        self._change(self._region.ec2.terminate_instances)

    def _change(self, action: Any) -> None:
        with self._lock:
            moto_backend.use(self._region)
            action([self.id])
            target_health.settle(self._region)
