"""What botocore raises, told apart by code."""

from __future__ import annotations

from typing import Any

import pytest
from botocore import exceptions as sdk
from botocore.exceptions import ClientError
from hypothesis import given
from hypothesis import strategies as st

from edgeops.aws.failures import DENIED, THROTTLED, TRANSIENT, ambiguous, throttled, translate
from edgeops.errors import ApiError, CredentialsProblem, EdgeError, ExitStatus, UsageProblem

URL = {"endpoint_url": "https://elbv2", "error": "no"}


def _said(code: str, message: str = "no", operation: str = "CreateRule", status: int = 400) -> ClientError:
    response: Any = {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"RequestId": "req-1", "HTTPStatusCode": status},
    }
    return ClientError(response, operation)


def _translated(error: Exception, service: str = "elbv2") -> EdgeError:
    return translate(error, service, "create_rule")


@pytest.mark.parametrize("code", ["ExpiredToken", "ExpiredTokenException", "RequestExpired"])
def test_expired_credentials_are_said_to_be_expired(code: str) -> None:
    """They can strike in the middle of a run: the next one carries on."""
    error = _translated(_said(code))

    assert isinstance(error, CredentialsProblem)
    assert error.findings[0].id == "credentials-expired"
    assert "aws sso login" in error.findings[0].fix
    assert error.findings[0].request_id == "req-1"


@pytest.mark.parametrize(
    "code",
    [
        "AuthFailure",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "MissingAuthenticationToken",
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
        "UnrecognizedClientException",
    ],
)
def test_keys_that_aws_does_not_know_are_said_to_be_wrong(code: str) -> None:
    """Wrong keys, a wrong profile, or a clock that is off."""
    error = _translated(_said(code))

    assert isinstance(error, CredentialsProblem)
    assert error.findings[0].id == "credentials-invalid"
    assert "clock" in error.findings[0].fix


@pytest.mark.parametrize("operation", ["AssociateAddress", "DisassociateAddress", "ReleaseAddress"])
def test_an_address_that_is_not_ours_is_no_sign_of_wrong_keys(operation: str) -> None:
    """EC2 says AuthFailure of addresses that belong to somebody else."""
    error = _translated(_said("AuthFailure", operation=operation), "ec2")

    assert isinstance(error, ApiError)
    assert (error.code, error.operation) == ("AuthFailure", operation)
    assert isinstance(_translated(_said("AuthFailure", operation="DescribeAddresses"), "ec2"), CredentialsProblem)


@pytest.mark.parametrize("code", sorted(DENIED))
@pytest.mark.parametrize(
    ("service", "message", "action"),
    [
        ("elbv2", "no", "elasticloadbalancing:CreateRule"),
        ("acm", "no", "acm:CreateRule"),
        (
            "ec2",
            "You are not authorized to perform this operation. User: arn:aws:iam::1:user/me is not authorized to "
            "perform: ec2:AllocateAddress on resource: arn:aws:ec2:x because no identity-based policy allows it",
            "ec2:AllocateAddress",
        ),
    ],
    ids=["elbv2", "acm", "named-by-aws"],
)
def test_what_is_not_allowed_is_named(code: str, service: str, message: str, action: str) -> None:
    """The action is what one asks the owner of the account for; AWS's own word for it comes first."""
    error = _translated(_said(code, message), service)

    assert isinstance(error, CredentialsProblem)
    (found,) = error.findings
    assert found.id == "denied"
    assert action in found.what
    assert action in found.fix
    assert (found.why, found.request_id) == (message, "req-1")


@pytest.mark.parametrize(
    ("operation", "looked_at"),
    [
        ("CreateLoadBalancer", "ec2:DescribeVpcs"),
        ("CreateTargetGroup", "ec2:DescribeVpcs"),
        ("RegisterTargets", "ec2:DescribeInstances"),
        ("SetSubnets", "ec2:DescribeSubnets"),
    ],
)
def test_what_a_call_looks_at_by_the_way_is_named_where_aws_does_not(operation: str, looked_at: str) -> None:
    """Its own action alone is no help to somebody who has that."""
    (found,) = _translated(_said("AccessDenied", operation=operation)).findings
    assert f"elasticloadbalancing:{operation}" in found.fix
    assert looked_at in found.fix
    named = "User: me is not authorized to perform: ec2:DescribeVpcs because no policy allows it"
    (found,) = _translated(_said("AccessDenied", named, operation)).findings
    assert found.what.endswith("do this: ec2:DescribeVpcs")


codes = st.sampled_from(["ValidationError", "ResourceInUse", "InvalidChangeBatch", "TooManyRules"])
misleading = st.sampled_from(
    [
        "target group AccessDenied-app",
        "ExpiredToken-app is in use",
        "Throttling-app: Rate exceeded",
        "AuthFailure-app; ServiceUnavailable-app",
        "User is not authorized to perform: shop:Everything",
    ]
)


