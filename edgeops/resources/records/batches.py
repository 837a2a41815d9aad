"""The atomic batches: alias and marker of a zone's names, made or removed together.

What stands at a name is read again right before, so that the batch names exactly what it replaces or removes
(T2.20); where something else has come meanwhile, Route53 refuses the whole batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, plain_name
from edgeops.errors import ApiError, Refused
from edgeops.model import Alias, Balancer, HostedZone, Phase, Spec, Stack, Step
from edgeops.resources.records.seeing import (
    NAME,
    TAKEN_TYPES,
    changed_by_hand,
    foreign,
    held_by,
    marker_in,
    target_of,
)
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import (
        AliasTargetTypeDef,
        ChangeTypeDef,
    )

MARKER_TTL = 300
INSYNC_SECONDS = 30.0
INSYNC_PAUSE = 2.0
TARGET_NOT_FOUND_SECONDS = 120.0  # Route53 does not know a fresh load balancer's name at once (T2.18)


def write(verb: str, zone: HostedZone, hosts: tuple[str, ...], why: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        balancer = stack.balancer.first if stack.balancer else None
        assert balancer is not None

        def write() -> bool:
            changes = [change for host in hosts for change in _changes(run.aws, zone, host, balancer)]
            if not changes:
                return True
            try:
                run.aws.dns.expect(run.aws.dns.change(zone.id, changes, f"edgeops {run.aws.stack}"))
            except ApiError as error:
                if error.code != "InvalidChangeBatch":
                    raise
                # One code for several causes: look what stands there now. Something foreign: stop. Ours, by a lost
                # answer: done. Nothing: the load balancer's name is too fresh, try again.
                run.aws.dns.forget(zone.id)
                return False
            return True

        wait = Wait(NAME, "Route53 knows the load balancer's name", 5, TARGET_NOT_FOUND_SECONDS)
        run.wait(wait, write, bool, lambda _: "not yet")

    return Step(
        resource=NAME,
        phase=Phase.BUILD,
        verb=verb,
        kind="records",
        name=", ".join(hosts),
        why=why,
        interrupts="these names lead somewhere else now" if verb == "update" else None,
        do=do,
    )


def _changes(aws: Aws, zone: HostedZone, host: str, balancer: Balancer) -> list[ChangeTypeDef]:
    """From what stands at the name to alias and marker, as it is at this moment. Raises Refused for a foreign
    record.
    """
    identity = naming.Marker(aws.account, aws.region, aws.stack)
    marker = marker_in(aws.dns.at(zone.id, naming.marker_name(host)))
    present = [record for record in aws.dns.at(zone.id, host) if record["Type"] in TAKEN_TYPES]
    target = target_of(present)
    if marker not in (None, identity):
        raise Refused(held_by(host, marker))
    if marker is None and present and not (target or "").startswith(naming.stack_prefix(aws.stack)):
        raise Refused(foreign(host, present))
    changes: list[ChangeTypeDef] = []
    if target != plain_name(balancer.dns_name):
        changes += [{"Action": "DELETE", "ResourceRecordSet": record} for record in present]
        changes.append(_create_alias(host, balancer))
    if marker is None:
        changes.append(_create_marker(host, identity))
    return changes


def _create_alias(host: str, balancer: Balancer) -> ChangeTypeDef:
    target: AliasTargetTypeDef = {
        "HostedZoneId": balancer.zone_id,
        "DNSName": balancer.dns_name,
        "EvaluateTargetHealth": False,  # an empty target group would take the name off the air (T2.21)
    }
    return {"Action": "CREATE", "ResourceRecordSet": {"Name": host, "Type": "A", "AliasTarget": target}}


def _create_marker(host: str, identity: naming.Marker) -> ChangeTypeDef:
    return {
        "Action": "CREATE",
        "ResourceRecordSet": {
            "Name": naming.marker_name(host),
            "Type": "TXT",
            "TTL": MARKER_TTL,
            "ResourceRecords": [{"Value": f'"{identity.text()}"'}],
        },
    }


def deletions(spec: Spec, items: Sequence[Alias], why: str) -> list[Step]:
    zones = sorted({item.zone for item in items}, key=lambda zone: zone.name)
    return [_delete(spec, zone, tuple(item for item in items if item.zone == zone), why) for zone in zones]


def _delete(spec: Spec, zone: HostedZone, items: tuple[Alias, ...], why: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        ours = [item for item in items if item.ours or item.target is None]
        changes = [change for item in ours for change in _removals(run.aws, item)]
        if changes:
            run.aws.dns.expect(run.aws.dns.change(zone.id, changes, f"edgeops {run.aws.stack}"))
            wait_in_sync(run, spec.limits.dns)
        if changed := [item for item in items if item not in ours]:
            raise Refused(*(changed_by_hand(item) for item in changed))

    return Step(
        resource=NAME,
        phase=Phase.PRUNE,
        verb="delete",
        kind="records",
        name=", ".join(item.host for item in items),
        why=why,
        interrupts="these names lead nowhere any more",
        do=do,
    )


def _removals(aws: Aws, item: Alias) -> list[ChangeTypeDef]:
    """DELETE of alias and marker exactly as they were read (T2.20)."""
    alias = [record for record in aws.dns.at(item.zone.id, item.host) if record["Type"] in TAKEN_TYPES]
    marker = [record for record in aws.dns.at(item.zone.id, naming.marker_name(item.host)) if record["Type"] == "TXT"]
    return [{"Action": "DELETE", "ResourceRecordSet": record} for record in (*alias, *marker)]


def wait_in_sync(run: Run, limit: float) -> None:
    wait = Wait(
        NAME,
        "all name servers of your hosted zone answer with the new records",
        INSYNC_SECONDS,
        limit,
        pause=lambda _looks, _elapsed: INSYNC_PAUSE,
    )
    run.wait(wait, run.aws.dns.expected, lambda left: left == 0, lambda left: f"PENDING ({left} of your zones)")
