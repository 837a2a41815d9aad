"""What leaves: record and marker of a name are removed in one batch, and what was taken over is put back where it leads
to something that is still in this account; else it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING, Any

from edgeops import naming
from edgeops.aws import Aws
from edgeops.aws.machines import described
from edgeops.batches import by_name, leads_to_ours, let_pass, send, standings, wait_in_sync
from edgeops.catalogue import Text, say
from edgeops.claims import Standing, changed_by_hand, in_words, leads_home, not_restored, release, targets_of
from edgeops.errors import ApiError, Refused
from edgeops.events import Warned
from edgeops.model import Held, HostedZone, Phase, Spec, Stack, Step
from edgeops.naming import plain_name
from edgeops.placement import index_of
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import ChangeTypeDef, ResourceRecordSetOutputTypeDef

NAME = "records"
ALIAS_SECONDS = 60
"""For which a resolver remembers an alias to a load balancer. Where a site is served elsewhere again, ours may only go
when nobody is sent to it any more.
https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-delete.html
"""


def deletions(spec: Spec, items: Sequence[Held], why: str) -> list[Step]:
    """A step for each zone."""
    zones = sorted({item.zone for item in items}, key=lambda zone: zone.name)
    return [_delete(spec, zone, tuple(item for item in items if item.zone == zone), why) for zone in zones]


def _delete(spec: Spec, zone: HostedZone, items: tuple[Held, ...], why: str) -> Step:
    restores = [item.host for item in items if item.taken_over]

    def do(run: Run, stack: Stack) -> None:
        ours = [item for item in items if item.ours or item.target is None]
        at = by_name(run.aws, zone)
        changes = _releases(run, [Standing.of(item.host, at) for item in ours], at)
        if changes:
            _carry_out(run, zone, changes, {item.host for item in ours})
            wait_in_sync(run, NAME, spec.limits.dns)
            if any(change["Action"] == "CREATE" for change in changes):
                let_pass(run, NAME, ALIAS_SECONDS)
        if changed := [item for item in items if item not in ours]:
            raise Refused(*(changed_by_hand(item.host, item.target) for item in changed))

    return Step(
        resource=NAME,
        phase=Phase.PRUNE,
        verb="delete",
        kind="records",
        name=", ".join(item.host for item in items),
        why=say("why.put-back", why=why, hosts=", ".join(restores)) if restores else why,
        interrupts=_interrupts(items, restores),
        do=do,
    )


def _interrupts(items: Sequence[Held], restores: Sequence[str]) -> Text | None:
    """Nobody notices that records go which nobody is led to."""
    if all(item.buried for item in items):
        return None
    return say("interrupts.lead-nowhere") if len(restores) < len(items) else say("interrupts.lead-back")


def _carry_out(run: Run, zone: HostedZone, changes: list[ChangeTypeDef], hosts: Collection[str]) -> None:
    try:
        send(run, zone, changes)
    except ApiError as error:
        # Somebody was faster, or the answer to our own batch was lost: done if nothing of ours stands there.
        left = {one.host for one in standings(run.aws, zone) if one.marker or leads_to_ours(one, run.aws.stack)}
        if error.code != "InvalidChangeBatch" or left & set(hosts):
            raise


def _releases(
    run: Run, leaving: Sequence[Standing], at: Mapping[str, Sequence[ResourceRecordSetOutputTypeDef]]
) -> list[ChangeTypeDef]:
    """Removes record and marker of each; puts back what was taken over where it leads to what is this account's.

    `at`: the zone's record sets by name.
    """
    taken = {one.host: taken_over(one) for one in leaving}
    staying = {(name, record["Type"]) for name, records in at.items() if name not in taken for record in records}
    back = _returning(run.aws, taken, staying) if any(taken.values()) else {}
    places = {host: place for place, host in enumerate(back)}  # an alias comes after what it leads to
    changes: list[ChangeTypeDef] = []
    for one in sorted(leaving, key=lambda one: places.get(one.host, -1)):
        returns = back.get(one.host, [])
        lost = [record for record in taken[one.host] if record not in returns]
        changes += release(one, returns)
        if lost or (one.marker and one.marker.old and not taken[one.host]):
            run.emit(Warned(not_restored(one.host, in_words(lost) or say("record.untold"))))
    return changes


def _returning(aws: Aws, taken: Mapping[str, Sequence[Any]], staying: Collection[tuple[str, str]]) -> dict[str, Any]:
    """Host -> its records that lead home, an alias also over other records that return; in an order in which each can
    be made. `staying`: name and type of what stays in the zone.
    """
    left = [(host, record) for host, old in taken.items() for record in old]
    home, zones = _home(aws, [record for _, record in left])
    sets, back = set(staying), dict[str, Any]()
    while ready := [one for one in left if leads_home(one[1], home, zones, sets)]:
        for host, record in ready:
            back.setdefault(host, []).append(record)
            sets.add((host, record["Type"]))
        left = [one for one in left if one not in ready]
    return back


def taken_over(standing: Standing) -> list[Any]:
    """The record sets that stood at the name before it was taken over; [] too where the marker is damaged."""
    return naming.unpack(standing.marker.old) if standing.marker and standing.marker.old else []


def _home(aws: Aws, old: Sequence[Any]) -> tuple[set[str], list[str]]:
    """The public addresses and the load balancers' DNS names of this account, as far as the old records ask for
    them, and its zones.
    """
    wanted = {target for record in old if record["Type"] in {"A", "AAAA"} for target in targets_of(record)}
    theirs = {
        plain_name(entry.get("DNSName", ""))
        for entry in aws.elb.balancers()
        if index_of(aws.stack, entry["LoadBalancerName"]) is None
    }
    zones = [plain_name(zone["Name"]) for zone in aws.dns.public_zones()]
    return {*_present(aws, wanted), *theirs, *aws.classic.balancers()}, zones


def _present(aws: Aws, wanted: Collection[str]) -> set[str]:
    """Those of the wanted addresses, as they are written there, that are this account's: Elastic IPs and whatever its
    instances have. An IPv6 address can be written in several ways, so they are compared as numbers.
    """
    left = {text: address for text in wanted if (address := _address(text))}
    elastic = aws.call.read(aws.ec2.describe_addresses)["Addresses"] if left else []
    have = {_address(entry["PublicIp"]) for entry in elastic}
    if not have.issuperset(left.values()):
        have |= {_address(text) for text in _of_instances(aws)}
    return {text for text, address in left.items() if address in have}


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None  # the name of an alias


def _of_instances(aws: Aws) -> Iterator[str]:
    """Every public and every IPv6 address of the region's instances: no one filter asks for both."""
    for entry in described(aws.call, aws.ec2):
        interfaces = entry.get("NetworkInterfaces", [])
        yield from (one["Ipv6Address"] for each in interfaces for one in each.get("Ipv6Addresses", []))
        yield from [entry["PublicIpAddress"]] if "PublicIpAddress" in entry else []
