import pytest
from botocore.exceptions import ClientError

from moto_fixtures import Fault
from moto_fixtures.faults import EVERY, Denied, Error, Expired, Throttled

CALLS = {
    "acm": lambda aws: aws.acm.list_certificates(),
    "ec2": lambda aws: aws.ec2.describe_vpcs(),
    "elb": lambda aws: aws.elb.describe_load_balancers(),
    "elbv2": lambda aws: aws.elbv2.describe_load_balancers(),
    "route53": lambda aws: aws.route53.list_hosted_zones(),
    "sts": lambda aws: aws.sts.get_caller_identity(),
}


@pytest.fixture
def answer(aws):
    """(code, status) of a call to a service while everything is refused like this, and its message."""

    def ask(effect, call):
        aws.world.faults.clear()
        aws.world.faults.add(Fault("*", effect, times=EVERY))
        with pytest.raises(ClientError) as caught:
            call(aws)
        response = caught.value.response
        assert aws.world.calls[-1].error == response["Error"]["Code"]
        return (response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]), response["Error"]["Message"]

    return ask


@pytest.mark.parametrize(
    ("effect", "codes"),
    [
        (
            Denied(),
            {
                "acm": ("AccessDeniedException", 400),
                "ec2": ("UnauthorizedOperation", 403),
                "elb": ("AccessDenied", 403),
                "elbv2": ("AccessDenied", 403),
                "route53": ("AccessDenied", 403),
                "sts": ("AccessDenied", 403),
            },
        ),
        (
            Throttled(),
            {
                "acm": ("ThrottlingException", 400),
                "ec2": ("RequestLimitExceeded", 503),
                "elb": ("Throttling", 400),
                "elbv2": ("Throttling", 400),
                "route53": ("Throttling", 400),
                "sts": ("Throttling", 400),
            },
        ),
        (
            Expired(),
            {
                "acm": ("ExpiredTokenException", 400),
                "ec2": ("RequestExpired", 400),
                "elb": ("ExpiredToken", 403),
                "elbv2": ("ExpiredToken", 403),
                "route53": ("ExpiredToken", 403),
                "sts": ("ExpiredToken", 403),
            },
        ),
        (Error("InternalFailure", 500), dict.fromkeys(CALLS, ("InternalFailure", 500))),
    ],
    ids=["denied", "throttled", "expired", "error"],
)
def test_each_service_has_its_own_words(answer, effect, codes):
    """The same refusal, with the code and status of the service that is asked."""
    assert {service: answer(effect, call)[0] for service, call in CALLS.items()} == codes


@pytest.mark.parametrize(
    ("call", "action"),
    [
        (
            lambda aws: aws.elbv2.create_rule(
                ListenerArn="arn:aws:elasticloadbalancing:x:1:listener/app/a/b/c", Conditions=[], Actions=[], Priority=1
            ),
            "elasticloadbalancing:CreateRule on resource: arn:aws:elasticloadbalancing:x:1:listener/app/a/b/c",
        ),
        (
            lambda aws: aws.acm.request_certificate(DomainName="koing.shop"),
            "acm:RequestCertificate on resource: arn:aws:acm:ap-northeast-2:123456789012:certificate/*",
        ),
        (
            lambda aws: aws.route53.change_resource_record_sets(
                HostedZoneId="Z1", ChangeBatch={"Changes": [aws.change("CREATE", "a.koing.shop", "A", "1.2.3.4")]}
            ),
            "route53:ChangeResourceRecordSets on resource: arn:aws:route53:::hostedzone/Z1 because",
        ),
        (
            lambda aws: aws.ec2.allocate_address(),
            "ec2:AllocateAddress on resource: arn:aws:ec2:ap-northeast-2:123456789012:*/*",
        ),
        (lambda aws: aws.elbv2.describe_rules(), "elasticloadbalancing:DescribeRules because no identity-based policy"),
    ],
)
def test_a_denial_names_user_action_and_resource(aws, answer, call, action):
    """In AWS's sentence, which names the action that a policy has to allow (T5.10); a list has no resource."""
    message = answer(Denied(), call)[1]
    assert f"User: arn:aws:iam::123456789012:user/testing is not authorized to perform: {action}" in message


def test_one_action_may_be_denied(aws):
    """The others are not."""
    aws.world.faults.add(Fault("route53.ListHostedZones", Denied(), times=EVERY))
    for _ in range(2):
        with aws.refused("AccessDenied"):
            aws.route53.list_hosted_zones()
    aws.route53.list_hosted_zones_by_name()


def test_credentials_may_expire_at_a_call(aws):
    """Every call from then on is refused, whichever service it asks (T5.9)."""
    aws.world.faults.add(Fault("*", Expired(), nth=3, times=EVERY))
    aws.sts.get_caller_identity()
    aws.ec2.describe_vpcs()
    for call in (aws.sts.get_caller_identity, aws.elbv2.describe_load_balancers):
        with aws.refused("ExpiredToken"):
            call()


def test_a_denial_may_give_another_reason(answer):
    """An organisation's policy, for one."""
    effect = Denied("with an explicit deny in a service control policy")
    assert "with an explicit deny in a service control policy" in answer(effect, CALLS["elbv2"])[1]
