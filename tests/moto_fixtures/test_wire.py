import pytest

from moto_fixtures.errors import AwsError
from moto_fixtures.wire import Incoming, parse, reply

SCOPE = "AWS4-HMAC-SHA256 Credential=testing/20260101/{}/aws4_request, SignedHeaders=host, Signature=0"
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}


def call(scope, body=b"", method="POST", path="/", **headers):
    return parse(Incoming(method, path, {"Authorization": SCOPE.format(scope), **headers}, body))


def test_a_query_call_is_understood():
    """Service from the signature, operation and typed parameters from the body."""
    body = b"Action=DescribeLoadBalancers&Version=2015-12-01&Names.member.1=edge&PageSize=5"
    parsed = call("eu-west-1/elasticloadbalancing", body, **FORM)
    assert (parsed.service, parsed.region, parsed.access_key) == ("elbv2", "eu-west-1", "testing")
    assert (parsed.operation, parsed.params) == ("DescribeLoadBalancers", {"Names": ["edge"], "PageSize": 5})


def test_classic_load_balancing_is_another_service():
    """The signing name is the same, the version differs."""
    body = b"Action=DescribeLoadBalancers&Version=2012-06-01"
    assert call("eu-west-1/elasticloadbalancing", body, **FORM).service == "elb"


def test_a_json_call_is_understood():
    """The operation is in a header."""
    headers = {"X-Amz-Target": "CertificateManager.DeleteCertificate", "Content-Type": "application/x-amz-json-1.1"}
    parsed = call("eu-west-1/acm", b'{"CertificateArn": "arn:aws:acm:x"}', **headers)
    assert (parsed.operation, parsed.params) == ("DeleteCertificate", {"CertificateArn": "arn:aws:acm:x"})


def test_a_rest_call_is_understood():
    """Operation and parameters are in the path and the query."""
    parsed = call("us-east-1/route53", method="GET", path="/2013-04-01/hostedzone/Z1/rrset?name=a.io&maxitems=2")
    assert parsed.operation == "ListResourceRecordSets"
    assert parsed.params == {"HostedZoneId": "Z1", "StartRecordName": "a.io", "MaxItems": "2"}


@pytest.mark.parametrize("path", ["/2013-04-01/nothing", "/"])
def test_an_unknown_operation_is_refused(path):
    """Nobody can answer it."""
    with pytest.raises(AwsError):
        call("us-east-1/route53", method="GET", path=path)


def test_an_error_is_written_in_the_service_s_protocol():
    """XML for Route 53, JSON for ACM, with the request id in the header."""
    rest = call("us-east-1/route53", method="GET", path="/2013-04-01/change/C1")
    answer = reply(rest, AwsError("NoSuchChange", "no"), "r-1")
    assert answer.status == 404
    assert b"<Code>NoSuchChange</Code>" in answer.body
    assert answer.headers["x-amzn-RequestId"] == "r-1"
