"""`[edge]`: settings of the load balancer."""

import re
from functools import partial

from edgeops.catalogue import say
from edgeops.model import Edge
from edgeops.settings.identity import REGION
from edgeops.settings.problems import Wrong
from edgeops.settings.schema import EDGE
from edgeops.settings.table import Table

DEFAULT = Edge()


def read_edge(root: Table, region: str) -> Edge:
    """The settings of the load balancer. AWS wants two zones at least, and each costs a public IPv4 address."""
    table = root.child("edge", EDGE)
    return Edge(
        zones=table.number("zones", range(2, 5), DEFAULT.zones),
        idle_timeout=table.number("idle_timeout", range(1, 4001), DEFAULT.idle_timeout, say("config.unit-seconds")),
        drop_invalid_headers=table.flag("drop_invalid_headers", default=DEFAULT.drop_invalid_headers),
        avoid_zones=table.texts("avoid_zones", partial(parse_zone, region)),
    )


def parse_zone(region: str, text: str) -> str:
    """The name of an Availability Zone of the region; of any where `region` is empty, the file's being wrong."""
    zone = re.compile(f"{re.escape(region) or REGION.pattern}[a-z]")
    if zone.fullmatch(text):
        return text
    plain = text.strip().lower()
    better = next((guess for guess in (plain, f"{region}{plain}") if zone.fullmatch(guess)), "")
    why = say("config-zone.why", example=f"{region or 'ap-northeast-1'}a")
    raise Wrong("zone", say("config-zone.what"), why, better)
