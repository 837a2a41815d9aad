"""Connecting: who we are, where, and with the SDK's own retries off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from edgeops.aws import Aws, connect
from edgeops.aws.call import AMBIGUOUS_ATTEMPTS
from edgeops.errors import ApiError, CredentialsProblem, Refused, UsageProblem
from moto_fixtures import VirtualClock, World
from moto_fixtures.wire import Incoming, Reply

REGION = "ap-northeast-2"
BROKEN = Reply(500, {}, b"")
HASTY = Reply(400, {}, b"<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>")  # fmt: skip  # noqa: E501


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def world(clock: VirtualClock) -> Iterator[World]:
    made = World("S0", clock=clock)
    with made.activate():
        yield made


@pytest.fixture
def there(world: World, clock: VirtualClock) -> Callable[..., Aws]:
    """Connects to the account; a test says only what differs."""

    def make(expected: str | None = None, profile: str | None = None) -> Aws:
        return connect(REGION, profile, clock, "koing", expected)

    return make


@pytest.fixture
def answered(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[[Reply], list[Incoming]]:
    """From now on AWS answers everything like that; returns the requests as they arrive."""

    def answer(reply: Reply) -> list[Incoming]:
        requests: list[Incoming] = []

        def handle(incoming: Incoming) -> Reply:
            requests.append(incoming)
            return reply

        monkeypatch.setattr(world.gateway, "handle", handle)
        return requests

    return answer


def test_a_connection_knows_account_region_and_stack(there: Callable[..., Aws], world: World) -> None:
    """One call, which needs no permission."""
    aws = there("123456789012")

    assert (aws.stack, aws.account, aws.region, aws.endpoint) == ("koing", "123456789012", REGION, None)
    assert [call.operation for call in world.calls] == ["GetCallerIdentity"]
    assert {aws.ec2.meta.region_name, aws.elbv2.meta.region_name} == {REGION}


def test_another_account_than_the_files_is_refused(there: Callable[..., Aws], world: World) -> None:
    """Both are named, and nothing else is asked of it."""
    with pytest.raises(Refused) as caught:
        there("999999999999")

    (found,) = caught.value.findings
    assert "123456789012" in found.what
    assert "999999999999" in found.why
    assert [call.operation for call in world.calls] == ["GetCallerIdentity"]


def test_without_any_credentials_nothing_is_asked(
    there: Callable[..., Aws], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 4, not a traceback."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name)

    with pytest.raises(CredentialsProblem, match="no AWS credentials"):
        there()
    assert world.calls == []


def test_half_the_credentials_are_none(there: Callable[..., Aws], monkeypatch: pytest.MonkeyPatch) -> None:
    """A key without its secret."""
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")

    with pytest.raises(CredentialsProblem, match="no AWS credentials"):
        there()


def test_a_profile_that_does_not_exist_is_named(there: Callable[..., Aws]) -> None:
    """With the command that lists those that do."""
    with pytest.raises(CredentialsProblem) as caught:
        there(profile="wrok")

    (found,) = caught.value.findings
    assert "wrok" in found.why
    assert "list-profiles" in found.fix


def test_expired_credentials_are_noticed_at_once(
    there: Callable[..., Aws], answered: Callable[[Reply], list[Incoming]]
) -> None:
    """With the first call."""
    body = b"<ErrorResponse><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>"
    requests = answered(Reply(403, {}, body))

    with pytest.raises(CredentialsProblem, match="expired"):
        there()
    assert len(requests) == 1


@pytest.mark.parametrize("url", ["localhost:5000", "not an address", "http://"])
def test_an_endpoint_that_is_no_address_is_a_usage_problem(
    there: Callable[..., Aws], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    """The variable is named."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", url)

    with pytest.raises(UsageProblem) as caught:
        there()
    assert caught.value.findings[0].where == "AWS_ENDPOINT_URL"


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        (None, None),
        ("https://elasticloadbalancing.us-gov-west-1.amazonaws.com", None),
        ("https://elasticloadbalancing.cn-north-1.amazonaws.com.cn", None),
        ("https://elasticloadbalancing.eusc-de-east-1.amazonaws.eu", None),
        ("https://elasticloadbalancing.us-east-1.api.aws", None),
        ("http://sandbox.internal:5510", "http://sandbox.internal:5510"),
        ("https://amazonaws.com.evil.example", "https://amazonaws.com.evil.example"),
        ("https://notamazonaws.com", "https://notamazonaws.com"),
    ],
    ids=lambda value: str(value).removeprefix("https://"),
)
def test_the_endpoint_says_whether_it_is_real(
    there: Callable[..., Aws], monkeypatch: pytest.MonkeyPatch, url: str | None, endpoint: str | None
) -> None:
    """Nobody takes a simulated AWS for the real one, or the real one for a simulated."""
    if url:
        monkeypatch.setenv("AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", url)

    assert there().endpoint == endpoint


