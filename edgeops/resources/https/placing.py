"""A rule's place among the others: the priority at which it is made, and moving those of a site.

Nobody else's rule is ever moved. Two threads of ours never choose the same place; somebody else may be faster, and
then the next place is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import Text, say
from edgeops.errors import EdgeError, Finding, finding
from edgeops.model import Site
from edgeops.priorities import TRIES, created
from edgeops.resources.https.actions import conditions
from edgeops.resources.https.listener import ROLE
from edgeops.routing import NoRoom, Standing, WantedRule, priority, spread
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef, RulePriorityPairTypeDef


def create(run: Run, listener: str, wanted: WantedRule, to: list[ActionTypeDef]) -> None:
    """Make the rule at a free priority, once; raises EdgeError where there is none, or somebody is always faster."""
    identity = naming.tags(run.aws.stack, naming.RULE, wanted.site.host, wanted.part)
    for _ in range(TRIES):
        with run.aws.elb.placing(listener) as chosen:
            if _stands(run.aws, listener, wanted):
                return  # another run of the same stack was faster: one rule is enough
            place = _free_priority(run.aws, listener, wanted, chosen.values())
            chosen[place] = Standing(place, naming.tag_site(wanted.site.host), wanted.part)
        try:
            if created(run, ROLE, listener, place, conditions(wanted.match), to, identity):
                return
        finally:
            chosen.pop(place)
    raise EdgeError(_no_priority(wanted.title, say("no-free-priority.why-race")))


def reorder(run: Run, listener: str, site: Site, arns: Mapping[str | None, str]) -> None:
    """Give the site's rules (part -> ARN) places in their order; raises EdgeError where there is no room."""
    try:
        places = spread(site, _standing(run.aws, listener))  # as it is now: another site may just have been moved
    except NoRoom as error:
        raise EdgeError(_no_priority(site.host, error.why)) from error
    priorities: list[RulePriorityPairTypeDef] = [
        {"RuleArn": arns[part], "Priority": place} for part, place in places.items()
    ]
    answer = run.aws.call.write(run.aws.elbv2.set_rule_priorities, RulePriorities=priorities)
    for rule in answer["Rules"]:
        run.aws.elb.note_rule(listener, rule)


def _standing(aws: Aws, listener: str) -> list[Standing]:
    standing = []
    for rule in aws.elb.listed_rules(listener):
        owner = aws.elb.tags(rule["RuleArn"])
        mine = owner if naming.owned(owner, aws.stack, naming.RULE) else {}
        standing.append(Standing(int(rule["Priority"]), mine.get(naming.SITE), mine.get(naming.PART)))
    return standing


def _stands(aws: Aws, listener: str, wanted: WantedRule) -> bool:
    mine = (naming.tag_site(wanted.site.host), wanted.part)
    return any((one.site, one.part) == mine for one in _standing(aws, listener))


def _free_priority(aws: Aws, listener: str, wanted: WantedRule, chosen: Iterable[Standing]) -> int:
    try:
        return priority(wanted, [*_standing(aws, listener), *chosen])
    except NoRoom as error:
        raise EdgeError(_no_priority(wanted.title, error.why)) from error


def _no_priority(title: str, why: Text) -> Finding:
    return finding("no-free-priority", ROLE, why=why, rule=title)
