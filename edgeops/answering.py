"""Which rule of a :443 listener answers for a host: pure. The first that fits, in the order of priority, does
(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html).

A rule of others that only takes some paths, some networks or what else it asks for answers a part: the rest comes on to
the rules behind it.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from edgeops.domains import some_name
from edgeops.model import Match, Rule

EVERY_PATH = frozenset({"*", "/*"})


def answering(rules: Iterable[Rule], host: str) -> Rule | None:
    """The rule that answers what comes for the host, or None where nobody does. `rules`: of one load balancer, by
    priority.
    """
    return next((rule for rule in rules if fits(rule, host) and _whole(rule)), None)


def shadowed(theirs: Rule, rules: Iterable[Rule], hosts: Iterable[str]) -> list[str]:
    """Of these hosts those for which somebody else's rule answers instead of a rule of ours, which stands behind it."""
    return [host for host in _before_ours(theirs, rules, hosts) if _whole(theirs)]


def divided(theirs: Rule, rules: Iterable[Rule], hosts: Iterable[str]) -> list[str]:
    """Of these hosts those of which it answers a part before a rule of ours is asked."""
    return [host for host in _before_ours(theirs, rules, hosts) if not _whole(theirs)]


def fits(rule: Rule, host: str) -> bool:
    """True where it may answer for that host, as far as its conditions are known: ELB's patterns have `*` and `?`.
    Without a host it answers for all.
    """
    name = some_name(host)
    known = rule.match is not None
    return known and (not rule.hosts or any(fnmatchcase(name, one.lower()) for one in rule.hosts))


def _before_ours(theirs: Rule, rules: Iterable[Rule], hosts: Iterable[str]) -> list[str]:
    mine = [rule for rule in rules if rule.ours and rule.balancer == theirs.balancer]
    ours = {host: answering(mine, host) for host in hosts if fits(theirs, host)}
    return [host for host, rule in ours.items() if rule and theirs.priority < rule.priority]


def _whole(rule: Rule) -> bool:
    """True where it answers all that comes for its hosts. That ours ask for networks is what `allow` wants."""
    asked = rule.match or Match()
    everywhere = not asked.paths or not EVERY_PATH.isdisjoint(asked.paths)
    return everywhere and (rule.ours or not asked.sources)
