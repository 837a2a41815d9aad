"""The security groups and rules of a desk's account, as tests look at them and change them by hand."""

from typing import Any

from edgeops import naming
from moto_fixtures.accounts.s0 import GROUP_ID as YOUR_GROUP
from tests.harness import Desk
from tests.resources.accidents import REGION


def group(desk: Desk, group_id: str = YOUR_GROUP) -> dict[str, Any]:
    groups = desk.world.inventory()["regions"][REGION]["security_groups"]
    return dict(groups[group_id])


def our_rules(desk: Desk, group_id: str = YOUR_GROUP) -> list[dict[str, Any]]:
    return [rule for rule in group(desk, group_id)["ingress"] if "edgeops:stack" in rule["tags"]]


def create_group(desk: Desk, name: str, tags: dict[str, str] | None = None) -> str:
    listed: Any = [{"Key": key, "Value": value} for key, value in (tags or {}).items()]
    tagged: Any = [{"ResourceType": "security-group", "Tags": listed}] if listed else []
    vpc = desk.world.region.ec2.default_vpc.id
    ec2 = desk.aws().ec2
    return ec2.create_security_group(GroupName=name, Description="x", VpcId=vpc, TagSpecifications=tagged)["GroupId"]


def our_name(desk: Desk) -> str:
    return naming.security_group("koing", desk.world.region.ec2.default_vpc.id)


def replace_our_rule(desk: Desk, protocol: str) -> None:
    """Delete our rule by hand and put one of the user's own in its place."""
    ec2, (ours,) = desk.aws().ec2, our_rules(desk)
    ec2.revoke_security_group_ingress(GroupId=YOUR_GROUP, SecurityGroupRuleIds=[ours["id"]])
    source: Any = [{"GroupId": ours["source"]["GroupId"]}]
    permission: Any = {"IpProtocol": protocol, "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": source}
    ec2.authorize_security_group_ingress(GroupId=YOUR_GROUP, IpPermissions=[permission])


def change_our_rule(desk: Desk, protocol: str, port: int) -> None:
    """As the console does it: the rule keeps its id and its tags."""
    ec2, (ours,) = desk.aws().ec2, our_rules(desk)
    source = ours["source"]["GroupId"]
    opened: Any = {"IpProtocol": protocol, "FromPort": port, "ToPort": port, "ReferencedGroupId": source}
    changed: Any = [{"SecurityGroupRuleId": ours["id"], "SecurityGroupRule": opened}]
    ec2.modify_security_group_rules(GroupId=YOUR_GROUP, SecurityGroupRules=changed)
