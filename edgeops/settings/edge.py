"""`[edge]`: settings of the load balancer."""

from edgeops.catalogue import say
from edgeops.model import Edge
from edgeops.settings.schema import EDGE
from edgeops.settings.table import Table

DEFAULT = Edge()


def read_edge(root: Table) -> Edge:
    """The settings of the load balancer. AWS wants two zones at least, and each costs a public IPv4 address."""
    table = root.child("edge", EDGE)
    return Edge(
        zones=table.number("zones", range(2, 5), DEFAULT.zones),
        idle_timeout=table.number("idle_timeout", range(1, 4001), DEFAULT.idle_timeout, say("config.unit-seconds")),
        drop_invalid_headers=table.flag("drop_invalid_headers", default=DEFAULT.drop_invalid_headers),
    )
