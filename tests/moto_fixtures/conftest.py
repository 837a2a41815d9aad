"""An account to ask, and the usual things made in one line.

With PLAIN_MOTO=1 the same tests run against moto alone: what fails then is what moto_fixtures is for.
"""

from __future__ import annotations

import contextlib
import functools
import types

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.loaders import create_loader

from moto_fixtures import World
from tests.moto_fixtures import plain

REGION = "ap-northeast-2"
SERVICES = {name: name for name in ("acm", "ec2", "elb", "elbv2", "route53", "sts")}
SERVICES["tagging"] = "resourcegroupstaggingapi"
CREDENTIALS = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}


@pytest.fixture(scope="session", autouse=True)
def one_loader():
    """Sessions of their own read the same models again, half a second for EC2's; they may share them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.session.create_loader", functools.cache(create_loader))
        yield


@functools.cache
def clients(region, url=None):
    """Made once: a session of its own would cost every test a third of a second."""
    session = boto3.Session(region_name=region, **CREDENTIALS)
    config = Config(retries={"total_max_attempts": 1}, max_pool_connections=20)
    return {name: session.client(service, config=config, endpoint_url=url) for name, service in SERVICES.items()}


class Aws:
    """boto3 clients, and short cuts for what most tests need first."""

    def __init__(self, world, region=REGION):
        self.world = world
        vars(self).update(clients(region))

    @contextlib.contextmanager
    def refused(self, code, message=""):
        """The block ends in this error code, and the message holds the text."""
        with pytest.raises(ClientError) as caught:
            yield
        error = caught.value.response["Error"]
        assert error["Code"] == code, error
        assert message in error["Message"], error

    def advance(self, seconds=1.0):
        self.world.clock.advance(seconds)

    @property
    def vpc(self):
        return self.ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]

    @property
    def subnets(self):
        found = self.ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [self.vpc]}])["Subnets"]
        return [each["SubnetId"] for each in sorted(found, key=lambda each: each["AvailabilityZone"])]

    @property
    def instance(self):
        found = self.ec2.describe_instances(Filters=[{"Name": "tag:Name", "Values": ["web"]}])
        return found["Reservations"][0]["Instances"][0]

    @property
    def zone(self):
        return self.route53.list_hosted_zones()["HostedZones"][0]["Id"]

    def firewall(self, name="alb", ports=(80, 443)):
        group = self.ec2.create_security_group(GroupName=name, Description="test", VpcId=self.vpc)["GroupId"]
        for port in ports:
            rule = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
            self.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
        return group

    def balancer(self, name="edge", **more):
        asked = {"Name": name, "Subnets": self.subnets[:2], **more}
        return self.elbv2.create_load_balancer(**asked)["LoadBalancers"][0]

    def group(self, name="web", port=80, **more):
        asked = {"Name": name, "Protocol": "HTTP", "Port": port, "VpcId": self.vpc, **more}
        return self.elbv2.create_target_group(**asked)["TargetGroups"][0]["TargetGroupArn"]

    def listener(self, balancer, port=80, actions=None, **more):
        default = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
        asked = {"LoadBalancerArn": balancer, "Protocol": "HTTP", "Port": port, "DefaultActions": actions or default}
        return self.elbv2.create_listener(**asked | more)["Listeners"][0]["ListenerArn"]

    def rule(self, listener, priority=10, hosts=("koing.shop",), actions=None):
        default = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "403"}}]
        conditions = [{"Field": "host-header", "HostHeaderConfig": {"Values": list(hosts)}}]
        asked = {"ListenerArn": listener, "Priority": priority, "Conditions": conditions}
        return self.elbv2.create_rule(**asked, Actions=actions or default)["Rules"][0]["RuleArn"]

    def health(self, group):
        described = self.elbv2.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
        return described[0]["TargetHealth"] if described else None

    def change(self, action, name, kind, *values, ttl=300, **more):
        record = {"Name": name, "Type": kind, **more}
        if values:
            record |= {"TTL": ttl, "ResourceRecords": [{"Value": value} for value in values]}
        return {"Action": action, "ResourceRecordSet": record}

    def batch(self, *changes):
        batch = {"Changes": list(changes)}
        return self.route53.change_resource_record_sets(HostedZoneId=self.zone, ChangeBatch=batch)["ChangeInfo"]

    def alias(self, balancer, name="koing.shop", **more):
        target = {
            "HostedZoneId": balancer["CanonicalHostedZoneId"],
            "DNSName": balancer["DNSName"],
            "EvaluateTargetHealth": False,
        }
        return self.change("CREATE", name, "A", AliasTarget=target | more)

    def requested(self, *names, **more):
        asked = {"DomainName": names[0], "ValidationMethod": "DNS", **more}
        if names[1:]:
            asked["SubjectAlternativeNames"] = list(names[1:])
        return self.acm.request_certificate(**asked)["CertificateArn"]

    def validation(self, arn):
        """The validation records as one change each."""
        options = self.acm.describe_certificate(CertificateArn=arn)["Certificate"]["DomainValidationOptions"]
        records = {option["ResourceRecord"]["Name"]: option["ResourceRecord"]["Value"] for option in options}
        return [self.change("UPSERT", name, "CNAME", value) for name, value in records.items()]

    def issued(self, *names, **more):
        arn = self.requested(*names or ("koing.shop",), **more)
        self.advance()
        self.batch(*self.validation(arn))
        self.advance()
        return arn

    def status(self, arn):
        return self.acm.describe_certificate(CertificateArn=arn)["Certificate"]["Status"]


@pytest.fixture
def aws():
    """S0 on a virtual clock: one instance `web`, the zone koing.shop."""
    if plain.wanted():
        with plain.moto():
            aws = Aws(plain.PlainWorld())
            plain.furnish(aws)
            yield aws
        return
    world = World("S0")
    with world.activate():
        yield Aws(world)


@pytest.fixture
def at():
    """Clients of an endpoint, by service name."""
    return lambda url: types.SimpleNamespace(**clients(REGION, url))


@pytest.fixture
def at_region(aws):
    """The same account in another region."""
    return lambda region: Aws(aws.world, region)


@pytest.fixture
def web(aws):
    """The instance, with its ports and its switch."""
    return aws.world.instance("web")
