"""Tags of hosted zones."""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.elb_tags import as_list
from moto_fixtures.errors import AwsError


def _tags(region: Region, kind: str, resource: str) -> dict[str, str]:
    if kind != "hostedzone":
        raise AwsError("NoSuchHealthCheck", f"No health check exists with the ID: {resource}")
    return region.cloud.dns.zone(resource).tags


def _view(region: Region, kind: str, resource: str) -> dict[str, Any]:
    return {"ResourceType": kind, "ResourceId": resource, "Tags": as_list(_tags(region, kind, resource))}


def change(region: Region, params: Params) -> Result:
    tags = _tags(region, params["ResourceType"], params["ResourceId"])
    tags.update({tag["Key"]: tag.get("Value", "") for tag in params.get("AddTags", [])})
    for key in params.get("RemoveTagKeys", []):
        tags.pop(key, None)
    return {}


def list_one(region: Region, params: Params) -> Result:
    return {"ResourceTagSet": _view(region, params["ResourceType"], params["ResourceId"])}


def list_many(region: Region, params: Params) -> Result:
    kind = params["ResourceType"]
    return {"ResourceTagSets": [_view(region, kind, each) for each in params["ResourceIds"]]}


OPERATIONS: dict[str, Handler] = {
    "ChangeTagsForResource": change,
    "ListTagsForResource": list_one,
    "ListTagsForResources": list_many,
}
