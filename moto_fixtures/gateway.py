"""The one door of the simulated AWS: every call, in-process or over HTTP, comes through `Gateway.handle`.

Under one lock (moto has none, emulators.md 8) the call is answered by our own handler where moto's answer would not be
AWS's, else by moto; then it is logged. Latency is slept before the lock, so calls in parallel wait in parallel.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from moto.core.exceptions import ServiceException

from moto_fixtures.acm import validation
from moto_fixtures.call_log import Call
from moto_fixtures.cloud import Cloud, Params, Region
from moto_fixtures.ec2 import moto_backend
from moto_fixtures.elbv2 import interfaces, target_health
from moto_fixtures.errors import AwsError
from moto_fixtures.operations import CHECKS, OPERATIONS
from moto_fixtures.wire import Incoming, Parsed, Reply, parse, reply

MOTO_HAS_NO_STATE_OF = ("acm", "elbv2", "route53")
LOCK = threading.RLock()
"""One for all worlds of a process, since moto finds its EC2 backends in one place for all of them."""
UNSIGNED = Reply(403, {"Content-Type": "text/xml"}, b"<ErrorResponse><Error><Code>MissingAuthenticationToken</Code>"
                 b"<Message>Request is missing Authentication Token</Message></Error></ErrorResponse>")  # fmt: skip


class Gateway:
    """Answers HTTP requests from one Cloud, one at a time, and keeps the log."""

    def __init__(self, cloud: Callable[[], Cloud]) -> None:
        self._cloud = cloud
        self.lock = LOCK
        self.calls: list[Call] = []

    def handle(self, incoming: Incoming) -> Reply:
        cloud = self._cloud()
        cloud.clock.sleep(cloud.timing.latency)
        with self.lock:
            try:
                parsed = parse(incoming)
            except AwsError:
                return UNSIGNED
            return self._answer(cloud, parsed)

    def _answer(self, cloud: Cloud, parsed: Parsed) -> Reply:
        at, request_id = cloud.now(), cloud.ids.uuid()
        region = cloud.region(parsed.region)
        settle(cloud)
        error = None
        handler = OPERATIONS.get(parsed.service, {}).get(parsed.operation)
        try:
            if handler is None:
                CHECKS.get(parsed.service, {}).get(parsed.operation, _pass)(region, parsed.params)
                answer = self._moto(region, parsed)
            else:
                answer = reply(parsed, handler(region, parsed.params), request_id)
        except ServiceException as refused:
            error, answer = refused.code, reply(parsed, refused, request_id)
        if handler is None and answer.status >= 400:
            error = moto_backend.error_code(answer.body)
        call = Call(parsed.service, parsed.operation, parsed.params, error, at, request_id)
        self.calls.append(call)
        if call.mutating:
            settle(cloud)
        return answer

    def _moto(self, region: Region, parsed: Parsed) -> Reply:
        if parsed.service in MOTO_HAS_NO_STATE_OF:
            raise AwsError("NotImplemented", f"{parsed.operation} is not simulated")
        return moto_backend.dispatch(region, parsed)


def _pass(region: Region, params: Params) -> None:
    """No check: moto is right."""


def settle(cloud: Cloud) -> None:
    """Time and the last change have consequences: what lapsed goes, certificates and targets are looked at."""
    for region in cloud.regions.values():
        interfaces.sweep(region)
        validation.settle(region)
        target_health.settle(region)
