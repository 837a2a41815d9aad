"""Which IAM actions a call needs: its own, and those that AWS asks for on the side.

Tags given in a create need the service's action for tagging, too; an account's first load balancer makes the
service-linked role, and Elastic Load Balancing looks at the account's network with the caller's rights (T3.11).
https://docs.aws.amazon.com/service-authorization/latest/reference/ lists them as dependent actions.
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
NETWORK = ("ec2:DescribeAccountAttributes", "ec2:DescribeInternetGateways")


def required(cloud: Cloud, parsed: Parsed) -> Iterator[str]:
    """In the order in which AWS would miss them."""
    own = f"{ACTION_PREFIXES.get(parsed.service, parsed.service)}:{parsed.operation}"
    if own not in ALWAYS:
        yield own
    if _tagged(parsed.params) and TAGGING.get(parsed.service, own) != own:
        yield TAGGING[parsed.service]
    if (parsed.service, parsed.operation) == ("elbv2", "CreateLoadBalancer"):
        yield from NETWORK
        if not any(region.elb.balancers for region in cloud.regions.values()):
            yield LINKED_ROLE


def _tagged(params: Any) -> bool:
    return bool(params.get("Tags") or params.get("TagSpecifications"))
