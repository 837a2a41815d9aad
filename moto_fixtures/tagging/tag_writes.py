"""TagResources and UntagResources: each ARN by itself, what failed is told in the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from moto.core.exceptions import ServiceException

from moto_fixtures.acm import certificate_tags
from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import elb_tags
from moto_fixtures.elbv2.elb_tags import as_list
from moto_fixtures.errors import AwsError
from moto_fixtures.route53 import zone_tags

MOST_ARNS = 20
Change = Callable[[Region, str, Mapping[str, str], list[str]], None]
"""Adds tags to a resource, and removes keys."""


def _elb(region: Region, arn: str, added: Mapping[str, str], removed: list[str]) -> None:
    elb_tags.add_tags(region, {"ResourceArns": [arn], "Tags": as_list(added)})
    elb_tags.remove_tags(region, {"ResourceArns": [arn], "TagKeys": removed})


def _acm(region: Region, arn: str, added: Mapping[str, str], removed: list[str]) -> None:
    certificate_tags.add(region, {"CertificateArn": arn, "Tags": as_list(added)})
    certificate_tags.remove(region, {"CertificateArn": arn, "Tags": [{"Key": key} for key in removed]})


def _route53(region: Region, arn: str, added: Mapping[str, str], removed: list[str]) -> None:
    asked: dict[str, Any] = {"ResourceType": "hostedzone", "ResourceId": arn.rpartition("/")[2]}
    zone_tags.change(region, asked | {"AddTags": as_list(added), "RemoveTagKeys": removed})


def _ec2(region: Region, arn: str, added: Mapping[str, str], removed: list[str]) -> None:
    resource = arn.rpartition("/")[2]
    region.ec2.create_tags([resource], dict(added))
    region.ec2.delete_tags([resource], dict.fromkeys(removed))


SERVICES: Mapping[str, Change] = {"acm": _acm, "ec2": _ec2, "elasticloadbalancing": _elb, "route53": _route53}


def _change(region: Region, arns: list[str], added: Mapping[str, str], removed: list[str]) -> Result:
    if len(arns) > MOST_ARNS:
        raise AwsError("InvalidParameterException", f"At most {MOST_ARNS} ARNs")
    failed = {}
    for arn in arns:
        change = SERVICES.get((arn.split(":") + [""] * 3)[2])
        try:
            if change is None:
                raise AwsError("InvalidParameterException", f"{arn} is not the ARN of something that is simulated")
            change(region, arn, added, removed)
        except ServiceException as refused:
            failed[arn] = {"StatusCode": 400, "ErrorCode": refused.code, "ErrorMessage": refused.message}
    return {"FailedResourcesMap": failed}


def tag(region: Region, params: Params) -> Result:
    return _change(region, params["ResourceARNList"], params["Tags"], [])


def untag(region: Region, params: Params) -> Result:
    return _change(region, params["ResourceARNList"], {}, params["TagKeys"])


OPERATIONS: dict[str, Handler] = {"TagResources": tag, "UntagResources": untag}
