"""Errors that any call may get, in each service's own words: code, HTTP status and message.

The codes differ for no reason a client can know: a denied call is UnauthorizedOperation in EC2, AccessDenied in the
XML services and AccessDeniedException in the JSON ones (T5.10); throttling has four names, with status 400 or 503
(T2.1, T3.40, T4.20); expired credentials are RequestExpired in EC2, ExpiredToken or ExpiredTokenException elsewhere
(T5.9).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from moto_fixtures.wire import Parsed

JSON_SERVICES = ("acm", "resourcegroupstaggingapi")
ACTION_PREFIXES = {"elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing", "resourcegroupstaggingapi": "tag"}
ACCESS_KEY_USER = "user/testing"
THROTTLES: Mapping[str, tuple[str, int, str]] = {
    "acm": ("ThrottlingException", 400, "Rate exceeded"),
    "ec2": ("RequestLimitExceeded", 503, "Request limit exceeded."),
    "resourcegroupstaggingapi": ("ThrottledException", 400, "Rate exceeded"),
}
"""Of the others: Throttling."""


@dataclass(frozen=True)
class Refused:
    """An error answer. Status 0: what the service's model says."""

    code: str
    status: int
    message: str


@dataclass(frozen=True)
class Error:
    """Any error, e.g. Error("InternalFailure", 500)."""

    code: str
    status: int = 0
    message: str = "Simulated"

    def refusal(self, parsed: Parsed, account: str) -> Refused:
        return Refused(self.code, self.status, self.message)


@dataclass(frozen=True)
class Throttled:
    """Too many calls."""

    def refusal(self, parsed: Parsed, account: str) -> Refused:
        return Refused(*THROTTLES.get(parsed.service, ("Throttling", 400, "Rate exceeded")))


@dataclass(frozen=True)
class Expired:
    """The credentials were good for an hour, which is over."""

    def refusal(self, parsed: Parsed, account: str) -> Refused:
        if parsed.service == "ec2":
            return Refused("RequestExpired", 400, "Request has expired.")
        message = "The security token included in the request is expired"
        if parsed.service in JSON_SERVICES:
            return Refused("ExpiredTokenException", 400, message)
        return Refused("ExpiredToken", 403, message)


@dataclass(frozen=True)
class Denied:
    """No policy allows the action; `because` replaces this reason, e.g. by an explicit deny of the organisation.

    `action`: which one, where it is not the call's own.
    """

    because: str = ""
    action: str = ""

    def refusal(self, parsed: Parsed, account: str) -> Refused:
        prefix = ACTION_PREFIXES.get(parsed.service, parsed.service)
        action = self.action or f"{prefix}:{parsed.operation}"
        resource = _resource(parsed, prefix, account)
        where = f" on resource: {resource}" if resource else ""
        why = self.because or f"because no identity-based policy allows the {action} action"
        user = f"arn:aws:iam::{account}:{ACCESS_KEY_USER}"
        message = f"User: {user} is not authorized to perform: {action}{where} {why}"
        if parsed.service == "ec2":
            # EC2 adds what only DecodeAuthorizationMessage can read.
            message = f"You are not authorized to perform this operation. {message}. {ENCODED}"
            return Refused("UnauthorizedOperation", 403, message)
        if parsed.service in JSON_SERVICES:
            return Refused("AccessDeniedException", 400, message)
        return Refused("AccessDenied", 403, message)


ENCODED = "Encoded authorization failure message: c2ltdWxhdGVkIGF1dGhvcml6YXRpb24gZmFpbHVyZQ"
WHOLE = re.compile(r"Describe|List|Get")
"""Most reads are of everything, and name no resource in the message."""


def _resource(parsed: Parsed, prefix: str, account: str) -> str:
    """The ARN that the message names: one of the parameters', else all of the service's; empty for a list."""
    for value in parsed.params.values():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str) and first.startswith("arn:"):
            return first
    if "HostedZoneId" in parsed.params:
        return f"arn:aws:route53:::hostedzone/{parsed.params['HostedZoneId'].removeprefix('/hostedzone/')}"
    if WHOLE.match(parsed.operation):
        return ""
    kind = {"acm": "certificate/*", "ec2": "*/*"}.get(parsed.service, "*")
    return (
        "arn:aws:route53:::*" if parsed.service == "route53" else f"arn:aws:{prefix}:{parsed.region}:{account}:{kind}"
    )
