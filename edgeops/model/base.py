"""The one thing all observations share: what stands in the way."""

from dataclasses import dataclass, field

from edgeops.errors import Finding


@dataclass(frozen=True)
class Observed:
    """Base of what a `find` returns. Error findings among `problems` block `up` before the first write (exit 6)."""

    problems: tuple[Finding, ...] = field(default=(), kw_only=True)
