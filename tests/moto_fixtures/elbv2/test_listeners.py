import pytest

REDIRECT = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"


@pytest.fixture
def balancer(aws):
    return aws.balancer()["LoadBalancerArn"]


def https(aws, balancer, certificate=None, **more):
    certificates = [{"CertificateArn": certificate}] if certificate else []
    return aws.listener(balancer, 443, Protocol="HTTPS", Certificates=certificates, **more)


def describe(aws, **asked):
    return aws.elbv2.describe_listeners(**asked)["Listeners"]


def test_one_listener_per_port(aws, balancer):
    """The same settings are the same listener, other ones DuplicateListener (T3.2)."""
    assert aws.listener(balancer) == aws.listener(balancer)
    with aws.refused("DuplicateListener"):
        aws.listener(balancer, actions=[{"Type": "redirect", "RedirectConfig": REDIRECT}])
    assert len(describe(aws, LoadBalancerArn=balancer)) == 1


def test_it_can_be_made_while_the_load_balancer_is_provisioning(aws, balancer):
    """Nothing waits for active (T3.12)."""
    aws.listener(balancer)
    assert aws.elbv2.describe_load_balancers()["LoadBalancers"][0]["State"]["Code"] == "provisioning"


def test_https_needs_a_certificate(aws, balancer):
    """An HTTPS listener without certificate is a ValidationError (emulators.md 2)."""
    with aws.refused("ValidationError", "certificate must be specified"):
        https(aws, balancer)


def test_https_needs_a_known_certificate(aws, balancer):
    """One that does not exist in this region is CertificateNotFound (T1.23)."""
    with aws.refused("CertificateNotFound"):
        https(aws, balancer, "arn:aws:acm:us-east-1:123456789012:certificate/1")


def test_https_needs_an_issued_certificate(aws, balancer):
    """A pending one is UnsupportedCertificate (T3.16)."""
    pending = aws.requested("koing.shop")
    with aws.refused("UnsupportedCertificate"):
        https(aws, balancer, pending)


def test_an_issued_certificate_may_still_be_refused_for_a_while(aws, balancer):
    """The knob shows what happens right after ISSUED (T0.7)."""
    aws.world.knobs.certificate_lag = 5
    certificate = aws.issued()
    with aws.refused("UnsupportedCertificate"):
        https(aws, balancer, certificate)
    aws.advance(5)
    https(aws, balancer, certificate)


def test_the_policy_must_exist_and_has_an_old_default(aws, balancer):
    """SSLPolicyNotFound; without a policy the API takes 2016-08 (T3.34)."""
    certificate = aws.issued()
    with aws.refused("SSLPolicyNotFound"):
        https(aws, balancer, certificate, SslPolicy="ELBSecurityPolicy-None")
    listener = https(aws, balancer, certificate)
    assert describe(aws, ListenerArns=[listener])[0]["SslPolicy"] == "ELBSecurityPolicy-2016-08"
    assert describe(aws, ListenerArns=[listener])[0]["Certificates"] == [{"CertificateArn": certificate}]


def test_modifying_replaces_what_is_passed_only(aws, balancer):
    """New default actions leave policy and certificate alone (T3.15)."""
    certificate = aws.issued()
    listener = https(aws, balancer, certificate, SslPolicy=POLICY)
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]
    aws.elbv2.modify_listener(ListenerArn=listener, DefaultActions=answer)
    shown = describe(aws, ListenerArns=[listener])[0]
    assert shown["SslPolicy"] == POLICY
    assert shown["Certificates"] == [{"CertificateArn": certificate}]
    assert shown["DefaultActions"][0]["FixedResponseConfig"] == {"StatusCode": "503"}


def test_becoming_http_drops_policy_and_certificate(aws, balancer):
    """HTTPS to HTTP forgets them (T3.15)."""
    listener = https(aws, balancer, aws.issued())
    aws.elbv2.modify_listener(ListenerArn=listener, Protocol="HTTP")
    shown = describe(aws, ListenerArns=[listener])[0]
    assert "SslPolicy" not in shown
    assert not shown.get("Certificates")


def test_the_port_cannot_be_changed_to_one_that_is_taken(aws, balancer):
    """ModifyListener knows DuplicateListener too."""
    aws.listener(balancer, 80)
    other = aws.listener(balancer, 81)
    with aws.refused("DuplicateListener"):
        aws.elbv2.modify_listener(ListenerArn=other, Port=80)


def test_an_unknown_load_balancer_or_listener_is_not_found(aws):
    """Each with its own code."""
    with aws.refused("LoadBalancerNotFound"):
        aws.listener("arn:aws:elasticloadbalancing:ap-northeast-2:1:loadbalancer/app/x/1")
    with aws.refused("ListenerNotFound"):
        aws.elbv2.delete_listener(ListenerArn="arn:aws:x")


def test_the_list_is_paged(aws, balancer):
    """PageSize and Marker work for listeners too (emulators.md 2)."""
    for port in (80, 81, 82):
        aws.listener(balancer, port)
    paginator = aws.elbv2.get_paginator("describe_listeners")
    pages = paginator.paginate(LoadBalancerArn=balancer, PaginationConfig={"PageSize": 2})
    assert [len(page["Listeners"]) for page in pages] == [2, 1]
