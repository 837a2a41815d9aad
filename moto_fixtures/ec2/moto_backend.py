"""moto's EC2, one backend per world and region, imported without the tables that nobody here asks for.

moto loads the instance types of all regions and asks botocore for all regions at import, which costs most of a second;
both are narrowed while it is imported (a process that imported moto's EC2 before simply has the full tables).
"""

from __future__ import annotations

import re
from typing import Any
from unittest import mock

import boto3
import moto.utilities.utils as moto_utils

from moto_fixtures.ec2 import client_tokens
from moto_fixtures.ec2.default_vpc import open_to_internet
from moto_fixtures.ec2.paging import paged
from moto_fixtures.wire import Parsed, Reply, http_headers

REGIONS = ["ap-northeast-2", "ap-northeast-1", "eu-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2"]
_load_resource = moto_utils.load_resource


class _FewRegions:
    """Stands in for boto3.Session while moto makes its list of regions."""

    def get_available_regions(self, service: str, partition_name: str = "aws") -> list[str]:
        return REGIONS if partition_name == "aws" else []


def _light_resource(resource: str) -> Any:
    unwanted = "instance_type_offerings" in resource and not any(name in resource for name in REGIONS[:1])
    return [] if unwanted else _load_resource(resource)


with (
    mock.patch.object(moto_utils, "load_resource", _light_resource),
    mock.patch.object(boto3, "Session", _FewRegions),
):
    from moto.ec2.models import EC2Backend, ec2_backends
    from moto.ec2.models.amis import AmiBackend
    from moto.ec2.models.elastic_network_interfaces import NetworkInterface
    from moto.ec2.responses import EC2Response


Ec2Response = paged(EC2Response)


class RegionBackends(dict[str, Any]):
    """One world's EC2 backends by region, put in the place where moto looks for them."""

    def __init__(self, account: str) -> None:
        super().__init__()
        self.account = account

    def __missing__(self, region: str) -> Any:
        self[region] = new_backend(region, self.account)
        return self[region]


def new_backend(region: str, account: str) -> Any:
    """A fresh EC2 with its default VPC; moto's catalogue of machine images stays empty."""
    with mock.patch.object(AmiBackend, "_load_amis"):
        backend = EC2Backend(region, account)
    open_to_internet(backend)
    return backend


def use(region: Any) -> None:
    """Let moto's own code find this world's EC2, and no other's."""
    backends = RegionBackends(region.cloud.account)
    backends.update({name: each.ec2 for name, each in region.cloud.regions.items()})
    dict.__setitem__(ec2_backends, region.cloud.account, backends)


def dispatch(region: Any, parsed: Parsed) -> Reply:
    """Let moto answer a call."""
    use(region)
    if parsed.operation == "RunInstances":
        return client_tokens.once(region, parsed, lambda: _answer(parsed))
    return _answer(parsed)


def _answer(parsed: Parsed) -> Reply:
    if parsed.service == "ec2":
        status, headers, body = Ec2Response.dispatch(parsed.request)
    else:
        status, headers, body = _other_service(parsed)
    return Reply(int(status), dict(headers), body.encode() if isinstance(body, str) else bytes(body))


def _other_service(parsed: Parsed) -> tuple[int, Any, Any]:
    from botocore.awsrequest import AWSPreparedRequest
    from moto.core.botocore_stubber import BotocoreStubber

    incoming = parsed.incoming
    headers, url = http_headers(incoming.headers), parsed.request.raw_url
    prepared = AWSPreparedRequest(incoming.method, url, headers, incoming.body, False)
    answer = BotocoreStubber().process_request(prepared)
    return answer if answer is not None else (404, {}, "Not simulated")


def error_code(body: bytes) -> str:
    """The code in an error answer of moto's, XML or JSON."""
    found = re.search(rb"<Code>([^<]+)</Code>", body) or re.search(rb'"__type": *"([^"]+)"', body)
    return found[1].decode().rpartition("#")[2] if found else "Unknown"


def _association(self: Any) -> dict[str, Any]:
    """An automatic address belongs to amazon, an Elastic IP to the account (moto: always the account)."""
    answer: dict[str, Any] = _moto_association.fget(self)
    if answer and not answer.get("allocationId"):
        answer["ipOwnerId"] = "amazon"
    return answer


def _has_elastic_ip(self: Any) -> bool:
    return any(each.public_ip == self.public_ip for each in self.ec2_backend.addresses)


def _stop(self: Any) -> None:
    """Stopping takes the automatic address away, never an Elastic IP (moto: both)."""
    if not _has_elastic_ip(self):
        _moto_stop(self)


def _check_auto_public_ip(self: Any) -> None:
    if not _has_elastic_ip(self):
        _moto_check_auto_public_ip(self)


_moto_association = NetworkInterface.association
_moto_stop = NetworkInterface.stop
_moto_check_auto_public_ip = NetworkInterface.check_auto_public_ip
NetworkInterface.association = property(_association)
NetworkInterface.stop = _stop
NetworkInterface.check_auto_public_ip = _check_auto_public_ip
