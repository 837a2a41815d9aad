"""The :443 listener of each load balancer: TLS ends here, and a rule leads each host to its pool.

A host nobody asked for gets 404.
"""

from __future__ import annotations

from collections.abc import Sequence

from edgeops import naming
from edgeops.answering import divided, shadowed
from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.errors import Finding, finding
from edgeops.model import Balancers, Https, Listener, Phase, Rule, Spec, Stack, Step
from edgeops.placement import on_balancer
from edgeops.resources.https.listener import PORT, ROLE, listener_steps, seen
from edgeops.resources.https.rules import rule_steps
from edgeops.resources.https.seeing import seen_rules
from edgeops.run import Run
from edgeops.strangers import strangers

NEEDS: tuple[str, ...] = ("balancer", "certificate", "validation", "groups", "early")
SEES: tuple[str, ...] = ("balancer", "certificate")


def find(aws: Aws, spec: Spec, stack: Stack) -> Https:
    """SNI certificates are read only where there can be any: with more than one certificate of ours, or where the
    default one has been exchanged.
    """
    known = {one.arn for one in stack.certificate.items} | stack.certificate.needed if stack.certificate else set()
    listeners: list[Listener] = []
    rules: list[Rule] = []
    problems: list[Finding] = []
    for balancer in stack.balancer.numbered if stack.balancer else ():
        for there in aws.elb.standing_listeners(balancer.arn):
            arn = there["ListenerArn"]
            if there["Port"] != PORT:
                continue
            identity = aws.elb.tags(arn)
            if not naming.owned(identity, spec.name, ROLE):
                problems.append(_foreign(spec, balancer.index))
                continue
            default = {cert["CertificateArn"] for cert in there.get("Certificates", [])}
            sni = tuple(aws.elb.sni(arn)) if len(known | default) > 1 else ()
            listeners.append(seen(there, identity, sni, balancer.index))
            rules += seen_rules(aws, spec, arn, balancer.index)
    problems += [_foreign_rule(spec, rule, rules) for rule in rules if not rule.ours]
    return Https(tuple(listeners), tuple(rules), problems=tuple(problems))


def steps(spec: Spec, found: Https | None, stack: Stack) -> list[Step]:
    found = found or Https()
    return [*listener_steps(spec, found, stack), *rule_steps(spec, found, stack)]


def ensure(run: Run, spec: Spec, stack: Stack) -> Https | None:
    mine = [step for step in steps(spec, stack.https, stack) if step.phase is Phase.BUILD]
    fresh = [step for step in mine if (step.verb, step.kind) == ("create", "rule")]
    performed = run.perform_all([step for step in mine if step not in fresh], stack)
    performed |= run.perform_together(fresh, stack)  # each at a place of its own
    return find(run.aws, spec, stack) if performed else stack.https


def removal(spec: Spec, found: Https | None) -> list[Step]:
    """It goes with the load balancer (T3.37)."""
    return []


def used_by_others(aws: Aws, spec: Spec, found: Balancers) -> list[Finding]:
    """What to say of listeners and rules on our load balancers that others made: they would be deleted with it, so
    it is asked before `down` touches anything.
    """
    found_there = [one for balancer in found.items for one in strangers(aws, spec.name, balancer.arn)]
    return [
        finding(one.code, ROLE, family="would-go", what=say("would-go.what", thing=one.what)) for one in found_there
    ]


def _foreign_rule(spec: Spec, rule: Rule, rules: Sequence[Rule]) -> Finding:
    """In the way of `up` only where it answers for a host of the file that has no rule of ours. Before a rule of ours
    it may be there on purpose, as a maintenance page: a warning. Else a note.
    """
    served = {host for one in rules if one.ours for host in one.hosts}
    in_the_way = [host for host in rule.hosts if host in spec.hosts and host not in served]
    hosts = on_balancer(", ".join(rule.hosts) or say("balancer.any-host"), spec.name, rule.balancer)
    if in_the_way:
        return finding("foreign-rule", ROLE, priority=rule.priority, hosts=hosts)
    if instead := shadowed(rule, rules, spec.hosts):
        why, fix = say("foreign-rule.why-before", sites=", ".join(instead)), say("foreign-rule.fix-before")
        return finding("foreign-rule", ROLE, "warning", why=why, fix=fix, priority=rule.priority, hosts=hosts)
    part = divided(rule, rules, spec.hosts)
    why = say("foreign-rule.why-part", sites=", ".join(part)) if part else say("foreign-rule.why-harmless")
    fix = say("foreign-rule.fix-before") if part else say("foreign-rule.fix-harmless")
    return finding("foreign-rule", ROLE, "note", why=why, fix=fix, priority=rule.priority, hosts=hosts)


def _foreign(spec: Spec, index: int) -> Finding:
    return finding("foreign-listener", ROLE, port=on_balancer(str(PORT), spec.name, index))
