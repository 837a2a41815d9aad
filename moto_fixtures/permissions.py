"""Which IAM actions a call needs: its own, and those that AWS asks for on the side.

Tags given in a create need the service's action for tagging, too; an account's first load balancer makes the
service-linked role, and Elastic Load Balancing looks at the account's network with the caller's rights (T3.11):
https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-permissions.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from moto_fixtures.faults.refusals import ACTION_PREFIXES

if TYPE_CHECKING:
    from moto_fixtures.cloud import Cloud
    from moto_fixtures.wire import Parsed

ALWAYS = frozenset({"sts:GetCallerIdentity"})
"""Nobody can be denied it."""
TAGGING = {"ec2": "ec2:CreateTags", "elbv2": "elasticloadbalancing:AddTags", "acm": "acm:AddTagsToCertificate"}
LINKED_ROLE = "iam:CreateServiceLinkedRole"
NETWORK = {
    "CreateLoadBalancer": (
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAddresses",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
    ),
    "CreateTargetGroup": ("ec2:DescribeInternetGateways", "ec2:DescribeVpcs"),
    "RegisterTargets": (
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
    ),
    "SetSubnets": ("ec2:DescribeSubnets",),
}
"""Call of Elastic Load Balancing -> what it looks at by the way."""


def required(cloud: Cloud, parsed: Parsed) -> Iterator[str]:
    """In the order in which AWS would miss them."""
    own = f"{ACTION_PREFIXES.get(parsed.service, parsed.service)}:{parsed.operation}"
    if own not in ALWAYS:
        yield own
    if _tagged(parsed.params) and TAGGING.get(parsed.service, own) != own:
        yield TAGGING[parsed.service]
    if parsed.service == "elbv2":
        yield from NETWORK.get(parsed.operation, ())
    first = not any(region.elb.balancers for region in cloud.regions.values())
    if first and (parsed.service, parsed.operation) == ("elbv2", "CreateLoadBalancer"):
        yield LINKED_ROLE


def _tagged(params: Any) -> bool:
    return bool(params.get("Tags") or params.get("TagSpecifications"))
