"""The Application Load Balancer: one for all sites, or as many as they need.

CreateLoadBalancer with a known name and the same settings hands out the load balancer that is there, somebody else's
too (T0.1): so it is looked for before, created with its tags, and its tags are read once more before anything is
built on it. Nothing here waits until it is active: listeners, groups and records can be made while it is
provisioning (T3.12).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.aws.call import Caller
from edgeops.catalogue import Text, say
from edgeops.errors import ApiError, Finding, Refused, finding
from edgeops.model import Balancer, Balancers, Charge, Phase, Spec, Stack, Step
from edgeops.resources.balancer import memory
from edgeops.resources.balancer.seeing import ROLE, attributes, foreign, seen
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import LoadBalancerTypeDef

NEEDS: tuple[str, ...] = ("network", "firewall")
SEES: tuple[str, ...] = ()

TAKEN = "DuplicateLoadBalancerName"
NAME_FREED_SECONDS = 180.0  # a deleted one may hold its name for a while (T3.3)
FRESH_SECONDS = 60.0


def find(aws: Aws, spec: Spec, stack: Stack) -> Balancers:
    return seen(aws, spec)


def steps(spec: Spec, found: Balancers | None, stack: Stack) -> list[Step]:
    found = found or Balancers()
    standing = [found.at(index) for index in stack.places]
    changes = [
        step
        for index, ours in zip(stack.places, standing, strict=True)
        for step in (_changes(spec, ours, stack) if ours else [_create(spec, index, _purpose(spec, index, stack))])
    ]
    emptied = [_delete(one, say("why.balancer-empty")) for one in _emptied(found, stack)]
    return [*changes, *memory.steps(spec, standing[0], stack), *emptied]


def _emptied(found: Balancers, stack: Stack) -> list[Balancer]:
    gone = stack.placement.emptied if stack.placement else frozenset()
    return [one for one in found.items if one.index in gone]


def _changes(spec: Spec, ours: Balancer, stack: Stack) -> list[Step]:
    changes = []
    if ours.spec != naming.spec_hash(attributes(spec.edge)):
        changes.append(_set_attributes(spec, ours))
    subnets = stack.network.subnets if stack.network else ()
    if subnets and set(subnets) != set(ours.subnets):
        changes.append(_set_zones(ours))
    group = stack.firewall.group if stack.firewall else None
    if group is None or group not in ours.groups:
        changes.append(_set_groups(ours))
    return changes


def ensure(run: Run, spec: Spec, stack: Stack) -> Balancers | None:
    if not run.perform_all((s for s in steps(spec, stack.balancer, stack) if s.phase is Phase.BUILD), stack):
        return stack.balancer

    def look() -> Balancers:
        run.aws.elb.forget_balancers()
        return find(run.aws, spec, stack)

    wait = Wait(ROLE, say("wait.balancer-listed"), 2, FRESH_SECONDS)
    return run.wait(wait, look, lambda seen: bool(seen.problems) or _all_stand(seen, stack), _not_yet)


def _all_stand(seen: Balancers, stack: Stack) -> bool:
    return all(seen.at(index) for index in stack.places)


def _not_yet(_seen: Balancers) -> Text:
    return say("seen.not-yet")


def removal(spec: Spec, found: Balancers | None) -> list[Step]:
    return [_delete(balancer, say("why.with-listeners"), stops=True) for balancer in found.items] if found else []


def protected(aws: Aws, found: Balancers) -> list[Finding]:
    """What to say of load balancers with deletion protection: asked before `down` touches DNS (T3.37)."""
    return [_is_protected(balancer) for balancer in found.items if aws.elb.protected(balancer.arn)]


def _purpose(spec: Spec, index: int, stack: Stack) -> Text:
    if len(stack.places) == 1:
        return say("why.balancer")
    return say("why.balancer-part", count=sum(stack.place(site.host) == index for site in spec.sites))


def _create(spec: Spec, index: int, why: Text) -> Step:
    name, part = naming.balancer(spec.name, index), str(index) if index else None

    def do(run: Run, stack: Stack) -> None:
        assert stack.network is not None
        assert stack.firewall is not None
        assert stack.firewall.group is not None
        fresh = run.aws.call.patient({"InvalidSecurityGroup", "InvalidConfigurationRequest"}, FRESH_SECONDS)
        subnets, groups = list(stack.network.subnets), [stack.firewall.group]
        remembered = memory.of_new(spec, stack) if index == stack.places[0] else {}

        def ask(caller: Caller) -> LoadBalancerTypeDef:
            return caller.write(
                run.aws.elbv2.create_load_balancer,
                Name=name,
                Type="application",
                Scheme="internet-facing",
                IpAddressType="ipv4",
                Subnets=subnets,
                SecurityGroups=groups,
                Tags=tags.listed(naming.tags(spec.name, ROLE, part=part) | remembered),
            )["LoadBalancers"][0]

        balancer = _once_free(run, spec, fresh, ask)
        if not naming.owned(run.aws.elb.tags_now(balancer["LoadBalancerArn"]), spec.name, ROLE):
            raise Refused(foreign(run.aws, balancer))
        run.aws.elb.note_new_balancer(balancer["LoadBalancerArn"])
        _apply_attributes(run, balancer["LoadBalancerArn"], spec)

    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="create",
        kind="load-balancer",
        name=name,
        why=why,
        costs=(Charge("load-balancer"), Charge("public-ipv4", spec.edge.zones)),
        do=do,
    )


def _once_free(
    run: Run, spec: Spec, caller: Caller, ask: Callable[[Caller], LoadBalancerTypeDef]
) -> LoadBalancerTypeDef:
    """What `ask` makes. A taken name is waited for only where nobody's load balancer is seen with it."""
    try:
        return ask(caller)
    except ApiError as error:
        if error.code != TAKEN:
            raise
        _refuse_foreign(run, spec)
    try:
        return ask(caller.patient({TAKEN}, NAME_FREED_SECONDS))
    except ApiError as error:
        if error.code == TAKEN:
            _refuse_foreign(run, spec)
        raise


