"""ACM: every certificate is seen, listed once, and what was just requested is remembered."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from edgeops import naming
from edgeops.aws import Aws
from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.certs import KEY_TYPES, Certs
from edgeops.errors import ApiError
from moto_fixtures import VirtualClock
from tests.harness import Desk

IDENTITY = naming.tags("koing", "certificate")


@pytest.fixture
def aws(desk: Desk) -> Aws:
    connected = desk.aws()
    desk.world.clear_calls()
    return connected


def _request(aws: Aws, *names: str, key: str = "RSA_2048", token: str = "t1") -> str:
    return aws.certs.request(names or ("koing.shop",), key, token, IDENTITY)


@pytest.mark.parametrize("key", ["RSA_2048", "EC_prime256v1", "EC_secp384r1"])
def test_certificates_of_every_key_type_are_listed(aws: Aws, key: str) -> None:
    """ACM hides EC certificates from whoever does not ask for them."""
    arn = _request(aws, key=key)
    assert arn in [summary["CertificateArn"] for summary in aws.certs.listed()]


def test_the_listing_is_asked_for_once(desk: Desk, aws: Aws) -> None:
    """ListCertificates is the slowest of ACM's calls to be allowed again."""
    assert aws.certs.listed() == aws.certs.listed()

    (call,) = desk.world.calls
    assert call.operation == "ListCertificates"
    assert set(call.params["Includes"]["keyTypes"]) == set(KEY_TYPES)


class Acm:
    """A client with three pages of certificates, none of which it finds."""

    meta = SimpleNamespace(service_model=SimpleNamespace(service_name="acm"))

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def list_certificates(self, **params: Any) -> dict[str, Any]:
        self.asked.append(params)
        page = int(params.get("NextToken", 0))
        following = {"NextToken": str(page + 1)} if page < 2 else {}
        return {"CertificateSummaryList": [{"CertificateArn": f"arn:{page}"}], **following}

    def describe_certificate(self, **params: Any) -> dict[str, Any]:
        raise ClientError({"Error": {"Code": "InvalidArnException", "Message": "ResourceNotFoundException"}}, "X")

    list_tags_for_certificate = delete_certificate = describe_certificate


def test_every_page_is_read_with_the_same_question() -> None:
    """Key types and page size belong into each call."""
    clock, client = VirtualClock(), Acm()
    certs = Certs(client, Caller(clock, Buckets(clock)))  # type: ignore[arg-type]

    assert [summary["CertificateArn"] for summary in certs.listed()] == ["arn:0", "arn:1", "arn:2"]
    assert [params.pop("NextToken", None) for params in client.asked] == [None, "1", "2"]
    assert client.asked[0] == client.asked[1] == client.asked[2]


def test_a_request_says_all_that_identifies_it(desk: Desk, aws: Aws) -> None:
    """Names, key, token and, in the same call, whose it is."""
    arn = _request(aws, "koing.shop", "www.koing.shop", key="EC_prime256v1", token="token1")
    (call,) = desk.world.calls
    detail = aws.certs.describe(arn)

    assert detail is not None
    assert set(detail["SubjectAlternativeNames"]) == {"koing.shop", "www.koing.shop"}
    assert detail["KeyAlgorithm"].replace("-", "_") == "EC_prime256v1"
    assert (call.params["ValidationMethod"], call.params["IdempotencyToken"]) == ("DNS", "token1")
    assert aws.certs.tags(arn) == IDENTITY


def test_the_same_token_is_the_same_certificate(aws: Aws) -> None:
    """A lost answer costs nothing."""
    assert _request(aws) == _request(aws)
    assert _request(aws) != _request(aws, token="t2")


def test_what_was_requested_is_remembered_with_its_tags(desk: Desk, aws: Aws) -> None:
    """The listing lags behind; nobody asks for tags that were written a moment ago. Each ARN once."""
    aws.certs.listed()
    arn = _request(aws)
    aws.certs.note_requested(arn, IDENTITY)
    aws.certs.note_requested(arn, IDENTITY)
    desk.world.clear_calls()

    assert aws.certs.requested() == [arn]
    assert aws.certs.tags(arn) == IDENTITY
    assert desk.world.calls == []


def test_tags_are_read_once_a_certificate(desk: Desk, aws: Aws) -> None:
    """Also those of strangers."""
    stranger = aws.certs.listed()[0]["CertificateArn"]
    desk.world.clear_calls()

    assert aws.certs.tags(stranger) == aws.certs.tags(stranger) == {"Name": "old project"}
    assert desk.operations() == ["ListTagsForCertificate"]


def test_a_certificate_that_is_gone_has_neither_details_nor_tags(aws: Aws) -> None:
    """And deleting it again succeeds."""
    arn = _request(aws)
    assert aws.certs.delete(arn)

    assert aws.certs.describe(arn) is None
    assert aws.certs.tags(arn) == {}
    assert aws.certs.delete(arn)


def test_a_certificate_in_use_is_not_deleted(desk: Desk) -> None:
    """That is no error: a load balancer lets go of it a while after its own end."""
    desk.up()
    aws = desk.aws()
    arn = next(each["CertificateArn"] for each in aws.certs.listed() if each["DomainName"] == "koing.shop")

    assert not aws.certs.delete(arn)
    assert aws.certs.describe(arn)


def test_what_acm_refuses_is_raised(aws: Aws) -> None:
    """Eleven names are one too many."""
    with pytest.raises(ApiError) as caught:
        _request(aws, *(f"n{number}.koing.shop" for number in range(11)))
    assert caught.value.code == "LimitExceededException"


@pytest.mark.parametrize("ask", ["describe", "tags", "delete"])
def test_only_a_certificate_that_is_not_found_is_gone(ask: str) -> None:
    """Another refusal says nothing about it."""
    clock = VirtualClock()
    certs = Certs(Acm(), Caller(clock, Buckets(clock)))  # type: ignore[arg-type]

    with pytest.raises(ApiError) as caught:
        getattr(certs, ask)("arn:1")
    assert caught.value.code == "InvalidArnException"