@given(codes, misleading)
def test_the_text_never_decides(code: str, message: str) -> None:
    """People call their things what they like, and AWS repeats it."""
    error = _translated(_said(code, message))

    assert type(error) is ApiError
    assert (error.code, error.message) == (code, message)
    assert not throttled(error)
    assert not ambiguous(error)


def test_an_error_keeps_all_that_aws_said() -> None:
    """Service, operation, text, request id and status; without a code the status stands for it."""
    error = _translated(_said("TooManyRules", "limit reached", status=409))
    nameless = _translated(_said("", "", status=502))

    assert isinstance(error, ApiError)
    assert (error.service, error.operation, error.message) == ("elbv2", "CreateRule", "limit reached")
    assert (error.request_id, error.http_status) == ("req-1", 409)
    assert isinstance(nameless, ApiError)
    assert nameless.code == "Http502"


@pytest.mark.parametrize("code", sorted(THROTTLED))
def test_a_throttle_is_known_by_its_code(code: str) -> None:
    """With whatever status it comes, most with 400."""
    for status in (400, 429, 503):
        assert throttled(_translated(_said(code, status=status)))


@pytest.mark.parametrize(
    ("error", "unknown"),
    [
        (_said("InternalFailure", status=500), True),
        (_said("HealthUnavailable", status=500), True),
        *((_said(code), True) for code in sorted(TRANSIENT)),
        (sdk.ReadTimeoutError(**URL), True),
        (sdk.ConnectTimeoutError(**URL), True),
        (sdk.ConnectionClosedError(**URL), True),
        (_said("ValidationError"), False),
        (_said("AccessDenied", status=503), False),
        (sdk.EndpointConnectionError(**URL), False),
        (sdk.NoCredentialsError(), False),
    ],
    ids=lambda value: str(value) if isinstance(value, bool) else type(value).__name__,
)
def test_whether_anybody_knows_what_became_of_a_call(error: Exception, unknown: bool) -> None:
    """AWS's own failures and lost answers; a refusal is an answer."""
    assert ambiguous(_translated(error)) is unknown


def test_only_calls_to_aws_can_be_throttled_or_lost() -> None:
    """Other errors are never tried again."""
    assert not throttled(KeyError("Throttling"))
    assert not ambiguous(EdgeError())


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (sdk.NoCredentialsError(), "aws configure"),
        (sdk.PartialCredentialsError(provider="env", cred_var="key"), "aws configure"),
        (sdk.ProfileNotFound(profile="work"), "list-profiles"),
        (sdk.ConfigNotFound(path="~/.aws/config"), "list-profiles"),
        (sdk.UnauthorizedSSOTokenError(), "aws sso login"),
        (sdk.SSOTokenLoadError(error_msg="no"), "aws sso login"),
        (sdk.TokenRetrievalError(provider="sso", error_msg="expired"), "aws sso login"),
        (sdk.CredentialRetrievalError(provider="process", error_msg="no"), "aws sso login"),
        (sdk.LoginRefreshRequired(), "aws login"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_credentials_that_are_missing_come_with_the_command_that_helps(error: Exception, word: str) -> None:
    """Exit code 4, and the SDK's own words as the reason."""
    problem = _translated(error)

    assert isinstance(problem, CredentialsProblem)
    assert word in problem.findings[0].fix
    assert problem.findings[0].why == str(error)


@pytest.mark.parametrize(
    "error",
    [sdk.EndpointConnectionError(**URL), sdk.ProxyConnectionError(proxy_url="http://p"), sdk.SSLError(**URL)],
    ids=lambda error: type(error).__name__,
)
def test_no_network_is_no_problem_of_credentials(error: Exception) -> None:
    """Exit code 1, and where to look."""
    problem = _translated(error)

    assert problem.status is ExitStatus.FAILED
    assert problem.findings[0].id == "aws-unreachable"
    assert "network" in problem.findings[0].fix


def test_what_the_sdk_refuses_to_send_is_told_and_not_blamed_on_credentials() -> None:
    """A mistake of ours, for example."""
    problem = _translated(sdk.ParamValidationError(report="Missing required parameter"))

    assert (problem.status, problem.findings[0].id) == (ExitStatus.FAILED, "aws-sdk")
    assert "Missing required parameter" in problem.findings[0].why


def test_what_is_no_failure_of_a_call_is_raised_as_it_is() -> None:
    """A bug stays a bug."""
    with pytest.raises(KeyError):
        _translated(KeyError("bug"))
    assert not issubclass(CredentialsProblem, UsageProblem)
