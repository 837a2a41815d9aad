import pytest


def describe(aws, arn):
    return aws.acm.describe_certificate(CertificateArn=arn)["Certificate"]


def test_a_requested_one_is_pending_without_dates(aws):
    """PENDING_VALIDATION, neither IssuedAt nor NotAfter (emulators.md 2)."""
    shown = describe(aws, aws.requested("koing.shop"))
    assert shown["Status"] == "PENDING_VALIDATION"
    assert not {"IssuedAt", "NotAfter"} & shown.keys()


def test_names_keep_their_order_the_domain_first(aws):
    """ACM adds the domain name itself (T1.11)."""
    arn = aws.requested("koing.shop", "www.koing.shop", "api.koing.shop", "a.koing.shop")
    expected = ["koing.shop", "www.koing.shop", "api.koing.shop", "a.koing.shop"]
    assert describe(aws, arn)["SubjectAlternativeNames"] == expected


def test_ten_names_at_most(aws):
    """LimitExceededException for eleven, the domain included (T1.12)."""
    names = [f"s{i}.koing.shop" for i in range(11)]
    aws.requested(*names[:10])
    with aws.refused("LimitExceededException"):
        aws.requested(*names)


@pytest.mark.parametrize("name", ["localhost", "*.*.koing.shop", "a_b.koing.shop", "-a.koing.shop"])
def test_a_name_that_cannot_be_validated_is_refused(aws, name):
    """ValidationException (T1.11)."""
    with aws.refused("ValidationException"):
        aws.requested(name)


def test_the_key_algorithm_is_kept_and_spelled_two_ways(aws):
    """Described with a hyphen, listed with an underscore (T1.10)."""
    assert describe(aws, aws.requested("koing.shop"))["KeyAlgorithm"] == "RSA-2048"
    assert aws.acm.list_certificates()["CertificateSummaryList"][-1]["KeyAlgorithm"] == "RSA_2048"
    elliptic = aws.requested("koing.shop", KeyAlgorithm="EC_prime256v1")
    assert describe(aws, elliptic)["KeyAlgorithm"] == "EC_prime256v1"


def test_some_key_types_can_only_be_imported(aws):
    """Of seven, three can be requested (T1.26)."""
    for algorithm in ("RSA_1024", "RSA_3072", "RSA_4096", "EC_secp521r1"):
        with aws.refused("ValidationException"):
            aws.requested("koing.shop", KeyAlgorithm=algorithm)


def test_a_token_answers_the_same_certificate(aws):
    """Whatever else the call says (T1.6)."""
    first = aws.requested("koing.shop", IdempotencyToken="once")
    assert aws.requested("koing.shop", IdempotencyToken="once") == first
    assert aws.requested("koing.shop", IdempotencyToken="twice") != first


def test_a_token_answers_a_deleted_certificate_for_an_hour(aws):
    """A dead ARN, which DescribeCertificate does not know (T0.4)."""
    first = aws.requested("koing.shop", IdempotencyToken="once")
    aws.acm.delete_certificate(CertificateArn=first)
    assert aws.requested("koing.shop", IdempotencyToken="once") == first
    with aws.refused("ResourceNotFoundException"):
        describe(aws, first)
    aws.advance(3600)
    assert aws.requested("koing.shop", IdempotencyToken="once") != first


def test_a_token_has_no_hyphens(aws):
    r"""\w+ and at most 32 characters (T1.6)."""
    with aws.refused("ValidationException"):
        aws.requested("koing.shop", IdempotencyToken="a-b")


def test_in_use_by_names_load_balancers(aws):
    """InUseBy follows the listeners, by load balancer (emulators.md 2)."""
    balancer, certificate = aws.balancer()["LoadBalancerArn"], aws.issued()
    listener = aws.listener(balancer, 443, Protocol="HTTPS", Certificates=[{"CertificateArn": certificate}])
    assert describe(aws, certificate)["InUseBy"] == [balancer]
    aws.elbv2.delete_listener(ListenerArn=listener)
    assert describe(aws, certificate)["InUseBy"] == []


def test_one_in_use_is_not_deleted_nor_right_after(aws):
    """ResourceInUseException, also for a while after the load balancer has gone (T1.21)."""
    balancer, certificate = aws.balancer()["LoadBalancerArn"], aws.issued()
    aws.listener(balancer, 443, Protocol="HTTPS", Certificates=[{"CertificateArn": certificate}])
    with aws.refused("ResourceInUseException"):
        aws.acm.delete_certificate(CertificateArn=certificate)
    aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    with aws.refused("ResourceInUseException"):
        aws.acm.delete_certificate(CertificateArn=certificate)
    aws.advance()
    aws.acm.delete_certificate(CertificateArn=certificate)
    with aws.refused("ResourceNotFoundException"):
        describe(aws, certificate)


def test_an_email_certificate_has_no_record(aws):
    """The validation method is kept (emulators.md 2)."""
    arn = aws.requested("koing.shop", ValidationMethod="EMAIL")
    aws.advance()
    option = describe(aws, arn)["DomainValidationOptions"][0]
    assert option["ValidationMethod"] == "EMAIL"
    assert "ResourceRecord" not in option


def test_a_pending_one_has_no_text_yet(aws):
    """GetCertificate is RequestInProgressException until ISSUED (T1.30)."""
    arn = aws.requested("koing.shop")
    with aws.refused("RequestInProgressException"):
        aws.acm.get_certificate(CertificateArn=arn)


def test_options_can_be_updated(aws):
    """UpdateCertificateOptions exists (emulators.md 2)."""
    arn, disabled = aws.requested("koing.shop"), {"CertificateTransparencyLoggingPreference": "DISABLED"}
    aws.acm.update_certificate_options(CertificateArn=arn, Options=disabled)
    assert describe(aws, arn)["Options"]["CertificateTransparencyLoggingPreference"] == "DISABLED"


def test_so_many_a_year_the_deleted_ones_included(aws):
    """LimitExceededException names the limit; a year later there is room again (T1.12)."""
    aws.world.limits["certificates-per-year"] = 2
    for name in ("a.koing.shop", "b.koing.shop"):
        aws.acm.delete_certificate(CertificateArn=aws.requested(name))
    with aws.refused("LimitExceededException", "your limit of 2 certificates in the last year"):
        aws.requested("c.koing.shop")
    aws.advance(365 * 86400)
    aws.requested("c.koing.shop")
