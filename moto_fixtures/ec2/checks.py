"""What several EC2 operations share: a check before moto answers, tags in the call, dry runs."""

from __future__ import annotations

from collections.abc import Callable

from moto_fixtures.cloud import Params, Region
from moto_fixtures.errors import AwsError

Check = Callable[[Region, Params], None]
"""Runs before moto answers; raises AwsError for what AWS refuses and moto does not."""


def refuse_dry_run(params: Params) -> None:
    if params.get("DryRun"):
        raise AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.")


def specified_tags(params: Params, resource_type: str) -> dict[str, str]:
    """The tags that TagSpecifications give to a type of resource."""
    tags: dict[str, str] = {}
    for each in params.get("TagSpecifications", []):
        if each.get("ResourceType") != resource_type:
            kind = each.get("ResourceType")
            message = f"'{kind}' is not a valid taggable resource type for this operation."
            raise AwsError("InvalidParameterValue", message)
        tags.update({tag["Key"]: tag.get("Value", "") for tag in each.get("Tags", [])})
    return tags
