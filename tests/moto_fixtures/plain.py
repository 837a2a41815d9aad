"""moto as it comes: what the tests of the simulated AWS run against with PLAIN_MOTO=1, to show what moto lacks."""

from __future__ import annotations

import contextlib
import functools
import os
from pathlib import Path
from unittest import mock

import boto3
import pytest

from moto_fixtures import VirtualClock
from moto_fixtures.cloud import ACCOUNT_ID, REGION
from moto_fixtures.ec2 import moto_backend

LISTENING = "0A"
STATE, INODE = 3, 9
"""Columns of the kernel's table of connections."""


def wanted():
    return bool(os.environ.get("PLAIN_MOTO"))


class PlainWorld:
    """Time passes for the test, and nothing else can be asked for: moto has no ports, faults, quotas, delegations."""

    def __init__(self):
        self.clock = VirtualClock()

    def __getattr__(self, name):
        pytest.fail(f"moto alone has no `{name}`")


@contextlib.contextmanager
def moto():
    """moto without our corrections of its EC2, and without what another test left in it."""
    from moto import mock_aws

    interface, backends = moto_backend.NetworkInterface, moto_backend.ec2_backends
    names = ("association", "stop", "check_auto_public_ip")
    theirs = {name: getattr(moto_backend, f"_moto_{name}") for name in names}
    # Its catalogue of machine images costs every test half a second, and is asked by none.
    images = mock.patch.object(moto_backend.AmiBackend, "_load_amis")
    with mock.patch.multiple(interface, **theirs), images:
        backends.pop(ACCOUNT_ID, None)
        with mock_aws():
            yield
        backends.pop(ACCOUNT_ID, None)


def furnish(aws):
    """An instance with an Elastic IP and a zone, as S0 has them."""
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "web"}]}]
    asked = {"ImageId": "ami-1", "MinCount": 1, "MaxCount": 1, "TagSpecifications": tags, "SubnetId": aws.subnets[0]}
    asked["SecurityGroupIds"] = [aws.firewall("web", ports=(80,))]
    instance = aws.ec2.run_instances(**asked)["Instances"][0]["InstanceId"]
    address = aws.ec2.allocate_address(Domain="vpc")["AllocationId"]
    aws.ec2.associate_address(AllocationId=address, InstanceId=instance)
    aws.route53.create_hosted_zone(Name="koing.shop", CallerReference="1")


def furnish_classic(region=REGION):
    """Two Classic load balancers with a certificate and an instance, and a zone, as S3-live has them."""
    ec2, elb, acm, route53 = (boto3.client(name, region) for name in ("ec2", "elb", "acm", "route53"))
    certificate = acm.request_certificate(DomainName="main.io")["CertificateArn"]
    route53.create_hosted_zone(Name="main.io", CallerReference="1")
    instance = ec2.run_instances(ImageId="ami-1", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    group = ec2.create_security_group(GroupName="elb", Description="test")["GroupId"]
    plain = {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 8080}
    secure = {**plain, "Protocol": "HTTPS", "LoadBalancerPort": 443, "SSLCertificateId": certificate}
    for name in ("main-elb", "sub-elb"):
        asked = {"LoadBalancerName": name, "Listeners": [plain, secure], "SecurityGroups": [group]}
        elb.create_load_balancer(**asked, AvailabilityZones=[f"{region}a"])
        elb.register_instances_with_load_balancer(LoadBalancerName=name, Instances=[{"InstanceId": instance}])


def refuse_without_sockets():
    """Fails the test, for what it needs is not there: nobody answers for a name or a listener."""
    opened = sockets_opened()
    pytest.fail(f"moto alone opened {opened} sockets for a zone, a record, a load balancer and its listeners")


@functools.cache
def sockets_opened():
    """How many more sockets this process answers on, once moto's own server has been given all of that."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        before = _answering()
        _build("http://{}:{}".format(*server.get_host_and_port()))
        return len(_answering() - before)
    finally:
        server.stop()


def _build(url):
    more = {"endpoint_url": url, "aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
    ec2, elbv2, route53 = (boto3.client(name, REGION, **more) for name in ("ec2", "elbv2", "route53"))
    zone = route53.create_hosted_zone(Name="koing.shop", CallerReference="1")["HostedZone"]["Id"]
    record = {"Name": "koing.shop", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}
    batch = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=batch)
    subnets = [each["SubnetId"] for each in ec2.describe_subnets()["Subnets"][:2]]
    balancer = elbv2.create_load_balancer(Name="edge", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
    for port in (80, 8080):
        elbv2.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=port, DefaultActions=answer)


def _answering():
    """Inodes of this process's listening TCP sockets and of its UDP sockets; none are seen elsewhere than on Linux."""
    ours = {_target(each).removeprefix("socket:[").rstrip("]") for each in Path("/proc/self/fd").glob("*")}
    found = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        with contextlib.suppress(OSError):
            rows = [line.split() for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
            found |= {row[INODE] for row in rows if table.startswith("udp") or row[STATE] == LISTENING}
    return found & ours


def _target(descriptor):
    try:
        return str(descriptor.readlink())
    except OSError:
        return ""
