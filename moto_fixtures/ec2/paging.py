"""MaxResults and NextToken of EC2's lists, which moto ignores but for instances (emulators.md 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from moto.core.responses import ActionResult

from moto_fixtures.cloud import Params, Region, Result
from moto_fixtures.ec2.checks import Check
from moto_fixtures.errors import AwsError

SMALLEST_PAGE, LARGEST_PAGE = 5, 1000
BY_MOTO: Mapping[str, str] = MappingProxyType(
    {
        "DescribeInstances": "Reservations",
        "DescribeInternetGateways": "InternetGateways",
        "DescribeNetworkInterfaces": "NetworkInterfaces",
        "DescribeRouteTables": "RouteTables",
        "DescribeSecurityGroups": "SecurityGroups",
        "DescribeSubnets": "Subnets",
        "DescribeVpcs": "Vpcs",
    }
)
"""Operations that moto answers, and the list in their answer."""


def check(region: Region, params: Params) -> None:
    """A page has a size; instances are asked for by page or by id."""
    size, token = params.get("MaxResults"), params.get("NextToken", "0")
    if size is not None and not SMALLEST_PAGE <= size <= LARGEST_PAGE:
        bound = f"greater than {SMALLEST_PAGE}" if size < SMALLEST_PAGE else f"less than {LARGEST_PAGE}"
        message = f"Value ( {size} ) for parameter maxResults is invalid. Expecting a value {bound}."
        raise AwsError("InvalidParameterValue", message)
    if size is not None and params.get("InstanceIds"):
        message = "The parameter instancesSet cannot be used with the parameter maxResults"
        raise AwsError("InvalidParameterCombination", message)
    if not token.isdigit():
        raise AwsError("InvalidParameterValue", f"Invalid value '{token}' for nextToken.")


def page(key: str, items: Sequence[object], params: Params) -> Result:
    """One page of items under `key`; without MaxResults all that fit on the largest."""
    size, start = int(params.get("MaxResults") or LARGEST_PAGE), int(params.get("NextToken") or 0)
    following = {"NextToken": str(start + size)} if start + size < len(items) else {}
    return {key: list(items[start : start + size]), **following}


def paged(response: type[Any]) -> type[Any]:
    """moto's EC2 with pages."""
    return type("PagedEc2", (response,), {_method(name): _paged(response, name) for name in BY_MOTO})


def _method(operation: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in operation).lstrip("_")


def _paged(response: type[Any], operation: str) -> Any:
    key = BY_MOTO[operation]

    def answer(self: Any) -> ActionResult:
        asked = self.params
        self.params = {**asked, "MaxResults": LARGEST_PAGE, "NextToken": None}
        everything = getattr(response, _method(operation))(self).result[key]
        self.params = asked
        return ActionResult(page(key, everything, asked))

    return answer


CHECKS: dict[str, Check] = dict.fromkeys(BY_MOTO, check)
