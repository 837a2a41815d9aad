"""Names, hashes, tags and the marker's text: pure, and the same on every machine.

Names are deterministic, so a second run looks for exactly what the first one made; tags, not names, prove whose it is.
Load balancer and target group names hold at most 32 characters of [A-Za-z0-9-] (T3.1).
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

VERSION = "1"
PREFIX = "eo"
NAME_LIMIT = 32

STACK, ROLE, SITE, PART, FORMAT, SPEC, RETRY, ZONES = (
    "edgeops:stack",
    "edgeops:role",
    "edgeops:site",
    "edgeops:part",
    "edgeops:v",
    "edgeops:spec",
    "edgeops:retry",
    "edgeops:zones",
)
GROUP = "group"
"""The role of every target group of ours."""
RULE = "rule"
"""The role of every rule of ours, on :443 and on :80."""
YOURS, OURS = "yours", "ours"
"""As `edgeops:part` of the :443 listener: whose its default certificate is. None says ours."""


def digest(*parts: object, length: int = 8) -> str:
    """The first `length` hex digits of the SHA-256 of the parts, which cannot run into each other."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:length]


def stack_prefix(stack: str) -> str:
    """What every load balancer and target group name of the stack begins with (another stack's may, too)."""
    return f"{PREFIX}-{stack}-"


def balancer(stack: str, index: int = 0) -> str:
    """The name of the stack's load balancer with that index."""
    return stack_prefix(stack) + digest(stack, "balancer", index)


def group(stack: str, site: str, instance: str, port: int, vpc: str, generation: int = 0) -> str:
    """The target group's name: hashes all that a group can never change (T0.11), and not the pool's name.

    A stack's name of 15 characters with a port of five digits leaves seven digits of the hash.
    """
    prefix = f"{stack_prefix(stack)}{port}-"
    unchangeable = (stack, site, instance, port, "HTTP", vpc, generation)
    return prefix + digest(*unchangeable, length=min(8, NAME_LIMIT - len(prefix)))


def security_group(stack: str, vpc: str) -> str:
    """The name of the load balancer's security group; unique in its VPC."""
    return stack_prefix(stack) + digest(stack, "firewall", vpc)


def tag_site(host: str) -> str:
    """The host as a tag value: `*` is refused in the tags of ELB and ACM."""
    return "_wildcard." + host[2:] if host.startswith("*.") else host


def tags(stack: str, role: str, site: str | None = None, part: str | None = None) -> dict[str, str]:
    """The identity written in the same call that creates a thing; `owned` reads it back."""
    identity = {STACK: stack, ROLE: role, FORMAT: VERSION}
    if site is not None:
        identity[SITE] = tag_site(site)
    if part is not None:
        identity[PART] = part
    return identity


def owned(found: Mapping[str, str], stack: str, role: str) -> bool:
    """True when the tags say that the thing is this stack's, in this role."""
    return found.get(STACK) == stack and found.get(ROLE) == role and FORMAT in found


def spec_hash(attributes: Mapping[str, str]) -> str:
    """The value of `edgeops:spec`: written after the attributes, so that a crash between them leaves it stale."""
    text = json.dumps(dict(attributes), sort_keys=True)
    return "v1-" + hashlib.sha256(text.encode()).hexdigest()[:12]


def certificate_token(
    account: str, region: str, stack: str, names: tuple[str, ...], key: str, generation: int = 0
) -> str:
    """ACM's idempotency token: `\\w+`, at most 32 characters, moves past a dead certificate by generation (T1.6)."""
    return digest(account, region, stack, ",".join(sorted(names)), key, generation, length=32)


@dataclass(frozen=True)
class Marker:
    """Who holds a DNS name: the text of the TXT record beside each record of ours.

    `old`: what stood at the name before it was taken over, as `pack` makes it; "" where nothing did. `address`: what
    we wrote for an instance's host name; "" for a site's, whose record is known by the load balancer it leads to.
    """

    account: str
    region: str
    stack: str
    old: str = ""
    address: str = ""

    def text(self) -> str:
        """Without quotes; at most 255 bytes where nothing was taken over."""
        owner = f"account={self.account} region={self.region} stack={self.stack}"
        owner += f" address={self.address}" if self.address else ""
        taken = f" old={self.old}" if self.old else ""
        return f"edgeops/{VERSION} {owner} (made by edgeops, do not delete){taken}"

    def same_owner(self, other: "Marker") -> bool:
        """True when both say that the same stack holds the name."""
        return (self.account, self.region, self.stack) == (other.account, other.region, other.stack)


def pack(records: Sequence[object]) -> str:
    """Record sets as they came from Route53, small enough for a TXT record: base64url of zlib of JSON."""
    text = json.dumps(records, sort_keys=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(text: str) -> list[Any]:
    """What `pack` was given; [] for a text that is damaged."""
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        records = json.loads(zlib.decompress(packed))
    except (ValueError, zlib.error):
        return []
    return records if isinstance(records, list) else []


def txt_value(text: str) -> str:
    """A TXT value as Route53 wants it: quoted strings of at most 255 characters."""
    return " ".join(f'"{text[start : start + 255]}"' for start in range(0, len(text), 255))


def txt_text(value: str) -> str:
    """The text of a TXT value: its strings put together."""
    return value.strip().removeprefix('"').removesuffix('"').replace('" "', "")


def plain_name(name: str) -> str:
    """A record's name as people write it. Only `\\052` is decoded: other escapes could match a wrong name (T2.16)."""
    return name.lower().rstrip(".").replace("\\052", "*", 1) if name.startswith("\\052") else name.lower().rstrip(".")


def marker_name(host: str) -> str:
    """Where the marker of a host stands: never on the name itself, which could be a CNAME (T2.9)."""
    return "_edgeops-wildcard." + host[2:] if host.startswith("*.") else "_edgeops." + host


def marked_host(name: str) -> str | None:
    """The host whose marker stands at `name`, or None where `name` is no marker's."""
    if name.startswith("_edgeops-wildcard."):
        return "*." + name.removeprefix("_edgeops-wildcard.")
    return name.removeprefix("_edgeops.") if name.startswith("_edgeops.") else None


def parse_marker(text: str) -> Marker | None:
    """The marker in a TXT value (without quotes), or None where the value is somebody else's."""
    head, _, rest = text.partition(" ")
    if not head.startswith("edgeops/"):
        return None
    fields = dict(word.split("=", 1) for word in rest.split() if "=" in word)
    if not fields.keys() >= {"account", "region", "stack"}:
        return None
    owner = (fields["account"], fields["region"], fields["stack"])
    return Marker(*owner, old=fields.get("old", ""), address=fields.get("address", ""))
