"""What leaves: record and marker of a name are removed in one batch, and what was taken over is put back where it leads
to something that is still in this account; else it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from edgeops import naming
from edgeops.aws import Aws
from edgeops.batches import by_name, leads_to_ours, send, standings, wait_in_sync
from edgeops.catalogue import say
from edgeops.claims import Standing, changed_by_hand, in_words, leads_home, not_restored, release, targets_of
from edgeops.errors import ApiError, Refused
from edgeops.events import Warned
from edgeops.model import Held, HostedZone, Phase, Spec, Stack, Step
from edgeops.naming import plain_name
from edgeops.placement import index_of
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import FilterTypeDef
    from mypy_boto3_route53.type_defs import ChangeTypeDef

NAME = "records"


def deletions(spec: Spec, items: Sequence[Held], why: str) -> list[Step]:
    """A step for each zone."""
    zones = sorted({item.zone for item in items}, key=lambda zone: zone.name)
    return [_delete(spec, zone, tuple(item for item in items if item.zone == zone), why) for zone in zones]


def _delete(spec: Spec, zone: HostedZone, items: tuple[Held, ...], why: str) -> Step:
    restores = [item.host for item in items if item.taken_over]

    def do(run: Run, stack: Stack) -> None:
        ours = [item for item in items if item.ours or item.target is None]
        at = by_name(run.aws, zone)
        changes = _releases(run, [Standing.of(item.host, at) for item in ours], set(at))
        if changes:
            _carry_out(run, zone, changes, {item.host for item in ours})
            wait_in_sync(run, NAME, spec.limits.dns)
        if changed := [item for item in items if item not in ours]:
            raise Refused(*(changed_by_hand(item.host, item.target) for item in changed))

    return Step(
        resource=NAME,
        phase=Phase.PRUNE,
        verb="delete",
        kind="records",
        name=", ".join(item.host for item in items),
        why=say("why.put-back", why=why, hosts=", ".join(restores)) if restores else why,
        interrupts=say("interrupts.lead-nowhere") if len(restores) < len(items) else say("interrupts.lead-back"),
        do=do,
    )


def _carry_out(run: Run, zone: HostedZone, changes: list[ChangeTypeDef], hosts: Collection[str]) -> None:
    try:
        send(run, zone, changes)
    except ApiError as error:
        # Somebody was faster, or the answer to our own batch was lost: done if nothing of ours stands there.
        left = {one.host for one in standings(run.aws, zone) if one.marker or leads_to_ours(one, run.aws.stack)}
        if error.code != "InvalidChangeBatch" or left & set(hosts):
            raise


def _releases(run: Run, leaving: Sequence[Standing], names: Collection[str]) -> list[ChangeTypeDef]:
    """Removes record and marker of each; puts back what was taken over where it leads to what is this account's."""
    taken = {one.host: taken_over(one) for one in leaving}
    home, zones = (
        _home(run.aws, [record for old in taken.values() for record in old]) if any(taken.values()) else ((), ())
    )
    present = {*home, *(name for name in names if name not in taken)}
    present |= {host for host, old in taken.items() if any(leads_home(record, present, zones) for record in old)}
    changes: list[ChangeTypeDef] = []
    for one in leaving:
        back = [record for record in taken[one.host] if leads_home(record, present, zones)]
        lost = [record for record in taken[one.host] if record not in back]
        changes += release(one, back)
        if lost or (one.marker and one.marker.old and not taken[one.host]):
            run.emit(Warned(not_restored(one.host, in_words(lost) or say("record.untold"))))
    return changes


def taken_over(standing: Standing) -> list[Any]:
    """The record sets that stood at the name before it was taken over; [] too where the marker is damaged."""
    return naming.unpack(standing.marker.old) if standing.marker and standing.marker.old else []


def _home(aws: Aws, old: Sequence[Any]) -> tuple[set[str], list[str]]:
    """The public addresses and the load balancers' DNS names of this account, as far as the old records ask for
    them, and its zones.
    """
    addresses = {entry["PublicIp"] for entry in aws.call.read(aws.ec2.describe_addresses)["Addresses"]}
    wanted = {target for record in old if record["Type"] == "A" for target in targets_of(record)}
    if unknown := sorted(target for target in wanted - addresses if target.replace(".", "").isdigit()):
        filters: list[FilterTypeDef] = [{"Name": "ip-address", "Values": unknown}]
        answer = aws.call.read(aws.ec2.describe_instances, Filters=filters)
        instances = [entry for reservation in answer["Reservations"] for entry in reservation["Instances"]]
        addresses |= {entry["PublicIpAddress"] for entry in instances if "PublicIpAddress" in entry}
    theirs = {
        plain_name(entry.get("DNSName", ""))
        for entry in aws.elb.balancers()
        if index_of(aws.stack, entry["LoadBalancerName"]) is None
    }
    zones = [plain_name(zone["Name"]) for zone in aws.dns.public_zones()]
    return {*addresses, *theirs, *aws.classic.balancers()}, zones