ENVIRONMENTS = {
    "plain": {},
    "legacy": {"AWS_RETRY_MODE": "legacy"},
    "standard": {"AWS_RETRY_MODE": "standard", "AWS_MAX_ATTEMPTS": "7"},
    "adaptive": {"AWS_RETRY_MODE": "adaptive"},
    "new": {"AWS_NEW_RETRIES_2026": "true"},
    "new-adaptive": {"AWS_NEW_RETRIES_2026": "true", "AWS_RETRY_MODE": "adaptive", "AWS_MAX_ATTEMPTS": "9"},
}


@pytest.fixture(params=ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def _environment(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    for name, value in request.param.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("_environment")
class TestAttempts:
    """How often AWS is asked does not depend on the machine: the SDK sends everything once, `call` has its reasons."""

    @pytest.mark.parametrize("reply", [BROKEN, HASTY], ids=["500", "throttled"])
    def test_the_sdk_sends_a_call_once(
        self, there: Callable[..., Aws], answered: Callable[[Reply], list[Incoming]], reply: Reply
    ) -> None:
        """Every client's, whatever went wrong."""
        aws = there()
        requests = answered(reply)
        calls: list[Callable[[], Any]] = [
            aws.ec2.describe_addresses,
            aws.elbv2.describe_load_balancers,
            aws.certs._client.list_certificates,
            aws.dns._client.list_hosted_zones,
            aws.classic._client.describe_load_balancers,
        ]

        for number, call in enumerate(calls, start=1):
            with pytest.raises(aws.ec2.exceptions.ClientError):
                call()
            assert len(requests) == number

    def test_an_address_is_asked_for_once(
        self, there: Callable[..., Aws], answered: Callable[[Reply], list[Incoming]]
    ) -> None:
        """The SDK alone would send it five times, and five addresses are the whole quota."""
        aws = there()
        requests = answered(BROKEN)

        with pytest.raises(ApiError):
            aws.call.once(aws.ec2.allocate_address, Domain="vpc")
        assert len(requests) == 1

    def test_reads_are_repeated_by_us_alone(
        self, there: Callable[..., Aws], answered: Callable[[Reply], list[Incoming]]
    ) -> None:
        """Five times, not five times five; the question who we are, too."""
        aws = there()
        for ask in (aws.elb.balancers, aws.certs.listed, aws.dns.public_zones, there):
            requests = answered(BROKEN)
            with pytest.raises(ApiError):
                ask()
            assert len(requests) == AMBIGUOUS_ATTEMPTS


def test_a_throttled_call_is_repeated_until_aws_answers(
    there: Callable[..., Aws], world: World, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the whole of botocore, on the virtual clock."""
    aws, handle = there(), world.gateway.handle
    replies = iter([HASTY, HASTY])
    monkeypatch.setattr(world.gateway, "handle", lambda incoming: next(replies, None) or handle(incoming))

    assert aws.elb.balancers() == []
    assert clock.now() > 0
