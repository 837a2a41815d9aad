"""A simulated AWS account, complete with what stands in it before edgeops comes."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from unittest import mock

from moto.moto_api._internal import mock_random

from moto_fixtures.accounts import Account, account_named
from moto_fixtures.call_log import Call
from moto_fixtures.clock import Clock, VirtualClock
from moto_fixtures.cloud import ACCOUNT_ID, REGION, Cloud, Region
from moto_fixtures.dns.public import PublicDns
from moto_fixtures.faults.registry import Faults
from moto_fixtures.gateway import Gateway, settle
from moto_fixtures.ids import Ids
from moto_fixtures.instance import InstanceHandle
from moto_fixtures.inventory import inventory_of
from moto_fixtures.knobs import Knobs
from moto_fixtures.limits import Limits
from moto_fixtures.local import ROUTE
from moto_fixtures.rates import Rates
from moto_fixtures.timing import Timing, timing_of

if TYPE_CHECKING:
    from moto_fixtures.data_plane.plane import DataPlane
    from moto_fixtures.programs.running import Programs

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_SESSION_TOKEN": "testing",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
}
LEFT_OUT = ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_REGION")


class World:
    """One account: `World("S0")` is the first system of the users' page, `World("empty")` only has a default VPC.

    It is seeded when it is made and keeps its state until `reset`. `profile` names a Timing or is one; `latency`
    (seconds) replaces the profile's.
    """

    def __init__(
        self,
        account: str = "S0",
        profile: str | Timing = "instant",
        clock: Clock | None = None,
        latency: float | None = None,
    ) -> None:
        timing = timing_of(profile)
        self.timing = timing if latency is None else dataclasses.replace(timing, latency=latency)
        self.account: Account = account_named(account)
        self.clock: Clock = clock if clock is not None else VirtualClock()
        self.gateway = Gateway(lambda: self.cloud)
        self.plane: DataPlane | None = None
        """While it runs (moto_fixtures.data_plane)."""
        self.programs: Programs | None = None
        """While they run (moto_fixtures.programs)."""
        self.victim = 0
        """Over HTTP: the process that a Kill ends; 0 is the one that made the call."""
        self.reset()

    def reset(self) -> None:
        """Back to the beginning: the account as seeded, no calls, no knobs turned, no faults."""
        epoch = dt.datetime.now(dt.UTC).replace(microsecond=0) - dt.timedelta(seconds=int(self.clock.now()))
        self.cloud = Cloud(self.clock, self.timing, Knobs(), Ids(self.account.name), epoch)
        with self.gateway.lock:
            mock_random.seed(self.account.name)
            self.account.seed(self.cloud.region(REGION))
            settle(self.cloud)
        if self.programs is not None:
            self.programs.lead()
        self.clear_calls()
        self.revive()

    @contextlib.contextmanager
    def activate(self) -> Iterator[World]:
        """Let boto3 in this process talk to this world, with the credentials `testing`."""
        import boto3

        with mock.patch.dict(os.environ, ENVIRONMENT):
            for name in LEFT_OUT:
                os.environ.pop(name, None)
            before, boto3.DEFAULT_SESSION = boto3.DEFAULT_SESSION, None
            ROUTE.gateways.append(self.gateway)
            try:
                yield self
            finally:
                ROUTE.gateways.remove(self.gateway)
                boto3.DEFAULT_SESSION = before

    @property
    def region(self) -> Region:
        """The account's home region."""
        return self.cloud.region(REGION)

    @property
    def account_id(self) -> str:
        return ACCOUNT_ID

    @property
    def knobs(self) -> Knobs:
        return self.cloud.knobs

    @property
    def faults(self) -> Faults:
        """What is to go wrong, e.g. `world.faults.add(Fault("elbv2.CreateRule", LostResponse()))`."""
        return self.cloud.faults

    @property
    def dns(self) -> PublicDns:
        """What registrars and other people's zones say, e.g. `world.dns.delegate("koing.shop", "ns.gabia.co.kr")`."""
        return self.cloud.public

    @property
    def rates(self) -> Rates:
        """How many calls are taken; none are refused until `world.rates.set(AWS_RATES)` or the like."""
        return self.cloud.rates

    def permit(self, actions: Iterable[str] | None) -> None:
        """Let the caller do these IAM actions and no others; None: everything."""
        self.cloud.permitted = None if actions is None else frozenset(actions)

    @property
    def exercised(self) -> set[str]:
        """The IAM actions that calls have needed since the beginning, or since this was cleared."""
        return self.cloud.exercised

    @property
    def limits(self) -> Limits:
        """Quotas, raisable: `world.limits["elastic-ips"] = 10`."""
        return self.cloud.limits

    @property
    def lag(self) -> float:
        """Seconds for which AWS trails: fresh things are not found, deleted ones listed (moto_fixtures.lag)."""
        return self.cloud.lag.seconds

    @lag.setter
    def lag(self, seconds: float) -> None:
        self.cloud.lag.seconds = seconds

    @property
    def tagging_lag(self) -> float:
        """The same for the Resource Groups Tagging API."""
        return self.cloud.lag.tagging

    @tagging_lag.setter
    def tagging_lag(self, seconds: float) -> None:
        self.cloud.lag.tagging = seconds

    def on_kill(self, callback: Callable[[], object]) -> None:
        """Let it be called whenever a Kill strikes, before ClientKilled is raised."""
        self.gateway.on_kill = callback

    def on_arrival(self, callback: Callable[[], object]) -> None:
        """Let it be called before every call, by the caller's thread; it may hold the call back."""
        self.gateway.on_arrival = callback

    def on_answer(self, callback: Callable[[], object]) -> None:
        """Let it be called after every call, before its client hears of it: the moment to look at what there is."""
        self.gateway.on_answer = callback

    def revive(self) -> None:
        """After a Kill in this process: calls are answered again, as if made by a new process."""
        self.gateway.client_killed = False

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in order; those of seeding are not among them."""
        return list(self.gateway.calls)

    def clear_calls(self) -> None:
        self.gateway.calls.clear()

    def inventory(self) -> dict[str, Any]:
        """Everything that exists, as plain data that compares equal when nothing changed."""
        with self.gateway.lock:
            settle(self.cloud)
            return inventory_of(self.cloud)

    def instance(self, name: str) -> InstanceHandle:
        """The instance with this Name tag; raises KeyError."""
        for instance in self.region.ec2.all_instances():
            if any(tag["key"] == "Name" and tag["value"] == name for tag in instance.get_tags()):
                return InstanceHandle(self.region, self.gateway.lock, instance)
        raise KeyError(name)
