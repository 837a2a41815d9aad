"""What one load balancer can hold: pure. The defaults are AWS's (T3.20); an account may have been given more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from edgeops import naming
from edgeops.catalogue import say
from edgeops.model import Site, Spec, Stack
from edgeops.packing import NAMES_A_CERTIFICATE
from edgeops.routing import group_name, wanted_rules

RULES = "rules-per-application-load-balancer"
CERTIFICATES = "certificates-per-application-load-balancer"
GROUPS = "target-groups-per-application-load-balancer"
DEFAULTS: Mapping[str, int] = {RULES: 100, CERTIFICATES: 25, GROUPS: 100}
WORDS = {RULES: say("limit.rules"), CERTIFICATES: say("limit.certificates"), GROUPS: say("limit.groups")}


@dataclass(frozen=True)
class Load:
    """What is on a load balancer or is to be. `bare`: (zone id, name) of names that no certificate serves yet."""

    rules: frozenset[Hashable] = frozenset()
    groups: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()
    bare: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: Load) -> Load:
        return Load(
            self.rules | other.rules,
            self.groups | other.groups,
            self.certificates | other.certificates,
            self.bare | other.bare,
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each, by the names DescribeAccountLimits uses; the default certificate does not count."""
        coming = sum(-(-names // NAMES_A_CERTIFICATE) for names in Counter(zone for zone, _name in self.bare).values())
        return {
            RULES: len(self.rules),
            CERTIFICATES: max(len(self.certificates) + coming - 1, 0),
            GROUPS: len(self.groups),
        }

    def fits(self, allowed: Mapping[str, int], share: float = 1.0) -> bool:
        """True when one load balancer holds it within that share of what the account may have."""
        return all(count <= share * most(kind, allowed) for kind, count in self.counts.items())


def needed(spec: Spec, site: Site, stack: Stack) -> Load:
    """What a site of the file asks for."""
    by_host = stack.certificate.by_host if stack.certificate else {}
    zones = stack.zone.by_host if stack.zone and spec.certificate is None else {}
    return Load(
        rules=frozenset((naming.tag_site(site.host), rule.part) for rule in wanted_rules(site)),
        groups=frozenset(group_name(spec, site, pool, stack.network) for pool in site.groups),
        certificates=frozenset(by_host[name].arn for name in site.names if name in by_host),
        bare=frozenset((zones[name].id, name) for name in site.names if name in zones and name not in by_host),
    )


def standing(stack: Stack) -> dict[int, Load]:
    """What is on each load balancer, by its index, whoever made it: it goes, if it does, after the new has come."""
    names = {group.arn: group.name for group in stack.groups.items} if stack.groups else {}
    found: dict[int, Load] = {}
    for rule in stack.https.rules if stack.https else ():
        key = (rule.site, rule.part) if rule.ours else rule.arn
        load = Load(frozenset({key}), frozenset(names.get(arn, arn) for arn in rule.weights))
        found[rule.balancer] = found.get(rule.balancer, Load()) | load
    for listener in stack.https.listeners if stack.https else ():
        on_it = frozenset(arn for arn in (listener.certificate, *listener.sni) if arn)
        found[listener.balancer] = found.get(listener.balancer, Load()) | Load(certificates=on_it)
    return found


def most(kind: str, allowed: Mapping[str, int]) -> int:
    """How many of a kind one load balancer holds."""
    return allowed.get(kind, DEFAULTS[kind])
