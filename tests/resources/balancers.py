"""Load balancers that stand in an account already, ours and other people's."""

from __future__ import annotations

from typing import Any

from edgeops import naming
from moto_fixtures.accounts import furnish
from tests.harness import Desk
from tests.resources.accidents import REGION

KOING = naming.balancer("koing")
DEFAULTS = {"idle_timeout.timeout_seconds": "60", "routing.http.drop_invalid_header_fields.enabled": "true"}


def stored(desk: Desk) -> dict[str, Any]:
    """Every load balancer of the account, by its name."""
    found = desk.world.inventory()["regions"][REGION]["load_balancers"]
    return {each["name"]: each for each in found.values()}


def create(desk: Desk, name: str, tags: dict[str, str], groups: tuple[str, ...] = ()) -> str:
    """A load balancer by somebody else, in the very subnets that ours is going to stand in."""
    subnets = [each.id for each in furnish.subnets(desk.world.region)[:2]]
    listed: Any = [{"Key": key, "Value": value} for key, value in tags.items()]
    more: Any = {"Tags": listed} if listed else {}
    elbv2 = desk.aws().elbv2
    answer = elbv2.create_load_balancer(Name=name, Subnets=subnets, SecurityGroups=list(groups), **more)
    return answer["LoadBalancers"][0]["LoadBalancerArn"]
