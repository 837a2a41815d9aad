"""Who may talk to whom: our security group around the load balancer, and our rule in each of your instances' groups.

Ours lets the world reach 80 and 443. Yours gets a rule that lets our group - not the world - reach the ports your
sites use; it is tagged, and `down` removes it by its own id and touches no other (T4.19). A new group takes seconds
to be seen (T4.12). After a load balancer is gone its network interfaces hold our group for some minutes (T4.17); we
wait, and never delete them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.catalogue import Text, say
from edgeops.errors import ApiError, Refused
from edgeops.model import Firewall, FirewallRule, Network, Phase, Spec, Stack, Step
from edgeops.openness import WEB
from edgeops.resources.firewall.seeing import ROLE, foreign, groups, our_group, seen, your_group
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_ec2 import type_defs as ec2

NEEDS: tuple[str, ...] = ("network",)
SEES: tuple[str, ...] = ("network",)

OPEN_PORTS = sorted(WEB)
WORLD = "0.0.0.0/0"
NOT_YET = frozenset({"InvalidGroup.NotFound", "InvalidGroupId.NotFound"})
FRESH_SECONDS, LINGER_SECONDS = 30.0, 60.0
Seen = TypeVar("Seen")


def find(aws: Aws, spec: Spec, stack: Stack) -> Firewall:
    return seen(aws, spec, stack)


def steps(spec: Spec, found: Firewall | None, stack: Stack) -> list[Step]:
    found = found or Firewall()
    return [
        *_own_group(spec, found, stack.network),
        *(_allow(group, ports) for group, ports in _missing(spec, found, stack.network)),
        *(_revoke(rule, why, found.group) for rule, why in _unneeded(spec, found, stack.network)),
    ]


def ensure(run: Run, spec: Spec, stack: Stack) -> Firewall | None:
    mine = [step for step in steps(spec, stack.firewall, stack) if step.phase is Phase.BUILD]
    if not run.perform_all(mine, stack):
        return stack.firewall
    return _listed(run, lambda: find(run.aws, spec, stack), lambda found: found.group is not None)


def removal(spec: Spec, found: Firewall | None) -> list[Step]:
    """Our rules in your groups first: while a rule refers to our group, it cannot be deleted."""
    if found is None:
        return []
    elsewhere = (rule for rule in found.rules if rule.ours and rule.group != found.group)
    revoked = [_revoke(rule, say("why.balancer-gone"), found.group) for rule in elsewhere]
    return revoked if found.group is None else [*revoked, _delete(found.group, spec)]


def _wanted(spec: Spec, network: Network | None) -> Mapping[tuple[str, str], set[int]]:
    """Your security groups (id, name) and the ports in each that the load balancer has to reach."""
    wanted: dict[tuple[str, str], set[int]] = {}
    labelled = network.labelled if network else {}
    for target in (target for site in spec.sites for pool in site.groups for target in pool.targets):
        for each in labelled.get(target.instance, ()):
            if group := your_group(each.groups):
                wanted.setdefault(group, set()).add(target.port)
    return wanted


def _missing(spec: Spec, found: Firewall, network: Network | None) -> list[tuple[tuple[str, str], list[int]]]:
    have = {(rule.group, rule.only) for rule in found.rules if found.group and rule.source == found.group}
    missing = [
        (group, sorted(port for port in ports if (group[0], port) not in have))
        for group, ports in sorted(_wanted(spec, network).items())
    ]
    return [(group, ports) for group, ports in missing if ports]


def _unneeded(spec: Spec, found: Firewall, network: Network | None) -> list[tuple[FirewallRule, Text]]:
    """Ours that is not what is wanted, and why: its port is not used, or somebody has changed the rule."""
    wanted = {(group[0], port, found.group) for group, ports in _wanted(spec, network).items() for port in ports}
    wanted |= {(found.group or "", port, WORLD) for port in OPEN_PORTS}
    unneeded = [one for one in found.rules if one.ours and (one.group, one.only, one.source) not in wanted]
    return [(one, _why_unneeded(one, found.group)) for one in unneeded]


def _why_unneeded(rule: FirewallRule, own: str | None) -> Text:
    as_made = rule.only is not None and rule.group != own and rule.source == own
    return say("why.port-unused") if as_made else say("why.rule-changed")


def _own_group(spec: Spec, found: Firewall, network: Network | None) -> list[Step]:
    if found.group is None:
        return [_create(spec, network.vpc if network else "")]
    have = {rule.only for rule in found.rules if rule.group == found.group and rule.source == WORLD}
    closed = [port for port in OPEN_PORTS if port not in have]
    return [_open(found.group, closed)] if closed else []


def _create(spec: Spec, vpc: str) -> Step:
    name = naming.security_group(spec.name, vpc)

    def do(run: Run, stack: Stack) -> None:
        try:
            group = run.aws.call.write(
                run.aws.ec2.create_security_group,
                GroupName=name,
                Description=f"edgeops {spec.name}: the load balancer, open to the world on 80 and 443",
                VpcId=vpc,
                TagSpecifications=tags.specification("security-group", naming.tags(run.aws.stack, ROLE)),
            )["GroupId"]
        except ApiError as error:
            if error.code != "InvalidGroup.Duplicate":
                raise
            group = _made_before(run, name, vpc)
        _authorize(run, group, [_from_world(port) for port in OPEN_PORTS])

    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="create",
        kind="security-group",
        name=name,
        why=say("why.group-open"),
        do=do,
    )


def _made_before(run: Run, name: str, vpc: str) -> str:
    """Ours, made by an earlier run and perhaps not listed yet (T4.12). Raises Refused where it is somebody else's."""
    _listed(run, lambda: groups(run.aws, {"group-name": name, "vpc-id": vpc}))
    if group := our_group(run.aws):
        return group
    raise Refused(foreign(name))


