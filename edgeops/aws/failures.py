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

from edgeops.errors import ApiError, CredentialsProblem, EdgeError, Finding

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
LOST = "ConnectionLost"
# For addresses the same code says "not yours" (T4.7, T4.8); it is no sign of bad keys there.
NOT_YOURS = frozenset({"AssociateAddress", "DisassociateAddress", "ReleaseAddress"})


def throttled(error: BaseException) -> bool:
    """True when AWS refused for haste only: the call did nothing."""
    return isinstance(error, ApiError) and error.code in THROTTLED


def ambiguous(error: BaseException) -> bool:
    """True when nobody knows whether the call was carried out: a lost answer, or AWS's own failure."""
    return isinstance(error, ApiError) and (error.code == LOST or error.code in TRANSIENT or error.http_status >= 500)


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
    if code in DENIED:
        return _denied(service, operation, message, request_id)
    if code in EXPIRED:
        return _not_known("credentials-expired", f"{service} {operation}", message, request_id)
    if code in UNKNOWN_KEY and operation not in NOT_YOURS:
        return _not_known("credentials-invalid", f"{service} {operation}", message, request_id)
    return ApiError(code or f"Http{status}", service, operation, message, request_id, status)


def _denied(service: str, operation: str, message: str, request_id: str | None) -> CredentialsProblem:
    prefix = "elasticloadbalancing" if service == "elbv2" else service
    named = re.search(r"not authorized to perform: (\S+)", message)
    action = named.group(1) if named else f"{prefix}:{operation}"
    return CredentialsProblem(
        Finding(
            id="denied",
            severity="error",
            where=f"{service} {operation}",
            what=f"you are not allowed to do this: {action}",
            why=message,
            fix=f"Ask whoever manages your AWS account to allow {action} for you, then run the same command again.",
            request_id=request_id,
        )
    )


def _not_known(slug: str, where: str, message: str, request_id: str | None = None) -> CredentialsProblem:
    expired = slug == "credentials-expired"
    return CredentialsProblem(
        Finding(
            id=slug,
            severity="error",
            where=where,
            what="your AWS credentials have expired" if expired else "AWS does not accept your credentials",
            why=message,
            fix="Sign in again (aws sso login, or new keys with aws configure), then run the same command again; "
            "it carries on where it stopped."
            if expired
            else "Check the keys (aws sts get-caller-identity), the profile (--profile) and this machine's clock.",
            request_id=request_id,
        )
    )


def credentials_problem(error: BotoCoreError) -> EdgeError:
    """What the AWS SDK could not even send: no keys, a missing profile, an SSO session at its end (T5.9)."""
    text = str(error)
    match error:
        case NoCredentialsError() | PartialCredentialsError():
            what, fix = (
                "no AWS credentials were found on this machine",
                "Run aws configure (or aws configure sso), or set AWS_PROFILE, then run the same command again.",
            )
        case ProfileNotFound() | ConfigNotFound():
            what, fix = "the AWS profile does not exist", "See the names with: aws configure list-profiles"
        case SSOError() | TokenRetrievalError() | CredentialRetrievalError():
            what, fix = (
                "your AWS sign-in has ended",
                "Sign in again with: aws sso login (and --profile, if you use one)",
            )
        case LoginError():
            what, fix = "your AWS sign-in has ended", "Sign in again with: aws login (and --profile, if you use one)"
        case EndpointConnectionError() | ProxyConnectionError() | SSLError():
            check = "Check the network, its proxy (HTTPS_PROXY), and AWS_ENDPOINT_URL if you have set it."
            return EdgeError(Finding("aws-unreachable", "error", "network", "AWS cannot be reached", text, check))
        case _:
            return EdgeError(
                Finding(
                    "aws-sdk", "error", "AWS SDK", "the AWS SDK could not make the call", text, "Run it with --debug."
                )
            )
    return CredentialsProblem(Finding("credentials-missing", "error", "AWS credentials", what, text, fix))
