"""The account as an operator sees it, with the console's buttons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from edgeops.aws import Aws
from tests.harness import Desk
from tests.torture.story.pieces import Ownership, Piece, taken_apart


@dataclass(frozen=True)
class Look:
    """The account as it is now, with the console's buttons."""

    desk: Desk
    aws: Aws

    @cached_property
    def owners(self) -> Ownership:
        spec = self.desk.spec
        return Ownership(taken_apart(self.desk.world.inventory()), spec.name, {*spec.hosts, *spec.hostnames})

    def some(self, kind: str, pick: int) -> Piece | None:
        """One of ours of that kind."""
        ours = self.owners.ours(kind)
        return ours[pick % len(ours)] if ours else None

    @property
    def elb(self) -> Any:
        return self.aws.elbv2

    @property
    def ec2(self) -> Any:
        return self.aws.ec2

    @property
    def instance(self) -> str:
        return self.desk.world.instance("web").id

    def change(self, zone: str, *changes: tuple[str, Any]) -> None:
        """A batch in Route53; `changes` are (action, record set)."""
        batch = [{"Action": action, "ResourceRecordSet": _plain(record)} for action, record in changes]
        route53: Any = self.aws.dns._client
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": batch})

    def zone_of(self, name: str) -> str:
        zones = {
            plain: zone.id for zone in self.desk.world.cloud.dns.zones.values() if (plain := zone.name.rstrip("."))
        }
        return next(id for plain, id in zones.items() if name.endswith(plain))

    def record(self, name: str, kind: str) -> Piece | None:
        wanted = (self.zone_of(name), name, kind)
        pieces = [piece for piece in self.owners.pieces.values() if piece.kind == "record"]
        return next((one for one in pieces if (one.thing["zone"], one.name, one.thing["Type"]) == wanted), None)


def _plain(record: Any) -> Any:
    return {key: value for key, value in record.items() if key != "zone"}


def arn(piece: Piece) -> str:
    """Or the id: what stands in its key."""
    return piece.key.partition(" ")[2]
