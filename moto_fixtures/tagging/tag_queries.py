"""GetResources with its filters and pages, GetTagKeys and GetTagValues."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.elb_tags import as_list
from moto_fixtures.errors import AwsError
from moto_fixtures.tagging.tagged import Tags, everything

LARGEST_PAGE = 100
MOST_FILTERS = 50
MOST_VALUES = 20
ALONE = ("TagFilters", "ResourceTypeFilters", "ResourcesPerPage", "TagsPerPage", "PaginationToken")
"""What a list of ARNs cannot be combined with."""


def get_resources(region: Region, params: Params) -> Result:
    _refuse(params)
    found = everything(region)
    if arns := params.get("ResourceARNList"):
        found = {arn: tags for arn, tags in found.items() if arn in arns}
    kinds, filters = params.get("ResourceTypeFilters") or [], params.get("TagFilters") or []
    shown = [
        {"ResourceARN": arn, "Tags": as_list(tags)}
        for arn, tags in found.items()
        if (not kinds or any(_is(arn, kind) for kind in kinds)) and all(_has(tags, each) for each in filters)
    ]
    return _page("ResourceTagMappingList", shown, params, int(params.get("ResourcesPerPage") or LARGEST_PAGE))


def _is(arn: str, kind: str) -> bool:
    """`ec2`, `ec2:instance` or `elasticloadbalancing:loadbalancer/app`."""
    service, _, resource = kind.partition(":")
    parts = arn.split(":", 5)
    return parts[2] == service and (not resource or f"{parts[5]}/".startswith(f"{resource}/"))


def _has(tags: Tags, wanted: Mapping[str, Any]) -> bool:
    """The key with one of the values; with any, if none is named."""
    return wanted["Key"] in tags and (not wanted.get("Values") or tags[wanted["Key"]] in wanted["Values"])


def _refuse(params: Params) -> None:
    filters = params.get("TagFilters") or []
    if params.get("ResourceARNList") and any(params.get(name) for name in ALONE):
        raise _invalid("ResourceARNList cannot be combined with filters or pages")
    if len(filters) > MOST_FILTERS or any(len(each.get("Values", [])) > MOST_VALUES for each in filters):
        raise _invalid(f"At most {MOST_FILTERS} keys with {MOST_VALUES} values each")
    size = params.get("ResourcesPerPage")
    if size is not None and not 1 <= size <= LARGEST_PAGE:
        raise _invalid(f"ResourcesPerPage must be between 1 and {LARGEST_PAGE}")


def _invalid(message: str) -> AwsError:
    return AwsError("InvalidParameterException", message)


def _page(key: str, items: Iterable[object], params: Params, size: int) -> Result:
    """AWS answers an empty token with the last page."""
    token, everything_shown = params.get("PaginationToken") or "", list(items)
    try:
        start = int(base64.b64decode(token, validate=True)) if token else 0
    except (binascii.Error, ValueError) as error:
        raise _invalid("The pagination token is not valid") from error
    rest = start + size < len(everything_shown)
    following = base64.b64encode(str(start + size).encode()).decode() if rest else ""
    return {key: everything_shown[start : start + size], "PaginationToken": following}


def get_keys(region: Region, params: Params) -> Result:
    keys = sorted({key for tags in everything(region).values() for key in tags})
    return _page("TagKeys", keys, params, LARGEST_PAGE)


def get_values(region: Region, params: Params) -> Result:
    values = sorted({tags[params["Key"]] for tags in everything(region).values() if params["Key"] in tags})
    return _page("TagValues", values, params, LARGEST_PAGE)


OPERATIONS: dict[str, Handler] = {
    "GetResources": get_resources,
    "GetTagKeys": get_keys,
    "GetTagValues": get_values,
}
