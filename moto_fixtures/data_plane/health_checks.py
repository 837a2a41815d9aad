"""Health checks as real requests, to the targets whose port is a process of this machine (T3.26-28).

The first check decides at once; later it takes the group's thresholds of the same outcome in a row. The outcome is
kept in the target (`measured`) and counts instead of what the account's made-up ports would mean.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

from moto_fixtures.cloud import Region
from moto_fixtures.data_plane import pace
from moto_fixtures.elbv2 import firewall, target_health
from moto_fixtures.elbv2.state import HEALTHY, LoadBalancer, Target, TargetGroup, Verdict
from moto_fixtures.elbv2.target_groups import codes
from moto_fixtures.elbv2.target_health import CHECKING, REFUSED, TIMEOUT
from moto_fixtures.world import World

AGENT = "ELB-HealthChecker/2.0"
IDLE = ("unused", "draining", "unavailable")
NOT_YET = "Elb.RegistrationInProgress"


@dataclass(frozen=True)
class Check:
    """One target to be asked. `url` is None where a firewall would swallow the packets."""

    target: Target
    settings: dict[str, Any]
    url: URL | None
    host: str
    interval: float
    timeout: float


@dataclass
class Streak:
    """The same outcome in a row, and when the next check is due."""

    latest: bool | None = None
    length: int = 0
    due: float = 0.0

    def add(self, found: Verdict, reported: Verdict, settings: dict[str, Any]) -> Verdict:
        """What is reported after one more check."""
        passed = found == HEALTHY
        self.length = self.length + 1 if passed is self.latest else 1
        self.latest = passed
        if reported == CHECKING or (passed is (reported == HEALTHY)):
            return found
        return found if self.length >= settings[f"{'Healthy' if passed else 'Unhealthy'}ThresholdCount"] else reported


class HealthChecks:
    """`due` are begun with `start`; `once` makes all of them at once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept",),
        )
        self._streaks: dict[int, Streak] = {}
        self._running: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def due(self) -> list[Check]:
        """What is to be checked by now; a check that takes long is not begun a second time."""
        now = asyncio.get_running_loop().time()
        found = []
        for check in self._checks():
            key = id(check.target)
            streak = self._streaks.setdefault(key, Streak())
            if now >= streak.due and key not in self._running:
                streak.due = following(streak.due, now, check.interval)
                found.append(check)
        return found

    def start(self, checks: Iterable[Check]) -> None:
        """Begin them; none holds up another."""
        for check in checks:
            task = asyncio.create_task(self._run(check, self._streaks.setdefault(id(check.target), Streak())))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def once(self) -> None:
        """One check of every target, whether due or not."""
        found = self._checks()
        await asyncio.gather(*(self._run(each, self._streaks.setdefault(id(each.target), Streak())) for each in found))

    async def stop(self) -> None:
        """Let what the account makes up count again."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.close()
        with self._world.gateway.lock:
            for region in self._world.cloud.regions.values():
                for group in region.elb.groups.values():
                    for target in group.targets.values():
                        target.measured = None

    async def _run(self, check: Check, streak: Streak) -> None:
        key = id(check.target)
        self._running.add(key)
        try:
            found = await self._ask(check)
        finally:
            self._running.discard(key)
        with self._world.gateway.lock:
            if check.target.measured is not None:
                check.target.measured = streak.add(found, check.target.measured, check.settings)

    async def _ask(self, check: Check) -> Verdict:
        if check.url is None:
            return TIMEOUT
        headers = {
            "User-Agent": AGENT,
            "Host": check.host,
            "Connection": "close",
            "Accept-Encoding": "gzip, compressed",
        }
        limit = aiohttp.ClientTimeout(total=check.timeout)
        try:
            async with self._client.get(
                check.url, headers=headers, timeout=limit, allow_redirects=False, ssl=False
            ) as answer:
                status = answer.status
        except TimeoutError:
            return TIMEOUT
        except (aiohttp.ClientError, OSError):
            return REFUSED
        if any(status in each for each in codes(check.settings)):
            return HEALTHY
        message = f"Health checks failed with these codes: [{status}]"
        return Verdict("unhealthy", "Target.ResponseCodeMismatch", message)

    def _checks(self) -> list[Check]:
        """Every target that AWS would check now; one that it would not is forgotten."""
        with self._world.gateway.lock:
            found = [
                check
                for region in self._world.cloud.regions.values()
                for group in region.elb.groups.values()
                for key in group.targets
                if (check := _check(region, group, key)) is not None
            ]
        wanted = {id(each.target) for each in found}
        self._streaks = {key: streak for key, streak in self._streaks.items() if key in wanted}
        return found


def following(due: float, now: float, interval: float) -> float:
    """When the next check is due: an interval after this one was, however late it is begun; after a pause, from now."""
    return (due if now - due < interval else now) + interval


def _check(region: Region, group: TargetGroup, key: tuple[str, int]) -> Check | None:
    target, settings = group.targets[key], group.settings
    port = target.port if settings["HealthCheckPort"] == "traffic-port" else int(settings["HealthCheckPort"])
    mapped = region.ports.backends.get((target.id, port))
    verdict = target_health.verdict(region, group, key)
    if mapped is None or verdict.state in IDLE or verdict.reason == NOT_YET:
        target.measured = None
        return None
    target.measured = target.measured or CHECKING
    instance, balancer = target_health.instance_of(region, target.id), _balancer(region, group)
    scheme = settings["HealthCheckProtocol"].lower()
    url = URL(f"{scheme}://{mapped[0]}:{mapped[1]}{settings['HealthCheckPath']}", encoded=True)
    return Check(
        target=target,
        settings=settings,
        url=url if firewall.admits(region, balancer, target.id, port) else None,
        host=f"{instance.private_ip}:{port}",
        interval=pace.interval(region.cloud, settings["HealthCheckIntervalSeconds"]),
        timeout=pace.check_timeout(region.cloud, settings["HealthCheckTimeoutSeconds"]),
    )


def _balancer(region: Region, group: TargetGroup) -> LoadBalancer:
    return region.elb.balancers[region.elb.users_of(group.arn)[0]]
