"""What edgeops made, without what may differ between an account with a past and a fresh one. Everything else counts.

What may differ, and why:

- ids, ARNs, dates, addresses, the order of the sites' blocks of priorities: another run names and places them anew.
  The order of the rules of one site counts.
- which pool of a site is live: an operation, never mended. That just one is counts.
- how long a group drains: set when there is first something to drain (design: target groups).
- how the names are packed into certificates: an issued one stays until no name of it is needed. That every name is
  served by one of ours on the listener, or all by the one that the file names, and that none of ours is without a name
  of the file, counts.
- that the listener's tags say of our certificate that it is ours: said only where one of the user's own was on it.
- an Elastic IP the file does not ask for any more, or in whose place somebody has put one of their own on the
  instance: a released address never comes back, so only `down` releases it. `status` says what it costs.
- deletion protection, and security groups that the operator gave the load balancer beside ours: the operator's own.
- records in a zone that no name of the file is in, when the rules that led there went with a load balancer that
  somebody has deleted: `up` sweeps the zones it has a reason to, `down` every one (design: what is found how).
- validation records: shared, never deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from edgeops import naming
from edgeops.model import Spec
from tests.torture.story.console import Look, arn
from tests.torture.story.pieces import Piece

Shape = Mapping[str, Any]


def shape_of(look: Look) -> Shape:
    """By a name that two accounts share."""
    spec = look.desk.spec
    return {
        "balancers": sorted(_text(_balancer(look, piece)) for piece in look.owners.ours("balancer")),
        "listeners": sorted(_text(_listener(piece)) for piece in look.owners.ours("listener")),
        "rules": _rules(look),
        "groups": sorted(_text(_group(look, piece)) for piece in look.owners.ours("target-group")),
        "security groups": sorted(_text(_without(piece.thing, "id", "egress")) for piece in look.owners.ours("group")),
        "openings": sorted(_text(_opening(look, piece)) for piece in look.owners.ours("opening")),
        "addresses": sorted(_text(_address(piece)) for piece in _addresses(look) if _asked(spec, piece)),
        "records": sorted(_record(look, piece) for piece in look.owners.ours("record") if _in_use(look, piece)),
        "served": {host: len(_certificates(look, host)) > 0 for host in spec.hosts},
        "idle certificates": [piece.key for piece in look.owners.ours("certificate") if not _needed(look, piece)],
    }


def differences(one: Shape, other: Shape) -> str:
    """The parts in which they differ, both ways; "" when they are the same."""
    return "\n".join(f"{part}:\n  {one[part]}\n  {other[part]}" for part in one if one[part] != other[part])


def _text(thing: Any) -> str:
    return json.dumps(thing, sort_keys=True)


def _without(thing: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if key not in names}


def _balancer(look: Look, piece: Piece) -> Any:
    groups = [look.owners.pieces[f"group {id}"] for id in piece.thing["security_groups"]]
    names = sorted(group.thing["name"] for group in groups if group.key in look.owners.mine)
    attributes = _without(piece.thing["attributes"], "deletion_protection.enabled")
    return {**_without(piece.thing, "dns_name"), "security_groups": names, "attributes": attributes}


def _listener(piece: Piece) -> Any:
    usual = [rule["actions"] for rule in piece.thing["rules"]]
    tags = {key: value for key, value in piece.tags.items() if (key, value) != (naming.PART, naming.OURS)}
    return {**_without(piece.thing, "certificate", "sni"), "rules": usual, "tags": tags}


def _rules(look: Look) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for piece in sorted(look.owners.ours("rule"), key=lambda one: int(one.thing["priority"])):
        found.setdefault(piece.tags.get(naming.SITE, ""), []).append(_text(_rule(look, piece)))
    return found


def _rule(look: Look, piece: Piece) -> Any:
    conditions = [{**one, "Values": sorted(one.get("Values", []))} for one in piece.thing["conditions"]]
    return {
        "part": piece.tags.get(naming.PART),
        "conditions": sorted(_text(_sorted(one)) for one in conditions),
        "actions": [_action(look, action) for action in piece.thing["actions"]],
    }


def _sorted(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {key: _sorted(value) for key, value in thing.items()}
    return sorted(thing) if isinstance(thing, list) else thing


def _action(look: Look, action: Any) -> Any:
    groups = action.get("ForwardConfig", {}).get("TargetGroups", [])
    if not groups:
        return action
    names = {
        look.owners.pieces[f"target-group {one['TargetGroupArn']}"].thing["name"]: one.get("Weight", 1)
        for one in groups
    }
    return {"to": sorted(names), "live": sum(1 for weight in names.values() if weight)}


def _group(look: Look, piece: Piece) -> Any:
    drain = "deregistration_delay.timeout_seconds"
    return {**piece.thing, "attributes": _without(piece.thing["attributes"], drain)}


def _opening(look: Look, piece: Piece) -> Any:
    source = piece.thing["source"]
    by = {"group": look.owners.pieces[f"group {source['GroupId']}"].thing["name"]} if "GroupId" in source else source
    at = look.owners.pieces[f"group {piece.thing['group']}"].thing["name"]
    return {**_without(piece.thing, "id"), "source": by, "group": at}


def _asked(spec: Spec, piece: Piece) -> bool:
    return any(one.elastic_ip and one.label == piece.tags.get(naming.PART) for one in spec.instances)


def idle(look: Look) -> list[Piece]:
    """Addresses of ours that are on no instance."""
    return [piece for piece in look.owners.ours("address") if not piece.thing["instance"]]


def _addresses(look: Look) -> list[Piece]:
    """Without the one whose place is taken. A second one would be a spare, which `up` releases."""
    ours = look.owners.ours("address")
    taken = [piece for piece in look.owners.theirs().values() if piece.kind == "address" and piece.thing["instance"]]
    replaced = idle(look)[:1] if taken else []
    return [piece for piece in ours if piece not in replaced]


def _address(piece: Piece) -> Any:
    return {"tags": piece.tags, "instance": piece.thing["instance"]}


def _in_use(look: Look, piece: Piece) -> bool:
    names = (*look.desk.spec.hosts, *look.desk.spec.hostnames)
    return piece.thing["zone"] in {look.zone_of(name) for name in names}


def _record(look: Look, piece: Piece) -> str:
    shown = _text(_without(piece.thing, "zone"))
    for address in look.owners.pieces.values():
        if address.kind == "address":
            shown = shown.replace(address.thing["public_ip"], "ADDRESS")
    for balancer in look.owners.ours("balancer"):
        shown = shown.replace(balancer.thing["dns_name"], "BALANCER")
    return shown


def _certificates(look: Look, host: str) -> list[Piece]:
    """Ours, on the listener, with that very name; or the one that the file names, when it is the default one."""
    listener = next(one for one in look.owners.ours("listener") if one.thing["port"] == 443)
    if named := look.desk.spec.certificate:
        return [look.owners.pieces[f"certificate {named}"]] if listener.thing["certificate"] == named else []
    on_it = {listener.thing["certificate"], *listener.thing["sni"]}
    return [one for one in look.owners.ours("certificate") if arn(one) in on_it and host in one.thing["names"]]


def _needed(look: Look, piece: Piece) -> bool:
    spec = look.desk.spec
    return spec.certificate is None and not set(piece.thing["names"]).isdisjoint(spec.hosts)
