"""The default VPC as AWS makes it: an internet gateway and a route to it make its subnets public (T3.8)."""

from __future__ import annotations

from typing import Any


def open_to_internet(backend: Any) -> None:
    """Give moto's default VPC the gateway it lacks."""
    vpc = backend.default_vpc
    gateway = backend.create_internet_gateway()
    backend.attach_internet_gateway(gateway.id, vpc.id)
    table = next(each for each in backend.route_tables.values() if each.vpc_id == vpc.id)
    backend.create_route(table.id, "0.0.0.0/0", gateway_id=gateway.id)
