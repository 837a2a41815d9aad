"""Early health: targets are checked before :443 leads to them, so also while the certificate is still pending.

A group's targets are `unused` until a rule leads to the group (T3.26), and without a certificate there is no :443
listener to have rules. So rules on :80 name the groups meanwhile, with a condition that nobody can meet: the source
192.0.2.1, an address reserved for documentation (RFC 5737). By the time the certificate is issued the health of every
target is known. The rules go as soon as the :443 ones lead to the groups; what a crash leaves of them goes with the
next `up`, and with the load balancer in any case (T3.37).

At most five groups a rule, and only as many rules as the load balancer has room for beside those of :443 (T3.20).
Where there is no room, health is known a little later; so it is where there are more than twenty groups. What is won is
the time of a first health check, some ten seconds, once; what is paid is two changes for five groups, of which AWS
admits 3 a second (T3.40), while the rules of :443 need their turns, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import Text, say
from edgeops.errors import ApiError
from edgeops.limits import DEFAULTS, RULES
from edgeops.model import Early, EarlyRule, Phase, Spec, Stack, Step
from edgeops.placement import on_balancer, sites_on
from edgeops.priorities import FRESH_SECONDS, TRIES, created
from edgeops.routing import GROUPS_A_RULE, group_name, live_pools, wanted_rules
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef, RuleConditionTypeDef, TargetGroupTupleTypeDef

NEEDS: tuple[str, ...] = ("entry", "groups")
SEES: tuple[str, ...] = ("entry",)

NAME = "early"
MOST_GROUPS = 20
NOBODY: RuleConditionTypeDef = {"Field": "source-ip", "SourceIpConfig": {"Values": ["192.0.2.1/32"]}}
Do = Callable[[Run, Stack], None]


def find(aws: Aws, spec: Spec, stack: Stack) -> Early:
    """Ours by tag, on our :80 listeners."""
    rules: list[EarlyRule] = []
    others: dict[int, int] = {}
    for listener in stack.entry.listeners if stack.entry else ():
        for entry in aws.elb.made_rules(listener.arn):
            owner = aws.elb.tags(entry["RuleArn"])
            if naming.owned(owner, spec.name, naming.RULE):
                rules.append(EarlyRule(entry["RuleArn"], owner.get(naming.PART, ""), listener.balancer))
            else:
                others[listener.balancer] = others.get(listener.balancer, 0) + 1
    return Early(tuple(rules), others)


def steps(spec: Spec, found: Early | None, stack: Stack) -> list[Step]:
    found = found or Early()
    missing = {index for index in stack.places if _missing(spec, index, found, stack)}
    if sum(len(_live(sites_on(spec, stack, index), stack)) for index in missing) > MOST_GROUPS:
        missing = set()
    indices = sorted({*missing, *(rule.balancer for rule in found.rules)})
    return [step for index in indices for step in _steps_on(spec, index, index in missing)]


def _steps_on(spec: Spec, index: int, missing: bool) -> list[Step]:
    name = on_balancer(":80", spec.name, index)
    create = [_step(Phase.BUILD, "create", name, say("why.early"), _create(spec, index))]
    delete = [_step(Phase.PRUNE, "delete", name, say("why.early-over"), _delete(index))]
    return [*(create if missing else []), *delete]


def ensure(run: Run, spec: Spec, stack: Stack) -> Early | None:
    """Whether they are needed was decided when the plan was made, so that `up` does what the plan says."""
    planned = [step for step in steps(spec, stack.early, stack) if step.phase is Phase.BUILD]
    return find(run.aws, spec, stack) if run.perform_all(planned, stack) else stack.early


def removal(spec: Spec, found: Early | None) -> list[Step]:
    """They go with the load balancer (T3.37)."""
    return []


def _missing(spec: Spec, index: int, found: Early, stack: Stack) -> list[tuple[str, ...]]:
    """The groups of the rules that are still to be made: where no rule of ours on :443 leads to any group.

    Also with an issued certificate: one that a run made before it was cut off may be listed late, and is only found
    by the priority that it has taken.
    """
    here = sites_on(spec, stack, index)
    if any(rule.ours for rule in (stack.https.rules_on(index) if stack.https else ())):
        return []
    there = {rule.part for rule in found.rules}
    return [names for names in _parts(here, found.others.get(index, 0), stack) if _part(names) not in there]


def _parts(here: Spec, others: int, stack: Stack) -> list[tuple[str, ...]]:
    """The names of the live pools' groups, as many as one rule takes. `here`: with the sites of one load balancer;
    `others`: the rules of others on its :80.
    """
    names = _live(here, stack)
    parts = [tuple(names[start : start + GROUPS_A_RULE]) for start in range(0, len(names), GROUPS_A_RULE)]
    room = DEFAULTS[RULES] - others - sum(len(wanted_rules(site)) for site in here.sites)
    return parts[: max(room, 0)]


def _live(here: Spec, stack: Stack) -> list[str]:
    """The names of the live pools' groups."""
    live = [(site, pool) for site in here.sites for pool in live_pools(here, site, stack)]
    return list(dict.fromkeys(group_name(here, site, pool, stack.network) for site, pool in live))


