"""What can go wrong, said in three parts: what happened, why, what to do next.

Every failure that a user can meet is a `Finding` - in an exception when work stops, in a list when it is only reported.
`ExitStatus` is the contract with scripts and CI: `edgeops help exit-codes` prints it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from string import ascii_uppercase
from typing import Literal

from edgeops.catalogue import known, say

Severity = Literal["error", "warning", "note"]


class ExitStatus(IntEnum):
    """The process's exit code; several at once are combined by `worst`."""

    OK = 0
    FAILED = 1
    CHANGES = 2
    UNHEALTHY = 3
    DENIED = 4
    TIMEOUT = 5
    REFUSED = 6
    USAGE = 64
    INTERRUPTED = 130


# The most telling first: an interrupted run says 130 whatever else went wrong in it.
PRECEDENCE = (
    ExitStatus.INTERRUPTED,
    ExitStatus.USAGE,
    ExitStatus.DENIED,
    ExitStatus.REFUSED,
    ExitStatus.FAILED,
    ExitStatus.TIMEOUT,
    ExitStatus.UNHEALTHY,
    ExitStatus.CHANGES,
    ExitStatus.OK,
)


def worst(statuses: Iterable[ExitStatus]) -> ExitStatus:
    """The one exit code that stands for several."""
    return min(statuses, key=PRECEDENCE.index, default=ExitStatus.OK)


@dataclass(frozen=True)
class Finding:
    """One thing a user should know: `what` is seen at `where`, `why`, how to `fix` it, and how to `see` it oneself."""

    id: str
    severity: Severity
    where: str
    what: str
    why: str = ""
    fix: str = ""
    request_id: str | None = None
    see: str = ""


def finding(
    code: str,
    where: str,
    severity: Severity = "error",
    /,
    *,
    family: str = "",
    what: str | None = None,
    why: str | None = None,
    fix: str | None = None,
    request_id: str | None = None,
    **facts: object,
) -> Finding:
    """A finding whose sentences are `CODE.what`, `.why`, `.fix` and `.see` of the catalogue, but for those given.

    `family`: the code under which the catalogue has them instead. A family like `target-REASON` only has what its codes
    have not by themselves.
    """
    member = code.startswith(family.rstrip(ascii_uppercase)) if family else True
    owners = (code, family or code) if member else (family,)

    def part(name: str, given: str | None = None) -> str:
        if given is not None:
            return given
        keys = [f"{owner}.{name}" for owner in owners]
        return next((say(key, **facts) for key in keys if known(key)), "")

    texts = part("what", what), part("why", why), part("fix", fix)
    return Finding(code, severity, where, *texts, request_id, part("see"))


class EdgeError(Exception):
    """Work stops here; the boundary in `cli` turns the findings into text or JSON and `status` into the exit code."""

    status = ExitStatus.FAILED

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.where}: {f.what}" for f in findings))
        self.findings = findings


class UsageProblem(EdgeError):
    """The command line or the configuration file cannot be understood. Nothing was asked of AWS."""

    status = ExitStatus.USAGE


class CredentialsProblem(EdgeError):
    """AWS does not know who is asking, or does not let them."""

    status = ExitStatus.DENIED


class Refused(EdgeError):
    """A guard stopped before a write: something foreign, ambiguous or harmful is in the way."""

    status = ExitStatus.REFUSED


class WaitTimeout(EdgeError):
    """A wait reached its limit. What was made stays; the next run carries on."""

    status = ExitStatus.TIMEOUT


class Unhealthy(EdgeError):
    """The edge stands, but a target does not answer as its health check wants."""

    status = ExitStatus.UNHEALTHY


class Interrupted(EdgeError):
    """Ctrl-C, or the end of the process's time."""

    status = ExitStatus.INTERRUPTED

    def __init__(self) -> None:
        super().__init__(finding("interrupted", "edgeops"))


class Several(EdgeError):
    """More than one piece of work failed at the same time; all are reported."""

    def __init__(self, errors: Iterable[EdgeError]) -> None:
        self.errors = tuple(errors)
        super().__init__(*(finding for error in self.errors for finding in error.findings))
        self.status = worst(error.status for error in self.errors)


def raise_all(errors: Sequence[EdgeError]) -> None:
    """Raise the one that there is, or Several; with none nothing happens."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise Several(errors)


LIMITS = frozenset(
    {
        "AddressLimitExceeded",
        "LimitExceeded",
        "LimitExceededException",
        "RulesPerSecurityGroupLimitExceeded",
        "SecurityGroupLimitExceeded",
        "SecurityGroupsPerInterfaceLimitExceeded",
        "TooManyCertificates",
        "TooManyListeners",
        "TooManyLoadBalancers",
        "TooManyRules",
        "TooManyTargetGroups",
        "TooManyRegistrationsForTargetId",
        "TooManyTargets",
        "TooManyUniqueTargetGroupsPerLoadBalancer",
    }
)
FIXES = {
    **dict.fromkeys(LIMITS, "aws-CODE.fix-limit"),
    "InvalidAddress.Locked": "aws-CODE.fix-locked",
    "InvalidAddress.PtrSet": "aws-CODE.fix-ptr",
    "CreateLoadBalancer OperationNotPermitted": "aws-CODE.fix-new-account",
    "AvailabilityZoneNotSupported": "aws-CODE.fix-zone",
    # https://github.com/widdix/mastodon-on-aws/issues/13: a zone that refuses comes with this code, too.
    "CreateLoadBalancer ValidationError": "aws-CODE.fix-perhaps-zone",
    "SetSubnets ValidationError": "aws-CODE.fix-perhaps-zone",
}
"""What helps against a code, or an operation's code, where trying again does not."""


class ApiError(EdgeError):
    """AWS refused a call. `code` is AWS's error code; it, never the text, tells errors apart (T5.11-12)."""

    def __init__(
        self,
        code: str,
        service: str,
        operation: str,
        message: str,
        request_id: str | None = None,
        http_status: int = 400,
    ) -> None:
        self.code = code
        self.service = service
        self.operation = operation
        self.message = message
        self.request_id = request_id
        self.http_status = http_status
        helps = FIXES.get(f"{operation} {code}") or FIXES.get(code)
        super().__init__(
            finding(
                "aws-" + code.lower(),
                f"{service} {operation}",
                family="aws-CODE",
                what=None if http_status else say("aws-CODE.what-lost"),
                why=message,
                fix=say(helps) if helps else None,
                request_id=request_id,
                code=code,
            )
        )


class Unsettled(ApiError):
    """AWS went on to refuse a call with a code that means "not yet", for `seconds`: a wait at its limit (T0.7)."""

    status = ExitStatus.TIMEOUT

    def __init__(self, refused: ApiError, seconds: float) -> None:
        super().__init__(
            refused.code, refused.service, refused.operation, refused.message, refused.request_id, refused.http_status
        )
        (told,) = self.findings
        facts = {"code": refused.code, "seconds": round(seconds), "message": refused.message}
        what, why = say("aws-CODE.what-unsettled", **facts), say("aws-CODE.why-unsettled", **facts)
        self.findings = (replace(told, what=what, why=why, fix=say("aws-CODE.fix-unsettled")),)
