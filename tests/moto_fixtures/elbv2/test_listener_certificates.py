import pytest


@pytest.fixture
def default(aws):
    return aws.issued("koing.shop")


@pytest.fixture
def listener(aws, default):
    balancer = aws.balancer()["LoadBalancerArn"]
    return aws.listener(balancer, 443, Protocol="HTTPS", Certificates=[{"CertificateArn": default}])


def add(aws, listener, *arns):
    certificates = [{"CertificateArn": arn} for arn in arns]
    return aws.elbv2.add_listener_certificates(ListenerArn=listener, Certificates=certificates)


def described(aws, listener):
    shown = aws.elbv2.describe_listener_certificates(ListenerArn=listener)["Certificates"]
    return [(each["CertificateArn"], each["IsDefault"]) for each in shown]


def test_the_default_certificate_is_listed_as_such(aws, listener, default):
    """DescribeListenerCertificates includes the default one (T3.14)."""
    assert described(aws, listener) == [(default, True)]


def test_they_are_a_set(aws, listener, default):
    """Adding one that is there changes nothing (T3.14)."""
    other = aws.issued("www.koing.shop")
    for _ in range(2):
        add(aws, listener, other)
    assert described(aws, listener) == [(default, True), (other, False)]


def test_one_per_call(aws, listener):
    """Two in one call are refused (T3.14)."""
    with aws.refused("ValidationError"):
        add(aws, listener, aws.issued("a.koing.shop"), aws.issued("b.koing.shop"))


def test_it_must_exist_and_be_issued(aws, listener):
    """CertificateNotFound and UnsupportedCertificate, as for the default one (T3.16)."""
    with aws.refused("CertificateNotFound"):
        add(aws, listener, "arn:aws:acm:ap-northeast-2:123456789012:certificate/none")
    with aws.refused("UnsupportedCertificate"):
        add(aws, listener, aws.requested("new.koing.shop"))


def test_another_default_leaves_the_others_alone(aws, listener):
    """ModifyListener keeps the SNI list (T3.15, emulators.md 2)."""
    other, new = aws.issued("a.koing.shop"), aws.issued("b.koing.shop")
    add(aws, listener, other)
    aws.elbv2.modify_listener(ListenerArn=listener, Certificates=[{"CertificateArn": new}])
    assert described(aws, listener) == [(new, True), (other, False)]


def test_the_default_one_cannot_be_removed(aws, listener, default):
    """Only the others can (emulators.md 2)."""
    other = aws.issued("a.koing.shop")
    add(aws, listener, other)
    aws.elbv2.remove_listener_certificates(ListenerArn=listener, Certificates=[{"CertificateArn": other}])
    with aws.refused("OperationNotPermitted"):
        aws.elbv2.remove_listener_certificates(ListenerArn=listener, Certificates=[{"CertificateArn": default}])
    assert described(aws, listener) == [(default, True)]


def test_twenty_five_at_most(aws, listener):
    """TooManyCertificates beyond 25 (T3.20)."""
    some = [aws.requested(f"s{i}.koing.shop") for i in range(26)]
    aws.advance()
    aws.batch(*[change for arn in some for change in aws.validation(arn)])
    aws.advance()
    for arn in some[:25]:
        add(aws, listener, arn)
    with aws.refused("TooManyCertificates"):
        add(aws, listener, some[25])
