"""The Elastic IP of an instance that asks for one. An Elastic IP that is already on it, whoever made it, is fine.

AllocateAddress has no idempotency token and is never sent twice: it is tagged in the call, and looked for by tag before
another is asked for (T0.2). Taking an Elastic IP releases the instance's automatic address for good (T4.6), so a
name that points at that one stands in the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.batches import let_pass, standings
from edgeops.catalogue import Text, say
from edgeops.claims import Standing
from edgeops.errors import ApiError, Finding, finding
from edgeops.model import Address, Addresses, Charge, Instance, InstanceSeen, Network, Phase, Spec, Stack, Step
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import AddressTypeDef

NEEDS: tuple[str, ...] = ("network",)
SEES: tuple[str, ...] = ("network", "zone")

ROLE = "address"
FRESH_SECONDS = 60.0


def find(aws: Aws, spec: Spec, stack: Stack) -> Addresses:
    """Our addresses, of labels in the file or not; problems: names that still point at an automatic address."""
    ours = _ours(aws)
    pointing = _pointing(aws, spec, stack, stack.network) if stack.network and stack.zone else []
    moving = {one.host for one in pointing if one.moving}
    return Addresses(
        tuple(ours),
        leaving=_leaving(spec, Addresses(tuple(ours)), stack.network),
        after=_after(pointing),
        problems=tuple(_still_pointed_at(spec, one) for one in pointing if one.host not in moving),
    )


def _after(pointing: Sequence[Pointing]) -> dict[str, int]:
    """Nobody waits for the name that follows: until the address is there it leads to the one that is lost."""
    seconds = max((one.ttl for one in pointing if not one.follows), default=0)
    return {one.seen.label: seconds for one in pointing if one.moving}


def _leaving(spec: Spec, ours: Addresses, network: Network | None) -> frozenset[str]:
    """Those on an instance of which another one has the label now, and nothing that stays on it."""
    following = frozenset(
        kept.ip
        for instance in spec.instances
        if instance.elastic_ip and (seen := network.instance(instance.label) if network else None)
        if (kept := ours.of(instance.label)) and kept.holder not in {None, seen.id} and not ours.staying(seen)
    )
    # What leaves an instance may let another one follow to it.
    return following if following == ours.leaving else _leaving(spec, replace(ours, leaving=following), network)


def _ours(aws: Aws) -> list[Address]:
    """By label, the associated one first: of several (a crash, a race) it is the one to keep (T4.3)."""
    described = aws.call.read(aws.ec2.describe_addresses)["Addresses"]
    ours = [_seen(entry) for entry in described if naming.owned(tags.read(entry.get("Tags", [])), aws.stack, ROLE)]
    return sorted(ours, key=lambda address: (address.label, address.association is None, address.allocation))


def steps(spec: Spec, found: Addresses | None, stack: Stack) -> list[Step]:
    found = found or Addresses()
    wanted = [step for instance in spec.instances for step in _for_instance(instance, found, stack.network)]
    return [*wanted, *(_release(extra, say("why.spare"), Phase.PRUNE) for extra in _spares(found.items))]


def ensure(run: Run, spec: Spec, stack: Stack) -> Addresses | None:
    mine = [step for step in steps(spec, stack.address, stack) if step.phase is Phase.BUILD]
    return find(run.aws, spec, stack) if run.perform_all(mine, stack) else stack.address


def removal(spec: Spec, found: Addresses | None) -> list[Step]:
    """Kept unless `--delete-address`: a released address never comes back (T4.9)."""
    if found is None or "address" not in spec.discard:
        return []
    return [_release(address, say("why.delete-address"), Phase.PRUNE) for address in found.items]


def _for_instance(instance: Instance, found: Addresses, network: Network | None) -> list[Step]:
    seen = network.instance(instance.label) if network else None
    if not instance.elastic_ip or (seen and found.staying(seen)):
        return []
    kept = found.of(instance.label)
    # Seconds for which visitors may still come to the automatic address once its name has moved.
    after = found.after.get(instance.label)

    def do(run: Run, stack: Stack) -> None:
        if after is not None:
            let_pass(run, ROLE, after)
        _attach(run, kept.allocation if kept else _allocate(run, instance), stack, instance)

    return [
        Step(
            resource=ROLE,
            phase=Phase.BUILD if after is None else Phase.PRUNE,
            verb="associate" if kept else "create",
            kind="elastic-ip",
            name=instance.label,
            why=say("why.address-not-attached", ip=kept.ip)
            if kept
            else say("why.address-missing", instance=instance.label),
            costs=() if kept else (Charge("public-ipv4"),),
            interrupts=_interrupts(seen),
            do=do,
        )
    ]


def _allocate(run: Run, instance: Instance) -> str:
    """The address to use: one of an earlier run may not have been listed yet when this one looked (T0.2)."""
    identity = naming.tags(run.aws.stack, ROLE, part=instance.label)
    answer = run.aws.call.once(
        run.aws.ec2.allocate_address, Domain="vpc", TagSpecifications=tags.specification("elastic-ip", identity)
    )
    return _one_of(run, instance, answer["AllocationId"])


def _one_of(run: Run, instance: Instance, made: str) -> str:
    """The address to use once the new one is listed: of several all others go, so that one is left and paid for."""

    def look() -> list[Address]:
        return [address for address in _ours(run.aws) if address.label == instance.label]

    def all_listed(seen: list[Address]) -> bool:
        return made in {address.allocation for address in seen}

    listed = run.wait(Wait(ROLE, say("wait.address-listed"), 2, FRESH_SECONDS), look, all_listed, _not_yet)
    spares = _spares(listed)
    for spare in spares:
        _give_back(run, spare)
    if spares:
        wait = Wait(ROLE, say("wait.address-gone"), 2, FRESH_SECONDS)
        run.wait(wait, look, lambda seen: not _spares(seen), _not_yet)
    return listed[0].allocation


def _not_yet(_seen: object) -> str:
    return "not yet"


def _interrupts(seen: InstanceSeen | None) -> Text | None:
    if seen is None or seen.public_ip is None or seen.has_elastic_ip:
        return None
    return say("interrupts.address-lost", ip=seen.public_ip)


def _attach(run: Run, allocation: str, stack: Stack, instance: Instance) -> None:
    seen = stack.network.instance(instance.label) if stack.network else None
    assert seen is not None, "a missing instance is a problem that stops before the first write"
    patient = run.aws.call.patient({"InvalidAllocationID.NotFound", "InvalidInstanceID"}, FRESH_SECONDS)
    patient.write(
        run.aws.ec2.associate_address,
        AllocationId=allocation,
        NetworkInterfaceId=seen.interface,
        AllowReassociation=True,  # the address is ours: it follows its label to another instance
    )


def _spares(ours: Sequence[Address]) -> list[Address]:
    kept: set[str] = set()
    spares = []
    for address in ours:
        if address.label in kept and address.association is None:
            spares.append(address)
        kept.add(address.label)
    return spares


def _release(address: Address, why: str, phase: Phase) -> Step:
    return Step(
        resource=ROLE,
        phase=phase,
        verb="release",
        kind="elastic-ip",
        name=f"{address.label} {address.ip}",
        why=why,
        irreversible=True,
        interrupts=say("interrupts.another-address") if address.association else None,
        do=lambda run, _stack: _give_back(run, address),
    )


def _give_back(run: Run, address: Address) -> None:
    """Each of the two may be done already: an answer was lost, or an earlier run was cut off between them."""
    ec2, write = run.aws.ec2, run.aws.call.write
    if address.association:
        with _gone("InvalidAssociationID.NotFound"):
            write(ec2.disassociate_address, AssociationId=address.association)
    with _gone("InvalidAllocationID.NotFound"):
        write(ec2.release_address, AllocationId=address.allocation)


@contextmanager
def _gone(code: str) -> Iterator[None]:
    """What AWS does not find any more is what was wanted."""
    try:
        yield
    except ApiError as error:
        if error.code != code:
            raise


@dataclass(frozen=True)
class Pointing:
    """A name that leads to an automatic address; `moving`: to where the file says, in this command or just before.

    `ttl`: seconds for which visitors may come to that address yet; `follows`: it is the host name of that instance,
    which can move only after the address.
    """

    host: str
    seen: InstanceSeen
    ttl: int
    moving: bool
    follows: bool = False


def _pointing(aws: Aws, spec: Spec, stack: Stack, network: Network) -> list[Pointing]:
    """Names in our zones that lead, or led before we took them over, to an address which an Elastic IP would
    release.
    """
    labels = {instance.label for instance in spec.instances if instance.elastic_ip}
    doomed = {
        seen.public_ip: seen
        for seen in network.instances
        if seen.label in labels and seen.public_ip and not seen.has_elastic_ip
    }
    zones = stack.zone.used if stack.zone and doomed else ()
    return [
        Pointing(
            standing.host,
            doomed[ip],
            int(record.get("TTL", 60)),
            moving,
            record in standing.records and _named(spec, standing.host, doomed[ip]),
        )
        for zone in zones
        for standing in standings(aws, zone)
        for record, moving in _former_and_present(standing, spec)
        for ip in (value["Value"] for value in record.get("ResourceRecords", []))
        if record["Type"] == "A" and ip in doomed
    ]


def _former_and_present(standing: Standing, spec: Spec) -> list[tuple[Any, bool]]:
    marker = standing.marker
    former = naming.unpack(marker.old) if marker and marker.old else []
    asked = standing.host in spec.takeover and (standing.host in spec.hosts or standing.host in spec.hostnames)
    present = [(record, asked) for record in standing.records]
    return [*((record, True) for record in former), *present]


def _named(spec: Spec, host: str, seen: InstanceSeen) -> bool:
    instance = spec.hostnames.get(host)
    return instance is not None and instance.label == seen.label


def _still_pointed_at(spec: Spec, one: Pointing) -> Finding:
    named = any(instance.label == one.seen.label for instance in spec.hostnames.values())
    keys = "elastic_ip, hostname" if named else "elastic_ip"
    fix = say("address-in-use.fix-hostname", host=one.host, seconds=one.ttl, keys=keys)
    return finding(
        "address-in-use",
        f"instances.{one.seen.label}.elastic_ip",
        fix=fix if one.host in spec.hostnames else None,
        host=one.host,
        ip=one.seen.public_ip,
        instance=one.seen.id,
        keys=keys,
    )


def _seen(entry: AddressTypeDef) -> Address:
    return Address(
        label=tags.read(entry.get("Tags", [])).get(naming.PART, ""),
        allocation=entry["AllocationId"],
        ip=entry["PublicIp"],
        association=entry.get("AssociationId"),
        holder=entry.get("InstanceId"),
        interface=entry.get("NetworkInterfaceId"),
    )
