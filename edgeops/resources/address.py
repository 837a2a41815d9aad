"""The Elastic IP of an instance that asks for one. An Elastic IP that is already on it, whoever made it, is fine.

AllocateAddress has no idempotency token and is never sent twice: it is tagged in the call, and looked for by tag before
another is asked for (T0.2). Taking an Elastic IP releases the instance's automatic address for good (T4.6), so a
name that points at that one stands in the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.errors import ApiError, Finding
from edgeops.model import Address, Addresses, Charge, Instance, InstanceSeen, Network, Phase, Spec, Stack, Step
from edgeops.naming import plain_name
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_ec2.type_defs import AddressTypeDef

NEEDS: tuple[str, ...] = ("network",)
SEES: tuple[str, ...] = ("network", "zone")

ROLE = "address"
FRESH_SECONDS = 60.0


def find(aws: Aws, spec: Spec, stack: Stack) -> Addresses:
    """Our addresses, of labels in the file or not; problems: names that still point at an automatic address."""
    described = aws.call.read(aws.ec2.describe_addresses)["Addresses"]
    ours = [_seen(entry) for entry in described if naming.owned(tags.read(entry.get("Tags", [])), spec.name, ROLE)]
    # The associated one first: of several (a crash, a race) it is the one to keep (T4.3).
    ours.sort(key=lambda address: (address.label, address.association is None, address.allocation))
    problems = [] if stack.network is None else _pointed_at(aws, spec, stack, stack.network)
    return Addresses(tuple(ours), problems=tuple(problems))


def steps(spec: Spec, found: Addresses | None, stack: Stack) -> list[Step]:
    ours = found.items if found else ()
    wanted = [step for instance in spec.instances for step in _for_instance(instance, ours, stack.network)]
    return [*wanted, *(_release(extra, "a spare: another one is kept", Phase.PRUNE) for extra in _spares(ours))]


def ensure(run: Run, spec: Spec, stack: Stack) -> Addresses | None:
    mine = [step for step in steps(spec, stack.address, stack) if step.phase is Phase.BUILD]
    return find(run.aws, spec, stack) if run.perform_all(mine, stack) else stack.address


def removal(spec: Spec, found: Addresses | None) -> list[Step]:
    """Kept unless `--delete-address`: a released address never comes back (T4.9)."""
    if found is None or "address" not in spec.discard:
        return []
    return [_release(address, "you asked for it with --delete-address", Phase.PRUNE) for address in found.items]


def _for_instance(instance: Instance, ours: Sequence[Address], network: Network | None) -> list[Step]:
    seen = network.instance(instance.label) if network else None
    if not instance.elastic_ip or (seen and seen.has_elastic_ip):
        return []
    kept = next((address for address in ours if address.label == instance.label), None)
    return [_associate(instance, seen, kept) if kept else _allocate(instance, seen)]


def _allocate(instance: Instance, seen: InstanceSeen | None) -> Step:
    def do(run: Run, stack: Stack) -> None:
        identity = naming.tags(run.aws.stack, ROLE, part=instance.label)
        answer = run.aws.call.once(
            run.aws.ec2.allocate_address,
            Domain="vpc",
            TagSpecifications=tags.specification("elastic-ip", identity),
        )
        _attach(run, answer["AllocationId"], stack, instance)

    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="create",
        kind="elastic-ip",
        name=instance.label,
        why=f"{instance.label} asks for an Elastic IP and has none",
        costs=(Charge("public-ipv4"),),
        interrupts=_interrupts(seen),
        do=do,
    )


def _associate(instance: Instance, seen: InstanceSeen | None, address: Address) -> Step:
    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="associate",
        kind="elastic-ip",
        name=instance.label,
        why=f"our Elastic IP {address.ip} is not on the instance",
        interrupts=_interrupts(seen),
        do=lambda run, stack: _attach(run, address.allocation, stack, instance),
    )


def _interrupts(seen: InstanceSeen | None) -> str | None:
    if seen is None or seen.public_ip is None:
        return None
    return f"the instance's present address {seen.public_ip} is lost: whoever uses it (ssh, CI) needs the new one"


def _attach(run: Run, allocation: str, stack: Stack, instance: Instance) -> None:
    seen = stack.network.instance(instance.label) if stack.network else None
    assert seen is not None, "a missing instance is a problem that stops before the first write"
    patient = run.aws.call.patient({"InvalidAllocationID.NotFound", "InvalidInstanceID"}, FRESH_SECONDS)
    patient.write(
        run.aws.ec2.associate_address,
        AllocationId=allocation,
        NetworkInterfaceId=seen.interface,
        AllowReassociation=False,
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
    def do(run: Run, stack: Stack) -> None:
        try:
            if address.association:
                run.aws.call.write(run.aws.ec2.disassociate_address, AssociationId=address.association)
            run.aws.call.write(run.aws.ec2.release_address, AllocationId=address.allocation)
        except ApiError as error:
            if error.code not in {"InvalidAllocationID.NotFound", "InvalidAssociationID.NotFound"}:
                raise

    return Step(
        resource=ROLE,
        phase=phase,
        verb="release",
        kind="elastic-ip",
        name=f"{address.label} {address.ip}",
        why=why,
        irreversible=True,
        interrupts="the instance gets another address" if address.association else None,
        do=do,
    )


def _pointed_at(aws: Aws, spec: Spec, stack: Stack, network: Network) -> list[Finding]:
    """Names in our zones that point at an automatic address which an Elastic IP would release."""
    labels = {instance.label for instance in spec.instances if instance.elastic_ip}
    doomed = {
        seen.public_ip: seen
        for seen in network.instances
        if seen.label in labels and seen.public_ip and not seen.has_elastic_ip
    }
    if not doomed or stack.zone is None:
        return []
    return [
        _still_pointed_at(plain_name(record["Name"]), doomed[entry["Value"]])
        for zone in stack.zone.used
        for record in aws.dns.records(zone.id)
        if record["Type"] == "A"
        for entry in record.get("ResourceRecords", [])
        if entry["Value"] in doomed
    ]


def _still_pointed_at(name: str, seen: InstanceSeen) -> Finding:
    return Finding(
        id="address-in-use",
        severity="error",
        where=f"instances.{seen.label}.elastic_ip",
        what=f"{name} points at {seen.public_ip}, the automatic address of {seen.id}",
        why="Taking an Elastic IP releases that address for good, and the name would lead nowhere. "
        "Moving such a name is not yet supported in this version.",
        fix="Leave out elastic_ip, or take the Elastic IP by hand and correct the record, then run this again.",
    )


def _seen(entry: AddressTypeDef) -> Address:
    return Address(
        label=tags.read(entry.get("Tags", [])).get(naming.PART, ""),
        allocation=entry["AllocationId"],
        ip=entry["PublicIp"],
        association=entry.get("AssociationId"),
        holder=entry.get("InstanceId"),
    )
