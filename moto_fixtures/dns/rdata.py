"""Route 53's values as records on the wire."""

from __future__ import annotations

import re

from dnslib import QTYPE, RR, TXT, DNSLabel
from dnslib.dns import RDMAP

from moto_fixtures.route53.record_checks import STRING

ESCAPE = re.compile(r"\\(\d{3}|.)")


def label(name: str) -> DNSLabel:
    r"""A spelled name as labels: `\052` is an asterisk."""
    return DNSLabel([_plain(each) for each in name.rstrip(".").split(".")] if name != "." else [])


def _plain(text: str) -> bytes:
    """Without Route 53's octal escapes."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 8)) if len(found[1]) == 3 else found[1], text).encode("latin-1")


def record(owner: DNSLabel, kind: str, ttl: int, value: str) -> RR | None:
    """One record; None for a type that does not go over the wire here."""
    if kind in ("TXT", "SPF"):
        content = TXT([_plain(each) for each in STRING.findall(value)])
    elif kind in RDMAP:
        content = RDMAP[kind].fromZone(value.split(" ", 2) if kind == "CAA" else value.split())
    else:
        return None
    return RR(owner, getattr(QTYPE, kind), ttl=ttl, rdata=content)
