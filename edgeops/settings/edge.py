"""`[certificate]` and `[edge]`: settings of the certificates and of the load balancer."""

from edgeops.model import Edge
from edgeops.settings.problems import Wrong
from edgeops.settings.schema import CERTIFICATE, EDGE
from edgeops.settings.spelling import nearest
from edgeops.settings.table import Table

KEY_TYPES = ("RSA_2048", "EC_prime256v1", "EC_secp384r1")
DEFAULT = Edge()


def read_key_type(root: Table) -> str:
    """The kind of key that certificates are requested with."""
    return root.child("certificate", CERTIFICATE).text("key_type", parse_key_type, KEY_TYPES[0])


def parse_key_type(text: str) -> str:
    """ACM makes out certificates with these only; the others can just be imported (T1.26)."""
    if text in KEY_TYPES:
        return text
    why = f"ACM makes certificates with: {', '.join(KEY_TYPES)}. In doubt {KEY_TYPES[0]}: every browser knows it."
    raise Wrong("key-type", "is not a key type", why, nearest(text, KEY_TYPES))


def read_edge(root: Table) -> Edge:
    """The settings of the load balancer. AWS wants two zones at least, and each costs a public IPv4 address."""
    table = root.child("edge", EDGE)
    return Edge(
        zones=table.number("zones", range(2, 5), DEFAULT.zones),
        idle_timeout=table.number("idle_timeout", range(1, 4001), DEFAULT.idle_timeout, " (seconds)"),
        drop_invalid_headers=table.flag("drop_invalid_headers", default=DEFAULT.drop_invalid_headers),
    )