def _refuse_foreign(run: Run, spec: Spec) -> None:
    """Somebody took the name meanwhile, with other settings than ours; raises Refused, which says who."""
    run.aws.elb.forget_balancers()
    if problems := seen(run.aws, spec).problems:
        raise Refused(*problems)


def _set_attributes(spec: Spec, ours: Balancer) -> Step:
    why = say("why.settings-unfinished") if ours.spec is None else say("why.edge-changed")
    return _change("attributes", ours, why, lambda run, _stack: _apply_attributes(run, ours.arn, spec))


def _apply_attributes(run: Run, arn: str, spec: Spec) -> None:
    wanted = attributes(spec.edge)
    patient = run.aws.call.patient({"LoadBalancerNotFound"}, FRESH_SECONDS)
    patient.write(
        run.aws.elbv2.modify_load_balancer_attributes,
        LoadBalancerArn=arn,
        Attributes=[{"Key": key, "Value": wanted[key]} for key in wanted],
    )
    # Last: a crash before this line leaves the old hash, and the attributes are set again (T8.3).
    run.aws.elb.mark(patient, arn, {naming.SPEC: naming.spec_hash(wanted)})


def _set_zones(ours: Balancer) -> Step:
    def do(run: Run, stack: Stack) -> None:
        assert stack.network is not None
        run.aws.call.write(run.aws.elbv2.set_subnets, LoadBalancerArn=ours.arn, Subnets=list(stack.network.subnets))
        run.aws.elb.forget_balancers()

    return _change("zones", ours, say("why.other-zones"), do)


def _set_groups(ours: Balancer) -> Step:
    def do(run: Run, stack: Stack) -> None:
        assert stack.firewall is not None
        assert stack.firewall.group is not None
        # The call replaces the whole list (T3.6); groups that you have added stay.
        groups = [*ours.groups, stack.firewall.group]
        run.aws.call.patient({"InvalidSecurityGroup"}, FRESH_SECONDS).write(
            run.aws.elbv2.set_security_groups, LoadBalancerArn=ours.arn, SecurityGroups=groups
        )
        run.aws.elb.forget_balancers()

    return _change("security-groups", ours, say("why.group-not-on-it"), do)


def _change(what: str, ours: Balancer, why: Text, do: Callable[[Run, Stack], None]) -> Step:
    return Step(
        resource=ROLE,
        phase=Phase.BUILD,
        verb="update",
        kind=f"load-balancer-{what}",
        name=ours.name,
        why=why,
        do=do,
    )


def _delete(balancer: Balancer, why: Text, *, stops: bool = False) -> Step:
    """`stops`: sites are on it."""

    def do(run: Run, stack: Stack) -> None:
        try:
            run.aws.call.write(run.aws.elbv2.delete_load_balancer, LoadBalancerArn=balancer.arn)
        except ApiError as error:
            if error.code != "LoadBalancerNotFound":
                raise
        run.aws.elb.forget_balancers()

    return Step(
        resource=ROLE,
        phase=Phase.PRUNE,
        verb="delete",
        kind="load-balancer",
        name=balancer.name,
        why=why,
        interrupts=say("interrupts.sites-stop") if stops else None,
        do=do,
    )


def _is_protected(balancer: Balancer) -> Finding:
    return finding("deletion-protection", "balancer", balancer=balancer.name)
