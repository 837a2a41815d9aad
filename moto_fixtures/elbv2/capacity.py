"""Reserved capacity (LCU), which nobody has reserved here; Terraform asks for it after every load balancer (T3.42)."""

from __future__ import annotations

from moto_fixtures.cloud import Handler, Params, Region, Result

DECREASES_A_DAY = 2


def describe(region: Region, params: Params) -> Result:
    region.elb.balancer(params["LoadBalancerArn"])
    return {"DecreaseRequestsRemaining": DECREASES_A_DAY, "CapacityReservationState": []}


OPERATIONS: dict[str, Handler] = {"DescribeCapacityReservation": describe}
