import pytest


@pytest.fixture
def ours(aws):
    return aws.requested("koing.shop", "www.koing.shop")


def listed(aws, **asked):
    return {each["CertificateArn"]: each for each in aws.acm.list_certificates(**asked)["CertificateSummaryList"]}


def test_elliptic_certificates_are_hidden_unless_asked_for(aws):
    """The default filter shows RSA_1024 and RSA_2048 only (T0.3, T1.8)."""
    elliptic = aws.requested("koing.shop", KeyAlgorithm="EC_prime256v1")
    assert elliptic not in listed(aws)
    assert elliptic in listed(aws, Includes={"keyTypes": ["RSA_2048", "EC_prime256v1"]})


def test_a_summary_is_enough_for_a_status(aws, ours):
    """Names, status, algorithm and use, without a describe each; dates only once issued (T1.9)."""
    summary = listed(aws)[ours]
    assert summary["SubjectAlternativeNameSummaries"] == ["koing.shop", "www.koing.shop"]
    assert (summary["Status"], summary["KeyAlgorithm"]) == ("PENDING_VALIDATION", "RSA_2048")
    assert summary["InUse"] is False
    assert "NotAfter" not in summary
    aws.advance()
    aws.batch(*aws.validation(ours))
    aws.advance()
    assert "NotAfter" in listed(aws)[ours]


def test_statuses_filter(aws, ours):
    """CertificateStatuses shows only those."""
    assert ours not in listed(aws, CertificateStatuses=["ISSUED"])
    assert ours in listed(aws, CertificateStatuses=["PENDING_VALIDATION"])


def test_the_list_is_paged(aws):
    """MaxItems and NextToken walk through all (emulators.md 2)."""
    arns = {aws.requested(f"s{i}.koing.shop") for i in range(3)}
    first = aws.acm.list_certificates(MaxItems=2)
    assert len(first["CertificateSummaryList"]) == 2
    assert "NextToken" in first
    pages = aws.acm.get_paginator("list_certificates").paginate(PaginationConfig={"PageSize": 2})
    assert arns <= {each["CertificateArn"] for page in pages for each in page["CertificateSummaryList"]}
