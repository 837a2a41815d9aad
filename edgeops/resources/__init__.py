"""One module per AWS resource, all of one shape. To add one: write the module, list it in `ALL`, give `Stack` a field.

A module is `NEEDS` and `SEES` - the names of the modules whose `ensure` must be done before its own `ensure` starts,
and whose observations its `find` reads - and four functions:

- `find(aws, spec, stack) -> Observed | None` reads only. Ownership is proven by tags, never by name alone. What
stands in the way of `up` is not raised but returned in `problems`, so `status` can still show everything.
- `steps(spec, found, stack) -> list[Step]` is pure: what would be changed and why, as data. With nothing found it
returns every step of a first run; its steps may depend on the Stack only as far as `plan` can already know it.
- `ensure(run, spec, stack) -> Observed` performs the BUILD steps, then waits only until what depends on it may start.
- `removal(spec, found) -> list[Step]` is what `down` does, in PRUNE.

Modules never import each other; they meet in the Stack.
"""

from typing import Any, Protocol

from edgeops.aws import Aws
from edgeops.model import Observed, Spec, Stack, Step
from edgeops.resources import (
    address,
    balancer,
    certificate,
    cutover,
    delegation,
    early,
    entry,
    firewall,
    groups,
    health,
    https,
    network,
    placement,
    records,
    validation,
    zone,
)
from edgeops.run import Run


class Resource(Protocol):
    """The shape of the modules of this package."""

    __name__: str
    NEEDS: tuple[str, ...]
    SEES: tuple[str, ...]

    # `found` is the module's own observation; each module narrows it, which a Protocol cannot say.
    def find(self, aws: Aws, spec: Spec, stack: Stack) -> Observed | None: ...
    def steps(self, spec: Spec, found: Any, stack: Stack) -> list[Step]: ...
    def ensure(self, run: Run, spec: Spec, stack: Stack) -> Observed | None: ...
    def removal(self, spec: Spec, found: Any) -> list[Step]: ...


ALL: tuple[Resource, ...] = (
    network,
    zone,
    delegation,
    address,
    firewall,
    balancer,
    certificate,
    validation,
    groups,
    entry,
    early,
    https,
    records,
    placement,
    health,
    cutover,
)
