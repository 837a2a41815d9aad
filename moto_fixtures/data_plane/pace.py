"""AWS's durations in this machine's time: a clock that runs faster makes timeouts and health checks shorter, too."""

from __future__ import annotations

from moto_fixtures.cloud import Cloud

CONNECT = 10.0
"""Seconds until a load balancer gives a connection to a target up (504)."""
PATIENCE = 130.0
"""Seconds for which a client waits for a connection that is not answered, as Linux does by default."""
CHECK_EVERY = 10.0
"""The interval that the profile `real` calls `health`; other profiles shorten every interval in proportion."""
SHORTEST_INTERVAL = 0.1
SHORTEST_TIMEOUT = 0.5
"""Real seconds: a busy machine must be able to keep them."""


def real(cloud: Cloud, seconds: float) -> float:
    return seconds / float(getattr(cloud.clock, "speed", 1.0))


def connect_timeout(cloud: Cloud) -> float:
    """For a connection to a process of this machine."""
    return max(SHORTEST_TIMEOUT, real(cloud, CONNECT))


def interval(cloud: Cloud, seconds: float) -> float:
    """Between two health checks: the profile's pace, the group's own interval under `real`."""
    return max(SHORTEST_INTERVAL, real(cloud, seconds * cloud.timing.health / CHECK_EVERY))


def check_timeout(cloud: Cloud, seconds: float) -> float:
    return max(SHORTEST_TIMEOUT, real(cloud, seconds * cloud.timing.health / CHECK_EVERY))
