"""What one load balancer can hold: pure. The defaults are AWS's (T3.20); an account may have been given more."""

from collections.abc import Mapping

from edgeops.catalogue import say
from edgeops.errors import Finding, finding
from edgeops.model import Certificate, Spec, Zones
from edgeops.packing import titles
from edgeops.routing import wanted_rules

RULES = "rules-per-application-load-balancer"
CERTIFICATES = "certificates-per-application-load-balancer"
GROUPS = "target-groups-per-application-load-balancer"
DEFAULTS: Mapping[str, int] = {RULES: 100, CERTIFICATES: 25, GROUPS: 100}
WORDS = {RULES: say("limit.rules"), CERTIFICATES: say("limit.certificates"), GROUPS: say("limit.groups")}


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
        finding("too-many-for-one-load-balancer", "sites", count=count, things=WORDS[kind], most=_limit(kind, allowed))
        for kind, count in wanted.items()
        if count > _limit(kind, allowed)
    ]


def _limit(kind: str, allowed: Mapping[str, int]) -> int:
    return allowed.get(kind, DEFAULTS[kind])
