"""What one load balancer can hold: pure. The defaults are AWS's (T3.20); an account may have been given more."""

from collections.abc import Mapping

from edgeops.errors import Finding
from edgeops.model import Certificate, Spec, Zones
from edgeops.packing import titles
from edgeops.routing import wanted_rules

RULES = "rules-per-application-load-balancer"
CERTIFICATES = "certificates-per-application-load-balancer"
GROUPS = "target-groups-per-application-load-balancer"
DEFAULTS: Mapping[str, int] = {RULES: 100, CERTIFICATES: 25, GROUPS: 100}
WORDS = {RULES: "rules", CERTIFICATES: "certificates besides the default one", GROUPS: "target groups"}


def needed(spec: Spec, zones: Zones | None, by_host: Mapping[str, Certificate]) -> dict[str, int]:
    """How many of each the file asks for, by the names DescribeAccountLimits uses."""
    return {
        RULES: sum(len(wanted_rules(site)) for site in spec.sites),
        CERTIFICATES: max(len(titles(spec, zones, by_host)) - 1, 0),
        GROUPS: sum(len(site.groups) for site in spec.sites),
    }


def exceeded(wanted: Mapping[str, int], allowed: Mapping[str, int]) -> list[Finding]:
    """What is too much for one load balancer."""
    return [
        Finding(
            id="too-many-for-one-load-balancer",
            severity="error",
            where="sites",
            what=f"the file asks for {count} {WORDS[kind]}, and one load balancer holds {_limit(kind, allowed)}",
            why="All sites of a stack are on one load balancer. A site needs a rule; aliases and routes need more.",
            fix="Divide the sites over two files, each with its own [stack] name, or ask AWS to raise the limit.",
        )
        for kind, count in wanted.items()
        if count > _limit(kind, allowed)
    ]


def _limit(kind: str, allowed: Mapping[str, int]) -> int:
    return allowed.get(kind, DEFAULTS[kind])
