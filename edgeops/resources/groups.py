"""The target groups: one for each pool of a site, and the instances' ports registered in it.

A group can never change its port, protocol or VPC (T3.4), so its name is a hash of them and a changed port is a new
group: made in BUILD, switched to by `https` when it is healthy, and only then the old one deleted. Targets are
(instance, port) (T3.24). The drain time is not set here: deregistering sets it when there is something to drain,
which spares a call a group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.catalogue import Text, say
from edgeops.errors import ApiError, Finding, Refused, finding
from edgeops.model import Group, Groups, HealthCheck, Network, Phase, Pool, Site, Spec, Stack, Step, TargetSeen
from edgeops.placement import index_in_arn
from edgeops.routing import group_name
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import TargetDescriptionTypeDef, TargetGroupTypeDef

NEEDS: tuple[str, ...] = ("network",)
SEES: tuple[str, ...] = ("network",)

ROLE = naming.GROUP
DRAIN_SECONDS = 30
IN_USE_SECONDS = 120.0
PENDING_INSTANCE_SECONDS = 120.0
FRESH_SECONDS = 60.0


def find(aws: Aws, spec: Spec, stack: Stack) -> Groups:
    """Ours by tag, with the health of every target; one that only has a name we need is a problem."""
    named = aws.elb.groups()
    aws.elb.begin_targets(entry["TargetGroupArn"] for entry in named)  # while their tags are read
    listed = [entry for entry in named if not aws.elb.gone(entry["TargetGroupArn"])]
    mine = [entry for entry in listed if _is_ours(aws, spec, entry)]
    ours = aws.call.together.map(lambda entry: _seen(aws, entry), mine)
    names = {group.name for group in ours}
    wanted = {group_name(spec, site, pool, stack.network) for site in spec.sites for pool in site.groups}
    taken = sorted(entry["TargetGroupName"] for entry in listed if entry["TargetGroupName"] in wanted - names)
    return Groups(tuple(ours), problems=tuple(_foreign(name) for name in taken))


def steps(spec: Spec, found: Groups | None, stack: Stack) -> list[Step]:
    found = found or Groups()
    wanted: dict[str, tuple[Site, Pool]] = {
        group_name(spec, site, pool, stack.network): (site, pool) for site in spec.sites for pool in site.groups
    }
    changes = [step for name in wanted for step in _for_pool(*wanted[name], name, found.named(name), stack.network)]
    return [
        *changes,
        *(_delete(group, say("why.group-unused")) for group in found.items if group.name not in wanted),
    ]


def ensure(run: Run, spec: Spec, stack: Stack) -> Groups | None:
    """First every group, then - proven ours by tags, 20 at a time - what is registered in it.

    The same name and settings hand out a group that was there before, whoever made it (T3.2).
    """
    for verbs in (frozenset({"create", "update"}), frozenset({"register"})):
        planned = [step for step in steps(spec, stack.groups, stack) if step.phase is Phase.BUILD]
        if run.perform_together([step for step in planned if step.verb in verbs], stack):
            made = {step.name for step in planned if step.verb == "create"}
            found = find(run.aws, spec, stack) if "register" in verbs else _wait_listed(run, spec, stack, made)
            if found.problems:
                raise Refused(*found.problems)
            stack = replace(stack, groups=found)
    return stack.groups


def _wait_listed(run: Run, spec: Spec, stack: Stack, made: set[str]) -> Groups:
    """What stands now; a fresh group may be listed some seconds late (T3.13)."""

    def look() -> Groups:
        run.aws.elb.forget_group_list()
        return find(run.aws, spec, stack)

    wait = Wait(ROLE + "s", say("wait.groups-listed"), 2, FRESH_SECONDS)
    return run.wait(
        wait,
        look,
        lambda seen: bool(seen.problems) or made <= {group.name for group in seen.items},
        lambda seen: say("seen.some-not-yet", count=len(made - {group.name for group in seen.items})),
    )


def removal(spec: Spec, found: Groups | None) -> list[Step]:
    return [_delete(group, say("why.balancer-gone")) for group in found.items] if found else []


def _is_ours(aws: Aws, spec: Spec, entry: TargetGroupTypeDef) -> bool:
    return naming.owned(aws.elb.tags(entry["TargetGroupArn"]), spec.name, ROLE)


def _targets(pool: Pool, network: Network | None) -> list[tuple[str, int]]:
    seen = network.labelled if network else {}
    return [(one.id, target.port) for target in pool.targets for one in seen.get(target.instance, ())]


def _for_pool(site: Site, pool: Pool, name: str, group: Group | None, network: Network | None) -> list[Step]:
    if group is None:
        return [_create(site, pool, name), _register(site, pool, name)]
    changes = []
    if group.check != site.health:
        changes.append(_update_check(site, group))
    there = {(target.id, target.port) for target in group.targets if target.state != "draining"}
    wanted = _targets(pool, network)
    if not there.issuperset(wanted):
        changes.append(_register(site, pool, name))
    if extra := sorted(there - set(wanted)):
        changes.append(_deregister(site, group, extra))
    return changes


def _create(site: Site, pool: Pool, name: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        assert stack.network is not None
        identity = naming.tags(run.aws.stack, ROLE, site.host, str(pool.key))
        check = site.health
        answer = run.aws.call.write(
            run.aws.elbv2.create_target_group,
            Name=name,
            Protocol="HTTP",
            Port=pool.key.port,
            VpcId=stack.network.vpc,
            TargetType="instance",
            HealthCheckPath=check.path,
            HealthCheckIntervalSeconds=check.interval,
            HealthCheckTimeoutSeconds=check.timeout,
            HealthyThresholdCount=check.healthy,
            UnhealthyThresholdCount=check.unhealthy,
            Matcher={"HttpCode": check.codes},
            Tags=tags.listed(identity),
        )
        run.aws.elb.note_targets(answer["TargetGroups"][0]["TargetGroupArn"], ())

    return Step(
        resource=ROLE + "s",
        phase=Phase.BUILD,
        verb="create",
        kind="target-group",
        name=name,
        why=say("why.group", host=site.host, targets=_told(pool), check=_in_words(site.health)),
        do=do,
    )


def _told(pool: Pool) -> str:
    return ", ".join(map(str, pool.targets))


def _in_words(check: HealthCheck) -> Text:
    key = "check.any-answer" if check == HealthCheck() else "check.healthy-when"
    return say(key, path=check.path, codes=check.codes)


def _update_check(site: Site, group: Group) -> Step:
    def do(run: Run, stack: Stack) -> None:
        check = site.health
        run.aws.call.write(
            run.aws.elbv2.modify_target_group,
            TargetGroupArn=group.arn,
            HealthCheckPath=check.path,
            HealthCheckIntervalSeconds=check.interval,
            HealthCheckTimeoutSeconds=check.timeout,
            HealthyThresholdCount=check.healthy,
            UnhealthyThresholdCount=check.unhealthy,
            Matcher={"HttpCode": check.codes},
        )
        run.aws.elb.forget_targets([group.arn])

    check, was = _in_words(site.health), group.check
    why = say("why.check", host=site.host, check=check, path=was.path, codes=was.codes)
    return _change("update", "health-check", Phase.BUILD, group.name, why, do)


def _register(site: Site, pool: Pool, name: str) -> Step:
    def do(run: Run, stack: Stack) -> None:
        group = stack.groups.named(name) if stack.groups else None
        assert group is not None
        there = {(target.id, target.port) for target in group.targets if target.state != "draining"}
        missing = [pair for pair in _targets(pool, stack.network) if pair not in there]
        # InvalidTarget also says "not running yet" (T3.23); a stopped instance was refused before the first write.
        run.aws.call.patient({"InvalidTarget"}, PENDING_INSTANCE_SECONDS).write(
            run.aws.elbv2.register_targets, TargetGroupArn=group.arn, Targets=_descriptions(missing)
        )
        run.aws.elb.note_targets(group.arn, [*group.targets, *(_registered(*pair) for pair in missing)])

    why = say("why.goes-to", host=site.host, targets=_told(pool))
    return _change("register", "targets", Phase.BUILD, name, why, do)


def _deregister(site: Site, group: Group, extra: list[tuple[str, int]]) -> Step:
    def do(run: Run, stack: Stack) -> None:
        drain = [{"Key": "deregistration_delay.timeout_seconds", "Value": str(DRAIN_SECONDS)}]
        run.aws.call.write(run.aws.elbv2.modify_target_group_attributes, TargetGroupArn=group.arn, Attributes=drain)  # type: ignore[arg-type]
        run.aws.call.write(run.aws.elbv2.deregister_targets, TargetGroupArn=group.arn, Targets=_descriptions(extra))

    why = say("why.goes-not", host=site.host, targets=_listed(extra))
    return _change("deregister", "targets", Phase.PRUNE, group.name, why, do)


def _change(verb: str, kind: str, phase: Phase, name: str, why: Text, do: Callable[[Run, Stack], None]) -> Step:
    return Step(resource=ROLE + "s", phase=phase, verb=verb, kind=kind, name=name, why=why, do=do)


def _registered(id: str, port: int) -> TargetSeen:
    return TargetSeen(id, port, "initial", "Elb.RegistrationInProgress", "")


def _descriptions(targets: list[tuple[str, int]]) -> list[TargetDescriptionTypeDef]:
    return [{"Id": id, "Port": port} for id, port in targets]


def _delete(group: Group, why: Text) -> Step:
    def do(run: Run, stack: Stack) -> None:
        if theirs := _theirs(run.aws, group):
            raise Refused(_used_elsewhere(group, theirs))

        def delete() -> bool:
            try:
                run.aws.call.write(run.aws.elbv2.delete_target_group, TargetGroupArn=group.arn)
            except ApiError as error:
                if error.code == "ResourceInUse":
                    return False
                if error.code != "TargetGroupNotFound":
                    raise
            return True

        wait = Wait(ROLE + "s", say("wait.group-unused", group=group.name), 10, IN_USE_SECONDS)
        run.wait(wait, delete, bool, lambda _: say("seen.group-in-use"))
        run.aws.elb.forget_groups()

    return _change("delete", "target-group", Phase.PRUNE, group.name, why, do)


def used_by_others(aws: Aws, found: Groups) -> list[Finding]:
    """What to say of groups on a load balancer that is not ours: asked before `down` touches anything."""
    return [_used_elsewhere(group, theirs) for group in found.items if (theirs := _theirs(aws, group))]


def _theirs(aws: Aws, group: Group) -> list[str]:
    return [arn for arn in group.balancers if index_in_arn(aws.stack, arn) is None]


def _seen(aws: Aws, entry: TargetGroupTypeDef) -> Group:
    arn = entry["TargetGroupArn"]
    check = HealthCheck(
        path=entry["HealthCheckPath"],
        codes=entry["Matcher"]["HttpCode"],
        interval=entry["HealthCheckIntervalSeconds"],
        timeout=entry["HealthCheckTimeoutSeconds"],
        healthy=entry["HealthyThresholdCount"],
        unhealthy=entry["UnhealthyThresholdCount"],
    )
    owner = aws.elb.tags(arn)
    site, part = owner.get(naming.SITE, ""), owner.get(naming.PART, "")
    name, port, balancers = entry["TargetGroupName"], entry["Port"], tuple(entry["LoadBalancerArns"])
    return Group(arn, name, site, part, port, check, balancers, aws.elb.targets(arn))


def _listed(targets: list[tuple[str, int]]) -> str:
    return ", ".join(f"{id}:{port}" for id, port in targets)


def _foreign(name: str) -> Finding:
    return finding("foreign-target-group", "groups", group=name)


def _used_elsewhere(group: Group, balancers: list[str]) -> Finding:
    return finding("target-group-used-elsewhere", "groups", group=group.name, balancers=", ".join(balancers))
