"""The rules of the :443 listener as pure values: which there must be, and at which priorities.

Each site owns a block of 20 priorities, the lowest that is free: exact hosts from 10,000, wildcards from 40,000, so
that `a.example.com` is asked before `*.example.com`; below 10,000 is room for maintenance. A rule that stands keeps
its place.

```
offset in the block   what
0 ..                  redirects of the site's aliases, up to five names a rule (T3.20)
18                    the site itself
```
"""

from collections.abc import Collection
from dataclasses import dataclass

from edgeops import naming
from edgeops.model import Network, Pool, Site, Spec

BLOCK = 20
EXACT_FROM, WILDCARD_FROM, END = 10_000, 40_000, 50_000
FORWARD_OFFSET = 18
FORWARD = "forward"
HOSTS_A_RULE = 5


@dataclass(frozen=True)
class WantedRule:
    """A rule that must be there. `redirect`: the host it redirects to; None: it forwards to the site's pool."""

    site: Site
    part: str
    hosts: tuple[str, ...]
    offset: int
    redirect: str | None = None

    @property
    def title(self) -> str:
        """As a step calls it."""
        names = ", ".join(self.hosts)
        return f"{names} -> {self.redirect}" if self.redirect else names


def group_name(spec: Spec, site: Site, pool: Pool, network: Network | None) -> str:
    """The name of the target group of a pool."""
    vpc = network.vpc if network else ""
    return naming.group(spec.name, site.host, pool.key.instance, pool.key.port, vpc)


def wanted_rules(spec: Spec) -> list[WantedRule]:
    """Every rule the file asks for, in the order of the file."""
    return [rule for site in spec.sites for rule in _of_site(site)]


def _of_site(site: Site) -> list[WantedRule]:
    chunks = [site.aliases[start : start + HOSTS_A_RULE] for start in range(0, len(site.aliases), HOSTS_A_RULE)]
    redirects = [
        WantedRule(site, f"alias-{number}", chunk, number, redirect=site.host) for number, chunk in enumerate(chunks)
    ]
    return [*redirects, WantedRule(site, FORWARD, (site.host,), FORWARD_OFFSET)]


def priority(rule: WantedRule, taken: Collection[tuple[int, str | None]]) -> int:
    """Where a new rule goes, given the (priority, site tag or None) of all rules that stand.

    Its site's block if it has one, else the lowest in which nothing of anybody else stands. Raises LookupError when
    the band is full.
    """
    first, last = (WILDCARD_FROM, END) if rule.site.host.startswith("*.") else (EXACT_FROM, WILDCARD_FROM)
    tag = naming.tag_site(rule.site.host)
    occupied = {place for place, _site in taken}
    mine = sorted({place // BLOCK * BLOCK for place, site in taken if site == tag and first <= place < last})
    others = {place // BLOCK * BLOCK for place, site in taken if site != tag}
    free = (start for start in range(first, last, BLOCK) if start not in others)
    for start in (*mine, *free):
        places: list[int] = [start + rule.offset, *range(start, start + BLOCK)]
        if left := [place for place in places if place not in occupied]:
            return left[0]
    raise LookupError(f"no free priority between {first} and {last}")
