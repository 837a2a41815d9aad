"""The state of one simulated account: plain data, held by region, read and changed by the handlers of each service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from moto_fixtures.acm.state import Acm
from moto_fixtures.classic_elb.state import ClassicBalancer
from moto_fixtures.clock import Clock
from moto_fixtures.dns.public import PublicDns
from moto_fixtures.ec2.ports import Ports
from moto_fixtures.elbv2.state import Elb, LoadBalancer
from moto_fixtures.faults.registry import Faults
from moto_fixtures.ids import Ids
from moto_fixtures.knobs import Knobs
from moto_fixtures.lag.registry import Lag
from moto_fixtures.limits import Limits
from moto_fixtures.rates import Rates
from moto_fixtures.route53.state import Dns
from moto_fixtures.timing import Timing

ACCOUNT_ID = "123456789012"
REGION = "ap-northeast-2"

Params = Mapping[str, Any]
"""A call's parameters under AWS's names, as botocore's model types them."""
Result = dict[str, Any]
"""An answer's fields under AWS's names."""


@dataclass
class Cloud:
    """One account in all regions."""

    clock: Clock
    timing: Timing
    knobs: Knobs
    ids: Ids
    epoch: dt.datetime
    dns: Dns = field(default_factory=Dns)
    public: PublicDns = field(default_factory=PublicDns)
    regions: dict[str, Region] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    permitted: frozenset[str] | None = None
    """The IAM actions of the caller, such as `ec2:DescribeAddresses`; None: all."""
    exercised: set[str] = field(default_factory=set)
    """The IAM actions that calls so far have needed."""
    rates: Rates = field(default_factory=Rates)
    lag: Lag = field(default_factory=Lag)
    limits: Limits = field(default_factory=Limits)
    account: str = ACCOUNT_ID

    def now(self) -> float:
        return self.clock.now()

    def date(self, at: float) -> dt.datetime:
        """A moment of the clock as the date that answers show."""
        return self.epoch + dt.timedelta(seconds=at)

    def region(self, name: str) -> Region:
        if name not in self.regions:
            self.regions[name] = Region(self, name)
        return self.regions[name]


@dataclass
class Region:
    """What exists in one region, beside what moto's EC2 backend holds."""

    cloud: Cloud
    name: str
    elb: Elb = field(default_factory=Elb)
    classic: dict[str, ClassicBalancer] = field(default_factory=dict)
    """Classic load balancers by name."""
    acm: Acm = field(default_factory=Acm)
    ports: Ports = field(default_factory=Ports)
    run_tokens: dict[str, Any] = field(default_factory=dict)
    """Client token of RunInstances -> the parameters and the answer that came with it."""
    ec2: Any = None
    """moto's EC2Backend of this world and region."""

    def __post_init__(self) -> None:
        from moto_fixtures.ec2.moto_backend import new_backend

        self.ec2 = new_backend(self.name, self.cloud.account)

    def balancers(self) -> list[LoadBalancer | ClassicBalancer]:
        """Everything that an alias record can name; one just made is not found yet (T2.18)."""
        now, lag = self.cloud.now(), self.cloud.lag
        known = [each for each in self.elb.balancers.values() if not lag.kind_of_fresh(each.arn, now)]
        return [*known, *self.classic.values()]

    def arn(self, service: str, resource: str) -> str:
        return f"arn:aws:{service}:{self.name}:{self.cloud.account}:{resource}"


Handler = Callable[[Region, Params], Result]
