"""An account in a shape that two runs can be compared by: everything, except the ids that AWS draws.

What is masked, and why. Another run gets other ids for the same thing, because ids are counted through all calls and
the runs differ in their calls. So the id of each thing that was not in the seeded account is replaced, wherever it
stands, by what the thing is:

    id or ARN of a security group, rule of one, load balancer, listener, rule, target group    drawn by AWS
    ARN of a certificate                                                                       drawn by AWS
    DNS name of a load balancer (`NAME-<digits>.REGION…`)                                      digits drawn by AWS
    allocation, association and address of an Elastic IP                                       drawn by AWS

Nothing else: names, tags, settings, attributes, targets, rules with their priorities, conditions and weights, records
with their values, TTL and the marker's text are compared as they are; so is everything that was there before edgeops
came, ids included. A record that leads to the wrong load balancer or address still differs, since a mask names what it
stands for, and a duplicate is one line more. (Dates, health and states on their way are not in an inventory at all.)
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Inventory = Mapping[str, Any]
UNORDERED = ("ingress", "egress", "sni", "rules")
"""Lists whose order means nothing: rules of listeners carry their priority."""
Lines = Counter[str]
"""Everything in an account, one line a thing, with how often it is there."""


def lines(inventory: Inventory, seeded: Inventory) -> Lines:
    """The account with the ids masked that are not in `seeded`."""
    known = json.dumps(seeded)
    masks = {drawn: mask for drawn, mask in _masks(inventory) if drawn not in known}
    longest_first = sorted(masks, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    return Counter(pattern.sub(lambda met: masks[met[0]], line) for line in _lines(inventory))


def difference(found: Lines, expected: Lines) -> str:
    """Empty when both are the same account, else what is there too much and what is missing."""
    more = [f"+ {line}" for line in sorted((found - expected).elements())]
    less = [f"- {line}" for line in sorted((expected - found).elements())]
    return "\n".join([*more, *less])


def untouched(inventory: Inventory, seeded: Inventory, lost: str = "") -> str:
    """Empty when what was there before edgeops is there byte for byte, and beside it only validation CNAMEs; but for
    records that lead to `lost`.
    """
    now, before = Counter(_lines(inventory)), Counter(_lines(seeded))
    before = Counter({line: count for line, count in before.items() if not lost or lost not in line})
    kept = Counter({line: count for line, count in (now - before).items() if ".acm-validations.aws" in line})
    return difference(now - kept, before)


def _lines(inventory: Inventory) -> Iterator[str]:
    for name, region in inventory["regions"].items():
        for kind, members in region.items():
            for key, thing in members.items():
                if thing.get("name") != "default":  # moto makes a region's default VPC when it is first looked at
                    yield from (f"{name} {line}" for line in _parts(kind, key, thing))
    for zone in inventory["zones"].values():
        yield f"zone {zone['id']} {zone['private']} {_text(zone['tags'])}"
        for record in zone["records"]:
            yield f"record in {zone['id']} {_text(record)}"


def _parts(kind: str, key: str, thing: Mapping[str, Any]) -> Iterator[str]:
    """A line for the thing and one for each member of its unordered lists, which are sorted by id in an inventory."""
    lists = [name for name in UNORDERED if name in thing]
    yield f"{kind} {key} {_text({name: each for name, each in thing.items() if name not in lists})}"
    for name in lists:
        yield from (f"{kind} {key} {name}: {_text(member)}" for member in thing[name])


def _text(thing: Any) -> str:
    return json.dumps(thing, sort_keys=True)


def _masks(inventory: Inventory) -> Iterator[tuple[str, str]]:
    for region in inventory["regions"].values():
        yield from _of_machines(region)
        yield from _of_balancers(region)


def _of_machines(region: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for address in region["addresses"].values():
        part = address["tags"].get("edgeops:part", "")
        yield address["id"], f"<address {part}>"
        yield address["public_ip"], f"<ip of {part}>"
        if address["association"]:
            yield address["association"], f"<association of {part}>"
    for group in region["security_groups"].values():
        yield group["id"], f"<security group {group['name']}>"
        for side in ("ingress", "egress"):
            for rule in group[side]:
                yield rule["id"], f"<rule of {group['name']}>"


def _of_balancers(region: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for arn, balancer in region["load_balancers"].items():
        yield arn, f"<load balancer {balancer['name']}>"
        yield balancer["dns_name"], f"<DNS name of {balancer['name']}>"
    for arn, listener in region["listeners"].items():
        here = f"{arn.split('/')[2]} {listener['port']}"
        yield arn, f"<listener {here}>"
        yield from ((rule["arn"], f"<rule {here} {rule['priority']}>") for rule in listener["rules"])
    for arn, group in region["target_groups"].items():
        yield arn, f"<target group {group['name']}>"
    for arn, certificate in region["certificates"].items():
        yield arn, f"<certificate {_listed(certificate['names'])} {certificate['key_algorithm']}>"


def _listed(names: Iterable[str]) -> str:
    return ",".join(names)
