"""An account taken apart: each thing that can be made or changed by itself, and whose it is.

A listener's rules, a security group's rules and a zone's record sets count each by itself, so that one of ours among
theirs, and one of theirs among ours, can be told apart. Ours is what carries our tags; a record, what stands beside
our marker, or leads to our load balancer at a name of the file. At any other name a record without our marker proves
nothing: an operator may lead names of their own to the load balancer, and who deletes the marker keeps the record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from edgeops import naming
from edgeops.naming import plain_name

Plain = dict[str, Any]
KINDS = {
    "instances": "instance",
    "addresses": "address",
    "security_groups": "group",
    "load_balancers": "balancer",
    "listeners": "listener",
    "target_groups": "target-group",
    "certificates": "certificate",
    "classic_load_balancers": "classic",
}
STUCK = frozenset({"HTTPS", "SVCB", "NS"})
"""Record types that are never replaced."""


@dataclass(frozen=True)
class Piece:
    """`key` is the same for as long as the thing stands; `parent`: the key of what it goes away with, or ""."""

    kind: str
    key: str
    thing: Plain
    parent: str = ""

    @property
    def text(self) -> str:
        """For comparing, byte by byte."""
        return json.dumps(self.thing, sort_keys=True)

    @property
    def tags(self) -> Mapping[str, str]:
        """Its tags; those of a record are none."""
        found: Mapping[str, str] = self.thing.get("tags", {})
        return found

    @property
    def name(self) -> str:
        """Of a record, as people write it."""
        return plain_name(self.thing["Name"])

    @property
    def proof(self) -> bool:
        """A validation record of ACM: shared by everybody, never deleted."""
        return self.kind == "record" and ".acm-validations.aws" in self.text


Pieces = Mapping[str, Piece]


def taken_apart(inventory: Plain) -> dict[str, Piece]:
    """Every piece of an inventory by its key. The default security groups, which moto makes by itself, are left out."""
    found: dict[str, Piece] = {}
    for region in inventory["regions"].values():
        for plural, kind in KINDS.items():
            for id, thing in region[plural].items():
                if kind != "group" or thing["name"] != "default":
                    found |= {piece.key: piece for piece in _parts(kind, id, thing)}
    for zone in inventory["zones"].values():
        for record in zone["records"]:
            place = (zone["id"], record["Name"], record["Type"], record.get("SetIdentifier", ""))
            key = " ".join(("record", *place)).rstrip()
            found[key] = Piece("record", key, {**record, "zone": zone["id"]})
    return found


def _parts(kind: str, id: str, thing: Plain) -> Iterator[Piece]:
    key = f"{kind} {id}"
    if kind == "listener":
        parent = "balancer " + id.replace(":listener/", ":loadbalancer/").rpartition("/")[0]
        usual = [rule for rule in thing["rules"] if rule["priority"] is None]
        yield Piece(kind, key, {**thing, "rules": usual}, parent)
        for rule in thing["rules"]:
            if rule["priority"] is not None:
                yield Piece("rule", f"rule {rule['arn']}", rule, key)
    elif kind == "group":
        yield Piece(kind, key, {**thing, "ingress": []})
        for rule in thing["ingress"]:
            yield Piece("opening", f"opening {rule['id']}", {**rule, "group": id}, key)
    else:
        yield Piece(kind, key, thing)


class Ownership:
    """Whose the pieces of an account are, as the tags and markers in it say; `names`: those of the file."""

    def __init__(self, pieces: Pieces, stack: str, names: Collection[str]) -> None:
        self.stack, self.names = stack, names
        self.pieces = pieces
        self.marked = {
            host
            for piece in pieces.values()
            if piece.kind == "record" and (host := naming.marked_host(piece.name)) and self._marks(piece)
        }
        self.mine = {key for key, piece in pieces.items() if self._ours(piece)}

    def ours(self, kind: str) -> list[Piece]:
        """Ours of a kind, in the order of their keys."""
        return [self.pieces[key] for key in sorted(self.mine) if self.pieces[key].kind == kind]

    def theirs(self) -> dict[str, Piece]:
        """Everything else, validation records included."""
        return {key: piece for key, piece in self.pieces.items() if key not in self.mine}

    def gone_with(self, piece: Piece, now: Pieces) -> bool:
        """True when the piece lay in something of ours that is not there any more."""
        parent = self.pieces.get(piece.parent)
        if parent is None:
            return False
        return (parent.key in self.mine and parent.key not in now) or self.gone_with(parent, now)

    def leads_to_us(self, piece: Piece) -> bool:
        """True for an alias of a load balancer of ours, by the name that only we give."""
        target = plain_name(piece.thing.get("AliasTarget", {}).get("DNSName", "")).removeprefix("dualstack.")
        return target.startswith(naming.stack_prefix(self.stack))

    def _ours(self, piece: Piece) -> bool:
        if piece.kind != "record":
            return piece.tags.get(naming.STACK) == self.stack
        if naming.marked_host(piece.name) is not None:
            return self._marks(piece)
        replaceable = piece.thing["Type"] in {"A", "AAAA", "CNAME"} and "SetIdentifier" not in piece.thing
        asked = piece.name in self.names and self.leads_to_us(piece)
        return asked or (replaceable and piece.name in self.marked and not piece.proof)

    def _marks(self, piece: Piece) -> bool:
        values = [naming.txt_text(one["Value"]) for one in piece.thing.get("ResourceRecords", [])]
        markers = [marker for value in values if (marker := naming.parse_marker(value))]
        return piece.thing["Type"] == "TXT" and any(marker.stack == self.stack for marker in markers)
