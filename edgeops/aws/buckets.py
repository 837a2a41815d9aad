"""Token buckets: edgeops stays below AWS's request rates by itself, halves its rate when it is throttled all the same,
and finds back to it when AWS is calm.

Route53 allows 5 requests a second an account, hard (T2.1); ELB counts describes and changes apart (T3.40); ACM lists
slowly (T1.14). The rates leave room for the others in the account. ELB's own are 40 + 10 and 20 + 3: calls that leave
evenly arrive in bunches, and the few calls less at once keep a whole command from being throttled and halved for one.
"""

import threading
from collections.abc import Mapping

from edgeops.waiting import Clock

RATES: Mapping[str, tuple[float, float]] = {
    "route53": (2, 3),
    "elbv2.read": (35, 10),
    "elbv2.write": (16, 3),
    "acm.list": (1, 1),
    "acm.request": (4, 4),
    "acm.other": (8, 8),
    "ec2": (20, 10),
    "sts": (10, 10),
}


ONE_REFUSAL = 1.0  # seconds in which refusals are one event: threads that are refused together count once
CALM, RECOVERY = 10.0, 0.05  # seconds without a refusal; then so much of the whole rate comes back every second
SLOWEST = 0.25


class Bucket:
    """At most `burst` calls at once and `rate` a second after that; shared by all threads."""

    def __init__(self, burst: float, rate: float, clock: Clock) -> None:
        self._burst, self._whole, self._rate, self._clock = burst, rate, rate, clock
        self._tokens, self._last = burst, clock.now()
        self._refused = -ONE_REFUSAL
        self._lock = threading.Lock()

    def take(self) -> None:
        """Wait for this call's turn. Turns are given out in order, so nobody starves."""
        with self._lock:
            now = self._clock.now()
            self._recover(now)
            self._tokens = min(self._burst, self._tokens + (now - self._last) * self._rate)
            self._last = now
            self._tokens -= 1
            pause = -self._tokens / self._rate
        if pause > 0:
            self._clock.sleep(pause)

    def slow_down(self) -> None:
        """AWS says that we are too fast: half the rate, never below one call in four seconds."""
        with self._lock:
            now = self._clock.now()
            if now - self._refused >= ONE_REFUSAL:
                self._rate = max(self._rate / 2, SLOWEST)
                self._refused = now

    def _recover(self, now: float) -> None:
        calm = now - max(self._last, self._refused + CALM)
        if calm > 0:
            self._rate = min(self._whole, self._rate + calm * RECOVERY * self._whole)


class Buckets:
    """One bucket for each kind of call."""

    def __init__(self, clock: Clock) -> None:
        self._buckets = {kind: Bucket(burst, rate, clock) for kind, (burst, rate) in RATES.items()}

    def of(self, service: str, operation: str) -> Bucket:
        """The bucket that a call, named as botocore's method (`list_certificates`), has to wait at."""
        match service:
            case "elbv2":
                return self._buckets["elbv2.read" if operation.startswith("describe_") else "elbv2.write"]
            case "acm":
                limited = {"list_certificates": "acm.list", "request_certificate": "acm.request"}
                return self._buckets[limited.get(operation, "acm.other")]
            case "elb":
                return self._buckets["elbv2.read"]
            case _:
                return self._buckets[service]