def _part(names: tuple[str, ...]) -> str:
    return f"{NAME}-{naming.digest(*names)}"


def _create(spec: Spec, index: int) -> Do:
    def do(run: Run, stack: Stack) -> None:
        place = 1
        for names in _missing(spec, index, stack.early or Early(), stack):
            place = _create_one(run, stack, index, names, place) + 1

    return do


def _create_one(run: Run, stack: Stack, index: int, names: tuple[str, ...], place: int) -> int:
    """Returns the priority that it got."""
    entry = stack.entry.on(index) if stack.entry else None
    assert entry is not None
    listener, identity = entry.arn, naming.tags(run.aws.stack, naming.RULE, part=_part(names))
    for _ in range(TRIES):
        rules = run.aws.elb.listed_rules(listener)
        there = {rule["Priority"]: run.aws.elb.tags(rule["RuleArn"]) for rule in rules}
        if any(one == identity for one in there.values()):
            return place  # its answer was lost
        while str(place) in there:
            place += 1
        try:
            if created(run, NAME, listener, place, [NOBODY], [_forward(stack, names)], identity):
                return place
        except ApiError as error:
            if error.code != "TooManyRules":
                raise
            return place  # the rules that serve come first; health is known a little later
    return place


def _forward(stack: Stack, names: tuple[str, ...]) -> ActionTypeDef:
    arns = {group.name: group.arn for group in stack.groups.items} if stack.groups else {}
    targets: list[TargetGroupTupleTypeDef] = [{"TargetGroupArn": arns[name], "Weight": 1} for name in names]
    return {"Type": "forward", "ForwardConfig": {"TargetGroups": targets}}


def _delete(index: int) -> Do:
    def delete(run: Run, rule: EarlyRule) -> None:
        not_yet = {"RuleNotFound"} if run.aws.elb.fresh(rule.arn) else ()
        try:
            run.aws.call.patient(not_yet, FRESH_SECONDS).write(run.aws.elbv2.delete_rule, RuleArn=rule.arn)
        except ApiError as error:
            if error.code != "RuleNotFound":
                raise

    def do(run: Run, stack: Stack) -> None:
        rules = [rule for rule in (stack.early.rules if stack.early else ()) if rule.balancer == index]
        run.aws.call.together.map(lambda rule: delete(run, rule), rules)
        entry = stack.entry.on(index) if stack.entry else None
        if entry is not None:
            run.aws.elb.forget_rules(entry.arn)

    return do


def _step(phase: Phase, verb: str, name: str, why: Text, do: Do) -> Step:
    return Step(NAME, phase, verb, "early-health", name, why, do=do)
