"""The one door of the simulated AWS: every call, in-process or over HTTP, comes through `Gateway.handle`.

Under one lock (moto has none, emulators.md 8) the call is answered by our own handler where moto's answer would not be
AWS's, else by moto; then it is logged. A fault may strike it before or after. Latency and delays are slept outside the
lock, so calls in parallel wait in parallel.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from typing import NoReturn

from moto.core.exceptions import ServiceException

from moto_fixtures.acm import validation
from moto_fixtures.call_log import Call, is_mutating
from moto_fixtures.cloud import Cloud, Params, Region
from moto_fixtures.ec2 import moto_backend
from moto_fixtures.elbv2 import interfaces, target_health
from moto_fixtures.errors import AwsError
from moto_fixtures.faults.effects import Break, Kill, Refusal
from moto_fixtures.faults.refusals import Denied, Throttled
from moto_fixtures.faults.registry import Strike
from moto_fixtures.lag import veil
from moto_fixtures.operations import CHECKS, OPERATIONS
from moto_fixtures.permissions import required
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
        self.on_kill: Callable[[], object] = _nothing
        """Called when a Kill strikes, before ClientKilled is raised."""
        self.client_killed = False
        self.on_arrival: Callable[[], object] = _nothing
        """Called before every call, outside the lock: it may hold the call back."""
        self.on_answer: Callable[[], object] = _nothing
        """Called under the lock when a call has been carried out or refused by AWS, before its client hears of it."""

    def handle(self, incoming: Incoming) -> Reply:
        """Raises ConnectionLost or ClientKilled where a fault wants it."""
        self.on_arrival()
        cloud = self._cloud()
        cloud.clock.sleep(cloud.timing.latency)
        with self.lock:
            try:
                parsed = parse(incoming)
            except AwsError:
                return UNSIGNED
            strike = _strike(cloud, parsed)
            if not strike.delay:
                return self._meet(cloud, parsed, strike)
        cloud.clock.sleep(strike.delay)
        with self.lock:
            return self._meet(cloud, parsed, strike)

    def _meet(self, cloud: Cloud, parsed: Parsed, strike: Strike) -> Reply:
        """Let the call and its fate meet."""
        if isinstance(strike.effect, Break):
            self._break(cloud, parsed, strike, strike.effect)
        if isinstance(strike.effect, Refusal):
            return self._refuse(cloud, parsed, strike, strike.effect)
        return self._answer(cloud, parsed, strike.label)

    def _break(self, cloud: Cloud, parsed: Parsed, strike: Strike, effect: Break) -> NoReturn:
        if effect.executed:
            self._answer(cloud, parsed, strike.label)
        else:
            self._log(parsed, type(effect).__name__, cloud.now(), cloud.ids.uuid(), strike.label)
        if isinstance(effect, Kill):
            self.on_kill()
        raise effect.ending()

    def _refuse(self, cloud: Cloud, parsed: Parsed, strike: Strike, effect: Refusal) -> Reply:
        refused, request_id = effect.refusal(parsed, cloud.account), cloud.ids.uuid()
        answer = reply(parsed, AwsError(refused.code, refused.message), request_id)
        self._log(parsed, refused.code, cloud.now(), request_id, strike.label)
        return dataclasses.replace(answer, status=refused.status or answer.status)

    def _answer(self, cloud: Cloud, parsed: Parsed, fault: str | None) -> Reply:
        at, request_id = cloud.now(), cloud.ids.uuid()
        region = cloud.region(parsed.region)
        settle(cloud)
        error, before = None, cloud.lag.look(region) if is_mutating(parsed.operation) else None
        handler = OPERATIONS.get(parsed.service, {}).get(parsed.operation)
        try:
            with veil.over(region, parsed):
                if handler is None:
                    CHECKS.get(parsed.service, {}).get(parsed.operation, _pass)(region, parsed.params)
                    answer = self._moto(region, parsed)
                else:
                    answer = reply(parsed, handler(region, parsed.params), request_id)
        except ServiceException as refused:
            error, answer = refused.code, reply(parsed, refused, request_id)
        if handler is None and answer.status >= 400:
            error = moto_backend.error_code(answer.body)
        if self._log(parsed, error, at, request_id, fault).mutating:
            cloud.lag.note(region, before)
            settle(cloud)
        self.on_answer()
        return answer

    def _log(self, parsed: Parsed, error: str | None, at: float, request_id: str, fault: str | None) -> Call:
        call = Call(parsed.service, parsed.operation, parsed.params, error, at, request_id, fault)
        self.calls.append(call)
        return call

    def _moto(self, region: Region, parsed: Parsed) -> Reply:
        if parsed.service in MOTO_HAS_NO_STATE_OF:
            raise AwsError("NotImplemented", f"{parsed.operation} is not simulated")
        return moto_backend.dispatch(region, parsed)


def _nothing() -> None:
    """Nobody wants to know."""


def _pass(region: Region, params: Params) -> None:
    """No check: moto is right."""


def _strike(cloud: Cloud, parsed: Parsed) -> Strike:
    """The faults that wait for this call; without any, it may still not be allowed, or be one too many."""
    strike = cloud.faults.strike(parsed.service, parsed.operation)
    needed = tuple(required(cloud, parsed))
    cloud.exercised.update(needed)
    lacking = [each for each in needed if cloud.permitted is not None and each not in cloud.permitted]
    if strike.effect is None and lacking:
        return dataclasses.replace(strike, effect=Denied(action=lacking[0]), label="policy")
    if strike.effect is None and not cloud.rates.admits(parsed.service, parsed.operation, cloud.now()):
        return dataclasses.replace(strike, effect=Throttled(), label="rate")
    return strike


def settle(cloud: Cloud) -> None:
    """Time and the last change have consequences: what lapsed goes, certificates and targets are looked at."""
    for region in cloud.regions.values():
        interfaces.sweep(region)
        validation.settle(region)
        target_health.settle(region)
