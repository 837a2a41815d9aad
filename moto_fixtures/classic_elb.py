"""Classic load balancers, which edgeops only looks at: there are none yet."""

from __future__ import annotations

from moto_fixtures.cloud import Handler, Params, Region, Result


def describe(region: Region, params: Params) -> Result:
    return {"LoadBalancerDescriptions": []}


OPERATIONS: dict[str, Handler] = {"DescribeLoadBalancers": describe}
