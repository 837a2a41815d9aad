"""Tags of load balancers, target groups, listeners and rules, with AWS's limits (T3.36, T3.39) and characters.

`*` is not among the characters that ELB and ACM take, which a wildcard's host name runs into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.state import Elb
from moto_fixtures.errors import AwsError, validation_error

ALLOWED = re.compile(r"[\w\s.:/=+\-@]*")
MOST_TAGS = 50
MOST_ARNS = 20


def checked(tags: Iterable[Mapping[str, Any]], existing: Mapping[str, str] | None = None) -> dict[str, str]:
    """The tags of a request as a dict on top of the existing ones; raises what AWS answers to bad ones."""
    result = dict(existing or {})
    sent = [(str(tag["Key"]), str(tag.get("Value", ""))) for tag in tags]
    if len({key for key, _ in sent}) < len(sent):
        raise AwsError("DuplicateTagKeys", "A tag key was specified more than once")
    for key, value in sent:
        if not 1 <= len(key) <= 128 or len(value) > 256:
            raise validation_error(f"1 validation error detected: tag '{key}' is too long or empty")
        if not ALLOWED.fullmatch(key) or not ALLOWED.fullmatch(value):
            raise validation_error(f"Tag '{key}' with value '{value}' contains characters that are not allowed")
        if key.lower().startswith("aws:"):
            raise validation_error(f"Tag key '{key}' uses the reserved prefix 'aws:'")
        result[key] = value
    if len(result) > MOST_TAGS:
        raise AwsError("TooManyTags", f"The limit of {MOST_TAGS} tags per resource has been reached")
    return result


def _require(elb: Elb, arns: list[str]) -> list[str]:
    """The ARNs, if all exist; one missing fails the whole call."""
    if len(arns) > MOST_ARNS:
        raise validation_error(f"Up to {MOST_ARNS} resource ARNs can be specified per request")
    for arn in arns:
        if ":targetgroup/" in arn:
            elb.group(arn)
        elif ":listener-rule/" in arn:
            elb.rule(arn)
        elif ":listener/" in arn:
            elb.listener(arn)
        elif ":loadbalancer/" in arn:
            elb.balancer(arn)
        else:
            raise validation_error(f"'{arn}' is not a valid resource ARN")
    return arns


def describe_tags(region: Region, params: Params) -> Result:
    arns = _require(region.elb, params["ResourceArns"])
    return {"TagDescriptions": [{"ResourceArn": arn, "Tags": as_list(region.elb.tags.get(arn, {}))} for arn in arns]}


def add_tags(region: Region, params: Params) -> Result:
    tags = region.elb.tags
    arns = _require(region.elb, params["ResourceArns"])
    tags.update({arn: checked(params["Tags"], tags.get(arn)) for arn in arns})
    return {}


def remove_tags(region: Region, params: Params) -> Result:
    for arn in _require(region.elb, params["ResourceArns"]):
        for key in params["TagKeys"]:
            region.elb.tags.get(arn, {}).pop(key, None)
    return {}


def as_list(tags: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


OPERATIONS: dict[str, Handler] = {
    "AddTags": add_tags,
    "DescribeTags": describe_tags,
    "RemoveTags": remove_tags,
}
