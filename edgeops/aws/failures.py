"""What botocore raises, told apart by AWS's error code, never by its text (T5.9-12)."""

import re

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConfigNotFound,
    ConnectTimeoutError,
    CredentialRetrievalError,
    EndpointConnectionError,
    HTTPClientError,
    LoginError,
    NoCredentialsError,
    PartialCredentialsError,
    ProfileNotFound,
    ProxyConnectionError,
    SSLError,
    SSOError,
    TokenRetrievalError,
)

from edgeops.catalogue import say
from edgeops.errors import ApiError, CredentialsProblem, EdgeError, finding

THROTTLED = frozenset(
    {
        "EC2ThrottledException",
        "PriorRequestNotComplete",
        "RequestLimitExceeded",
        "RequestThrottled",
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "TooManyRequestsException",
    }
)
TRANSIENT = frozenset({"HealthUnavailable", "RequestInProgressException", "ServiceUnavailable", "Unavailable"})
DENIED = frozenset({"AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"})
EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "RequestExpired"})
UNKNOWN_KEY = frozenset(
    {
        "AuthFailure",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
BY_THE_WAY = {
    "CreateLoadBalancer": (
        *("ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeInternetGateways"),
        *("ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"),
    ),
    "CreateTargetGroup": ("ec2:DescribeInternetGateways", "ec2:DescribeVpcs"),
    "RegisterTargets": (
        *("ec2:DescribeInstances", "ec2:DescribeInternetGateways", "ec2:DescribeSubnets", "ec2:DescribeVpcs"),
    ),
    "SetSubnets": ("ec2:DescribeSubnets",),
}
"""What Elastic Load Balancing looks at with the caller's rights; it does not always name what was missing.
https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-permissions.html
"""
LOST = "ConnectionLost"
GONE = ("NotFound", "NotFoundException")
# For addresses the same code says "not yours" (T4.7, T4.8); it is no sign of bad keys there.
NOT_YOURS = frozenset({"AssociateAddress", "DisassociateAddress", "ReleaseAddress"})


def throttled(error: BaseException) -> bool:
    """True when AWS refused for haste only: the call did nothing."""
    return isinstance(error, ApiError) and error.code in THROTTLED


def ambiguous(error: BaseException) -> bool:
    """True when nobody knows whether the call was carried out: a lost answer, or AWS's own failure."""
    return isinstance(error, ApiError) and (error.code == LOST or error.code in TRANSIENT or error.http_status >= 500)


def passing(error: BaseException) -> bool:
    """True when AWS answered, and its next answer may well be another: haste, a failure of its own, or something that
    went between two questions.
    """
    if not isinstance(error, ApiError) or error.code == LOST:
        return False
    return throttled(error) or ambiguous(error) or error.code.endswith(GONE) or error.code.startswith("NoSuch")


def translate(error: Exception, service: str, operation: str) -> EdgeError:
    """The error of ours for what a call raised; raises `error` itself where it is no failure of a call."""
    if isinstance(error, ClientError):
        return _of_response(error, service)
    if isinstance(error, HTTPClientError | ConnectTimeoutError):
        return ApiError(LOST, service, operation, str(error), http_status=0)
    if isinstance(error, BotoCoreError):
        return credentials_problem(error)
    raise error


def _of_response(error: ClientError, service: str) -> EdgeError:
    response = error.response
    code = response.get("Error", {}).get("Code", "")
    message = response.get("Error", {}).get("Message", "")
    request_id = response.get("ResponseMetadata", {}).get("RequestId")
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 400)
    operation = error.operation_name
    where = f"{service} {operation}"
    if code in DENIED:
        return _denied(service, operation, message, request_id)
    if code in EXPIRED:
        return CredentialsProblem(finding("credentials-expired", where, why=message, request_id=request_id))
    if code in UNKNOWN_KEY and operation not in NOT_YOURS:
        return CredentialsProblem(finding("credentials-invalid", where, why=message, request_id=request_id))
    return ApiError(code or f"Http{status}", service, operation, message, request_id, status)


def _denied(service: str, operation: str, message: str, request_id: str | None) -> CredentialsProblem:
    prefix = "elasticloadbalancing" if service == "elbv2" else service
    named = re.search(r"not authorized to perform: (\S+)", message)
    action = named.group(1) if named else ", ".join((f"{prefix}:{operation}", *BY_THE_WAY.get(operation, ())))
    where = f"{service} {operation}"
    return CredentialsProblem(finding("denied", where, why=message, request_id=request_id, action=action))


def credentials_problem(error: BotoCoreError) -> EdgeError:
    """What the AWS SDK could not even send: no keys, a missing profile, an SSO session at its end (T5.9)."""
    text = str(error)
    match error:
        case NoCredentialsError() | PartialCredentialsError():
            what, fix = None, None
        case ProfileNotFound() | ConfigNotFound():
            what, fix = say("credentials-missing.what-profile"), say("credentials-missing.fix-profile")
        case SSOError() | TokenRetrievalError() | CredentialRetrievalError():
            what, fix = say("credentials-missing.what-ended"), say("credentials-missing.fix-sso")
        case LoginError():
            what, fix = say("credentials-missing.what-ended"), say("credentials-missing.fix-login")
        case EndpointConnectionError() | ProxyConnectionError() | SSLError():
            return EdgeError(finding("aws-unreachable", say("where.network"), why=text))
        case _:
            return EdgeError(finding("aws-sdk", "AWS SDK", why=text))
    return CredentialsProblem(finding("credentials-missing", say("where.credentials"), what=what, why=text, fix=fix))
