"""The file that is not at hand, read back from what stands: pure. Tags and rules say what was asked (design: no
state file).
"""

from collections import Counter
from dataclasses import replace

from edgeops.model import Group, Held, Instance, Pool, Route, Rule, Site, Spec, Stack, Target
from edgeops.placement import index_led_to
from edgeops.routing import FORWARD


def recovered(spec: Spec, stack: Stack) -> Spec:
    """The wish with the sites that the stack's rules serve, and the instances that its groups have registered."""
    groups = {group.arn: group for group in stack.groups.items} if stack.groups else {}
    rules = [rule for rule in stack.https.rules if rule.ours] if stack.https else []
    forwards = [rule for rule in rules if rule.part == FORWARD and rule.hosts]
    sites = tuple(_site(rule, rules, groups) for rule in forwards if any(arn in groups for arn in rule.weights))
    return replace(_certified(spec, stack), sites=sites, instances=_instances(list(groups.values())), recovered=True)


def orphaned(spec: Spec, stack: Stack) -> tuple[Held, ...]:
    """The names that lead to a load balancer of the stack, standing or gone, and that no recovered site has."""
    held = stack.records.items if stack.records else ()
    led = [item for item in held if item.target and index_led_to(spec.name, item.target) is not None]
    return tuple(item for item in led if item.host not in spec.hosts)


def _certified(spec: Spec, stack: Stack) -> Spec:
    """With the kind of certificate the listener has: one of ours, or the user's own."""
    arn = stack.https.listeners[0].certificate if stack.https and stack.https.listeners else None
    ours = stack.certificate.items if stack.certificate else ()
    kind = next((cert.key_type for cert in ours if cert.arn == arn), None)
    return replace(spec, key_type=kind) if kind else replace(spec, certificate=arn)


def _site(rule: Rule, rules: list[Rule], groups: dict[str, Group]) -> Site:
    mine = [one for one in rules if one.site == rule.site]
    pools = _pools(rule, groups)
    aliases = tuple(host for one in mine if one.redirect for host in one.hosts)
    routes = {
        one.match.paths[0]: pool for one in mine if one.match and one.match.paths for pool in _pools(one, groups)[:1]
    }
    check = next(groups[arn].check for arn in rule.weights if arn in groups)
    return Site(rule.hosts[0], pools, aliases, check, tuple(Route(path, pool) for path, pool in routes.items()))


def _pools(rule: Rule, groups: dict[str, Group]) -> tuple[Pool, ...]:
    known = [groups[arn] for arn in rule.weights if arn in groups]
    return tuple(Pool(group.name, (_target(group),)) for group in known)


def _target(group: Group) -> Target:
    label, _, port = group.part.partition(":")
    return Target(label, int(port) if port.isdigit() else group.port)


def _instances(groups: list[Group]) -> tuple[Instance, ...]:
    """Each instance under one label. A group has the label of one of its targets only, so that groups with one target
    are asked first; what nothing else names goes by its group's.
    """
    labels: dict[str, str] = {}
    for group in sorted(groups, key=lambda one: len(_ids(one))):
        for id in _ids(group):
            labels.setdefault(id, _target(group).instance)
    shared = Counter(labels.values())
    named = sorted((label, id) for id, label in labels.items())
    return tuple(Instance(label, id, many=shared[label] > 1) for label, id in named)


def _ids(group: Group) -> tuple[str, ...]:
    """The instances in it; of those that leave nothing is asked, where others stay."""
    staying = [target for target in group.targets if target.state != "draining"]
    return tuple(dict.fromkeys(target.id for target in staying or group.targets))
