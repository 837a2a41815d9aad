"""Classic load balancers: never ours, only named where a record leads to one (S3 of the posts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgeops.aws.call import Caller, every_page
from edgeops.aws.memo import Memo
from edgeops.naming import plain_name

if TYPE_CHECKING:
    from mypy_boto3_elb import ElasticLoadBalancingClient
    from mypy_boto3_elb.type_defs import LoadBalancerDescriptionTypeDef


class Classic:
    """The Classic load balancers of the region, read once."""

    def __init__(self, client: ElasticLoadBalancingClient, caller: Caller) -> None:
        self._client, self._caller = client, caller
        self._balancers: Memo[str, list[LoadBalancerDescriptionTypeDef]] = Memo()

    def balancers(self) -> dict[str, str]:
        """DNS name -> name."""
        return {plain_name(entry.get("DNSName", "")): entry.get("LoadBalancerName", "") for entry in self.listed()}

    def listed(self) -> list[LoadBalancerDescriptionTypeDef]:
        """All of them, as AWS describes them."""
        return self._balancers.get("all", self._list)

    def _list(self) -> list[LoadBalancerDescriptionTypeDef]:
        read, describe = self._caller.read, self._client.describe_load_balancers
        pages = every_page(
            lambda marker: read(describe, Marker=marker) if marker else read(describe),
            lambda page: page.get("NextMarker"),
        )
        return [entry for page in pages for entry in page["LoadBalancerDescriptions"]]
