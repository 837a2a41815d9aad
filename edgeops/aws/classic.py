"""Classic load balancers: never ours, only named where a record leads to one (S3 of the posts)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgeops.aws.call import Caller
from edgeops.aws.memo import Memo
from edgeops.naming import plain_name

if TYPE_CHECKING:
    from mypy_boto3_elb import ElasticLoadBalancingClient
    from mypy_boto3_elb.type_defs import LoadBalancerDescriptionTypeDef


@dataclass(frozen=True)
class ClassicSeen:
    """A Classic load balancer: its name, its DNS name, and the instances (ids) and ports that it sends to."""

    name: str
    dns_name: str
    instances: tuple[str, ...]
    ports: tuple[int, ...]


class Classic:
    """The Classic load balancers of the region, read once."""

    def __init__(self, client: ElasticLoadBalancingClient, caller: Caller) -> None:
        self._client, self._caller = client, caller
        self._balancers: Memo[str, list[ClassicSeen]] = Memo()

    def balancers(self) -> dict[str, str]:
        """DNS name -> name."""
        return {seen.dns_name: seen.name for seen in self.every()}

    def every(self) -> list[ClassicSeen]:
        """All of them, as AWS described them."""
        return self._balancers.get("all", lambda: [_seen(entry) for entry in self._list()])

    def _list(self) -> Iterator[LoadBalancerDescriptionTypeDef]:
        for page in self._caller.pages(self._client.describe_load_balancers):
            yield from page["LoadBalancerDescriptions"]


def _seen(entry: LoadBalancerDescriptionTypeDef) -> ClassicSeen:
    listeners = (one["Listener"] for one in entry.get("ListenerDescriptions", []) if "Listener" in one)
    return ClassicSeen(
        name=entry.get("LoadBalancerName", ""),
        dns_name=plain_name(entry.get("DNSName", "")),
        instances=tuple(one["InstanceId"] for one in entry.get("Instances", []) if "InstanceId" in one),
        ports=tuple(sorted({listener["InstancePort"] for listener in listeners})),
    )
