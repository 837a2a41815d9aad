"""Without a file: what stands of a stack and serves nobody, since no rule says what site it is of."""

from edgeops import flow
from edgeops.catalogue import joined, say, word
from edgeops.errors import Finding, finding
from edgeops.model import Held, Spec, Stack
from edgeops.naming import marker_name
from edgeops.recovery import orphaned


def leftovers(bare: Spec, spec: Spec, stack: Stack) -> tuple[Finding, ...]:
    """Errors, one a name that leads where no site is, and one of all that `down` would take away where there is no site
    at all. `bare`: what was asked, without sites; `spec`: what was recovered from the `stack`.

    What `down` keeps - a certificate, an address, validation records - is no leftover.
    """
    names = tuple(_orphan(held, stack) for held in orphaned(spec, stack))
    steps = () if spec.sites else flow.removal(bare, stack)
    if not steps:
        return names
    things = dict.fromkeys(joined(" ", [word("kind", step.kind), step.name]) for step in steps)
    left = joined(", ", things)
    return (*names, finding("stack-incomplete", "--stack", stack=bare.name, region=bare.region, things=left))


def _orphan(held: Held, stack: Stack) -> Finding:
    standing = stack.balancer.dns_names if stack.balancer else frozenset()
    gone = None if held.target in standing else say("name-without-site.what-gone", host=held.host)
    return finding("name-without-site", f'"{held.host}"', what=gone, host=held.host, marker=marker_name(held.host))
