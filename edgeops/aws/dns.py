"""Route53 as the resource modules see it: public zones, swept record sets, and atomic batches.

A batch is carried out whole or not at all, CREATE fails where something stands and DELETE wants an exact match
(T0.6): that is the only lock DNS has. One writer per zone (T2.2). Names come back lower-case, with a final dot and
`*` as `\\052` (T2.15).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from edgeops.aws.call import Caller
from edgeops.aws.memo import Memo
from edgeops.model import HostedZone
from edgeops.naming import plain_name

if TYPE_CHECKING:
    from mypy_boto3_route53 import Route53Client
    from mypy_boto3_route53.type_defs import ChangeTypeDef, HostedZoneTypeDef, ResourceRecordSetOutputTypeDef


class Dns:
    """Zones and record sets, memoised; safe to use from several threads."""

    def __init__(self, client: Route53Client, caller: Caller) -> None:
        self._client, self._caller = client, caller
        self._zones: Memo[str, list[HostedZoneTypeDef]] = Memo()
        self._records: Memo[str, list[ResourceRecordSetOutputTypeDef]] = Memo()
        self._one_writer = threading.RLock()
        self._expected: list[str] = []

    def public_zones(self) -> list[HostedZoneTypeDef]:
        """The public zones of the account that can be edited: no private ones, none a linked service manages
        (T2.11).
        """
        return [zone for zone in self._every_zone() if _editable(zone)]

    def private_zones(self) -> list[HostedZone]:
        """The zones that only networks of the account see; ACM and visitors do not."""
        private = [zone for zone in self._every_zone() if zone.get("Config", {}).get("PrivateZone", False)]
        return [HostedZone(zone["Id"].removeprefix("/hostedzone/"), plain_name(zone["Name"])) for zone in private]

    def records(self, zone: str) -> list[ResourceRecordSetOutputTypeDef]:
        """All record sets of a zone, also those still on their way to the name servers (T2.17)."""
        return self._records.get(zone, lambda: self._sweep(zone))

    def begin_records(self, zones: Iterable[str]) -> None:
        """Ask for the record sets of these zones while something else is being asked."""
        self._caller.together.begin(self.records, zones)

    def at(self, zone: str, name: str) -> list[ResourceRecordSetOutputTypeDef]:
        """The record sets at exactly that name."""
        return [record for record in self.records(zone) if plain_name(record["Name"]) == name]

    def change(self, zone: str, changes: Sequence[ChangeTypeDef], comment: str) -> str:
        """One atomic batch; returns the change id to ask `in_sync` for. Raises ApiError InvalidChangeBatch, also for a
        batch that was carried out and whose answer was lost (T2.5): whoever writes looks what stands there then.
        """
        with self._one_writer:
            try:
                answer = self._caller.write(
                    self._client.change_resource_record_sets,
                    HostedZoneId=zone,
                    ChangeBatch={"Comment": comment, "Changes": list(changes)},
                )
            finally:
                self._records.forget(zone)  # also when nobody knows whether it was carried out
        return answer["ChangeInfo"]["Id"].removeprefix("/change/")

    def expect(self, change: str) -> None:
        """Remember a change that has to reach the name servers before the command ends."""
        self._expected.append(change)

    def expected(self) -> int:
        """How many expected changes the name servers do not have yet."""
        for change in [change for change in self._expected if self.in_sync(change)]:
            self._expected.remove(change)
        return len(self._expected)

    def forget(self, zone: str) -> None:
        """Read the zone again when next asked."""
        self._records.forget(zone)

    def in_sync(self, change: str) -> bool:
        """True when every name server of the zone answers with the change."""
        return self._caller.read(self._client.get_change, Id=change)["ChangeInfo"]["Status"] == "INSYNC"

    def _every_zone(self) -> list[HostedZoneTypeDef]:
        return self._zones.get("all", self._list_zones)

    def _list_zones(self) -> list[HostedZoneTypeDef]:
        pages = self._caller.pages(self._client.list_hosted_zones)
        return [zone for page in pages for zone in page["HostedZones"]]

    def _sweep(self, zone: str) -> list[ResourceRecordSetOutputTypeDef]:
        pages = self._caller.pages(self._client.list_resource_record_sets, HostedZoneId=zone, MaxItems="300")
        return [entry for page in pages for entry in page["ResourceRecordSets"]]


def _editable(zone: HostedZoneTypeDef) -> bool:
    return not zone.get("Config", {}).get("PrivateZone", False) and "LinkedService" not in zone
