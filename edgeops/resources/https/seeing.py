"""The rules of a :443 listener, and whose they are: tags tell.

For a glance (`status`) most of them need not be asked: the only rule that does what the file wants of a site, at a
place where ours stand, leading to groups that are that site's by their tags, is right whoever made it. Tags cost a call
for 20, and there is a rule a site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from edgeops import naming
from edgeops.aws import Aws
from edgeops.model import Match, Rule, Spec
from edgeops.resources.https.actions import seen_rule, unowned
from edgeops.routing import EXACT_FROM, WantedRule, wanted_rules

Key = tuple[frozenset[str], ...]


def seen_rules(aws: Aws, spec: Spec, listener: str, balancer: int) -> list[Rule]:
    """What somebody made on the listener with that ARN, of the load balancer with that index, by priority."""
    evident = _evident(aws, spec, listener, balancer) if spec.glance else {}
    made = aws.elb.made_rules(listener, evident)
    rules = [evident.get(entry["RuleArn"]) or seen_rule(aws, spec, entry, balancer) for entry in made]
    return sorted(rules, key=lambda rule: rule.priority)


def same_match(found: Match | None, wanted: Match) -> bool:
    """True for the same conditions, in whatever order."""
    return found is not None and _key(found) == _key(wanted)


def other_kind(rule: Rule, wanted: WantedRule) -> bool:
    """True for a rule that redirects, forwards or refuses where another of these is wanted."""
    status = None if wanted.redirect or wanted.pools else "403"
    return (rule.redirect, rule.status) != (wanted.redirect, status)


def _evident(aws: Aws, spec: Spec, listener: str, balancer: int) -> Mapping[str, Rule]:
    """ARN -> those that are ours by what they do."""
    wanted = {_key(rule.match): rule for site in spec.sites for rule in wanted_rules(site)}
    made: dict[Key, list[Rule]] = {}
    for entry in aws.elb.listed_rules(listener):
        if (rule := unowned(entry, balancer)).match:
            made.setdefault(_key(rule.match), []).append(rule)
    alone = [(rules[0], wanted[key]) for key, rules in made.items() if key in wanted and len(rules) == 1]
    return {rule.arn: rule for rule in _proven(alone, _sites_of_groups(aws, spec))}


def _proven(pairs: Iterable[tuple[Rule, WantedRule]], sites: Mapping[str, str]) -> Iterator[Rule]:
    for rule, goal in pairs:
        tag = naming.tag_site(goal.site.host)
        leads_there = {sites.get(group) for group in rule.weights} == ({tag} if goal.pools else set())
        if leads_there and not other_kind(rule, goal) and rule.priority >= EXACT_FROM:
            yield replace(rule, ours=True, site=tag, part=goal.part)


def _sites_of_groups(aws: Aws, spec: Spec) -> Mapping[str, str]:
    """Target group ARN -> whose site it is, of those that are ours."""
    tags = {group["TargetGroupArn"]: aws.elb.tags(group["TargetGroupArn"]) for group in aws.elb.groups()}
    return {arn: own.get(naming.SITE, "") for arn, own in tags.items() if naming.owned(own, spec.name, naming.GROUP)}


def _key(match: Match) -> Key:
    return frozenset(match.hosts), frozenset(match.paths), frozenset(match.sources)