def _listed(run: Run, look: Callable[[], Seen], there: Callable[[Seen], bool] = bool) -> Seen:
    """A group is listed some seconds after it was made, and after it has taken rules (T4.12). Raises WaitTimeout."""
    return run.wait(Wait(ROLE, say("wait.group-listed"), 2, FRESH_SECONDS), look, there, lambda _: say("seen.not-yet"))


def _open(group: str, ports: Sequence[int]) -> Step:
    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="allow",
        kind="firewall-rule",
        name=say("name.world-on", ports=", ".join(map(str, ports))),
        why=say("why.rule-lost"),
        do=lambda run, _stack: _authorize(run, group, [_from_world(port) for port in ports]),
    )


def _allow(group: tuple[str, str], ports: Sequence[int]) -> Step:
    group_id, group_name = group

    def do(run: Run, stack: Stack) -> None:
        source = (stack.firewall.group if stack.firewall else None) or _listed(run, lambda: our_group(run.aws))
        assert source is not None
        _authorize(run, group_id, [_from_group(port, source) for port in ports])

    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="allow",
        kind="firewall-rule",
        name=say("name.balancer-on", ports=", ".join(map(str, ports)), group=group_name),
        why=say("why.let-in", group=group_name),
        do=do,
    )


def _revoke(rule: FirewallRule, why: str, own: str | None) -> Step:
    def do(run: Run, stack: Stack) -> None:
        revoke = run.aws.ec2.revoke_security_group_ingress
        try:
            run.aws.call.write(revoke, GroupId=rule.group, SecurityGroupRuleIds=[rule.id])
        except ApiError as error:
            if error.code not in {"InvalidSecurityGroupRuleId.NotFound", *NOT_YET}:
                raise

    return Step(
        resource=ROLE,
        phase=Phase.PRUNE,
        verb="revoke",
        kind="firewall-rule",
        name=_name(rule, own),
        why=why,
        do=do,
    )


def _name(rule: FirewallRule, own: str | None) -> Text:
    if rule.group == own:
        return say("name.own-rule", port=_opens(rule))
    return say("name.our-rule", port=_opens(rule), group=rule.group)


def _opens(rule: FirewallRule) -> Text:
    if rule.only is not None:
        return say("name.port", port=rule.only)
    if rule.protocol == "-1":
        return say("name.all-traffic")
    ports = f"{rule.port}" if rule.last in {None, rule.port} else f"{rule.port}-{rule.last}"
    return say("name.port", port=f"{rule.protocol} {ports}")


def _delete(group: str, spec: Spec) -> Step:
    def do(run: Run, stack: Stack) -> None:
        def delete() -> str:
            """What is in the way; "" when the group is gone."""
            if holders := _interfaces(run.aws, group):
                return say("seen.interfaces", count=holders)
            try:
                run.aws.call.write(run.aws.ec2.delete_security_group, GroupId=group)
            except ApiError as error:
                if error.code == "DependencyViolation":
                    users = ", ".join(groups(run.aws, {"ip-permission.group-id": group}))
                    return say("seen.group-named", groups=users) if users else say("seen.group-used")
                if error.code not in NOT_YET:
                    raise
            return ""

        wait = Wait(ROLE, say("wait.our-group-unused"), LINGER_SECONDS, spec.limits.deletion)
        run.wait(wait, delete, lambda holder: not holder, lambda holder: holder)

    return Step(
        resource=ROLE,
        phase=Phase.PRUNE,
        verb="delete",
        kind="security-group",
        name=say("name.our-group"),
        why=say("why.balancer-gone"),
        do=do,
    )


def _interfaces(aws: Aws, group: str) -> int:
    filters: list[ec2.FilterTypeDef] = [{"Name": "group-id", "Values": [group]}]
    return len(aws.call.read(aws.ec2.describe_network_interfaces, Filters=filters)["NetworkInterfaces"])


def _authorize(run: Run, group: str, permissions: Collection[ec2.IpPermissionTypeDef]) -> None:
    try:
        run.aws.call.patient(NOT_YET, FRESH_SECONDS).write(
            run.aws.ec2.authorize_security_group_ingress,
            GroupId=group,
            IpPermissions=list(permissions),
            TagSpecifications=tags.specification("security-group-rule", naming.tags(run.aws.stack, ROLE)),
        )
    except ApiError as error:
        # The answer to an earlier attempt was lost, or somebody was faster: the next find tells.
        if error.code != "InvalidPermission.Duplicate":
            raise


def _from_world(port: int) -> ec2.IpPermissionTypeDef:
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": WORLD}]}


def _from_group(port: int, source: str) -> ec2.IpPermissionTypeDef:
    pair: ec2.UserIdGroupPairTypeDef = {"GroupId": source, "Description": "edgeops: the load balancer"}
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "UserIdGroupPairs": [pair]}
