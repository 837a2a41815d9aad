"""EC2 instances of the account, whoever they belong to: those of this region, and which other regions have some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from edgeops.aws.call import Caller
from edgeops.aws.clients import Clients
from edgeops.aws.tags import read as tags_of
from edgeops.errors import EdgeError
from edgeops.model import WORLD, Machine, Openings

if TYPE_CHECKING:
    from mypy_boto3_ec2 import EC2Client
    from mypy_boto3_ec2.type_defs import FilterTypeDef, InstanceTypeDef, IpPermissionOutputTypeDef

WORKERS = 16
ALIVE = ("pending", "running", "stopping", "stopped")


class Machines:
    """Reads instances; clients of other regions are made in the main thread only (T5.5)."""

    def __init__(self, region: str, clients: Clients, caller: Caller) -> None:
        self._region, self._clients, self._caller = region, clients, caller

    def here(self) -> list[Machine]:
        """Every instance of this region that is not terminated, by its id."""
        alive: list[FilterTypeDef] = [{"Name": "instance-state-name", "Values": list(ALIVE)}]
        found = described(self._caller, self._clients.ec2, Filters=alive)
        return sorted((_machine(entry) for entry in found), key=lambda machine: machine.id)

    def elsewhere(self, criteria: Mapping[str, Sequence[str]]) -> dict[str, list[Machine]]:
        """Other enabled region -> its instances that meet the criteria, as filters of DescribeInstances; regions
        without any are left out, and so are those that do not answer us.
        """
        filters: list[FilterTypeDef] = [{"Name": name, "Values": list(values)} for name, values in criteria.items()]
        clients = {name: self._clients.ec2_in(name) for name in self._others()}
        with ThreadPoolExecutor(WORKERS, thread_name_prefix="edgeops-region") as pool:
            found = pool.map(lambda client: self._asked(client, filters), clients.values())
            return {name: machines for name, machines in zip(clients, found, strict=True) if machines}

    def openings(self, groups: Sequence[str], ports: Iterable[int]) -> Openings:
        """Which of the ports these security groups open over IPv4 or IPv6; a rule for another group opens none."""
        if not groups:
            return Openings()
        answer = self._caller.read(self._clients.ec2.describe_security_groups, GroupIds=list(groups))
        rules = [rule for group in answer["SecurityGroups"] for rule in group.get("IpPermissions", [])]
        asked = sorted(ports)
        return Openings(
            to_all=tuple(port for port in asked if any(_lets_in(rule, port) & WORLD for rule in rules)),
            to_some=tuple(port for port in asked if any(_lets_in(rule, port) for rule in rules)),
        )

    def _others(self) -> list[str]:
        answer = self._caller.read(self._clients.ec2.describe_regions)
        return sorted(entry["RegionName"] for entry in answer["Regions"] if entry["RegionName"] != self._region)

    def _asked(self, client: EC2Client, filters: list[FilterTypeDef]) -> list[Machine]:
        try:
            return [_machine(entry) for entry in described(self._caller, client, Filters=filters)]
        except EdgeError:  # forbidden or not reached: this search is a courtesy
            return []


def described(caller: Caller, client: EC2Client, **asked: Any) -> list[InstanceTypeDef]:
    """Instances as EC2 describes them; `asked`: what DescribeInstances takes. Raises ApiError."""
    pages = caller.pages(client.describe_instances, **asked)
    return [entry for page in pages for reservation in page["Reservations"] for entry in reservation["Instances"]]


def _machine(entry: InstanceTypeDef) -> Machine:
    interfaces = sorted(entry.get("NetworkInterfaces", []), key=lambda one: one["Attachment"]["DeviceIndex"])
    association = interfaces[0].get("Association", {}) if interfaces else {}
    groups = [group["GroupId"] for one in interfaces for group in one["Groups"]]
    groups = groups or [group["GroupId"] for group in entry.get("SecurityGroups", [])]
    return Machine(
        id=entry["InstanceId"],
        name=tags_of(entry.get("Tags", [])).get("Name", ""),
        state=entry["State"]["Name"],
        address=entry.get("PublicIpAddress", ""),
        has_elastic_ip=association.get("IpOwnerId", "amazon") != "amazon",
        vpc=entry.get("VpcId", ""),
        groups=tuple(dict.fromkeys(groups)),
    )


def _lets_in(rule: IpPermissionOutputTypeDef, port: int) -> set[str]:
    """The networks that the rule lets in on that TCP port."""
    every = rule["IpProtocol"] == "-1"
    if not every and not (rule["IpProtocol"] == "tcp" and rule["FromPort"] <= port <= rule["ToPort"]):
        return set()
    return {each["CidrIp"] for each in rule.get("IpRanges", [])} | {
        each["CidrIpv6"] for each in rule.get("Ipv6Ranges", [])
    }
